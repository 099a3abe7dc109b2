// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that canonical JSON spells in one way.
protocol CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError)
}

/// The same both ways.
protocol CanonicalForm: CanonicalReadable {
  var json: CanonicalJSON { get }
}

extension CanonicalReadable {
  /// Reads the whole of a document. Throws ``RecordError/malformed(field:)``.
  init(canonical bytes: [UInt8]) throws(RecordError) {
    var reader = CanonicalReader(bytes)
    self = try Self(from: &reader)
    guard reader.isAtEnd else { throw .malformed(field: "") }
  }
}

/// Reads canonical JSON (RFC 8785) from front to back, without building a tree: a million records are read this way.
///
/// The members of an object come sorted, so that a form asks for them in that order (by UTF-16 code units, which for
/// ASCII keys is that of `sort`); whatever else is there stops it, and is named. Bytes from anywhere are safe to read.
struct CanonicalReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  // MARK: Objects

  /// Begins an object; ``close()`` ends it.
  mutating func open() throws(RecordError) { try expect(UInt8(ascii: "{")) }

  mutating func close() throws(RecordError) {
    guard take(UInt8(ascii: "}")) else { throw .malformed(field: strayKey()) }
  }

  /// The value under the next key, which must be that one.
  mutating func member<Value: CanonicalReadable>(_ key: StaticString) throws(RecordError) -> Value {
    if let value: Value = try ifThere(key) { return value }
    // A key before this one is a stray; else this one is missing.
    let next = strayKey()
    let isStray = !next.isEmpty && next.utf8.lexicographicallyPrecedes(key.description.utf8)
    throw .malformed(field: isStray ? next : key.description)
  }

  /// The same for a member that may be left out.
  mutating func ifThere<Value: CanonicalReadable>(_ key: StaticString) throws(RecordError) -> Value? {
    let start = place
    let follows = place == 0 || bytes[place - 1] == UInt8(ascii: "{") || take(UInt8(ascii: ","))
    guard follows, take(UInt8(ascii: "\"")), take(key), take("\":") else {
      place = start
      return nil
    }
    do throws(RecordError) {
      return try Value(from: &self)
    } catch {
      throw error.under(key.description)
    }
  }

  // MARK: Values

  mutating func array<Element: CanonicalReadable>() throws(RecordError) -> [Element] {
    try expect(UInt8(ascii: "["))
    var values: [Element] = []
    if take(UInt8(ascii: "]")) { return values }
    repeat {
      do throws(RecordError) {
        values.append(try Element(from: &self))
      } catch {
        throw error.under("[\(values.count)]")
      }
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return values
  }

  /// An array of two.
  mutating func pair<First: CanonicalReadable, Second: CanonicalReadable>() throws(RecordError) -> (First, Second) {
    try expect(UInt8(ascii: "["))
    let first = try First(from: &self)
    try expect(UInt8(ascii: ","))
    let second = try Second(from: &self)
    try expect(UInt8(ascii: "]"))
    return (first, second)
  }

  /// An array of three.
  mutating func triple<First: CanonicalReadable, Second: CanonicalReadable, Third: CanonicalReadable>()
    throws(RecordError) -> (First, Second, Third)
  {
    try expect(UInt8(ascii: "["))
    let first = try First(from: &self)
    try expect(UInt8(ascii: ","))
    let second = try Second(from: &self)
    try expect(UInt8(ascii: ","))
    let third = try Third(from: &self)
    try expect(UInt8(ascii: "]"))
    return (first, second, third)
  }

  /// An object whose keys are data.
  mutating func dictionary<Value: CanonicalReadable>() throws(RecordError) -> [String: Value] {
    try expect(UInt8(ascii: "{"))
    var values: [String: Value] = [:]
    if take(UInt8(ascii: "}")) { return values }
    repeat {
      let key = try string()
      try expect(UInt8(ascii: ":"))
      do throws(RecordError) {
        values[key] = try Value(from: &self)
      } catch {
        throw error.under(key)
      }
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return values
  }

  mutating func string() throws(RecordError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = place
    var seen: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        let end = place
        place += 1
        return try Self.text(bytes[start..<end], isASCII: seen < 0x80)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw .malformed(field: "")
      default:
        seen |= byte
        place += 1
      }
    }
    throw .malformed(field: "")
  }

  /// Refuses what is not UTF-8. `String(validating:)` does too, and takes longer over short texts than all the rest.
  private static func text(_ bytes: ArraySlice<UInt8>, isASCII: Bool) throws(RecordError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard isASCII || text.utf8.elementsEqual(bytes) else { throw .malformed(field: "") }
    return text
  }

  /// A whole number of at most 2⁵³ − 1, either way.
  mutating func integer() throws(RecordError) -> Int64 {
    let isNegative = take(UInt8(ascii: "-"))
    let start = place
    var magnitude: Int64 = 0
    while place < bytes.count, case 0x30...0x39 = bytes[place], place - start < 16 {
      magnitude = magnitude * 10 + Int64(bytes[place] - 0x30)
      place += 1
    }
    let hasLeadingZero = place > start && bytes[start] == 0x30 && (place - start > 1 || isNegative)
    guard place > start, !hasLeadingZero, magnitude < 1 << 53 else { throw .malformed(field: "") }
    return isNegative ? -magnitude : magnitude
  }

  mutating func bool() throws(RecordError) -> Bool {
    if take("true") { return true }
    guard take("false") else { throw .malformed(field: "") }
    return false
  }

  /// Whether `null` is next; then it is read.
  mutating func null() -> Bool { take("null") }

  // MARK: Bytes

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(RecordError) {
    guard take(byte) else { throw .malformed(field: "") }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
    place += count
    return true
  }

  /// The key that stands where the object should end; empty when there is none.
  private mutating func strayKey() -> String {
    guard take(UInt8(ascii: ",")) || (place > 0 && bytes[place - 1] == UInt8(ascii: "{")) else { return "" }
    return (try? string()) ?? ""
  }

  /// RFC 8785 §3.2.2.2: `\b \t \n \f \r \" \\`, and `\u00xx` in lower case for the other controls.
  private mutating func escapedString(from start: Int) throws(RecordError) -> String {
    var text = Array(bytes[start..<place])
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        return try Self.text(text[...], isASCII: false)
      case UInt8(ascii: "\\"): text.append(try escape())
      case 0..<0x20: throw .malformed(field: "")
      default: text.append(byte)
      }
    }
    throw .malformed(field: "")
  }

  private mutating func escape() throws(RecordError) -> UInt8 {
    for (letter, byte) in Self.escapes where take(letter) { return byte }
    guard take("u00"), bytes.count - place >= 2, let high = hex(bytes[place]), let low = hex(bytes[place + 1]),
      high < 2, !Self.escapes.contains(where: { $0.1 == high << 4 | low })
    else { throw .malformed(field: "") }
    place += 2
    return high << 4 | low
  }

  private static let escapes: [(UInt8, UInt8)] = [
    (UInt8(ascii: "n"), 0x0A), (UInt8(ascii: "\""), 0x22), (UInt8(ascii: "\\"), 0x5C), (UInt8(ascii: "t"), 0x09),
    (UInt8(ascii: "r"), 0x0D), (UInt8(ascii: "b"), 0x08), (UInt8(ascii: "f"), 0x0C),
  ]

  private func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
