// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText

/// Something that happened in a sitting. The journal of these is the truth; everything shown is computed from it.
public enum Event: Hashable, Sendable {
  case opened(Opening)
  case confirmed(Set<Confirmation>)
  /// What the commission chose, when it did so after the opening, or otherwise: numbers from 1.
  case chosen([Int])
  /// The extra time of the candidate, in place of what the opening said.
  case accommodated([Accommodation])
  case jurorJoined(Juror)
  /// The papers seen on the table, in place of what was said before.
  case papersSeen([String])
  /// The candidate's number and name, in place of what was mistyped.
  case candidateCorrected(Candidate)
  /// The sitting was held on paper, and typed in twice.
  case transcribed(Transcription)

  case runStarted(phase: String, reason: String?)
  case runEnded
  case paused(reason: String?)
  case resumed
  case timeGranted(phase: String, milliseconds: Int64, reason: String)
  /// The clocks disagreed since the event before, by so many milliseconds (wall minus boot).
  case clockDiverged(milliseconds: Int64)
  /// What became of the time between two instants during which no console ran.
  case gapRuled(from: Instant, to: Instant, counts: Bool)

  case changeWritten(number: Int, Change, origin: ChangeOrigin)
  case changeDropped(number: Int)
  case changeTold(number: Int)

  case marked(criterion: String, level: String, juror: String?, basis: Basis)
  case unmarked(criterion: String, juror: String?)
  case remark(Remark)

  case incident(Incident)
  case jurorReplaced(leaving: String, arriving: Juror?)
  case partsAssigned([String: Juror.Part])
  case reservation(String)
  case reservationLifted(String)
  /// Undo: every event of the group that starts at this sequence number is void.
  case withdrawn(group: Int)

  case outcome(Outcome, text: String?)
  /// An interrupted sitting goes on, usually another day.
  case continued(text: String?)
  /// The jury's common verdicts, criterion id to level code.
  case deliberated([String: String])
  case decided(Decision)
  case closed
  /// A closed sitting is opened again before its sealing, to correct it.
  case corrected(reason: String)
  case sealed(record: String)
}

/// What the jury confirms on the day.
public enum Confirmation: String, Hashable, Sendable, CaseIterable {
  /// Number, name, convocation and identity seen.
  case candidate
  case papers
  case exam
  /// The chosen fiche or project.
  case choice
  case accommodations
  /// Who is the client and who observes.
  case parts
}

/// Where a written change comes from.
public enum ChangeOrigin: Hashable, Sendable {
  case written
  /// Its id in the bank.
  case bank(String)
  /// The code of the draw.
  case drawn(code: String)
}

/// What a mark rests on.
public enum Basis: String, Hashable, Sendable, CaseIterable {
  /// What was seen and heard.
  case scene
  /// The candidate's file (rc-ntc, for the CCP: evidence of professional practice).
  case file
}

/// Words of the jury about a sitting.
public struct Remark: Hashable, Sendable {
  /// Never blank.
  public var text: String
  /// The id of the criterion that it is about, if one.
  public var criterion: String?
  /// Whose words, when one says so.
  public var juror: String?
  /// Who may read it follows from it: see ``Visibility``.
  public var kind: Kind

  public init(_ text: String, criterion: String? = nil, juror: String? = nil, kind: Kind = .observation) {
    self.text = text
    self.criterion = criterion
    self.juror = juror
    self.kind = kind
  }

  /// Whether the words are the jury's or a juror's own.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Goes with the grid (`obs`).
    case observation
    /// A juror's own, never communicated (`note`).
    case note
  }
}

/// Something out of the ordinary.
public struct Incident: Hashable, Sendable {
  /// What sort of incident: counted, and worded in French, by it.
  public var kind: Kind
  /// What happened, in the jury's words; may be empty but for ``Kind/other``.
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The usual ones, and the rest.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case lateArrival
    case jurorLeft
    case jurorReplaced
    case partsSwapped
    case placeChanged
    case meansChanged
    case alarm
    case candidateUnwell
    case other
  }
}

/// How a sitting ended.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  case held
  case absent
  /// Came too late to be admitted.
  case late
  case abandoned
  /// To be continued another day.
  case interrupted
  case fraudSuspected
  /// Not held, with the consequence that the text attaches.
  case notHeld
  /// The sitting itself is a mistake: nobody was heard, and nobody was absent.
  case openedByMistake

  /// Whether there is something to judge.
  public var isEvaluated: Bool {
    switch self {
    case .held, .abandoned, .interrupted, .fraudSuspected: true
    case .absent, .late, .notHeld, .openedByMistake: false
    }
  }
}

/// What the jury decides; sovereign.
public struct Decision: Hashable, Sendable {
  /// What is awarded or proposed, in the way that the exam decides.
  public var verdict: Verdict
  /// Why, where the jury departs from what the grid proposes.
  public var reason: String?

  public init(_ verdict: Verdict, reason: String? = nil) {
    self.verdict = verdict
    self.reason = reason
  }

  /// One case per kind of ``DecisionRule``.
  public enum Verdict: Hashable, Sendable {
    /// The id of an outcome of the exam's ``CompetencyDecision``.
    case outcome(String)
    /// A proposed mark.
    case mark(Decimal64)
    /// Points by part id.
    case parts([String: Decimal64])
  }
}

/// An event with its place in the journal and its two instants.
public struct RecordedEvent: Hashable, Sendable {
  /// 1-based, without a hole.
  public var sequence: Int
  /// The sequence number of the first event of the command that made it: undo withdraws a whole command.
  public var group: Int
  /// When it happened, and when it was typed.
  public var moment: Moment
  /// What happened.
  public var event: Event

  public init(sequence: Int, group: Int, moment: Moment, event: Event) {
    self.sequence = sequence
    self.group = group
    self.moment = moment
    self.event = event
  }
}
