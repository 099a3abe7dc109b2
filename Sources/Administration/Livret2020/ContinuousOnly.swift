// SPDX-License-Identifier: GPL-3.0-or-later

/// A centre without CCF, and no oral before 16 March 2020: contrôle continu, in its column.
enum ContinuousOnly {
  static func row(for entry: LivretEntry) -> LivretRow {
    LivretRow(
      .continuousOnly, second: entry.continuous, missing: entry.continuous == nil ? [.continuousMark] : [])
  }
}
