// SPDX-License-Identifier: GPL-3.0-or-later

/// Case 2: one situation at least was held. If those marks reflect the level, the CCF mark rests on them alone; else a
/// mark of contrôle continu stands for each missing situation (with its weight: our reading). First column.
struct SomeSituationsHeld: LivretRule {
  func row(for entry: LivretEntry) -> LivretRow? {
    guard entry.hasCCF, !entry.held.isEmpty, entry.held.count < entry.situations.count else { return nil }
    switch entry.situationsReflectLevel {
    case nil: return LivretRow(.someSituationsAlone, missing: [.level])
    case true?:
      let mark = entry.mean(of: entry.situations)
      return LivretRow(.someSituationsAlone, first: mark, missing: mark == nil ? [.weights] : [])
    case false?:
      guard let continuous = entry.continuous else {
        return LivretRow(.someSituationsCompleted, missing: [.continuousMark])
      }
      let mark = entry.mean(of: entry.situations.map { $0 ?? continuous })
      return LivretRow(.someSituationsCompleted, first: mark, missing: mark == nil ? [.weights] : [])
    }
  }
}
