// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension TimeLimit {
  /// `10 min au plus`, `environ 10 min`, `le temps qui reste`; empty when a shared allowance alone counts.
  var sheetWords: String {
    let time = minutes.map { "\($0)\u{A0}min" }
    return switch nature {
    case .rest: "le temps qui reste"
    case .centre: "fixée par le centre"
    case .maximum: time.map { $0 + " au plus" } ?? ""
    case .fixed: time ?? ""
    case .about: time.map { "environ " + $0 } ?? ""
    case .indicative: time.map { $0 + ", à titre indicatif" } ?? ""
    }
  }
}

extension Exam {
  /// How long a phase lasts, its shared allowance included: `30 min au plus, avec Entretien d'auto-évaluation`.
  func sheetDuration(of phase: Phase) -> String {
    guard let shared = phase.allowance.flatMap(allowance) else { return phase.limit.sheetWords }
    let others = phases.filter { $0.allowance == shared.id && $0.id != phase.id }.map { quoted($0.title) }
    let together = shared.limit.sheetWords + (others.isEmpty ? "" : ", avec " + others.frenchList())
    let own = phase.limit.minutes == nil ? "" : phase.limit.sheetWords
    return [own, together].filter { !$0.isEmpty }.joined(separator: "\u{202F}; ")
  }

  /// The phases during which the jury tells the change numbered `number`, from 1.
  func phases(telling number: Int) -> [Phase] { phases.filter { $0.tells.contains(number) } }
}
