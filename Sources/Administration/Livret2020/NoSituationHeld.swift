// SPDX-License-Identifier: GPL-3.0-or-later

/// Case 3: no situation was held; the first column stays empty, contrôle continu goes in the second.
struct NoSituationHeld: LivretRule {
  func row(for entry: LivretEntry) -> LivretRow? {
    guard entry.hasCCF, entry.held.isEmpty else { return nil }
    return LivretRow(
      .noSituation, second: entry.continuous, missing: entry.continuous == nil ? [.continuousMark] : [])
  }
}
