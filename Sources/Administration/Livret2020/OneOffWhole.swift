// SPDX-License-Identifier: GPL-3.0-or-later

/// A one-off oral held whole before 16 March 2020 goes in the first column.
struct OneOffWhole: LivretRule {
  func row(for entry: LivretEntry) -> LivretRow? {
    guard let oneOff = entry.oneOffBefore, oneOff.isWhole else { return nil }
    return LivretRow(.oneOffWhole, first: oneOff.mark, missing: oneOff.mark == nil ? [.oneOffMark] : [])
  }
}
