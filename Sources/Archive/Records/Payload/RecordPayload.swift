// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// What is signed of a record. No name, number, mark or free text is in it: those are in disclosures.
public struct RecordPayload: Hashable, Sendable {
  /// The version of the form that this release writes, and the only one that it reads.
  public static let version = 1

  /// `nil` in a genesis, whose hash is the chain's id.
  public var chain: ChainID?
  /// From 0, the genesis.
  public var sequence: Int
  /// The hash of the record before it; `nil` in a genesis.
  public var previous: String?
  public var id: String
  /// When it was signed: whole seconds since 1970-01-01, UTC.
  public var issued: Int64
  /// SHA-256 of each disclosure, base64url, sorted: as many as the kind has ``RecordKind/parts``.
  public var digests: [String]
  public var content: Content

  public init(
    chain: ChainID?, sequence: Int, previous: String?, id: String, issued: Int64, digests: [String] = [],
    content: Content
  ) {
    self.chain = chain
    self.sequence = sequence
    self.previous = previous
    self.id = id
    self.issued = issued
    self.digests = digests
    self.content = content
  }

  /// What a record of each kind says.
  public enum Content: Hashable, Sendable {
    /// The key that signs the chain, from this record on; the last known head of a chain that it follows, one whose
    /// key or archive was lost.
    case genesis(VerificationKey, after: ChainHead?)
    case passage(Subject)
    /// What it cites, in this order, here and below: the passage, then the last record linked to it, if one is.
    case correction(Subject, cites: [Citation])
    case fixing(Subject, cites: [Citation])
    case lifting(Subject, cites: [Citation])
    /// Cites both passages, the first situation before the second.
    case unit(session: Int?, cites: [Citation])
    case erasure(Erasure)
    /// The key that signs from the next record on, with its proof: a signature by that key itself (base64url) over
    /// ``RecordPayload/keyProofMessage(chain:sequence:previous:)``.
    case key(VerificationKey, proof: String)
    case communication(Subject, cites: [Citation], layers: [RecordPart], reason: CommunicationReason)
  }

  /// The exam and the session of a passage.
  public struct Subject: Hashable, Sendable {
    public var exam: Opening.ExamReference
    /// 1…9999; `nil` when no session was said.
    public var session: Int?

    public init(exam: Opening.ExamReference, session: Int?) {
      self.exam = exam
      self.session = session
    }
  }
}

/// A record that another one cites.
public struct Citation: Hashable, Sendable {
  public var place: RecordPlace
  /// SHA-256 of its compact JWS, base64url, 43 letters.
  public var hash: String

  public init(_ place: RecordPlace, hash: String) {
    self.place = place
    self.hash = hash
  }
}

/// Why something was communicated. The ``rawValue`` is signed.
public enum CommunicationReason: String, Hashable, Sendable, CaseIterable {
  /// The centre tells its candidates.
  case result
  /// The candidate asked.
  case request
}

extension RecordKind {
  /// The disclosures that a record of this kind has.
  public var parts: [RecordPart] {
    switch self {
    case .passage, .correction: RecordPart.allCases
    case .fixing, .lifting, .unit, .communication: [.deliberation]
    case .genesis, .erasure, .key: []
    }
  }
}

extension RecordPayload {
  public var kind: RecordKind {
    switch content {
    case .genesis: .genesis
    case .passage: .passage
    case .correction: .correction
    case .fixing: .fixing
    case .lifting: .lifting
    case .unit: .unit
    case .erasure: .erasure
    case .key: .key
    case .communication: .communication
    }
  }

  /// `nil` for a kind that is about no passage, and for a unit, which is about two exams.
  public var subject: Subject? {
    switch content {
    case .passage(let subject), .correction(let subject, _), .fixing(let subject, _), .lifting(let subject, _),
      .communication(let subject, _, _, _):
      subject
    case .genesis, .unit, .erasure, .key: nil
    }
  }

  public var cites: [Citation] {
    switch content {
    case .correction(_, let cites), .fixing(_, let cites), .lifting(_, let cites), .unit(_, let cites),
      .communication(_, let cites, _, _):
      cites
    case .genesis, .passage, .erasure, .key: []
    }
  }

  /// What a new key signs to show that whoever announces it holds it: ASCII, three line breaks and no more.
  public static func keyProofMessage(chain: ChainID, sequence: Int, previous: String) -> [UInt8] {
    Array("oral-key\n\(chain.text)\n\(sequence)\n\(previous)".utf8)
  }

  /// The id of a record that is linked to a sitting, or of one that is about none.
  static func id(of kind: RecordKind, sitting: String, sequence: Int) -> String {
    switch kind {
    case .genesis: "genese"
    case .key: "cle/\(sequence)"
    case .erasure: "effacement/\(sequence)"
    case .passage: sitting
    case .correction, .fixing, .lifting, .unit, .communication: "\(sitting)/\(sequence)"
    }
  }
}
