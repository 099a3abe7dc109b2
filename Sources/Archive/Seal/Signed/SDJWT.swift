// SPDX-License-Identifier: GPL-3.0-or-later

/// A signed payload with those of its disclosures that one has: `<JWS>~<disclosure>~…~` (RFC 9901).
public struct SDJWT: Hashable, Sendable {
  public let jws: CompactJWS
  /// In the order of ``text``; each one's digest is in the payload.
  public let disclosures: [Disclosure]
  /// The digests that the payload has, sorted: those of ``disclosures``, and of what was withheld.
  public let digests: [String]

  /// More disclosures are refused; a record has three at most.
  public static let disclosureLimit = 64

  /// Reads one, without verifying its signature: see ``CompactJWS/isSigned(by:)``.
  public init(parsing text: String) throws(SealError) { try self.init(utf8: Array(text.utf8)) }

  /// The same from the bytes of the text.
  public init(utf8 bytes: [UInt8]) throws(SealError) {
    guard bytes.count <= CanonicalJSON.sizeLimit else { throw .tooLong }
    let parts = Self.parts(of: bytes)
    guard let first = parts.first, parts.last?.endIndex == bytes.count - 1 else { throw .malformed }
    guard parts.count <= Self.disclosureLimit + 1 else { throw .tooLong }
    let jws = try CompactJWS(first)
    var disclosures: [Disclosure] = []
    for (place, part) in parts.dropFirst().enumerated() { disclosures.append(try Disclosure(part, place: place)) }
    try self.init(jws: jws, disclosures: disclosures)
  }

  /// What stands before each tilde, up to one more than there may be. Not `split`: it takes longer than all the rest.
  private static func parts(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    while parts.count < disclosureLimit + 2, let end = bytes[start...].firstIndex(of: UInt8(ascii: "~")) {
      parts.append(bytes[start..<end])
      start = end + 1
    }
    return parts
  }

  /// The same from parts that a store kept.
  public init(jws: CompactJWS, disclosures: [Disclosure]) throws(SealError) {
    guard disclosures.count <= Self.disclosureLimit else { throw .tooLong }
    digests = try Self.digests(of: jws.claims)
    for (place, disclosure) in disclosures.enumerated() {
      // Names by their bytes, as keys.
      let isTaken = disclosures[..<place].contains { $0.name.utf8.elementsEqual(disclosure.name.utf8) }
      guard !isTaken, jws.claims[disclosure.name] == nil else { throw .name(disclosure.name) }
      guard digests.contains(disclosure.digest) else { throw .undisclosed(disclosure.name) }
    }
    self.jws = jws
    self.disclosures = disclosures
  }

  /// Signs a payload with the digests of its disclosures: adds `_sd` (sorted) and `_sd_alg`, or neither without any.
  ///
  /// - Parameter members: without `_sd`, `_sd_alg` or `...` at any level.
  public static func issue(
    _ members: [CanonicalJSON.Member], disclosures: [Disclosure], type: String = CompactJWS.recordType,
    with key: SigningKey
  ) throws(SealError) -> SDJWT {
    if let reserved = CanonicalJSON.object(members).firstReservedKey { throw .name(reserved) }
    var members = members
    if !disclosures.isEmpty {
      // ASCII: Swift's order is that of bytes.
      members.append(.init("_sd", .init(disclosures.map(\.digest).sorted())))
      members.append(.init("_sd_alg", "sha-256"))
    }
    let jws = try CompactJWS.sign(payload: .object(members), type: type, with: key)
    return try SDJWT(jws: jws, disclosures: disclosures)
  }

  public var text: String { disclosures.reduce(into: jws.text + "~") { $0 += $1.encoded + "~" } }

  /// The disclosure of that name, if one has it.
  public subscript(name: String) -> Disclosure? { disclosures.first { $0.name.utf8.elementsEqual(name.utf8) } }

  private static func digests(of claims: CanonicalJSON) throws(SealError) -> [String] {
    guard claims["_sd"] != nil || claims["_sd_alg"] != nil else { return [] }
    guard claims["_sd_alg"]?.string == "sha-256", let items = claims["_sd"]?.array, !items.isEmpty else {
      throw .digests
    }
    let digests = items.compactMap(\.string).filter(SealedHash.isHash)
    guard digests.count == items.count, zip(digests, digests.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .digests
    }
    return digests
  }
}
