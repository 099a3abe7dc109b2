// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// Why something is not sealed. Nothing was signed. The text is a passage's id, wherever there is one.
public enum SealingRefusal: Error, Hashable, Sendable {
  // The sitting
  /// A journal without an opening.
  case notOpened
  /// A rehearsal never enters the archive.
  case rehearsal(String)
  case openedByMistake(String)
  /// It goes on, waits for its deliberation, or is to be continued.
  case notDecided(String, Sitting.Stage)
  case alreadySealed(String)
  /// Events of its journal that this release cannot read.
  case unreadable(String, JournalEntry.Unreadable)
  /// A rule of the sitting.
  case sitting(String, SittingError)
  /// The definition at hand is not the one that the record follows.
  case otherDefinition(String, exam: String)
  /// A value that has no canonical form, such as a number out of range: the path of it.
  case unsealable(String, field: String)

  // The chain
  /// The key does not sign that chain any more, or never did: the thumbprint that does.
  case wrongKey(expected: String)
  /// The chain's last record is not one: nothing may follow it.
  case damagedHead(RecordPlace)
  case newerRelease(String)
  /// The new key is the one that signs already.
  case sameKey
  case refusedByKey

  // Linked records
  /// The record is no passage.
  case notAPassage(RecordPlace)
  /// What it rests on was erased or withheld.
  case partMissing(String, RecordPart)
  case noReason
  case nothingChanges(String)
  /// The exam is decided without a mark.
  case noMarkToFix(String, exam: String)
  case noReservation(String)
  case notCommunicable(String, RecordPart)
  case notOneUnit([String], UnitProblem)
  case nothingToErase
  /// More than ``Erasure/limit`` at once.
  case tooManyToErase(Int)

  /// Why two situations make no unit.
  public enum UnitProblem: Hashable, Sendable {
    /// Their exams are not the two situations of one unit.
    case exams([String])
    case candidates([Candidate])
    case sessions([Int?])
    /// Neither fixed nor proposed.
    case markMissing(String)
    case weights
  }
}
