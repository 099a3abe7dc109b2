// SPDX-License-Identifier: GPL-3.0-or-later

/// Something wrong with one record, or with several that follow one another.
public struct RecordProblem: Hashable, Sendable {
  /// The record, or the first of them.
  public var place: RecordPlace
  /// The last of them: `place.sequence` for one alone.
  public var last: Int
  public var reason: Reason
  /// The line of the file that has it, from 1; `nil` in an archive.
  public var line: Int?

  public init(_ place: RecordPlace, through last: Int? = nil, _ reason: Reason, line: Int? = nil) {
    self.place = place
    self.last = last ?? place.sequence
    self.reason = reason
    self.line = line
  }

  /// How many records it is about.
  public var count: Int { last - place.sequence + 1 }

  public var severity: Severity { reason.severity }

  public enum Severity: Int, Hashable, Sendable, CaseIterable {
    /// What is there is not what was sealed, or not all of it.
    case alteration
    /// A later release wrote it: this one cannot tell.
    case undecided
    /// Worth saying, and nothing wrong.
    case notice
  }

  /// What is wrong. Those of one record first, then those of its place, its parts, the heads, the tables.
  public enum Reason: Hashable, Sendable {
    /// The signed bytes are not those of a record: cut, or altered.
    case unreadable(SealError)
    /// Signed, and not what a record of its kind holds; or of a later release.
    case content(RecordError)
    /// The key that the header names did not make the signature.
    case signature
    /// No sound record of the chain announces the key of that thumbprint. Told for the first record that it signed.
    case unknownKey(String)
    /// The key of that thumbprint signed before or after this part of the chain.
    case keyOutOfTurn(String)
    /// The new key did not sign its own announcement.
    case keyProof

    /// The genesis is not the one that gave the chain its name.
    case otherGenesis
    /// It says that it is elsewhere.
    case misplaced(RecordPlace)
    /// There is none at this place.
    case absent
    /// This place was taken already: the file has it twice, or not in order.
    case repeated
    /// The file does not begin this chain.
    case headless
    /// It does not follow the record before it.
    case previous
    /// What it cites.
    case citation(Citation, CitationFault)

    case part(RecordPart, PartFault)
    /// Gone without any record that erases them.
    case missing(Set<RecordPart>)
    /// There in spite of a record that erased them.
    case stillThere(Set<RecordPart>)
    /// Gone, as the record of another chain says, which has no power over this one.
    case erasedElsewhere(Set<RecordPart>)
    /// A proof of erasure kept beside the database is signed by no key of its chain: it proves nothing.
    case unprovenErasure

    /// The store says that the chain is the station's own, and none of the station's keys signed it.
    case notOwn
    /// The chain ends before a head that was noted, or is not there at all (`nil`).
    case tailRemoved(noted: HeadNote, found: ChainHead?)
    /// The record noted is another now.
    case rewritten(noted: HeadNote, hash: String)
    /// The chain does not end where the store, or the header of the file, says.
    case otherHead(ChainHead)

    /// The definition of that digest is not there.
    case definitionMissing(String)
    /// What is kept as that definition has another digest.
    case definitionAltered(String)
    /// The tables do not hold what follows from the record, in these respects.
    case tables([FactsField])
    /// The tables hold nothing of a passage.
    case tablesLack
    /// The tables hold something of a passage that was erased.
    case tablesKeep
    /// The journal is not the one that was sealed.
    case journal(sealed: JournalDigest, found: JournalDigest)
    /// The journal does not end with the sealing of this record.
    case journalSealing
    /// What lists show of the sitting is not what its journal makes of it.
    case journalSummary
    /// The journal is gone, and nothing of the passage was erased: it was, or the record came from an export.
    case journalGone
  }

  public enum CitationFault: Hashable, Sendable {
    /// Not before the record that cites it.
    case later
    case absent
    /// The record there has this hash.
    case other(String)
  }

  public enum PartFault: Hashable, Sendable {
    /// The signed payload has no such digest.
    case altered
    /// It is another part of the same record.
    case misnamed
    /// Records of this kind have no such part.
    case surplus
  }
}

extension RecordProblem.Reason {
  public var severity: RecordProblem.Severity {
    switch self {
    case .content(.newerRelease): .undecided
    case .erasedElsewhere, .unprovenErasure, .journalGone: .notice
    default: .alteration
    }
  }

  /// Whether the signed bytes are in doubt: then nothing that follows from them is told as well.
  var isOfSignedBytes: Bool {
    switch self {
    case .unreadable, .content, .signature, .unknownKey, .keyOutOfTurn, .otherGenesis, .misplaced: true
    default: false
    }
  }
}
