// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText
internal import Sittings

/// What `oral archive verifier` found, for people and for programs.
public struct VerificationSheet: Sendable {
  private let report: VerificationReport
  /// Whether a head that was noted elsewhere was looked for.
  private let isWitnessed: Bool
  /// What the store itself says of its own files.
  private let store: [String]

  public init(_ report: VerificationReport, isWitnessed: Bool, store: [String] = []) {
    self.report = report
    self.isWitnessed = isWitnessed
    self.store = store
  }

  /// Whether all is as it was sealed, as far as this release can tell.
  public var isSound: Bool { report.isSound && store.isEmpty }

  public var document: ReportDocument {
    var blocks: [Block] = [.paragraph(report.isSound && !store.isEmpty ? "La base est abîmée." : report.verdict)]
    if !report.problems.first.isEmpty {
      let shown = report.problems.first.map { "\($0.severity.french)\u{A0}: \($0). \($0.reason.remedy)" }
      let more = report.problems.counts.values.reduce(0, +) - report.problems.first.reduce(0) { $0 + $1.count }
      blocks += [.heading("Ce qui ne va pas"), .list(shown + (more > 0 ? ["… et \(more) autres"] : []))]
    }
    if !report.cohorts.isEmpty { blocks += [.heading("Comptes"), .table(cohorts)] }
    if !store.isEmpty { blocks += [.heading("La base"), .list(store)] }
    if !report.chains.isEmpty { blocks += [.heading("Chaînes"), .table(chains)] }
    return ReportDocument(
      title: "Vérification de l’archive",
      blocks: blocks
        + report.chains.compactMap(\.head).map { head in
          .paragraph("Tête\u{A0}: \(head.label)")
        } + [.paragraph(limits)])
  }

  /// What was not looked at, and what no verification shows.
  private var limits: String {
    let tables =
      report.isComplete ? "" : "Les tables dérivées n’ont pas été comparées\u{A0}: --complet. "
    let tail =
      isWitnessed
      ? "" : "Une fin de chaîne retirée ne se voit qu’avec une tête notée ailleurs\u{A0}: --tete NUMÉRO-CODE. "
    return tables + tail
      + "Qui tient la clé et l’archive peut récrire ce qui suit la dernière tête notée ailleurs."
  }

  private var chains: Table {
    Table(
      columns: [
        .init("Chaîne"), .init(""), .init("Enregistrements", .trailing), .init("Passages", .trailing),
        .init("Clés", .trailing),
      ],
      rows: report.chains.map { chain in
        [
          chain.id.short, chain.isOwn ? "de ce poste" : "importée", String(chain.count),
          String(chain.kinds[.passage, default: 0]), String(chain.keys.count),
        ]
      })
  }

  private var cohorts: Table {
    Table(
      columns: [
        .init("Épreuve"), .init("Session"), .init("Enregistrements", .trailing), .init("Tables", .trailing),
      ],
      rows: report.cohorts.map { difference in
        [
          difference.cohort.exam, difference.cohort.session.map(String.init) ?? "", String(difference.records),
          String(difference.tables),
        ]
      })
  }

  /// `{sound, complete, records, erasedRecords, chains: [{chain, own, records, kinds, head}], problems: [{severity, chain,
  /// sequence, last, text}], counts, cohorts, store}`.
  public var json: JSONValue {
    [
      "sound": .bool(isSound), "complete": .bool(report.isComplete), "records": .int(Int64(report.records)),
      "erasedRecords": .int(Int64(report.erasedRecords)),
      "chains": .array(
        report.chains.map { chain in
          [
            "chain": .string(chain.id.text), "own": .bool(chain.isOwn), "records": .int(Int64(chain.count)),
            "kinds": .object(
              RecordKind.allCases.compactMap { kind in
                chain.kinds[kind].map { .init(kind.rawValue, .int(Int64($0))) }
              }), "head": chain.head.map { .head($0) } ?? .null,
          ]
        }),
      "problems": .array(
        report.problems.first.map { problem in
          [
            "severity": .string(problem.severity.name), "chain": .string(problem.place.chain.text),
            "sequence": .int(Int64(problem.place.sequence)), "last": .int(Int64(problem.last)),
            "text": .string("\(problem)"),
          ]
        }),
      "counts": .object(
        RecordProblem.Severity.allCases.map { .init($0.name, .int(Int64(report.problems.counts[$0, default: 0]))) }),
      "cohorts": .array(
        report.cohorts.map { difference in
          [
            "exam": .string(difference.cohort.exam), "session": JSONValue(difference.cohort.session),
            "records": .int(Int64(difference.records)), "tables": .int(Int64(difference.tables)),
          ]
        }), "store": JSONValue(store),
    ]
  }
}

extension RecordProblem.Severity {
  fileprivate var name: String {
    switch self {
    case .alteration: "alteration"
    case .undecided: "undecided"
    case .notice: "notice"
    }
  }

  fileprivate var french: String {
    switch self {
    case .alteration: "altération"
    case .undecided: "non vérifié"
    case .notice: "à savoir"
    }
  }
}
