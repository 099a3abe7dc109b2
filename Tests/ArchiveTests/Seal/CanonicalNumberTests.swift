// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `A canonical number` {
  /// RFC 8785, appendix B, but for its two that are not finite.
  static let samples: [(bits: UInt64, text: String)] = [
    (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
    (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
    (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
    (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
    (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
    (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
    (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
    (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
    (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
    (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
    (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
  ]

  @Test(arguments: samples) func `is written as the RFC's table says, and read back`(_ bits: UInt64, _ text: String)
    throws
  {
    let number = Double(bitPattern: bits)
    #expect(String(decoding: CanonicalJSON.number(number).bytes, as: UTF8.self) == text)
    #expect(try CanonicalJSON(canonical: Array(text.utf8)).number == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `that is not finite is refused`(_ number: Double) {
    #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(canonical: CanonicalJSON.number(number).bytes) }
  }

  @Test(arguments: [
    ("9007199254740991", Int64(9_007_199_254_740_991)), ("-9007199254740991", -9_007_199_254_740_991),
    ("999999999999999", 999_999_999_999_999), ("0", 0), ("-1", -1),
  ])
  func `is an integer up to 2⁵³ − 1`(_ text: String, _ number: Int64) throws {
    #expect(try CanonicalJSON(canonical: Array(text.utf8)).integer == number)
    #expect(CanonicalJSON.integer(number).bytes == Array(text.utf8))
  }

  @Test(arguments: [Int64.max, .min, 1 << 53 + 1, -(1 << 53) - 1])
  func `that no double is cannot be read back`(_ number: Int64) {
    let bytes = CanonicalJSON.integer(number).bytes
    #expect(throws: CanonicalJSONError(.number, at: 0)) { try CanonicalJSON(parsing: bytes) }
    #expect(throws: CanonicalJSONError(.number, at: 0)) { try CanonicalJSON(canonical: bytes) }
  }

  @Test(arguments: [
    ("1.0", "1"), ("1e3", "1000"), ("-0", "0"), ("-0.0", "0"), ("0e5", "0"), ("0.10", "0.1"), ("1E-7", "1e-7"),
    ("123456789012345680000.0", "123456789012345680000"), ("1.5e300", "1.5e+300"), ("10e-1", "1"),
  ])
  func `of another spelling is read, yet is not canonical`(_ text: String, _ canonical: String) throws {
    #expect(String(decoding: try CanonicalJSON(parsing: Array(text.utf8)).bytes, as: UTF8.self) == canonical)
    #expect(throws: CanonicalJSONError(.notCanonical, at: 0)) { try CanonicalJSON(canonical: Array(text.utf8)) }
  }

  @Test(arguments: ["1e400", "-1e400", "1e-400", "9007199254740993", "0." + String(repeating: "1", count: 127)])
  func `that a double cannot hold is refused`(_ text: String) {
    #expect(throws: CanonicalJSONError(.number, at: 1)) { try CanonicalJSON(parsing: Array("[\(text)]".utf8)) }
  }
}
