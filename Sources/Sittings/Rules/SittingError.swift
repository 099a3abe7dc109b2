// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// Why a command is refused today. The wording for people is apart: ``wording``.
public enum SittingError: Error, Hashable, Sendable {
  // Life
  case notOpened
  case alreadyOpened
  case closed
  case sealed
  case notClosed
  case openingProblems([OpeningProblem])
  case typistsNotTwo

  // Time
  case inTheFuture(Instant)
  case beforeBoundary(Instant)
  case unknownPhase(String, nearest: String?)
  case noPhaseRuns
  case noPhaseLeft
  case reasonNeeded(ReasonFor)
  case alreadyPaused
  case notPaused
  case grantOutOfRange
  case notEvaluated(Outcome)
  case interrupted

  // Changes
  case examHasNoChanges
  case changeNumberOutOfRange(Int, count: Int?)
  case changeNotWritten(Int)
  case changeAlreadyTold(Int)
  case emptyText

  // Marks
  case notStarted
  case unknownCriterion(String, nearest: String?)
  case unknownLevel(String, levels: [String])
  case nothingToUnmark([String])
  case jurorNeeded
  case sharedSheet
  case unknownJuror(String, nearest: String?)

  // Undo
  case nothingToUndo
  case cannotUndo(Int)
  case laterTimeline(Int)

  // Decision
  case stillRunning
  case notInterrupted
  case noReservation
  case unknownOutcome(String, known: [String])
  case wrongDecisionKind
  case markOutOfRange(Decimal64, outOf: Int)
  case markNotAStep(Decimal64, step: Decimal64)
  case missingParts([String])
  case unknownPart(String)
  case decisionMissing
  case gridChangedSinceDecision

  /// What needs a reason.
  public enum ReasonFor: Hashable, Sendable {
    case skipping([String])
    case goingBack(String)
    case granting
    case departing(from: Proposal)
    case correcting
  }

  /// What is wrong with an opening; all of it is told at once.
  public enum OpeningProblem: Hashable, Sendable {
    case noCandidate
    case otherExam(String)
    case noJuror
    case jurorTwice(String)
    case unknownTarget(String, nearest: String?)
    case targetWithoutTime(String, allowance: String?)
    case juryTimeExtended(String)
    case choiceNotOffered
    case severalChosen
    case centreSetsNothing(String)
    case minutesOutOfRange(String)
  }
}
