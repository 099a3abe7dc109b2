// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings
import StyledText

/// The words by which incidents are typed.
struct IncidentWord {
  let word: String
  let kind: Incident.Kind
  /// Whether the clock is stopped with it, from the instant given.
  var pausesClock = false

  static let all = [
    IncidentWord(word: "alarme", kind: .alarm, pausesClock: true),
    IncidentWord(word: "téléphone", kind: .meansChanged),
    IncidentWord(word: "moyens", kind: .meansChanged),
    IncidentWord(word: "salle", kind: .placeChanged),
    IncidentWord(word: "retard", kind: .lateArrival),
    IncidentWord(word: "malaise", kind: .candidateUnwell, pausesClock: true),
    IncidentWord(word: "autre", kind: .other),
  ]
}

/// The words by which the end of an oral is typed.
struct OutcomeWord {
  let word: String
  let outcome: Outcome

  static let all = [
    OutcomeWord(word: "tenu", outcome: .held),
    OutcomeWord(word: "absent", outcome: .absent),
    OutcomeWord(word: "retard", outcome: .late),
    OutcomeWord(word: "abandon", outcome: .abandoned),
    OutcomeWord(word: "interrompu", outcome: .interrupted),
    OutcomeWord(word: "fraude", outcome: .fraudSuspected),
    OutcomeWord(word: "non-tenu", outcome: .notHeld),
    OutcomeWord(word: "erreur", outcome: .openedByMistake),
  ]
}

extension Confirmation {
  /// How it is typed and shown.
  public var french: String {
    switch self {
    case .candidate: "candidat"
    case .papers: "pièces"
    case .exam: "épreuve"
    case .choice: "choix"
    case .accommodations: "majorations"
    case .parts: "rôles"
    }
  }
}

extension Sequence {
  /// The element whose word was typed, or begins with it.
  func typed(_ text: String, by word: (Element) -> String) throws(ConsoleError) -> Element {
    let wanted = text.folded
    let elements = Array(self)
    if let exact = elements.first(where: { word($0).folded == wanted }) { return exact }
    let begun = elements.filter { word($0).folded.hasPrefix(wanted) }
    guard begun.count == 1, let only = begun.first, !wanted.isEmpty else {
      throw .unknownWord(text, known: elements.map(word))
    }
    return only
  }
}
