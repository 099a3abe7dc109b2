// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// What protects a private key: a sentence that a person remembers.
///
/// Compared by the bytes of its composed form (NFC, as RFC 8265 § 4.2 asks): another keyboard gives the same.
public struct Passphrase: Sendable {
  /// UTF-8; never empty.
  let bytes: [UInt8]

  /// Letters that a new one must have.
  public static let minimumLength = 12

  /// `nil` when nothing was typed.
  public init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
  }

  /// Why a text will not do for a new key, in French; `nil` when it will.
  public static func problem(withNew text: String) -> String? {
    guard text.count < minimumLength else { return nil }
    return
      "La phrase de passe est trop courte : au moins \(minimumLength) caractères, plusieurs mots qui n’en disent rien à d’autres."
  }
}
