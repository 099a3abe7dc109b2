// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Draws changes from the candidate's own paper when there is no bank: one in each field that the exam asks, with
/// typed effects on real terms and round figures. What a text quotes is what its effects do.
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
    let (texts, effects) =
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
    let said = generator.pick(texts) ?? ""
    // What is given on paper is a message that he left.
    let isOnPaper = papers.exam.changes?.delivery == .preparation
    let text = isOnPaper ? "Votre interlocuteur vous a laissé ce message : « \(said) »" : said
    return Change(
      id: "repetition-\(kind.rawValue)", field: field, kind: kind, text: text.typeset, effects: effects)
  }

  /// What may be said, each with the same effects.
  typealias Drawn = (texts: [String], effects: [Change.Effect])

  /// One of several lists, by who speaks.
  func said(
    buyer: [String], household: [String]? = nil, supplier: [String]? = nil, colleague: [String]? = nil
  ) -> [String] {
    switch papers.counterpart {
    case .buyer: buyer
    case .household: household ?? buyer
    case .supplier: supplier ?? buyer
    case .colleague: colleague ?? buyer
    }
  }

  // MARK: Terms

  /// A term of one of several natures, the first that the paper has, with a value between the paper's and the
  /// client's best end; never one for a counterpart who does not buy, unless asked.
  mutating func demand(
    _ natures: [TermNature], _ permille: ClosedRange<Int>, ofBuyersOnly: Bool = true
  ) -> Demand? {
    let drawn = Int64(generator.pick(in: permille))
    guard papers.counterpart.buys || !ofBuyersOnly else { return nil }
    for nature in natures {
      guard let index = table.issues.firstIndex(where: { $0.nature == nature }) else { continue }
      let issue = table.issues[index]
      let direction = directions[index]
      // A supplier's paper holds what he asks: he gives way from there, and a change says how far.
      let end = (direction == .less) == papers.counterpart.buys ? issue.low : issue.high
      if let place = issue.roundValue(towards: end, permille: drawn) {
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

    var nature: TermNature { issue.nature }
    /// `168 000 € HT`.
    var french: String { issue.spoken(place) }

    /// At most, at least, or the named value.
    var effect: Change.Effect {
      switch (issue.term.value(at: place), direction) {
      case (.number(let amount), .less): .term(id: issue.term.id, .ceiling(amount))
      case (.number(let amount), .more): .term(id: issue.term.id, .floor(amount))
      case (.name(let name), _): .term(id: issue.term.id, .choices([name]))
      }
    }

    var amount: Decimal64? {
      if case .number(let amount) = issue.term.value(at: place) { amount } else { nil }
    }
  }
}
