// SPDX-License-Identifier: GPL-3.0-or-later

/// What a record says. Its ``rawValue`` is signed: a case may be renamed in code, its text never.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// The first of a chain, signed by the key that it carries; its hash is the chain's id.
  case genesis
  /// A sealed sitting.
  case passage
  /// A passage again, as corrected after its sealing.
  case correction
  /// The mark that the jury of the diploma fixed (BTS).
  case fixing
  /// A reservation that was lifted.
  case lifting
  /// The two situations of an E4 in CCF, put together.
  case unit
  /// What was erased, and why.
  case erasure
  /// The key that signs from the next record on.
  case key
  /// What was communicated to the candidate.
  case communication
}

/// What is disclosed apart, so that it can be withheld or erased. The ``rawValue`` is the name in the disclosure.
public enum RecordPart: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Who the candidate is.
  case identity
  /// What the candidate may get once the centre communicates: the times, the changes told, O/N, the award.
  case evaluation
  /// What stays with the jury and the centre.
  case deliberation

  public static func < (first: RecordPart, second: RecordPart) -> Bool { first.place < second.place }

  /// Its order in a record, from 0.
  public var place: Int {
    switch self {
    case .identity: 0
    case .evaluation: 1
    case .deliberation: 2
    }
  }
}

/// The identifier of a chain: SHA-256 of its genesis (the compact JWS, as ASCII), base64url, 43 letters.
public struct ChainID: Hashable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Enough of it for a person: 8 letters.
  public var short: String { String(text.prefix(8)) }
}

/// Where a record is: its chain, and its number there from 0, the genesis.
public struct RecordPlace: Hashable, Sendable {
  public var chain: ChainID
  public var sequence: Int

  public init(_ chain: ChainID, _ sequence: Int) {
    self.chain = chain
    self.sequence = sequence
  }
}

/// The last record of a chain that somebody knows of: noted elsewhere, it makes a later rewriting show.
public struct ChainHead: Hashable, Sendable {
  public var place: RecordPlace
  /// SHA-256 of the compact JWS, base64url, 43 letters.
  public var hash: String

  public init(_ place: RecordPlace, hash: String) {
    self.place = place
    self.hash = hash
  }
}

/// A record as stores and exports hold it: signed bytes, and what of the disclosures is still there.
public struct StoredRecord: Hashable, Sendable {
  public var place: RecordPlace
  /// The compact JWS: three parts in base64url. Never serialised again.
  public var jws: String
  /// Disclosures in base64url, as they were hashed. A part that is missing was withheld, erased or lost.
  public var disclosures: [RecordPart: String]

  public init(place: RecordPlace, jws: String, disclosures: [RecordPart: String]) {
    self.place = place
    self.jws = jws
    self.disclosures = disclosures
  }

  /// RFC 9901 combined format: `<JWS>~<disclosure>~…~`.
  public var sdJWT: String {
    RecordPart.allCases.compactMap { disclosures[$0] }.reduce(into: jws + "~") { $0 += $1 + "~" }
  }
}
