// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
import FrenchText
public import Sittings

/// The questions by which a paper twin is typed in, in the order of the paper. Pure: what is asked next follows from
/// what was answered.
public struct PaperForm: Sendable {
  public let exam: Exam
  /// When it is typed: nothing on the paper is later.
  public let now: Instant

  public init(exam: Exam, now: Instant) {
    self.exam = exam
    self.now = now
  }

  /// Lists on paper are short; what is longer is typed at the console.
  static let listLimit = 20

  /// What is to be typed, given what was: a list goes on until an empty answer, and an oral that was not held has
  /// neither times nor verdicts.
  public func fields(_ answers: PaperAnswers) -> [PaperField] {
    var fields: [PaperField] = [.number, .givenName, .familyName, .session, .day, .jury, .outcome]
    let outcome = outcome(answers)
    if outcome != .held { fields.append(.outcomeText) }
    guard outcome.isEvaluated else { return fields + [.hour] + list(answers) { .incident($0) } + reservations(answers) }
    if exam.choice != nil { fields.append(.chosen) }
    fields.append(.accommodations)
    fields += exam.phases.filter { $0.limit.nature == .centre }.map { .minutes($0.id) }
    fields += exam.phases.map { .phase($0.id) }
    fields += changes(answers)
    fields += exam.criteria.map { .verdict($0.id) }
    fields += list(answers) { .remark($0) } + list(answers) { .incident($0) } + reservations(answers)
    return outcome == .interrupted ? fields : fields + [.decision]
  }

  /// The first field without an answer; `nil` when the entry is complete.
  public func next(_ answers: PaperAnswers) -> PaperField? { fields(answers).first { answers[$0.key] == nil } }

  /// How the oral ended; held until something else is typed.
  func outcome(_ answers: PaperAnswers) -> Outcome {
    OutcomeWord.all.first { $0.word == answers[PaperField.outcome.key] }?.outcome ?? .held
  }

  private func changes(_ answers: PaperAnswers) -> [PaperField] {
    guard let rules = exam.changes else { return [] }
    let asked = rules.count.map { (1...max(1, $0)).map { PaperField.change($0) } } ?? list(answers) { .change($0) }
    return asked.flatMap { field -> [PaperField] in
      guard case .change(let number) = field, answers[field.key]?.isEmpty == false else { return [field] }
      return [field, .told(number)]
    }
  }

  private func reservations(_ answers: PaperAnswers) -> [PaperField] { list(answers) { .reservation($0) } }

  /// Numbered fields up to the first that is empty or not answered.
  private func list(_ answers: PaperAnswers, _ field: (Int) -> PaperField) -> [PaperField] {
    var fields: [PaperField] = []
    for number in 1...Self.listLimit {
      fields.append(field(number))
      if answers[field(number).key]?.isEmpty ?? true { break }
    }
    return fields
  }

  // MARK: Words

  /// What the field is called.
  public func title(of field: PaperField) -> String {
    switch field {
    case .number: "Numéro du candidat"
    case .givenName: "Prénom"
    case .familyName: "Nom"
    case .session: "Session"
    case .day: "Jour"
    case .jury: "Jury"
    case .outcome: "Issue"
    case .outcomeText: "Motif de l’issue"
    case .hour: "Heure du constat"
    case .chosen: exam.choice?.of == .project ? "Projet choisi" : "Fiche choisie"
    case .accommodations: "Temps majoré"
    case .minutes(let id): "Durée fixée pour \(phase(id))"
    case .phase(let id): phase(id)
    case .change(let number): "Modification \(number)"
    case .told(let number): "Modification \(number) annoncée à"
    case .verdict(let id): "\(id)  \(exam.criterion(id)?.title ?? "")"
    case .remark(let number): "Observation \(number)"
    case .incident(let number): "Incident \(number)"
    case .reservation(let number): "Réserve \(number)"
    case .decision: "Décision"
    }
  }

  /// How it is typed.
  public func hint(for field: PaperField) -> String {
    switch field {
    case .number, .givenName: "Entrée : rien d’écrit"
    case .familyName: "tel qu’il est écrit"
    case .session: "par exemple 2026 ; Entrée : non dite"
    case .day: "13/05/2026 ou 2026-05-13"
    case .jury: "noms séparés par des virgules, rôle entre parenthèses : Anne Roux (client), Paul Vidal (observateur)"
    case .outcome: OutcomeWord.all.dropLast().map(\.word).joined(separator: ", ") + " ; Entrée : tenu"
    case .outcomeText, .chosen, .accommodations, .minutes:
      switch field {
      case .accommodations: "par exemple \(exam.phases.first?.id ?? "phase")=1/3 ; Entrée : aucun"
      case .minutes: "en minutes ; Entrée : libre"
      default: "Entrée : rien d’écrit"
      }
    case .hour: "10:42"
    case .phase: "début et fin : 10:00 10:30 ; avec une pause : 10:00 10:10 10:15 10:35 ; Entrée : pas tenue"
    case .change: "champ et texte : éco budget ramené à 41 000 € ; Entrée : aucune"
    case .told: "10:42 ; Entrée : jamais annoncée"
    case .verdict:
      "\(exam.scale.levels.map(\.code).joined(separator: ", ")), - non évalué ; plusieurs à la suite : o o n -"
    case .remark: "un texte, ou CRITÈRE : texte ; Entrée : pas d’autre"
    case .incident: "10:42 alarme texte, ou un texte ; Entrée : pas d’autre"
    case .reservation: "un texte ; Entrée : pas d’autre"
    case .decision: decisionHint
    }
  }

  private var decisionHint: String {
    switch exam.decision.kind {
    case .competencies(let rule):
      rule.outcomes.map(\.id).joined(separator: ", ") + ", puis un motif ; Entrée : pas encore"
    case .mark: "13,5, puis un motif ; Entrée : pas encore"
    case .parts(let rule): rule.parts.map { "\($0.id)=…" }.joined(separator: " ") + " ; Entrée : pas encore"
    }
  }

  private func phase(_ id: String) -> String { exam.phase(id)?.title ?? id }
}
