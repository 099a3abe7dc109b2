// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

extension PassageContent {
  /// What the candidate may get once the centre communicates: when and how long, the changes that were told, the
  /// common verdicts, what was awarded. A mark is never here.
  public struct Evaluation: Hashable, Sendable {
    /// The local day on which the oral was opened.
    public var day: Day
    /// The local time at which it was, such as `10:42`.
    public var opened: String
    /// As far as a candidate may know it: a suspected fraud reads as an oral that was held.
    public var outcome: Outcome?
    /// Whether a criterion is met at a level, by its code.
    public var scale: [String: Bool]
    /// Every criterion of the definition, in its order; `nil` for one without a verdict, as all are without a decision.
    public var verdicts: [Verdict]
    /// Those that ran, in the order of the exam.
    public var phases: [PassageFacts.PhaseTime]
    /// In the order in which they were told.
    public var changes: [Change]
    /// The id of the outcome that was awarded; `nil` where none was, or where the decision is a mark.
    public var award: String?

    /// The jury's common verdict on a criterion.
    public struct Verdict: Hashable, Sendable {
      public var criterion: String
      /// A level's code; `nil` when not evaluated.
      public var level: String?

      public init(_ criterion: String, _ level: String?) {
        self.criterion = criterion
        self.level = level
      }
    }

    /// A change as the candidate heard or read it.
    public struct Change: Hashable, Sendable {
      /// From 1, in the order of telling.
      public var number: Int
      public var field: ChangeField
      public var text: String
      /// The id of the phase that ran.
      public var toldIn: String?
      /// ISO 8601 with the local offset.
      public var at: String

      public init(number: Int, field: ChangeField, text: String, toldIn: String?, at: String) {
        self.number = number
        self.field = field
        self.text = text
        self.toldIn = toldIn
        self.at = at
      }
    }

    public init(
      day: Day, opened: String, outcome: Outcome?, scale: [String: Bool], verdicts: [Verdict],
      phases: [PassageFacts.PhaseTime], changes: [Change], award: String?
    ) {
      self.day = day
      self.opened = opened
      self.outcome = outcome
      self.scale = scale
      self.verdicts = verdicts
      self.phases = phases
      self.changes = changes
      self.award = award
    }

    /// Criterion id to level code, of those that have one.
    public var grid: [String: String] {
      verdicts.reduce(into: [:]) { grid, verdict in grid[verdict.criterion] = verdict.level }
    }
  }
}

extension PassageContent.Evaluation: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    award = try reader.member("award")
    changes = try reader.member("changes")
    day = try reader.member("day")
    opened = try reader.member("opened")
    outcome = try reader.member("outcome")
    phases = try reader.member("phases")
    scale = try reader.member("scale")
    verdicts = try reader.member("verdicts")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "award": CanonicalJSON(award), "changes": .list(changes), "day": day.json, "opened": .string(opened),
      "outcome": .optional(outcome), "phases": .list(phases),
      "scale": .object(scale.map { .init($0.key, .bool($0.value)) }), "verdicts": .list(verdicts),
    ]
  }
}

/// `["ntc.c1.1","O"]`: an array, because the order of the grid counts.
extension PassageContent.Evaluation.Verdict: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    (criterion, level) = try reader.pair()
  }

  var json: CanonicalJSON { [.string(criterion), CanonicalJSON(level)] }
}

extension PassageContent.Evaluation.Change: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    at = try reader.member("at")
    field = try reader.member("field")
    number = try reader.member("number")
    text = try reader.member("text")
    toldIn = try reader.member("toldIn")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "at": .string(at), "field": field.json, "number": .integer(Int64(number)), "text": .string(text),
      "toldIn": CanonicalJSON(toldIn),
    ]
  }
}

extension PassageFacts.PhaseTime: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let elapsed: Int64 = try reader.member("elapsed")
    let id: String = try reader.member("id")
    let overtime: Int64 = try reader.member("overtime")
    self.init(phase: id, elapsed: elapsed, planned: try reader.member("planned"), overtime: overtime)
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "elapsed": .integer(elapsed), "id": .string(phase), "overtime": .integer(overtime),
      "planned": CanonicalJSON(planned),
    ]
  }
}

extension Day: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    let text = try reader.string()
    guard text.utf8.count == 10, let day = Day(text), day.description == text else { throw .malformed(field: "") }
    self = day
  }

  var json: CanonicalJSON { .string(description) }
}
