// SPDX-License-Identifier: GPL-3.0-or-later

/// Base64 with the URL alphabet and without padding (RFC 4648 §5, RFC 7515 appendix C), strict.
public enum Base64URL {
  public static func encode(_ bytes: some Collection<UInt8>) -> String { "" }

  /// `nil` unless `encode(decode(text)) == text`: no padding, no space, no other alphabet, the last bits zero.
  public static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(utf8: Array(text.utf8)) }

  /// The same from ASCII bytes.
  public static func decode(utf8 bytes: some Collection<UInt8>) -> [UInt8]? { nil }
}
