// SPDX-License-Identifier: GPL-3.0-or-later

/// Follows one chain from its genesis to its head: the part of verifying that depends on what came before.
///
/// Cheap, and in order; memory does not grow with the chain.
public struct ChainVerifier: Sendable {
  public let chain: ChainID
  /// The place of the next record.
  public private(set) var next = 0
  /// The last record that was there, as it is.
  public private(set) var head: ChainHead?
  /// The keys that sound records announced, each with the first record that it signs; the last signs now.
  public private(set) var keys: [KeyPeriod] = []
  /// Records that were there.
  public private(set) var count = 0
  /// The hash that the next record must give for the one before it; `nil` when nobody can tell.
  private var previous: String?
  /// Keys already told of: one that is missing would be told of in every record.
  private var unknownKeys: Set<String> = []

  /// The last number that a record may have: what JSON holds exactly (RFC 8785).
  public static let lastSequence = 1 << 53

  public init(_ chain: ChainID) { self.chain = chain }

  /// A key, and from where on it signs.
  public struct KeyPeriod: Hashable, Sendable {
    public var first: Int
    public var key: VerificationKey
  }

  /// What was found of one record, and of those absent before it.
  public struct Finding: Hashable, Sendable {
    /// By their places.
    public var problems: [RecordProblem]
    /// Whether the signed bytes are those that the station sealed there: what they say holds.
    public var isAuthentic: Bool
  }

  /// The record of a sequence number: at ``next``, or after it when those between are absent.
  public mutating func take(_ check: RecordCheck, at sequence: Int) -> Finding {
    let place = RecordPlace(chain, sequence)
    guard sequence >= next, sequence <= Self.lastSequence else {
      return Finding(problems: [RecordProblem(place, .repeated)], isAuthentic: false)
    }
    var problems: [RecordProblem] = []
    if sequence > next {
      problems.append(RecordProblem(RecordPlace(chain, next), through: sequence - 1, .absent))
      previous = nil
    }
    let reasons = reasons(check, at: place)
    for reason in reasons {
      if case .unknownKey(let id) = reason, !unknownKeys.insert(id).inserted { continue }
      problems.append(RecordProblem(place, reason))
    }
    let isAuthentic = !reasons.contains(where: \.isOfSignedBytes)
    previous = isAuthentic ? check.hash : nil
    head = ChainHead(place, hash: check.hash)
    next = sequence + 1
    count += 1
    return Finding(problems: problems, isAuthentic: isAuthentic)
  }

  private mutating func reasons(_ check: RecordCheck, at place: RecordPlace) -> [RecordProblem.Reason] {
    if let reason = authorFault(of: check, at: place) { return [reason] }
    var reasons = check.problems
    if place.sequence == 0, check.hash != chain.text { reasons.append(.otherGenesis) }
    if let previous, let said = check.link?.previous, said != previous { reasons.append(.previous) }
    for citation in check.payload?.cites ?? []
    where citation.place.chain == chain && citation.place.sequence >= place.sequence {
      reasons.append(.citation(citation, .later))
    }
    if !reasons.contains(where: \.isOfSignedBytes), let fault = announce(check, at: place) { reasons.append(fault) }
    return reasons
  }

  /// Why the record was not sealed there by the key that signs there: then its other faults say nothing more.
  private func authorFault(of check: RecordCheck, at place: RecordPlace) -> RecordProblem.Reason? {
    guard let keyID = check.keyID else { return nil }
    let current = keys.last?.key
    var signature = check.signature
    if signature == .unverified, let current {
      var check = check
      check.verify(with: current)
      signature = check.signature
    }
    if signature == .wrong { return .signature }
    if let link = check.link, link.sequence != place.sequence || (link.sequence > 0 && link.chain != chain) {
      return .misplaced(link.place)
    }
    if place.sequence == 0 {
      // Verified by the key that it brings, unless the header names another.
      return check.payload == nil || signature == .valid ? nil : .signature
    }
    guard keyID != current?.thumbprint else { return nil }
    return keys.contains { $0.key.thumbprint == keyID } ? .keyOutOfTurn(keyID) : .unknownKey(keyID)
  }

  /// Follows the keys that an authentic record announces.
  private mutating func announce(_ check: RecordCheck, at place: RecordPlace) -> RecordProblem.Reason? {
    switch check.payload?.content {
    case .genesis(let key, _):
      keys = [KeyPeriod(first: 0, key: key)]
    case .key(let key, let proof):
      guard key.announces(itselfBy: proof, in: chain, at: place.sequence, after: check.link?.previous) else {
        return .keyProof
      }
      keys.append(KeyPeriod(first: place.sequence + 1, key: key))
    default: break
    }
    return nil
  }
}
