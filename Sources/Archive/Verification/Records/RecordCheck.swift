// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// What a record shows by itself, before its place in a chain is looked at: the expensive part of verifying, made for
/// many records at once.
///
/// It takes the bytes as they were kept: nothing is serialised again. ``ChainVerifier`` judges the rest, in order.
public struct RecordCheck: Sendable {
  /// SHA-256 of the compact JWS as it stands, base64url.
  public let hash: String
  /// The key that the header names; `nil` when the JWS cannot be read.
  public let keyID: String?
  /// Where the payload says it is; `nil` when it cannot be read.
  public let link: Link?
  /// `nil` when it cannot be read, or was written by a later release.
  public let payload: RecordPayload?
  /// The disclosures that are there, sound or not.
  public let parts: Set<RecordPart>
  /// What is wrong with it whatever its place, the signature left out.
  public private(set) var problems: [RecordProblem.Reason] = []
  public private(set) var signature: Signature
  private let jws: [UInt8]
  private let frame: JWSFrame?

  /// A record's own words on its place.
  public struct Link: Hashable, Sendable {
    /// The hash of the record itself for a genesis.
    public var chain: ChainID
    public var sequence: Int
    /// `nil` for a genesis.
    public var previous: String?

    public var place: RecordPlace { RecordPlace(chain, sequence) }
  }

  public enum Signature: Hashable, Sendable {
    case valid
    case wrong
    /// The key that the header names was not at hand: see ``RecordCheck/verify(with:)``.
    case unverified
  }

  /// - Parameter keys: that may have signed it, by thumbprint; a genesis brings its own. `nil` to leave the signature
  ///   unverified.
  public init(_ record: StoredRecord, keys: [String: VerificationKey]?) {
    self.init(jws: record.jws, disclosures: record.disclosures, keys: keys)
  }

  init(jws text: String, disclosures: [RecordPart: String], keys: [String: VerificationKey]?) {
    let jws = Array(text.utf8)
    self.jws = jws
    hash = SealedHash.of(jws)
    parts = Set(disclosures.keys)
    signature = .unverified
    let reading = Reading(jws, hash: hash)
    frame = reading.frame
    keyID = reading.frame?.keyID
    payload = reading.payload
    link = reading.link
    problems = reading.problem.map { [$0] } ?? []
    if let keys { verify(keys) }
    guard let payload else { return }
    for part in RecordPart.allCases {
      guard let disclosure = disclosures[part], let fault = payload.fault(of: disclosure, as: part) else { continue }
      problems.append(.part(part, fault))
    }
  }

  private mutating func verify(_ keys: [String: VerificationKey]) {
    if case .genesis(let key, _) = payload?.content {
      verify(with: key)
    } else if let key = keyID.flatMap({ keys[$0] }) {
      verify(with: key)
    }
  }

  /// Verifies the signature by a key that was found since. A key that the header does not name leaves it unverified.
  public mutating func verify(with key: VerificationKey) {
    guard let frame, frame.keyID == key.thumbprint else { return }
    let isValid = key.isValid(signature: frame.signature, for: Array(jws[..<frame.signedLength]))
    signature = isValid ? .valid : .wrong
  }
}

/// What could be read of the signed bytes.
private struct Reading {
  var frame: JWSFrame?
  var payload: RecordPayload?
  var link: RecordCheck.Link?
  var problem: RecordProblem.Reason?

  init(_ jws: [UInt8], hash: String) {
    do throws(SealError) {
      guard jws.count <= CanonicalJSON.sizeLimit else { throw .tooLong }
      let frame = try JWSFrame(jws[...])
      self.frame = frame
      guard frame.type == CompactJWS.recordType else { throw .header }
      try read(frame.payload, hash)
    } catch {
      problem = .unreadable(error)
    }
  }

  private mutating func read(_ bytes: [UInt8], _ hash: String) throws(SealError) {
    do throws(CanonicalJSONError) {
      try CanonicalJSON.checkCanonical(bytes, in: bytes.indices)
    } catch {
      throw .payload(error)
    }
    do throws(RecordError) {
      let payload = try RecordPayload(canonical: bytes)
      self.payload = payload
      link = RecordCheck.Link(
        chain: payload.chain ?? ChainID(hash), sequence: payload.sequence, previous: payload.previous)
    } catch {
      problem = .content(error)
      guard case .newerRelease = error else { return }
      link = Self.link(bytes, hash)
    }
  }

  /// Of a record of a later release: what places it in a chain is not expected to change.
  private static func link(_ bytes: [UInt8], _ hash: String) -> RecordCheck.Link? {
    guard let claims = try? CanonicalJSON(canonical: bytes), let sequence = claims["seq"]?.integer, sequence >= 0 else {
      return nil
    }
    return RecordCheck.Link(
      chain: ChainID(claims["chain"]?.string ?? hash), sequence: Int(sequence), previous: claims["prev"]?.string)
  }
}

extension RecordPayload {
  /// What is wrong with a disclosure kept as this part; `nil` when it is what was sealed.
  ///
  /// One whose digest is signed is, to the byte, what the station sealed: only its name is read.
  fileprivate func fault(of disclosure: String, as part: RecordPart) -> RecordProblem.PartFault? {
    guard kind.parts.contains(part) else { return .surplus }
    guard digests.contains(SealedHash.of(disclosure.utf8)) else { return .altered }
    return part.names(disclosure) ? nil : .misnamed
  }
}

extension RecordPart {
  /// Whether a disclosure begins as one of this name does: `["`, 22 letters of salt, `","`, the name, `",`.
  func names(_ disclosure: String) -> Bool {
    let name = Self.names[place]
    // Four letters are three bytes.
    let letters = (Self.saltEnd + name.count + 2) / 3 * 4
    guard disclosure.utf8.count >= letters, let json = Base64URL.decode(utf8: disclosure.utf8.prefix(letters)) else {
      return false
    }
    return json[0] == UInt8(ascii: "[") && json[1] == UInt8(ascii: "\"") && json[Self.saltEnd...].starts(with: name)
  }

  private static let saltEnd = 24
  /// What follows the salt, by ``place``.
  private static let names = allCases.map { Array("\",\"\($0.rawValue)\",".utf8) }
}
