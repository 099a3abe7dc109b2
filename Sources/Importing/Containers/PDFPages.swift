// SPDX-License-Identifier: GPL-3.0-or-later

/// How many pages a PDF file has, by walking its tree of pages (ISO 32000-1, §7.7.3).
///
/// The objects are found by looking for them, so that a damaged cross-reference table does not matter; those of object
/// streams (§7.5.7) are opened. Of an object written several times, the last one counts, as an update has it.
public enum PDFPages {
  /// `nil` when the file does not let itself be counted: encrypted, damaged, or no PDF.
  public static func count(_ bytes: [UInt8]) -> Int? {
    let file = PDFObjects(bytes)
    guard !file.isEncrypted, let root = file.root else { return nil }
    var visited: Set<Int> = []
    var pages = 0
    var waiting = [root]
    while let number = waiting.popLast() {
      guard visited.insert(number).inserted, visited.count <= 200_000, let object = file.object(number) else {
        return nil
      }
      if let kids = object.references(of: "Kids") {
        waiting += kids
      } else {
        pages += 1
      }
    }
    return pages > 0 ? pages : nil
  }
}

/// The dictionaries of a PDF file, by their number.
private struct PDFObjects {
  private var objects: [Int: PDFDictionary] = [:]
  private var catalogue: Int?
  private(set) var isEncrypted = false

  /// What may come out of all object streams together.
  private static let mostBytes = 64 << 20

  init(_ bytes: [UInt8]) {
    var budget = PDFObjects.mostBytes
    var position = 0
    while let mark = bytes.firstIndex(of: Array(" obj".utf8), from: position) {
      position = mark + 4
      guard let number = PDFObjects.number(before: mark, in: bytes) else { continue }
      let limit = min(bytes.count, mark + 4 + (1 << 20))
      let end = bytes.firstIndex(of: Array("endobj".utf8), from: position, before: limit)
      let stream = bytes.firstIndex(of: Array("stream".utf8), from: position, before: end ?? limit)
      let dictionary = PDFDictionary(Array(bytes[position..<(stream ?? end ?? limit)]))
      add(number, dictionary)
      if dictionary.has("Encrypt") { isEncrypted = true }
      if let stream, dictionary.name(of: "Type") == "ObjStm" {
        open(dictionary, bytes, from: stream + 6, &budget)
      }
    }
    // The trailer of a file without object streams.
    var trailer = 0
    while let found = bytes.firstIndex(of: Array("trailer".utf8), from: trailer) {
      trailer = found + 7
      let dictionary = PDFDictionary(Array(bytes[trailer..<min(bytes.count, trailer + 4096)]))
      if dictionary.has("Encrypt") { isEncrypted = true }
    }
  }

  /// The root of the tree of pages.
  var root: Int? { catalogue.flatMap { objects[$0]?.reference(of: "Pages") } }

  func object(_ number: Int) -> PDFDictionary? { objects[number] }

  private mutating func add(_ number: Int, _ dictionary: PDFDictionary) {
    objects[number] = dictionary
    if dictionary.name(of: "Type") == "Catalog" { catalogue = number }
  }

  private mutating func open(_ dictionary: PDFDictionary, _ bytes: [UInt8], from start: Int, _ budget: inout Int) {
    guard let count = dictionary.integer(of: "N"), let first = dictionary.integer(of: "First"), count <= 100_000,
      dictionary.name(of: "Filter") == "FlateDecode"
    else { return }
    var begin = start
    while begin < bytes.count, bytes[begin] == 0x0D || bytes[begin] == 0x0A { begin += 1 }
    let end = bytes.firstIndex(of: Array("endstream".utf8), from: begin) ?? bytes.count
    guard let opened = try? Inflate.bytes(bytes[begin..<end], .zlib, limit: budget) else { return }
    budget -= opened.count
    guard first > 0, first <= opened.count else { return }
    let numbers = opened[..<first].split(whereSeparator: { $0 <= 0x20 }).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    for index in 0..<min(count, numbers.count / 2) {
      let offset = first + numbers[2 * index + 1]
      let end = 2 * index + 3 < numbers.count ? first + numbers[2 * index + 3] : opened.count
      guard offset >= first, offset < end, end <= opened.count else { continue }
      add(numbers[2 * index], PDFDictionary(Array(opened[offset..<end])))
    }
  }

  /// The number of `12 0 obj`.
  private static func number(before mark: Int, in bytes: [UInt8]) -> Int? {
    var index = mark
    while index > 0, bytes[index - 1].isDigitByte { index -= 1 }
    guard index < mark, index > 1, bytes[index - 1] <= 0x20 else { return nil }
    let end = index - 1
    var start = end
    while start > 0, end - start < 10, bytes[start - 1].isDigitByte { start -= 1 }
    return Int(String(decoding: bytes[start..<end], as: UTF8.self))
  }
}

/// The text of one dictionary, its keys looked for as they are needed.
private struct PDFDictionary {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func has(_ key: String) -> Bool { value(of: key) != nil }

  func name(of key: String) -> String? {
    guard let start = value(of: key), start < bytes.count, bytes[start] == UInt8(ascii: "/") else { return nil }
    return String(decoding: bytes[(start + 1)...].prefix { $0.isNameByte }, as: UTF8.self)
  }

  func integer(of key: String) -> Int? {
    value(of: key).flatMap { Int(String(decoding: bytes[$0...].prefix { $0.isDigitByte }, as: UTF8.self)) }
  }

  /// `12 0 R`
  func reference(of key: String) -> Int? {
    guard let start = value(of: key) else { return nil }
    return PDFDictionary.references(bytes[start...].prefix(40)).first
  }

  /// `[12 0 R 15 0 R]`
  func references(of key: String) -> [Int]? {
    guard let start = value(of: key), start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
    return PDFDictionary.references(bytes[(start + 1)..<end])
  }

  private static func references(_ text: ArraySlice<UInt8>) -> [Int] {
    let words = text.split { $0 <= 0x20 }
    guard words.count >= 3 else { return [] }
    return stride(from: 0, to: words.count - 2, by: 3).compactMap { Int(String(decoding: words[$0], as: UTF8.self)) }
  }

  /// Where the value of a key begins, past spaces.
  private func value(of key: String) -> Int? {
    let wanted = Array("/\(key)".utf8)
    var from = 0
    while let found = bytes.firstIndex(of: wanted, from: from) {
      var next = found + wanted.count
      from = next
      guard next < bytes.count, !bytes[next].isNameByte else { continue }
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      return next
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isDigitByte: Bool { (0x30...0x39).contains(self) }
  fileprivate var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
