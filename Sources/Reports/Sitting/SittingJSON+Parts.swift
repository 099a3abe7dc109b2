// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// The pieces that the jury's JSON and the candidate's share; none knows a sitting.
extension JSONValue {
  static func instant(_ instant: Instant?) -> JSONValue { JSONValue(instant?.iso8601) }

  static func seconds(_ milliseconds: Int64) -> JSONValue { .int(milliseconds / 1000) }

  /// `13.5`, as JSON spells a number.
  static func decimal(_ decimal: Decimal64) -> JSONValue { .number(decimal.plain) }

  static func definition(_ exam: Opening.ExamReference?) -> JSONValue {
    guard let exam else { return .null }
    return ["version": .string(exam.version), "sha256": .string(exam.sha256)]
  }

  static func candidate(_ candidate: Candidate?) -> JSONValue {
    guard let candidate else { return .null }
    return [
      "number": .string(candidate.number), "familyName": .string(candidate.familyName),
      "givenName": .string(candidate.givenName),
    ]
  }

  static func phases(_ phases: [PhaseTimes]) -> JSONValue {
    .array(
      phases.map { phase in
        [
          "id": .string(phase.id), "title": .string(phase.title),
          "plannedSeconds": phase.planned.map { .seconds($0) } ?? .null,
          "elapsedSeconds": .seconds(phase.elapsed), "overtimeSeconds": .seconds(phase.overtime),
          "runs": .array(phase.runs.map { .run($0) }),
        ]
      })
  }

  private static func run(_ run: RunTimes) -> JSONValue {
    [
      "startedAt": .instant(run.start.effective), "endedAt": .instant(run.end?.effective),
      "elapsedSeconds": .seconds(run.elapsed), "overtimeSeconds": .seconds(run.overtime),
      "pauses": .array(
        run.pauses.map {
          ["startedAt": .instant($0.start), "endedAt": .instant($0.end), "reason": JSONValue($0.reason)]
        }),
      "reason": JSONValue(run.reason),
    ]
  }

  /// Every criterion; null for one that was not evaluated.
  static func verdicts(_ grid: [String: String], in exam: Exam) -> JSONValue {
    .array(exam.criteria.map { ["criterion": .string($0.id), "verdict": JSONValue(grid[$0.id])] })
  }

  static func competencies(_ grid: [String: String], in exam: Exam) -> JSONValue {
    .array(exam.competencies.map { ["id": .string($0.id), "state": .string(exam.state(of: $0, in: grid).rawValue)] })
  }

  static func decision(_ decision: Decision, in exam: Exam, proposed: JSONValue, at instant: Instant?) -> JSONValue {
    var members: [Member] = []
    switch decision.verdict {
    case .outcome(let id):
      members = [.init("kind", "outcome"), .init("outcome", .string(id))]
    case .mark(let mark):
      members = [.init("kind", "mark"), .init("mark", .decimal(mark))]
    case .parts(let points):
      members = [.init("kind", "parts"), .init("parts", parts(points, in: exam))]
      if case .parts(let rule) = exam.decision.kind {
        members.append(.init("mark", rule.mark(for: points).map { .decimal($0) } ?? .null))
      }
    }
    return .object(
      members + [
        .init("title", .string(decision.french(in: exam))), .init("outOf", JSONValue(exam.decision.outOf)),
        .init("reason", JSONValue(decision.reason)), .init("proposed", proposed), .init("at", .instant(instant)),
      ])
  }

  private static func parts(_ points: [String: Decimal64], in exam: Exam) -> JSONValue {
    var known: [PartsDecision.ScoredPart] = []
    if case .parts(let rule) = exam.decision.kind { known = rule.parts }
    let ids = known.map(\.id) + points.keys.sorted().filter { id in !known.contains { $0.id == id } }
    return .array(
      ids.map { id in
        let part = known.first { $0.id == id }
        return [
          "id": .string(id), "title": JSONValue(part?.title), "points": points[id].map { .decimal($0) } ?? .null,
          "outOf": JSONValue(part?.outOf),
        ]
      })
  }

  static func text(_ noted: SittingState.Noted<String>, _ key: String) -> JSONValue {
    .object([.init(key, .string(noted.value)), .init("at", .instant(noted.moment.effective))])
  }
}

extension DecisionRule {
  /// What a mark is out of; `nil` without a mark.
  fileprivate var outOf: Int? {
    switch kind {
    case .competencies: nil
    case .mark(let rule): rule.outOf
    case .parts(let rule): rule.outOf
    }
  }
}
