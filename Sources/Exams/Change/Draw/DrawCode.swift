// SPDX-License-Identifier: GPL-3.0-or-later

/// The seed of a draw as people say and type it: `K7-42`.
///
/// Four signs of Crockford's base 32 (digits and letters without I, L, O, U): 1 048 576 draws. Reading forgives case,
/// spaces and hyphens, takes O for 0, I and L for 1, U for V.
public struct DrawCode: Hashable, Sendable, CustomStringConvertible {
  /// 0…1 048 575
  public let value: UInt32

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  /// How many codes there are.
  static let count: UInt32 = 1 << 20

  /// `nil` unless it is 0…1 048 575.
  public init?(value: UInt32) {
    guard value < DrawCode.count else { return nil }
    self.value = value
  }

  /// `nil` unless it is four signs, once spaces and hyphens are left out.
  public init?(_ text: String) {
    var value: UInt32 = 0
    var digits = 0
    for character in text.uppercased() where !character.isWhitespace && !"-‐‑–—".contains(character) {
      let plain: Character =
        switch character {
        case "O": "0"
        case "I", "L": "1"
        case "U": "V"
        default: character
        }
      guard digits < 4, let digit = DrawCode.alphabet.firstIndex(of: plain) else { return nil }
      value = value * 32 + UInt32(digit)
      digits += 1
    }
    guard digits == 4 else { return nil }
    self.value = value
  }

  /// A fresh code, from randomness passed in.
  public static func fresh(using generator: inout some RandomNumberGenerator) -> DrawCode {
    DrawCode(drawn: generator.unbiased(below: UInt64(count)))
  }

  private init(drawn value: UInt64) { self.value = UInt32(truncatingIfNeeded: value) % DrawCode.count }

  /// `K7-42`.
  public var description: String {
    let signs = (0..<4).map { DrawCode.alphabet[Int(value >> UInt32(15 - 5 * $0)) & 31] }
    return String(signs[0...1]) + "-" + String(signs[2...3])
  }
}
