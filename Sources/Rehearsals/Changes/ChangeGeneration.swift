// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Draws changes from the candidate's own paper when there is no bank: one in each field that the exam asks, with
/// typed effects on real terms and round figures. What was written to be said quotes what its effects do.
struct ChangeGeneration {
  var generator: SeededGenerator
  let table: BargainingTable
  let papers: CandidatePapers
  /// Which way the client pulls each term.
  let directions: [Direction]

  /// A bank of one change per field, in the order of the fields.
  static func bank(
    _ code: DrawCode, table: BargainingTable, papers: CandidatePapers, directions: [Direction]
  ) -> [Change] {
    var drawing = ChangeGeneration(
      generator: Stream.changes.generator(code), table: table, papers: papers, directions: directions)
    let asked = papers.exam.changes?.fields ?? []
    return ChangeField.allCases.filter { asked.isEmpty || asked.contains($0) }.map { drawing.change($0) }
  }

  private mutating func change(_ field: ChangeField) -> Change {
    let kinds = ChangeKind.allCases.filter { $0.field == field }
    let kind = generator.pick(kinds) ?? kinds[0]
    var change =
      switch kind {
      case .budget: budget()
      case .financing: financing()
      case .need: need()
      case .ecology: ecology()
      case .counterpart: counterpart()
      case .motive: motive()
      case .competitor: competitor()
      case .purchasing: purchasing()
      }
    change.id = "repetition-\(kind.rawValue)"
    change.text = change.text.typographic
    return change
  }

  func made(_ kind: ChangeKind, _ text: String, _ effects: [Change.Effect]) -> Change {
    Change(field: kind.field, kind: kind, text: text, effects: effects)
  }

  // MARK: Terms

  /// A term of one of several natures, the first that the paper has, with a value between the paper's and the
  /// client's best end.
  mutating func demand(_ natures: [TermNature], _ permille: ClosedRange<Int>) -> Demand? {
    let drawn = Int64(generator.pick(in: permille))
    for nature in natures {
      guard let index = table.issues.firstIndex(where: { $0.term.nature == nature }) else { continue }
      let issue = table.issues[index]
      let direction = directions[index]
      if let place = issue.roundValue(towards: direction == .less ? issue.low : issue.high, permille: drawn) {
        return Demand(issue: issue, place: place, direction: direction)
      }
    }
    return nil
  }

  /// What a change asks of a term.
  struct Demand {
    let issue: TermIssue
    let place: Int64
    let direction: Direction

    var term: Term { issue.term }
    var value: LimitValue { term.value(at: place) }
    /// `168 000 € HT`.
    var french: String { issue.spoken(place) }

    /// At most, at least, or one of the named values from it on.
    var effect: Change.Effect {
      switch (value, direction) {
      case (.number(let amount), .less): .term(id: term.id, .ceiling(amount))
      case (.number(let amount), .more): .term(id: term.id, .floor(amount))
      case (.name(let name), _): .term(id: term.id, .choices([name]))
      }
    }
  }
}
