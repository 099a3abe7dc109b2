// SPDX-License-Identifier: GPL-3.0-or-later

/// UTF-8, byte by byte (Unicode 16.0, table 3-7).
enum UTF8Sequence {
  /// The length of the well-formed sequence that begins with the byte of 0x80 or more at `at`; 0 when there is none.
  @inline(__always)
  static func length(in bytes: [UInt8], at: Int, end: Int) -> Int {
    let lead = bytes[at]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, end - at >= length else { return 0 }
    let second = bytes[at + 1]
    // Neither overlong, nor a surrogate, nor past U+10FFFF.
    let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return 0 }
    for index in 2..<max(2, length) where bytes[at + index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
