// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension Exam {
  /// How long a phase lasts, its shared allowance included: `30 min au plus, avec Entretien d'auto-évaluation`.
  func sheetDuration(of phase: Phase) -> String {
    guard let shared = phase.allowance.flatMap(allowance) else { return phase.limit.french(rest: restMinutes) }
    let others = phases.filter { $0.allowance == shared.id && $0.id != phase.id }.map { quoted($0.title) }
    let together = shared.limit.french() + (others.isEmpty ? "" : ", avec " + others.frenchList())
    let own = phase.limit.minutes == nil ? "" : phase.limit.french()
    return [own, together].filter { !$0.isEmpty }.joined(separator: "\u{202F}; ")
  }

  /// The phases during which the jury tells the change numbered `number`, from 1.
  func phases(telling number: Int) -> [Phase] { phases.filter { $0.tells.contains(number) } }
}
