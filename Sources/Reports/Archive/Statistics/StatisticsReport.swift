// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive statistiques` prints of one exam and session. Everything in ``CohortStatistics`` may be shown.
public struct StatisticsReport: Sendable {
  let statistics: CohortStatistics
  let exam: Exam
  let bars: BarStyle

  /// - Parameter exam: the definition by which the statistics were computed.
  public init(_ statistics: CohortStatistics, exam: Exam, bars: BarStyle = .blocks) {
    self.statistics = statistics
    self.exam = exam
    self.bars = bars
  }

  public var document: ReportDocument {
    ReportDocument(
      title: "Statistiques", subtitles: [exam.title, CohortWording.session(statistics.cohort)],
      blocks: [.facts(head)] + (statistics.passages == .masked ? [.note(Self.tooSmall)] : sections))
  }

  private static let tooSmall =
    "Moins de \(Masking.smallest) passages\u{A0}: rien n’est montré, car un chiffre parlerait d’une personne. "
    + "L’option --detail montre tout à qui en a le droit."

  private var sections: [Block] {
    outcomes + decisions + grid + durations + fields + agreement + [.heading("Lire ces chiffres"), .list(notes)]
  }

  // MARK: Head

  private var head: [Fact] {
    var facts = [Fact("Passages", passages)]
    if statistics.definitions.count > 1 {
      let versions = statistics.definitions.map { "\($0.key.prefix(8)) (\(Figures.count($0.count)))" }
      facts.append(Fact("Définitions", "\(versions.frenchList())\u{A0}: lues par la version \(exam.version)"))
    }
    if statistics.reserved.value != nil || statistics.passages != .masked {
      facts.append(Fact("Sous réserve", reserved))
    }
    if statistics.isDetailed { facts.append(Fact("Détail", "rien n’est masqué\u{A0}: ne pas diffuser")) }
    return facts
  }

  private var passages: String {
    // Those that are counted by what is kept of them are not apart.
    let erased: String? =
      switch statistics.erased {
      case .exact(let count) where count <= statistics.kept: nil
      case .exact(let count):
        "\(plural(count - statistics.kept, "passage effacé", "passages effacés")) à part"
      case .atLeast, .masked: "quelques passages effacés à part"
      }
    let kept =
      statistics.kept == 0
      ? nil : "dont \(Figures.count(.exact(statistics.kept))) effacés, comptés par ce qui en est gardé"
    return ([Figures.count(statistics.passages)] + [kept, erased].compactMap { $0 }).joined(separator: "\u{202F}; ")
  }

  private var reserved: String {
    guard let value = statistics.reserved.value else { return Figures.masked }
    return "\(Figures.percent(value)) \(Figures.percents(statistics.reserved.interval))"
  }

  // MARK: Outcomes and decisions

  private var outcomes: [Block] {
    guard statistics.outcomes.count > 1 else { return [] }
    return [.heading("Issues"), parts("Issue", statistics.outcomes.map { ($0.key.french, $0) })]
  }

  private func parts<Key>(_ title: String, _ rows: [(String, CohortStatistics.Part<Key>)]) -> Block {
    .table(
      table(
        title, rate: "Part",
        rows.map { title, part in (title, part.rate?.value, part.rate?.interval, Figures.count(part.count)) }))
  }

  /// A bar, a rate, its interval and a number, behind a title.
  func table(
    _ title: String, rate: String, _ rows: [(title: String, rate: Double?, interval: Interval?, count: String)]
  ) -> Table {
    let columns: [Table.Column] = [
      .init(title), .init(""), .init(rate, .trailing), .init("95\u{A0}%"), .init("n", .trailing),
    ]
    let cells = rows.map { row in
      [
        row.title, bars.bar(row.rate), row.rate == nil ? "" : Figures.percent(row.rate), Figures.percents(row.interval),
        row.count,
      ]
    }
    return withoutBars(Table(columns: columns, rows: cells))
  }

