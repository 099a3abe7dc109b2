// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads JSON of any layout, strictly (RFC 8259 with the limits of I-JSON, RFC 7493).
struct JSONReader {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int
  private var depth = 0

  private init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The document that a part of `bytes` is. Offsets in errors are those in `bytes`.
  static func document(_ bytes: [UInt8], in range: Range<Int>) throws(CanonicalJSONError) -> CanonicalJSON {
    guard range.count <= CanonicalJSON.sizeLimit else {
      throw CanonicalJSONError(.size, at: range.lowerBound + CanonicalJSON.sizeLimit)
    }
    if bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { throw CanonicalJSONError(.encoding, at: range.lowerBound) }
    var reader = JSONReader(bytes, in: range)
    reader.skipSpaces()
    let value = try reader.value()
    reader.skipSpaces()
    guard reader.at == reader.end else { throw CanonicalJSONError(.trailing, at: reader.at) }
    return value
  }

  /// The text of a string whose opening quote is at `start`, and where it ends, past its closing quote.
  static func string(
    _ bytes: [UInt8], at start: Int, end: Int
  ) throws(CanonicalJSONError) -> (text: String, end: Int) {
    var reader = JSONReader(bytes, in: start..<end)
    let text = try reader.string()
    return (text, reader.at)
  }

  /// 0, which no grammar here takes, past the end.
  private var current: UInt8 { at < end ? bytes[at] : 0 }

  private func error(_ reason: CanonicalJSONError.Reason) -> CanonicalJSONError { CanonicalJSONError(reason, at: at) }

  private mutating func skipSpaces() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func value() throws(CanonicalJSONError) -> CanonicalJSON {
    switch current {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .array(try items())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw error(current < 0x80 ? .syntax : .encoding)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: CanonicalJSON
  ) throws(CanonicalJSONError) -> CanonicalJSON {
    let length = word.utf8CodeUnitCount
    guard end - at >= length, word.withUTF8Buffer({ bytes[at..<at + length].elementsEqual($0) }) else {
      throw error(.syntax)
    }
    at += length
    return value
  }

  private mutating func number() throws(CanonicalJSONError) -> CanonicalJSON {
    guard let (length, isInteger) = CanonicalNumber.length(in: bytes, from: at, to: end) else { throw error(.syntax) }
    let text = bytes[at..<at + length]
    // Up to 15 digits, an integer is below 2⁵³.
    if isInteger, length <= 15 {
      let isNegative = text.first == UInt8(ascii: "-")
      let magnitude = text.dropFirst(isNegative ? 1 : 0).reduce(Int64(0)) { $0 * 10 + Int64($1 & 0xF) }
      at += length
      return .integer(isNegative ? -magnitude : magnitude)
    }
    guard let value = CanonicalNumber.value(of: text, isInteger: isInteger) else { throw error(.number) }
    at += length
    return value
  }

  private mutating func descend() throws(CanonicalJSONError) {
    guard depth < CanonicalJSON.depthLimit else { throw error(.depth) }
    depth += 1
    at += 1
    skipSpaces()
  }

  /// After an item: whether another follows.
  private mutating func goesOn(until close: UInt8) throws(CanonicalJSONError) -> Bool {
    skipSpaces()
    if current == close {
      at += 1
      depth -= 1
      return false
    }
    guard current == UInt8(ascii: ",") else { throw error(.syntax) }
    at += 1
    skipSpaces()
    return true
  }

  private mutating func items() throws(CanonicalJSONError) -> [CanonicalJSON] {
    try descend()
    var items: [CanonicalJSON] = []
    if current == UInt8(ascii: "]") {
      at += 1
      depth -= 1
      return items
    }
    repeat { items.append(try value()) } while try goesOn(until: UInt8(ascii: "]"))
    return items
  }

  private mutating func members() throws(CanonicalJSONError) -> [CanonicalJSON.Member] {
    try descend()
    var members: [CanonicalJSON.Member] = []
    if current == UInt8(ascii: "}") {
      at += 1
      depth -= 1
      return members
    }
    // Where the keys are, from the first that is out of order: before it none can be there twice.
    var starts: [Int] = []
    repeat {
      let start = at
      guard current == UInt8(ascii: "\"") else { throw error(.syntax) }
      let key = try string()
      skipSpaces()
      guard current == UInt8(ascii: ":") else { throw error(.syntax) }
      at += 1
      skipSpaces()
      if let last = members.last, !starts.isEmpty || KeyOrder.compare(last.key.utf8, key.utf8) >= 0 {
        starts.append(start)
      }
      members.append(CanonicalJSON.Member(key, try value()))
    } while try goesOn(until: UInt8(ascii: "}"))
    return starts.isEmpty ? members : try Self.sorted(members, starts)
  }

  /// Canonical order, which brings a key that is there twice side by side.
  private static func sorted(
    _ members: [CanonicalJSON.Member], _ starts: [Int]
  ) throws(CanonicalJSONError) -> [CanonicalJSON.Member] {
    let order = members.indices.sorted { first, second in
      let comparison = KeyOrder.compare(members[first].key.utf8, members[second].key.utf8)
      return comparison == 0 ? first < second : comparison < 0
    }
    let repeated = zip(order, order.dropFirst()).filter {
      KeyOrder.compare(members[$0].key.utf8, members[$1].key.utf8) == 0
    }
    if let start = repeated.map({ starts[$1 - (members.count - starts.count)] }).min() {
      throw CanonicalJSONError(.duplicateKey, at: start)
    }
    return order.map { members[$0] }
  }

  private mutating func string() throws(CanonicalJSONError) -> String {
    at += 1
    var unescaped: [UInt8] = []
    var runStart = at
    while true {
      guard at < end else { throw error(.syntax) }
      let byte = bytes[at]
      if byte >= 0x80 {
        let length = UTF8Sequence.length(in: bytes, at: at, end: end)
        guard length > 0 else { throw error(.encoding) }
        at += length
      } else if byte == UInt8(ascii: "\"") {
        defer { at += 1 }
        guard unescaped.isEmpty else { return String(decoding: unescaped + bytes[runStart..<at], as: UTF8.self) }
        return bytes.withUnsafeBufferPointer { String(decoding: $0[runStart..<at], as: UTF8.self) }
      } else if byte == UInt8(ascii: "\\") {
        unescaped += bytes[runStart..<at]
        unescaped += try escape().utf8
        runStart = at
      } else if byte < 0x20 {
        throw error(.syntax)
      } else {
        at += 1
      }
    }
  }

  private mutating func escape() throws(CanonicalJSONError) -> String {
    let start = at
    at += 2
    switch at <= end ? bytes[at - 1] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw CanonicalJSONError(.syntax, at: start)
    }
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return String(scalar) }
    guard unit < 0xDC00, end - at >= 2, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
      throw CanonicalJSONError(.loneSurrogate, at: start)
    }
    at += 2
    let second = try codeUnit()
    guard second >= 0xDC00, second < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    else { throw CanonicalJSONError(.loneSurrogate, at: start) }
    return String(scalar)
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() throws(CanonicalJSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(current)).hexDigitValue else { throw error(.syntax) }
      unit = unit << 4 | UInt16(digit)
      at += 1
    }
    return unit
  }
}
