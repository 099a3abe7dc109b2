// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText
public import Sittings

extension PassageContent {
  /// What stays with the jury and the centre. Its instants are ISO 8601 with the local offset, to the second.
  public struct Deliberation: Hashable, Sendable {
    /// As it sat at the end.
    public var jury: [Member]
    public var sheet: Opening.Sheet
    /// In the order of the grid, then by juror.
    public var marks: [Mark]
    /// The verdicts as they stood when nothing was decided; empty with a decision, when they are the evaluation's.
    public var grid: [Evaluation.Verdict]
    public var decision: Decision?
    /// The proposed mark: the decision's own, or what its points by part make.
    public var mark: Decimal64?
    /// The mark that the jury of the diploma had fixed, in a record that corrects an earlier one.
    public var fixedMark: Decimal64?
    /// The outcome as it is.
    public var outcome: Outcome?
    /// The jury's words on it.
    public var outcomeText: String?
    /// Those that were written and not told.
    public var untold: [Change]
    /// The jury's own numbers of the changes that were told, in the order of telling.
    public var told: [Int]
    public var remarks: [Note]
    public var incidents: [Happening]
    public var reservations: Reservations
    public var runs: [Run]
    public var grants: [Grant]
    public var gaps: [Gap]
    public var divergences: [Divergence]
    /// Why it was opened again after its closing, or corrected after its sealing.
    public var corrections: [Words]
    public var confirmed: [Confirmation]
    /// Papers seen on the table.
    public var papers: [String]
    /// Where it comes from, when it was held on paper.
    public var transcription: Origin?
    public var journal: JournalDigest

    public init(
      jury: [Member], sheet: Opening.Sheet, marks: [Mark], grid: [Evaluation.Verdict], decision: Decision?,
      mark: Decimal64?, fixedMark: Decimal64? = nil, outcome: Outcome?, outcomeText: String?, untold: [Change],
      told: [Int], remarks: [Note], incidents: [Happening], reservations: Reservations, runs: [Run], grants: [Grant],
      gaps: [Gap], divergences: [Divergence], corrections: [Words], confirmed: [Confirmation], papers: [String],
      transcription: Origin? = nil, journal: JournalDigest
    ) {
      self.jury = jury
      self.sheet = sheet
      self.marks = marks
      self.grid = grid
      self.decision = decision
      self.mark = mark
      self.fixedMark = fixedMark
      self.outcome = outcome
      self.outcomeText = outcomeText
      self.untold = untold
      self.told = told
      self.remarks = remarks
      self.incidents = incidents
      self.reservations = reservations
      self.runs = runs
      self.grants = grants
      self.gaps = gaps
      self.divergences = divergences
      self.corrections = corrections
      self.confirmed = confirmed
      self.papers = papers
      self.transcription = transcription
      self.journal = journal
    }
  }
}

extension PassageContent.Deliberation: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    untold = try reader.member("changes")
    confirmed = try reader.member("confirmed")
    corrections = try reader.member("corrections")
    let decided: Decided? = try reader.member("decision")
    (decision, mark) = (decided?.decision, decided?.mark)
    divergences = try reader.member("divergences")
    fixedMark = try reader.ifThere("fixed")
    gaps = try reader.member("gaps")
    grants = try reader.member("grants")
    grid = try reader.member("grid")
    incidents = try reader.member("incidents")
    journal = try reader.member("journal")
    jury = try reader.member("jury")
    marks = try reader.member("marks")
    outcome = try reader.member("outcome")
    outcomeText = try reader.member("outcomeText")
    transcription = try reader.ifThere("paper")
    papers = try reader.member("papers")
    remarks = try reader.member("remarks")
    reservations = try reader.member("reservations")
    runs = try reader.member("runs")
    sheet = try reader.member("sheet")
    told = try reader.member("told")
    try reader.close()
  }

  var json: CanonicalJSON {
    var members: [CanonicalJSON.Member] = [
      .init("changes", .list(untold)), .init("confirmed", .list(confirmed)), .init("corrections", .list(corrections)),
      .init("decision", .optional(decision.map { Decided(decision: $0, mark: mark) })),
      .init("divergences", .list(divergences)), .init("gaps", .list(gaps)), .init("grants", .list(grants)),
      .init("grid", .list(grid)), .init("incidents", .list(incidents)), .init("journal", journal.json),
      .init("jury", .list(jury)), .init("marks", .list(marks)), .init("outcome", .optional(outcome)),
      .init("outcomeText", CanonicalJSON(outcomeText)), .init("papers", CanonicalJSON(papers)),
      .init("remarks", .list(remarks)), .init("reservations", reservations.json), .init("runs", .list(runs)),
      .init("sheet", sheet.json), .init("told", .array(told.map { .integer(Int64($0)) })),
    ]
    if let transcription { members.append(.init("paper", transcription.json)) }
    if let fixedMark { members.append(.init("fixed", fixedMark.json)) }
    return .object(members)
  }
}

/// `{"reason":…}` with one of `outcome`, `mark`, or `parts` and the mark that they make.
private struct Decided: CanonicalForm {
  var decision: Decision
  var mark: Decimal64?

  init(decision: Decision, mark: Decimal64?) {
    self.decision = decision
    self.mark = mark
  }

  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    mark = try reader.ifThere("mark")
    let outcome: String? = try reader.ifThere("outcome")
    let parts: [String: Decimal64]? = try reader.ifThere("parts")
    let reason: String? = try reader.member("reason")
    try reader.close()
    switch (outcome, parts, mark) {
    case (let outcome?, nil, nil): decision = Decision(.outcome(outcome), reason: reason)
    case (nil, let parts?, _): decision = Decision(.parts(parts), reason: reason)
    case (nil, nil, let mark?): decision = Decision(.mark(mark), reason: reason)
    default: throw .malformed(field: "outcome")
    }
  }

  var json: CanonicalJSON {
    var members: [CanonicalJSON.Member] = [.init("reason", CanonicalJSON(decision.reason))]
    switch decision.verdict {
    case .outcome(let id): members.append(.init("outcome", .string(id)))
    case .parts(let points): members.append(.init("parts", .object(points.map { .init($0.key, $0.value.json) })))
    case .mark: break
    }
    if let mark { members.append(.init("mark", mark.json)) }
    return .object(members)
  }
}
