// SPDX-License-Identifier: GPL-3.0-or-later

/// What people compare of a seal: eight letters of the record's hash, `7K3F-9QXM`.
///
/// The first 40 bits of the SHA-256, in Crockford's base 32: no I, L, O or U, so that it can be read aloud and copied by
/// hand. Enough to notice any change by accident or by an ordinary forger; the whole hash says more.
public struct SealCode: Hashable, Sendable, CustomStringConvertible {
  private let letters: String

  /// - Parameter hash: SHA-256 of a compact JWS, base64url.
  public init(hash: String) {
    let bytes = (Base64URL.decode(hash) ?? []).prefix(5)
    let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << (8 * UInt64(5 - bytes.count))
    letters = String(
      decoding: stride(from: 35, through: 0, by: -5).map { Self.alphabet[Int(bits >> UInt64($0) & 31)] },
      as: UTF8.self)
  }

  /// Reads what people copy: any case, with or without the hyphen, O for 0 and I or L for 1.
  public init?(_ typed: some StringProtocol) {
    var letters: [UInt8] = []
    for character in typed.uppercased() where character != "-" && character != " " {
      let letter: Character =
        switch character {
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      guard let byte = letter.asciiValue, Self.alphabet.contains(byte) else { return nil }
      letters.append(byte)
    }
    guard letters.count == 8 else { return nil }
    self.letters = String(decoding: letters, as: UTF8.self)
  }

  public var description: String { "\(letters.prefix(4))-\(letters.suffix(4))" }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}

extension ChainHead {
  /// For the signature sheet: `chaîne Qx3fAb12 · nº 214 · 7K3F-9QXM`.
  public var label: String {
    "chaîne\u{A0}\(place.chain.short) · nº\u{A0}\(place.sequence) · \(SealCode(hash: hash))"
  }

  /// For typing back: `214-7K3F-9QXM`.
  public var shortForm: String { "\(place.sequence)-\(SealCode(hash: hash))" }

  /// The whole of it: `chain:sequence:hash`.
  public var fullForm: String { "\(place.chain.text):\(place.sequence):\(hash)" }
}

/// A head as somebody noted it elsewhere: whole, or in the short form that is printed.
public enum HeadNote: Hashable, Sendable {
  case whole(ChainHead)
  /// - chain: the first letters of its id, where they were noted.
  case short(chain: String?, sequence: Int, SealCode)

  /// Reads ``ChainHead/fullForm``, ``ChainHead/shortForm`` or ``ChainHead/label``; `nil` for anything else.
  public init?(_ typed: String) {
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, SealedHash.isHash(parts[0]), SealedHash.isHash(parts[2]),
      let sequence = Self.sequence(parts[1])
    {
      self = .whole(ChainHead(RecordPlace(ChainID(parts[0]), sequence), hash: parts[2]))
      return
    }
    let words = typed.split { $0.isWhitespace || $0 == "·" }.map(String.init)
    let isLabel = words.count == 5 && words[0] == "chaîne"
    let text = isLabel ? words[3] + "-" + words[4] : words.joined(separator: "-")
    let pieces = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2, let sequence = Self.sequence(pieces[0]), let code = SealCode(pieces[1]) else {
      return nil
    }
    self = .short(chain: isLabel ? words[1] : nil, sequence: sequence, code)
  }

  /// Digits only.
  private static func sequence(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  public var sequence: Int {
    switch self {
    case .whole(let head): head.place.sequence
    case .short(_, let sequence, _): sequence
    }
  }

  /// Whether the note may be about that chain: a short form without a chain is about every chain of the station.
  public func concerns(_ chain: ChainID, isOwn: Bool) -> Bool {
    switch self {
    case .whole(let head): head.place.chain == chain
    case .short(let letters?, _, _): chain.text.hasPrefix(letters)
    case .short(nil, _, _): isOwn
    }
  }

  /// Whether a record of that hash is the one that was noted, in the chain that it is about.
  public func matches(hash: String) -> Bool {
    switch self {
    case .whole(let head): head.hash == hash
    case .short(_, _, let code): code == SealCode(hash: hash)
    }
  }
}
