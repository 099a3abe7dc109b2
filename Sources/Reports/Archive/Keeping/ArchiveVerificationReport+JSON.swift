// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive

extension ArchiveVerificationReport {
  /// `{sound, complete, verdict, records, definitions, erased, alterations, undecided, notices, chains, problems, cohorts,
  /// damage}`
  public var json: JSONValue {
    let counts = report.problems.counts
    func count(_ severity: RecordProblem.Severity) -> JSONValue { .int(Int64(counts[severity, default: 0])) }
    return .object([
      .init("sound", .bool(report.isSound && damage.isEmpty)), .init("complete", .bool(report.isComplete)),
      .init("verdict", .string(report.verdict)), .init("records", .int(Int64(report.records))),
      .init("definitions", .int(Int64(report.definitions))),
      .init("erased", ["records": .int(Int64(report.erasedRecords)), "parts": .int(Int64(report.erasedParts))]),
      .init("alterations", count(.alteration)), .init("undecided", count(.undecided)), .init("notices", count(.notice)),
      .init("chains", .array(report.chains.map(Self.chain))),
      .init("problems", .array(report.problems.first.map(Self.problem))),
      .init(
        "cohorts",
        .array(
          report.cohorts.map { difference in
            [
              "exam": .string(difference.cohort.exam), "session": JSONValue(difference.cohort.session),
              "records": .int(Int64(difference.records)), "tables": .int(Int64(difference.tables)),
            ]
          })),
      .init("damage", JSONValue(damage)),
    ])
  }

  private static func chain(_ chain: VerificationReport.Chain) -> JSONValue {
    [
      "id": .string(chain.id.text), "own": .bool(chain.isOwn), "records": .int(Int64(chain.count)),
      "kinds": .object(
        RecordKind.allCases.compactMap { kind in
          chain.kinds[kind].map { .init(kind.rawValue, .int(Int64($0))) }
        }),
      "keys": .array(
        chain.keys.map { ["from": .int(Int64($0.first)), "thumbprint": .string($0.key.thumbprint)] }),
      "head": chain.head.map { head in
        [
          "sequence": .int(Int64(head.place.sequence)), "hash": .string(head.hash),
          "code": .string(SealCode(hash: head.hash).description),
        ]
      } ?? .null,
      "issued": chain.issued.map { [.int($0.lowerBound), .int($0.upperBound)] } ?? .null,
    ]
  }

  private static func problem(_ problem: RecordProblem) -> JSONValue {
    let severity: JSONValue =
      switch problem.severity {
      case .alteration: "alteration"
      case .undecided: "undecided"
      case .notice: "notice"
      }
    return [
      "place": .place(problem.place), "last": .int(Int64(problem.last)), "line": JSONValue(problem.line),
      "severity": severity, "message": .string("\(problem.reason)"), "remedy": .string(problem.reason.remedy),
    ]
  }
}
