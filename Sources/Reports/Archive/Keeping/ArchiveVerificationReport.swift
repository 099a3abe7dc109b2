// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// What `oral archive verifier` prints: the verdict first, then what was seen, then each problem with its remedy.
public struct ArchiveVerificationReport: Sendable {
  let report: VerificationReport
  /// Whether heads noted elsewhere were looked for.
  private let hasNotedHeads: Bool
  /// What is wrong with the database apart from what its records say.
  let damage: [String]

  public init(_ report: VerificationReport, hasNotedHeads: Bool = false, damage: [String] = []) {
    self.report = report
    self.hasNotedHeads = hasNotedHeads
    self.damage = damage
  }

  public var document: ReportDocument {
    ReportDocument(
      title: "Vérification de l’archive",
      blocks: [.paragraph(report.verdict), .facts(facts)] + chains + problems + cohorts + [.note(limit)])
  }

  private var facts: [Fact] {
    var facts = [Fact("Enregistrements", number(report.records))]
    if report.erasedRecords > 0 {
      facts.append(
        Fact(
          "Effacés",
          "\(number(report.erasedParts)) \(report.erasedParts < 2 ? "partie" : "parties") de \(number(report.erasedRecords)) "
            + "\(report.erasedRecords < 2 ? "enregistrement" : "enregistrements"), chacune dite par un acte"
        ))
    }
    facts.append(Fact("Définitions", number(report.definitions)))
    facts.append(
      Fact(
        "Contrôlé",
        report.isComplete
          ? "empreintes, liens, signatures, parties, et les tables contre les enregistrements"
          : "empreintes, liens, signatures et parties"))
    return facts
  }

  private func number(_ count: Int) -> String { Decimal64(units: Int64(count)).french }

  private var chains: [Block] {
    guard !report.chains.isEmpty else { return [] }
    let table = Table(
      columns: [
        .init("Chaîne"), .init(""), .init("Enregistrements", .trailing), .init("Clés", .trailing), .init("Tête"),
        .init("Code"),
      ],
      rows: report.chains.map { chain in
        [
          chain.id.short, chain.isOwn ? "de ce poste" : "importée", number(chain.count), number(chain.keys.count),
          chain.head.map { "nº\u{A0}\($0.place.sequence)" } ?? "—",
          chain.head.map { SealCode(hash: $0.hash).description } ?? "",
        ]
      })
    return [.heading("Chaînes"), .table(table)]
  }

  // MARK: Problems

  private var problems: [Block] {
    let severities: [(RecordProblem.Severity, String)] = [
      (.alteration, "Altérations"), (.undecided, "Ce qui n’a pas pu être jugé"), (.notice, "À savoir"),
    ]
    return severities.flatMap { severity, title -> [Block] in
      let shown = report.problems.first.filter { $0.severity == severity }
      let all = report.problems.counts[severity, default: 0]
      guard all > 0 else { return [] }
      let hidden = all - shown.reduce(0) { $0 + $1.count }
      return [.heading("\(title) (\(number(all)))"), .list(items(shown))]
        + (hidden > 0 ? [.paragraph("Et \(number(hidden)) de plus.")] : [])
    }
  }

  /// A remedy is said once for those that follow one another and share it.
  private func items(_ problems: [RecordProblem]) -> [ListItem] {
    problems.enumerated().map { index, problem in
      let isLast = index + 1 == problems.count || problems[index + 1].reason.remedy != problem.reason.remedy
      return ListItem("\(problem).", children: isLast ? [ListItem(problem.reason.remedy)] : [])
    }
  }

  private var cohorts: [Block] {
    guard !report.cohorts.isEmpty else { return [] }
    let table = Table(
      columns: [
        .init("Épreuve"), .init("Session"), .init("Enregistrements", .trailing), .init("Tables", .trailing),
      ],
      rows: report.cohorts.map { difference in
        [
          difference.cohort.exam, difference.cohort.session.map(String.init) ?? "—", number(difference.records),
          number(difference.tables),
        ]
      })
    return [.heading("Comptes différents"), .table(table)]
  }

  /// What a verification cannot tell.
  private var limit: String {
    hasNotedHeads
      ? "Les têtes notées ailleurs ont été cherchées\u{A0}: ce qui les précède n’a pas pu être récrit sans que cela se voie. Qui tient la "
        + "clé et l’archive a pu récrire ce qui suit la dernière."
      : "Qui tient la clé et l’archive a pu récrire la fin d’une chaîne ou la retirer. Une tête notée ailleurs le montre\u{A0}: "
        + "comparez le code avec la feuille d’émargement, ou donnez-la par --tete."
  }
}
