// SPDX-License-Identifier: GPL-3.0-or-later

/// A one-off oral held in part before 16 March 2020: its mark, completed by contrôle continu, goes in the first column.
/// The text gives no way to compute that mark: the centre fixes it.
struct OneOffPart: LivretRule {
  func row(for entry: LivretEntry) -> LivretRow? {
    guard let oneOff = entry.oneOffBefore, !oneOff.isWhole else { return nil }
    return LivretRow(.oneOffPart, first: oneOff.mark, missing: oneOff.mark == nil ? [.completedMark] : [])
  }
}
