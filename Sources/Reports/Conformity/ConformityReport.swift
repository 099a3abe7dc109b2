// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Exams
internal import FrenchText

/// What `oral verifier` has to say of one dossier.
public struct ConformityReport: Hashable, Sendable {
  /// The folder, as the user gave it.
  public var path: String
  /// The exam's id, as far as it is known.
  public var exam: String?
  public var examTitle: String?
  public var candidate: Candidate?
  public var conformity: Conformity

  public init(
    path: String, exam: String?, examTitle: String? = nil, candidate: Candidate? = nil, conformity: Conformity
  ) {
    self.path = path
    self.exam = exam
    self.examTitle = examTitle
    self.candidate = candidate
    self.conformity = conformity
  }

  /// In a few words, for a table.
  public var verdict: String {
    switch conformity.verdict {
    case .conforming: "conforme"
    case .nonConforming: "non conforme"
    case .absent: "dossier absent"
    case .uncontrolled: "non contrôlé"
    }
  }

  /// Whether there is more to say than the verdict: something wrong, or something to look at.
  public var needsAttention: Bool {
    conformity.verdict != .conforming || conformity.diagnostics.contains { $0.severity == .warning }
  }

  /// Verdict first, then what is wrong, where and how to mend it, then what follows.
  ///
  /// - Parameter isBrief: leaves out the notes.
  public func document(isBrief: Bool = false) -> ReportDocument {
    var document = ReportDocument(title: "\(path)\u{A0}: \(verdict)")
    let name = candidate.map { [$0.name, $0.number].filter { !$0.isEmpty }.joined(separator: ", n°\u{A0}") }
    document.subtitles = [[examTitle ?? exam, name].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")]
      .filter { !$0.isEmpty }
    document.blocks = [.paragraph(explanation)]
    let groups: [(Diagnostic.Severity, String)] = [
      (.error, conformity.verdict == .uncontrolled ? "Ce qui n’a pas pu être lu" : "Ce qui ne va pas"),
      (.warning, "À regarder"), (.note, "À savoir"),
    ]
    for (severity, title) in groups {
      if severity == .note, isBrief { continue }
      let found = conformity.diagnostics.filter { $0.severity == severity }
      guard !found.isEmpty else { continue }
      document.blocks.append(.heading(title))
      document.blocks.append(.list(items(found)))
    }
    document.blocks += consequences
    return document
  }

  private var explanation: String {
    let onPaper = conformity.diagnostics.contains { $0.code == "rubrique.sur-papier" }
    let text =
      switch conformity.verdict {
      case .conforming:
        onPaper
          ? "Rien ne manque de ce qui se contrôle ici ; les pièces sur papier se vérifient à la lecture."
          : "Rien ne manque de ce que l’épreuve demande."
      case .nonConforming: "Le dossier est déposé, mais il ne répond pas à tout ce que l’épreuve demande."
      case .absent: "Rien de ce que l’épreuve demande n’est déposé."
      case .uncontrolled:
        "Le contrôle n’a pas pu être fait. Ce n’est pas une preuve de non-conformité : rien n’en résulte pour le candidat. Réparez ce qui suit, puis recommencez."
      }
    return text.typographic
  }

  /// As many of one kind as a person reads; then how many more there are.
  private func items(_ diagnostics: [Diagnostic]) -> [ListItem] {
    var counts: [String: Int] = [:]
    var items: [ListItem] = []
    for diagnostic in diagnostics {
      counts[diagnostic.code, default: 0] += 1
      if counts[diagnostic.code, default: 0] <= Self.mostOfOneKind { items.append(item(diagnostic)) }
    }
    for diagnostic in diagnostics {
      guard let more = counts.removeValue(forKey: diagnostic.code), more > Self.mostOfOneKind else { continue }
      items.append(ListItem("… et \(more - Self.mostOfOneKind) de plus du même genre [\(diagnostic.code)]"))
    }
    return items
  }

  /// As many as the rubrics of the longest paper.
  private static let mostOfOneKind = 12

  private func item(_ diagnostic: Diagnostic) -> ListItem {
    let place = diagnostic.location.map { "\($0.relative(to: path))\u{A0}: " } ?? ""
    let hint = diagnostic.hint.isEmpty ? [] : [ListItem(diagnostic.hint)]
    return ListItem("\(place)\(diagnostic.message) [\(diagnostic.code)]", children: hint)
  }

  private var consequences: [Block] {
    guard let consequence = conformity.consequence else { return [] }
    let by = conformity.control == .authority ? "l’autorité, avant l’épreuve" : "la commission, dans la salle"
    var blocks: [Block] = [.heading("Ce qui suit (contrôle par \(by))".typographic), .facts(facts(consequence))]
    if let formal = conformity.formalConsequence {
      blocks += [.heading("Contraintes de forme", level: 2), .facts(facts(formal))]
    }
    return blocks
  }

  private func facts(_ consequence: AppliedConsequence) -> [Fact] {
    [
      consequence.effect.map { Fact("Effet", $0.french) },
      consequence.mention.map { Fact("Mention", quoted($0)) },
      Fact("Texte", consequence.text.typographic),
      consequence.reference.map { Fact("Référence", $0) },
    ].compactMap { $0 }
  }

  /// One row for each of several dossiers.
  public static func summary(_ rows: [SummaryRow]) -> ReportDocument {
    let columns: [Table.Column] = [
      .init("Dossier"), .init("Épreuve"), .init("Candidat"), .init("Verdict"), .init("Points", .trailing),
    ]
    let folder = commonFolder(rows.map(\.path))
    let table = Table(
      columns: columns,
      rows: rows.map { row in
        let name = String(row.path.dropFirst(folder.count))
        return [name, row.exam, row.candidate, row.verdict, row.errors == 0 ? "" : String(row.errors)]
      })
    let counts = Dictionary(grouping: rows, by: \.verdict).mapValues(\.count)
    let total = ["conforme", "non conforme", "dossier absent", "non contrôlé"].compactMap { verdict in
      counts[verdict].map { plural($0, verdict, Self.several(verdict)) }
    }
    return ReportDocument(
      title: "\(plural(rows.count, "dossier"))\u{A0}: \(total.frenchList())",
      subtitles: folder.isEmpty ? [] : ["dans \(folder)"], blocks: [.table(table)])
  }

  /// The folder that holds them all, with its stroke; empty when there is none.
  private static func commonFolder(_ paths: [String]) -> String {
    guard var common = paths.first else { return "" }
    for path in paths { common = common.commonPrefix(with: path) }
    guard let end = common.lastIndex(of: "/") else { return "" }
    let folder = String(common[...end])
    return paths.contains { $0.count <= folder.count } ? "" : folder
  }

  private static func several(_ verdict: String) -> String {
    verdict == "dossier absent" ? "dossiers absents" : verdict + "s"
  }

  public var summaryRow: SummaryRow {
    SummaryRow(
      path: path, exam: exam ?? "—", candidate: candidate?.name ?? "", verdict: verdict,
      errors: conformity.diagnostics.count { $0.severity == .error })
  }

  /// What the summary keeps of a dossier.
  public struct SummaryRow: Hashable, Sendable {
    let path: String
    let exam: String
    let candidate: String
    let verdict: String
    let errors: Int
  }
}

extension Consequence.Effect {
  /// In French, a sentence.
  public var french: String {
    switch self {
    case .notQuestioned: "Le candidat n’est pas interrogé."
    case .notHeld: "L’oral n’a pas lieu."
    case .questionedUnderReservation: "Le candidat est interrogé normalement, la note est sous réserve."
    case .questionedPenalised: "Le candidat est interrogé normalement, puis pénalisé dans les limites de la grille."
    case .questioned: "Le candidat est interrogé normalement."
    }
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

extension SourceLocation {
  /// Without the folder that the report is about.
  fileprivate func relative(to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let whole = description
    return whole.hasPrefix(prefix) ? String(whole.dropFirst(prefix.count)) : whole
  }
}
