// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Sittings

extension Decision {
  /// What was decided: an outcome's title, `13,5/20 (note proposée)`, or the points of each part and the mark.
  public func french(in exam: Exam) -> String {
    switch (verdict, exam.decision.kind) {
    case (.outcome(let id), .competencies(let rule)): rule.outcomes.first { $0.id == id }?.title ?? id
    case (.mark(let mark), .mark(let rule)): "\(mark.french)/\(rule.outOf) (note proposée)"
    case (.parts(let points), .parts(let rule)):
      rule.parts.compactMap { part in points[part.id].map { "\(part.title) \($0.french)/\(part.outOf)" } }
        .joined(separator: ", ") + (rule.mark(for: points).map { " : \($0.french)/\(rule.outOf)" } ?? "")
    case (.outcome(let id), _): id
    case (.mark(let mark), _): mark.french
    case (.parts(let points), _): points.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.french)" }.frenchList()
    }
  }

  /// The same, for a column: an outcome's id, or the mark alone.
  public func short(in exam: Exam) -> String {
    switch (verdict, exam.decision.kind) {
    case (.outcome(let id), _): id
    case (.mark(let mark), .mark(let rule)): "\(mark.french)/\(rule.outOf)"
    case (.parts(let points), .parts(let rule)):
      rule.mark(for: points).map { "\($0.french)/\(rule.outOf)" } ?? french(in: exam)
    default: french(in: exam)
    }
  }
}

extension Proposal {
  /// What the grid proposes, without a full stop; `nil` when no text derives anything from it.
  public var french: String? {
    switch self {
    case .incomplete(let missing):
      "Rien n’est proposé tant que \(plural(missing.count, "critère n’est pas évalué", "critères ne sont pas évalués"))"
    case .outcome(let outcome): "La grille propose : \(outcome.title)"
    case .mark(let mark): "La grille donne : \(mark.french)"
    case .none: nil
    }
  }
}
