// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
public import FrenchText
internal import Sittings

/// `{jury, day, exams: [{exam, passages: [{id, outcome, candidate, phases, accommodations, grants, changes, signs}]}]}`; times
/// in seconds.
public struct EquityJSON: Sendable {
  public let value: JSONValue

  public init(_ exams: [Equity], jury: [String], day: Day) {
    value = [
      "jury": JSONValue(jury), "day": .string(day.description),
      "exams": .array(
        exams.map { equity in
          ["exam": .string(equity.exam.id), "passages": .array(equity.passages.map(Self.passage))]
        }),
    ]
  }

  private static func passage(_ entry: Equity.Passage) -> JSONValue {
    let passage = entry.passage
    return [
      "id": .string(passage.id), "outcome": JSONValue(passage.outcome?.rawValue),
      "candidate": .candidate(passage.candidate),
      "phases": .array(
        passage.phases.map { time in
          [
            "id": .string(time.phase), "elapsedSeconds": .seconds(time.elapsed),
            "plannedSeconds": time.planned.map { .seconds($0) } ?? .null, "overtimeSeconds": .seconds(time.overtime),
          ]
        }),
      "accommodations": .array(
        passage.accommodations.map {
          ["target": .string($0.target), "extra": .string("\($0.numerator)/\($0.denominator)")]
        }),
      "grants": .array(
        passage.grants.sorted { $0.key < $1.key }.map { ["phase": .string($0.key), "seconds": .seconds($0.value)] }),
      "changes": JSONValue(passage.changes.map(\.rawValue)), "signs": .array(entry.signs.map(sign)),
    ]
  }

  private static func sign(_ sign: Equity.Sign) -> JSONValue {
    func time(_ kind: String, _ phase: String, _ milliseconds: Int64?) -> JSONValue {
      ["kind": .string(kind), "phase": .string(phase), "seconds": milliseconds.map { .seconds($0) } ?? .null]
    }
    return switch sign {
    case .changes(let told, let expected):
      ["kind": "changes", "told": .int(Int64(told)), "expected": .int(Int64(expected))]
    case .grantedLess(let phase, let by): time("grantedLess", phase, by)
    case .grantedMore(let phase, let by): time("grantedMore", phase, by)
    case .usedLess(let phase, let by): time("usedLess", phase, by)
    case .usedMore(let phase, let by): time("usedMore", phase, by)
    case .notRun(let phase): time("notRun", phase, nil)
    case .extraMissing(let phase, let due): time("extraMissing", phase, due)
    }
  }
}
