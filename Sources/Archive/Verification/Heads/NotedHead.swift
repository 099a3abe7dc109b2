// SPDX-License-Identifier: GPL-3.0-or-later

/// A head that was noted outside of the archive, as somebody may copy it from paper: whole, by the first letters of its
/// chain and of its hash, or by its number and its code.
public struct NotedHead: Hashable, Sendable {
  /// The chain's id or its first letters; empty when it was not noted.
  public var chain: String
  /// `nil` when it was not noted.
  public var sequence: Int?
  /// The hash, base64url, or its first letters; empty when its code was noted.
  public var hash: String
  /// The code that is printed for people.
  public var code: SealCode?

  /// The first letters of a hash that are enough: 48 bits.
  public static let minimumHash = 8

  public init(_ head: ChainHead) {
    chain = head.place.chain.text
    sequence = head.place.sequence
    hash = head.hash
  }

  /// Reads `chain:sequence:hash`, `sequence:hash` or `hash`: letters may be left out at the end of the chain and of the
  /// hash, with `…` in their place or not. `nil` when that is none, or less than ``minimumHash`` letters of hash.
  ///
  /// Also reads what is printed for the signature sheet, ``ChainHead/label`` or ``ChainHead/shortForm``.
  public init?(_ text: String) {
    if case .short(let chain, let sequence, let code) = HeadNote(text) {
      self.chain = chain ?? ""
      self.sequence = sequence
      self.code = code
      hash = ""
      return
    }
    let fields = text.filter { !$0.isWhitespace }.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count), let hash = fields.last.flatMap(Self.letters),
      hash.utf8.count >= Self.minimumHash
    else { return nil }
    self.hash = hash
    chain = ""
    if fields.count == 3 {
      guard let letters = Self.letters(fields[0]), !letters.isEmpty else { return nil }
      chain = letters
    }
    if fields.count > 1 {
      guard let sequence = Int(fields[fields.count - 2]), sequence >= 0 else { return nil }
      self.sequence = sequence
    }
  }

  /// Letters of base64url, of 43 at most.
  private static func letters(_ field: Substring) -> String? {
    var field = field
    while field.last == "…" || field.last == "." { field.removeLast() }
    let isFit = field.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
      default: false
      }
    }
    return isFit && field.utf8.count <= 43 ? String(field) : nil
  }

  func isOf(_ chain: ChainID) -> Bool { chain.text.hasPrefix(self.chain) }
  func isOf(hash: String) -> Bool { code.map { $0 == SealCode(hash: hash) } ?? hash.hasPrefix(self.hash) }
}

extension NotedHead: CustomStringConvertible {
  /// As it is read.
  public var description: String {
    if let code, let sequence { return "\(chain.isEmpty ? "" : "chaîne \(chain) · nº ")\(sequence)-\(code)" }
    return ([chain].filter { !$0.isEmpty } + (sequence.map { [String($0)] } ?? []) + [hash]).joined(separator: ":")
  }
}