  /// Without the column of bars where there are none.
  func withoutBars(_ table: Table) -> Table {
    guard bars == .none else { return table }
    return Table(
      columns: Array(table.columns[..<1] + table.columns[2...]), rows: table.rows.map { Array($0[..<1] + $0[2...]) })
  }

  private var decisions: [Block] {
    switch statistics.decisions {
    case .awards(let awards): self.awards(awards)
    case .marks(let marks): self.marks(marks)
    }
  }

  private func awards(_ awards: CohortStatistics.Awards) -> [Block] {
    let titles = exam.awardTitles
    guard !awards.awards.isEmpty else {
      return [.heading("Décisions"), .paragraph("Les groupes sont trop petits pour être montrés.")]
    }
    var blocks: [Block] = [
      .heading("Décisions"), parts("Décision", awards.awards.map { (titles[$0.key] ?? $0.key, $0) }),
    ]
    let base = awards.awards.lazy.compactMap(\.rate).first?.count
    let others = [("sans décision", awards.undecided), ("décision effacée", awards.unknown)]
      .filter { $0.1 != .exact(0) }.map { "\($0)\u{A0}: \(Figures.count($1))" }
    let isDecided = awards.awards.allSatisfy { $0.count.isExact } && awards.undecided.isExact
    let of = isDecided ? "décidés" : base == statistics.passages ? "" : "tenus"
    let whole = base.map { "Parts des \(Figures.count($0))\u{A0}passages \(of)".withoutTrailingSpaces }
    blocks.append(.paragraph(([whole].compactMap { $0 } + others).joined(separator: "\u{202F}; ") + "."))
    return blocks
  }

  private func marks(_ marks: CohortStatistics.MarkStatistics) -> [Block] {
    guard let mean = marks.mean else {
      return [.heading("Notes"), .paragraph(marks.count == .exact(0) ? "Aucune note." : "Trop peu de notes.")]
    }
    let decimals = statistics.isDetailed ? 2 : 1
    func text(_ value: Double?) -> String { Figures.number(value, decimals: decimals) }
    var facts = [
      Fact("Notes", Figures.count(marks.count)),
      Fact("Moyenne", "\(text(mean))/\(marks.outOf) \(Figures.interval(marks.interval, decimals: decimals))"),
      Fact("Écart-type", text(marks.deviation)),
    ]
    if let quartiles = marks.quartiles {
      facts.append(
        Fact(
          "Quartiles",
          "un quart sous \(text(quartiles.first)), la moitié sous \(text(quartiles.median)), "
            + "les trois quarts sous \(text(quartiles.third))"))
    }
    if let extremes = marks.extremes {
      facts.append(Fact("Étendue", "de \(text(extremes.low)) à \(text(extremes.high))"))
    }
    let rows = marks.classes.map { part in
      let from = Figures.number(part.key.from, decimals: marks.outOf.isMultiple(of: 10) ? 0 : 1)
      let to = Figures.number(part.key.to, decimals: marks.outOf.isMultiple(of: 10) ? 0 : 1)
      let isLast = part.key.to >= Double(marks.outOf)
      return ("de \(from) à \(isLast ? "" : "moins de ")\(to)", part)
    }
    return [.heading("Notes"), .facts(facts)] + (rows.isEmpty ? [] : [parts("Classe", rows)])
  }
}

/// Words for an exam and a session.
enum CohortWording {
  static func session(_ cohort: Cohort) -> String {
    "\(cohort.exam), " + (cohort.session.map { "session \($0)" } ?? "sans session")
  }
}

extension Exam {
  /// By id, what may be awarded.
  var awardTitles: [String: String] {
    guard case .competencies(let rule) = decision.kind else { return [:] }
    return Dictionary(rule.outcomes.map { ($0.id, $0.title) }) { first, _ in first }
  }

  /// What heads a column of met verdicts: the level's code where only one meets a criterion.
  var metTitle: String {
    let met = scale.levels.filter(\.isMet)
    return met.count == 1 ? met[0].code : "Acquis"
  }
}
