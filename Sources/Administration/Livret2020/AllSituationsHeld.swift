// SPDX-License-Identifier: GPL-3.0-or-later

/// Case 1: every situation was held; the global CCF mark goes in the first column, the second stays empty.
struct AllSituationsHeld: LivretRule {
  func row(for entry: LivretEntry) -> LivretRow? {
    guard entry.hasCCF, !entry.situations.isEmpty, entry.held.count == entry.situations.count else { return nil }
    let mark = entry.mean(of: entry.situations)
    return LivretRow(.allSituations, first: mark, missing: mark == nil ? [.weights] : [])
  }
}
