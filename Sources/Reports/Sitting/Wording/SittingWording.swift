// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Sittings

extension Sitting.Stage {
  /// As shown to users: `à délibérer`.
  public var french: String {
    switch self {
    case .open: "ouvert, pas commencé"
    case .held: "en cours"
    case .interrupted: "interrompu, à continuer"
    case .awaitingDeliberation: "à délibérer"
    case .awaitingClosing: "terminé, à clore"
    case .decided: "décidé, à clore"
    case .closed: "clos"
    case .sealed: "scellé"
    }
  }
}

extension CompetencyState {
  /// As shown to users.
  public var french: String {
    switch self {
    case .validated: "validée"
    case .notValidated: "non validée"
    case .incomplete: "à compléter"
    }
  }
}

extension Exam {
  /// Where a competency stands, in words: `validée` where the exam decides by competencies; elsewhere nothing is
  /// validated, and only the criteria that are met count: `1/2`.
  public func standing(of competency: Competency, in grid: [String: String]) -> String {
    validatesCompetencies ? state(of: competency, in: grid).french : metCount(of: competency, in: grid)
  }

  /// `1/2`: the criteria of a competency that are met.
  public func metCount(of competency: Competency, in grid: [String: String]) -> String {
    let met = competency.criteria.count { grid[$0.id].flatMap { scale.level($0) }?.isMet == true }
    return "\(met)/\(competency.criteria.count)"
  }

  /// Whether the exam decides by competencies, so that each is validated or not.
  public var validatesCompetencies: Bool {
    if case .competencies = decision.kind { true } else { false }
  }
}

extension Incident.Kind {
  /// As shown to the jury.
  public var french: String {
    switch self {
    case .lateArrival: "retard"
    case .jurorLeft: "départ d’un juré"
    case .jurorReplaced: "juré remplacé"
    case .partsSwapped: "rôles échangés"
    case .placeChanged: "changement de salle"
    case .meansChanged: "moyens"
    case .alarm: "alarme"
    case .candidateUnwell: "malaise du candidat"
    case .other: "autre"
    }
  }
}

extension ChangeOrigin {
  /// `écrite`, `banque, eco-3`, `tirage K7F-2P`.
  public var french: String {
    switch self {
    case .written: "écrite par le jury"
    case .bank(let id): "banque, \(id)"
    case .drawn(let code): "tirage \(code)"
    }
  }
}

extension Candidate {
  /// `Lucie Ferrand, nº 0042`; what is unknown is left out.
  public var label: String {
    [name, number.isEmpty ? "" : "nº\u{A0}\(number)"].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `Lucie Ferrand (0042)`; what is unknown is left out.
  public var shortLabel: String { name.isEmpty || number.isEmpty ? label : "\(name) (\(number))" }
}

extension Juror {
  /// `Anne Roux (client, professionnel)`.
  func label(in exam: Exam) -> String {
    let seat = seat.map { seat in exam.jury.members.first { $0.role == seat }?.title ?? seat }
    let roles = [part?.french, seat].compactMap { $0 }
    return name + (roles.isEmpty ? "" : " (\(roles.joined(separator: ", ")))")
  }
}

/// The first letters of a name: `AR` for `Anne Roux`.
public func initials(_ name: String) -> String {
  String(name.split(separator: " ").compactMap(\.first))
}

extension Incident {
  /// `alarme`, or `moyens : le téléphone est muet`; the kind's own word is not said twice.
  public var french: String { kind.french + (details.map { "\u{A0}: \($0)" } ?? "") }

  /// What was written of it, unless it only says the kind again.
  public var details: String? { text.isEmpty || kind.french.matches(text) ? nil : text }
}
