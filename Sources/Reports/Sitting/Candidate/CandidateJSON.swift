// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

/// What `oral montrer ID --json --pour-candidat` writes: the keys of the contract of ``SittingJSON``, null or empty
/// where the candidate may not look.
public struct CandidateJSON: Sendable {
  public let value: JSONValue

  public init(_ sitting: CandidateSitting) {
    let exam = sitting.exam
    value = .object([
      .init("id", .string(sitting.id)),
      .init("exam", .string(exam.id)),
      .init("definition", .definition(sitting.definition)),
      .init("state", .string(sitting.stage.rawValue)),
      .init("outcome", JSONValue(sitting.outcome?.rawValue)),
      .init("candidate", .candidate(sitting.candidate)),
      .init("session", JSONValue(sitting.session)),
      .init("rehearsal", .bool(sitting.isRehearsal)),
      .init("openedAt", .instant(sitting.opened)),
      .init("phases", .phases(sitting.phases)),
      .init("changes", .array(sitting.changes.map(Self.change))),
      .init("marks", []),
      .init("final", sitting.grid.map { .verdicts($0, in: exam) } ?? []),
      .init("competencies", sitting.grid.map { .competencies($0, in: exam) } ?? []),
      .init("decision", sitting.decision.map { .decision($0, in: exam, proposed: .null, at: nil) } ?? .null),
      .init("remarks", []),
      .init("incidents", []),
    ])
  }

  private static func change(_ change: ToldChange) -> JSONValue {
    [
      "number": .int(Int64(change.number)), "field": .null, "kind": .null, "text": .string(change.text),
      "origin": .null, "writtenAt": .null, "toldAt": .instant(change.told), "toldIn": JSONValue(change.phase),
    ]
  }
}
