// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// What the jury asks for. ``Sitting/decide(_:at:)`` answers with the events that it becomes, or a refusal.
public enum Command: Hashable, Sendable {
  case open(Opening)
  case confirm(Set<Confirmation>)
  case choose([Int])
  /// The candidate's extra time, in place of what the opening said.
  case accommodate([Accommodation])
  case addJurors([Juror])
  case seePapers([String])
  case correctCandidate(Candidate)
  /// Right after the opening: the sitting comes from paper.
  case transcribe(Transcription)

  /// The phase after the current one; after the last, the end of the oral.
  case next
  /// A given phase: ahead (what lies between is skipped), or again; both need a reason.
  case go(phase: String, reason: String?)
  /// Ends the current phase without starting another.
  case stop
  case pause(reason: String?)
  case resume
  case grant(milliseconds: Int64, phase: String?, reason: String)
  case ruleGap(from: Instant, counts: Bool)

  case write(number: Int, Change, origin: ChangeOrigin)
  case drop(number: Int)
  case tell(number: Int)

  case mark(criteria: [String], level: String, juror: String?, basis: Basis)
  case unmark(criteria: [String], juror: String?)
  case remark(Remark)

  case incident(Incident, pausesClock: Bool)
  case replaceJuror(leaving: String, arriving: Juror?)
  case assign([String: Juror.Part])
  case reserve(String)
  case liftReservation(String)
  /// The last command that can be undone, or the one that starts at this sequence number.
  case undo(group: Int?)

  case conclude(Outcome, text: String?)
  case continueSitting(text: String?)
  case deliberate([String: String])
  case decide(Decision)
  case close
  case correct(reason: String)
  /// Nothing follows it. What is not closed yet is closed with it.
  case seal(record: String)
}
