// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// What the events of a sitting amount to. Computed by folding; ``apply(_:)`` is total.
public struct SittingState: Hashable, Sendable {
  /// What was fixed at the opening; `nil` before it.
  public internal(set) var opening: Opening?
  /// The jury as it is now; ``Opening/jury`` is the jury as it was.
  public internal(set) var jury: [Juror] = []
  /// By a juror's name, those who held the place before.
  public internal(set) var predecessors: [String: Set<String>] = [:]
  /// All that was confirmed so far.
  public internal(set) var confirmed: Set<Confirmation> = []
  /// The fiches or projects that the commission chose, by number from 1.
  public internal(set) var chosen: [Int] = []
  /// The papers seen on the table.
  public internal(set) var papersSeen: [String] = []
  /// As corrected since the opening; `nil` before it.
  public internal(set) var candidate: Candidate?
  /// Where it comes from, when it was held on paper.
  public internal(set) var transcription: Noted<Transcription>?
  /// The candidate's extra time.
  public internal(set) var accommodations: [Accommodation] = []
  /// In the order in which they were started.
  public internal(set) var runs: [Run] = []
  /// Milliseconds granted, by phase id.
  public internal(set) var grants: [String: Int64] = [:]
  /// By number, from 1.
  public internal(set) var changes: [Int: WrittenChange] = [:]
  /// The verdicts as they stand: a later one replaces an earlier one of the same author.
  public internal(set) var marks: [MarkKey: Mark] = [:]
  /// In the order in which they were typed.
  public internal(set) var remarks: [Noted<Remark>] = []
  /// In the order in which they were typed.
  public internal(set) var incidents: [Noted<Incident>] = []
  /// All that were made, lifted since or not.
  public internal(set) var reservations: [Noted<String>] = []
  /// Why reservations were lifted, each time that they were.
  public internal(set) var liftedReservations: [Noted<String>] = []
  /// The reservations that still hold.
  public internal(set) var standingReservations: [String] = []
  /// As the jury ruled them.
  public internal(set) var gaps: [Gap] = []
  /// Milliseconds by which the wall clock strayed, each time that it did.
  public internal(set) var divergences: [Noted<Int64>] = []
  /// How the oral ended; `nil` while it goes on.
  public internal(set) var outcome: Noted<Outcome>?
  /// The jury's words on it.
  public internal(set) var outcomeText: String?
  /// Common verdicts, criterion id to level code. A mark given since on the common sheet replaces one.
  public internal(set) var deliberated: [String: String] = [:]
  /// The decision that stands: it falls when a phase is started again, or when the outcome changes.
  public internal(set) var decision: Noted<Decision>?
  /// The grid on which the decision was taken.
  public internal(set) var decidedGrid: [String: String] = [:]
  /// When it was closed; `nil` again once a correction opened it.
  public internal(set) var closed: Instant?
  /// Why it was opened again, each time that it was.
  public internal(set) var corrections: [Noted<String>] = []
  /// The id of the sealed record.
  public internal(set) var sealed: String?

  public init() {}

  /// Whose verdict, on which criterion; `juror` is `nil` on the shared sheet.
  public struct MarkKey: Hashable, Sendable {
    /// The criterion's id.
    public var criterion: String
    /// The author's name, as the jury bears it.
    public var juror: String?

    public init(criterion: String, juror: String? = nil) {
      self.criterion = criterion
      self.juror = juror
    }
  }

  /// A juror's verdict on a criterion (appréciation).
  public struct Mark: Hashable, Sendable {
    /// A level's code.
    public var level: String
    /// What it rests on.
    public var basis: Basis
    /// The phase that ran when it was given, if one did: by its effective instant, so that a mark entered late, or a
    /// phase entered late around it, changes to whom it belongs.
    public var phase: String?
    /// When it was given (effective).
    public var at: Instant
  }

  /// A change of the situation, as written; told or not.
  public struct WrittenChange: Hashable, Sendable {
    /// What the candidate reads or hears.
    public var change: Change
    /// Typed, taken from the bank or drawn.
    public var origin: ChangeOrigin
    /// When it was last written.
    public var written: Instant
    /// When the candidate learned of it.
    public var told: Instant?
    /// The phase that ran when it was told.
    public var toldIn: String?
  }

  /// Time during which no console ran.
  public struct Gap: Hashable, Sendable {
    /// The last sign of the console that stopped.
    public var from: Instant
    /// When a console was there again.
    public var to: Instant
    /// Whether the phase went on without it.
    public var counts: Bool
  }

  /// Something with its moment.
  public struct Noted<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What was noted.
    public var value: Value
    /// When it happened, and when it was typed.
    public var moment: Moment

    public init(_ value: Value, _ moment: Moment) {
      self.value = value
      self.moment = moment
    }
  }

  /// The run whose clock is on, or stands still in a pause.
  public var currentRun: Run? { runs.last.flatMap { $0.end == nil ? $0 : nil } }

  /// The id of the phase that ran, or stood still in a pause, at an instant; `nil` between two phases.
  public func phase(at instant: Instant) -> String? {
    guard let run = runs.last(where: { instant.since($0.start) >= 0 }) else { return nil }
    if let end = run.end, instant.since(end) >= 0 { return nil }
    return run.phase
  }
}
