// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// Where the events of sittings are kept: synchronous, local, one writer at a time per sitting.
///
/// What an implementation promises, and its contract suite checks:
/// - when ``create(_:events:head:)`` or ``append(_:to:expecting:head:)`` returns, the events survive a power cut;
/// - they are all there or none of them is;
/// - sequence numbers have no hole, and nobody else's events are ever overwritten;
/// - an attempt whose answer was lost may be repeated, with more events behind: what already landed is not doubled;
/// - reading changes nothing.
public protocol SittingJournal: AnyObject {
  /// Begins a sitting. The first event must be `opened`, with the digest of `definition`; numbers start at 1.
  func create(_ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead) throws(JournalError)

  /// Adds events after `lastSequence`.
  func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError)

  /// Every event of a sitting as it is kept, in order: a sealed record cites the digest of these bytes.
  func storedEvents(of id: String) throws(JournalError) -> [StoredEvent]

  /// Every event of a sitting, in order.
  func entries(of id: String) throws(JournalError) -> [JournalEntry]

  /// The definition of that digest, as it was when a sitting opened with it; `nil` when none did.
  func definition(_ sha256: String) throws(JournalError) -> ExamDefinition?

  /// Every sitting, the last opened first.
  func summaries() throws(JournalError) -> [SittingSummary]
}

/// An exam's definition by value: the bytes of its file, kept once whatever the number of sittings.
public struct ExamDefinition: Hashable, Sendable {
  /// SHA-256 of ``bytes``.
  public let sha256: String
  /// The file's name, such as `ntc-titre.yaml`.
  public let file: String
  public let bytes: [UInt8]

  public init(file: String, bytes: [UInt8]) {
    self.init(sha256: SHA256Digest.hex(of: bytes), file: file, bytes: bytes)
  }

  /// With a digest that is already known: stores only.
  package init(sha256: String, file: String, bytes: [UInt8]) {
    self.sha256 = sha256
    self.file = file
    self.bytes = bytes
  }
}

/// What a list of sittings says of one, as the caller computed it from the events: derived, rewritten at each append.
public struct SittingHead: Hashable, Sendable {
  /// Where the sitting stands, such as `open` or `decided`: the domain's word, opaque here.
  public var stage: String
  public var outcome: Outcome?
  /// What was decided, ready to show.
  public var decision: String?
  /// As corrected since the opening; `nil` as opened. Lists give it as the ``SittingSummary/candidate``.
  public var candidate: Candidate?

  public init(stage: String, outcome: Outcome? = nil, decision: String? = nil, candidate: Candidate? = nil) {
    self.stage = stage
    self.outcome = outcome
    self.decision = decision
    self.candidate = candidate
  }
}
