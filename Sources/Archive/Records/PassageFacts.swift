// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// What lists, searches and statistics know of a passage: derived from its record's disclosures, and erased with them.
///
/// Stores keep it in tables of their own; `archive verifier --complet` holds those tables to the records.
public struct PassageFacts: Hashable, Sendable {
  /// The sitting's id, which is the record's.
  public var id: String
  public var exam: Opening.ExamReference
  public var session: Int?
  /// The local day on which the oral was opened.
  public var day: Day
  public var candidate: Candidate
  /// Names of the jury as it sat at the end, in the order of the record.
  public var jury: [String]
  public var outcome: Outcome?
  /// What was decided, in short and without spaces: an outcome's id such as `titre`, or `nil` where a mark was proposed.
  public var award: String?
  /// The mark that the commission proposed.
  public var mark: Decimal64?
  /// The mark that the jury of the diploma fixed.
  public var fixedMark: Decimal64?
  /// Whether a reservation stands.
  public var isReserved: Bool
  /// One per criterion of the definition that has a final verdict or a juror's, in the order of the grid.
  public var verdicts: [Verdict]
  /// Of the final verdicts, how many meet their criterion, by the scale of the record.
  public var met: Int
  /// The final verdicts given.
  public var given: Int
  /// One per phase that ran, in the order of the exam.
  public var phases: [PhaseTime]
  /// The changes that were told, in their order; those that were not are not counted.
  public var changes: [ChangeField]
  public var texts: Texts

  /// What a criterion got.
  public struct Verdict: Hashable, Sendable {
    public var criterion: String
    /// The common level's code; `nil` when not evaluated.
    public var level: String?
    /// Each juror's level, in the order of ``PassageFacts/jury``, `nil` where one did not mark; empty on a shared sheet.
    public var jurors: [String?]

    public init(criterion: String, level: String?, jurors: [String?] = []) {
      self.criterion = criterion
      self.level = level
      self.jurors = jurors
    }
  }

  /// A phase as it went, all its runs together; milliseconds.
  public struct PhaseTime: Hashable, Sendable {
    public var phase: String
    public var elapsed: Int64
    /// What was foreseen for this candidate, extra time and grants included; `nil` where the phase has none of its own.
    public var planned: Int64?
    public var overtime: Int64

    public init(phase: String, elapsed: Int64, planned: Int64?, overtime: Int64) {
      self.phase = phase
      self.elapsed = elapsed
      self.planned = planned
      self.overtime = overtime
    }
  }

  /// What a full-text search reads, as it was written.
  public struct Texts: Hashable, Sendable {
    /// Candidate and jury.
    public var people: String
    /// The changes, told or not.
    public var changes: String
    /// Remarks, reservations, incidents, reasons; one a line.
    public var remarks: String

    public init(people: String, changes: String, remarks: String) {
      self.people = people
      self.changes = changes
      self.remarks = remarks
    }
  }

  public init(
    id: String, exam: Opening.ExamReference, session: Int?, day: Day, candidate: Candidate, jury: [String],
    outcome: Outcome?, award: String?, mark: Decimal64?, fixedMark: Decimal64? = nil, isReserved: Bool,
    verdicts: [Verdict], met: Int, given: Int, phases: [PhaseTime], changes: [ChangeField], texts: Texts
  ) {
    self.id = id
    self.exam = exam
    self.session = session
    self.day = day
    self.candidate = candidate
    self.jury = jury
    self.outcome = outcome
    self.award = award
    self.mark = mark
    self.fixedMark = fixedMark
    self.isReserved = isReserved
    self.verdicts = verdicts
    self.met = met
    self.given = given
    self.phases = phases
    self.changes = changes
    self.texts = texts
  }
}

/// What a record does to the derived tables of a store. Computed from the record alone, the same by every store.
public enum RecordEffect: Hashable, Sendable {
  /// Genesis, key, communication, unit: nothing derived.
  case none
  /// A new passage.
  case passage(PassageFacts)
  /// The cited passage, as corrected: everything derived from it is replaced.
  case corrected(RecordPlace, PassageFacts)
  /// The cited passage's mark is fixed.
  case fixed(RecordPlace, Decimal64)
  /// The cited passage has no reservation any more.
  case lifted(RecordPlace)
  /// These parts of these records are gone: with them their derived rows, their journals and their text index.
  case erased([RecordPlace: Set<RecordPart>])
}
