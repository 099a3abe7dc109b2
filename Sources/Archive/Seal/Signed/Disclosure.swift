// SPDX-License-Identifier: GPL-3.0-or-later

/// What a record tells apart from its signed payload: base64url of a canonical JSON `[salt, name, value]` (RFC 9901).
public struct Disclosure: Sendable {
  /// As it was hashed, base64url.
  public let encoded: String
  /// base64url of 16 random bytes, 22 letters. Without it nobody can guess the value from the digest.
  public let salt: String
  public let name: String
  /// SHA-256 of ``encoded``, base64url, 43 letters: what the payload's `_sd` holds.
  public let digest: String
  private let json: [UInt8]
  private let valueRange: Range<Int>

  /// Names that RFC 9901 keeps for itself. Within a value they would hide digests from us that another would follow.
  static let reservedNames: Set<String> = ["_sd", "_sd_alg", "..."]

  /// Reads one, to the byte.
  public init(parsing encoded: String) throws(SealError) { try self.init(Array(encoded.utf8)[...], place: 0) }

  /// The same from the bytes of the text.
  /// - Parameter place: the one that an error tells.
  init(_ bytes: ArraySlice<UInt8>, place: Int) throws(SealError) {
    guard let json = Base64URL.decode(utf8: bytes), let (salt, name, valueRange) = Self.parts(of: json) else {
      throw .disclosure(place)
    }
    guard !Self.reservedNames.contains(name) else { throw .name(name) }
    encoded = String(decoding: bytes, as: UTF8.self)
    self.salt = salt
    self.name = name
    digest = SealedHash.of(bytes)
    self.json = json
    self.valueRange = valueRange
  }

  /// - Parameter salt: 16 bytes, drawn for this disclosure alone.
  public init(salt: [UInt8], name: String, value: CanonicalJSON) throws(SealError) {
    if let reserved = value.firstReservedKey { throw .name(reserved) }
    let json = CanonicalJSON.array([.string(Base64URL.encode(salt)), .string(name), value]).bytes
    do throws(CanonicalJSONError) {
      try CanonicalJSON.checkCanonical(json, in: json.indices)
    } catch {
      throw .unsealable(error)
    }
    try self.init(Array(Base64URL.encode(json).utf8)[...], place: 0)
  }

  /// Decoded on each call: a record that is only verified needs no value.
  public var value: CanonicalJSON {
    // Canonical since `init`, which checked it: it cannot fail.
    (try? JSONReader.document(json, in: valueRange)) ?? .null
  }

  /// What a canonical array of a salt, a name and a value has; the value's place.
  private static func parts(of json: [UInt8]) -> (salt: String, name: String, value: Range<Int>)? {
    let quote = UInt8(ascii: "\"")
    guard json.count <= CanonicalJSON.sizeLimit, let places = CanonicalScan.elements(ofArray: json, count: 3),
      json[places[0].lowerBound] == quote, json[places[1].lowerBound] == quote
    else { return nil }
    let salt = json[places[0]].dropFirst().dropLast()
    guard salt.count == 22, Base64URL.decode(utf8: salt) != nil,
      let name = try? JSONReader.string(json, at: places[1].lowerBound, end: json.count).text
    else { return nil }
    return (String(decoding: salt, as: UTF8.self), name, places[2])
  }
}

extension Disclosure: Hashable {
  public static func == (first: Disclosure, second: Disclosure) -> Bool { first.encoded == second.encoded }
  public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}

extension CanonicalJSON {
  /// A key of ``Disclosure/reservedNames`` at any level.
  var firstReservedKey: String? {
    switch self {
    case .array(let items): items.lazy.compactMap(\.firstReservedKey).first
    case .object(let members):
      members.lazy.compactMap { Disclosure.reservedNames.contains($0.key) ? $0.key : $0.value.firstReservedKey }.first
    default: nil
    }
  }
}
