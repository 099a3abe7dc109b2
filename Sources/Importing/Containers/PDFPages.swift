// SPDX-License-Identifier: GPL-3.0-or-later

/// How many pages a PDF file has, by walking its tree of pages (ISO 32000-1, §7.7.3).
///
/// The objects are found by looking for them, so that a damaged cross-reference table does not matter; those of object
/// streams (§7.5.7) are opened. Of an object written several times, the last one counts, as an update has it.
public enum PDFPages {
  /// `nil` when the file does not let itself be counted: encrypted, damaged, or no PDF.
  public static func count(_ bytes: [UInt8]) -> Int? {
    let file = PDFObjects(bytes)
    guard !file.isEncrypted, !file.isGivenUp, let root = file.root else { return nil }
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

  /// Whether looking at it is given up: too much comes out of its object streams, or one does not open.
  private(set) var isGivenUp = false

  /// What may come out of all object streams together.
  private static let mostBytes = 64 << 20

  /// What is looked at stays in proportion to the file: an object ends where the next one begins.
  init(_ bytes: [UInt8]) {
    var opened = PDFObjects.mostBytes
    var compressed = 4 * bytes.count
    let starts = PDFObjects.places(of: " obj", in: bytes).compactMap { mark in
      PDFObjects.number(before: mark, in: bytes).map { (number: $0, place: mark + 4) }
    }
    for (index, start) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1].place : bytes.count
      let limit = min(next, start.place + (1 << 20))
      let end = bytes.firstIndex(of: Array("endobj".utf8), from: start.place, before: limit) ?? limit
      let stream = bytes.firstIndex(of: Array("stream".utf8), from: start.place, before: end)
      let dictionary = PDFDictionary(bytes[start.place..<(stream ?? end)])
      add(start.number, dictionary)
      if dictionary.has("Encrypt") { isEncrypted = true }
      if let stream, dictionary.name(of: "Type") == "ObjStm" {
        open(dictionary, bytes, from: stream + 6, &opened, &compressed)
        if isGivenUp { return }
      }
    }
    // The trailer of a file without object streams.
    let trailers = PDFObjects.places(of: "trailer", in: bytes)
    for (index, trailer) in trailers.enumerated() {
      let next = index + 1 < trailers.count ? trailers[index + 1] : bytes.count
      if PDFDictionary(bytes[trailer..<min(next, trailer + 4096)]).has("Encrypt") { isEncrypted = true }
    }
  }

  private static func places(of word: String, in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var position = 0
    let wanted = Array(word.utf8)
    while let found = bytes.firstIndex(of: wanted, from: position) {
      places.append(found)
      position = found + wanted.count
    }
    return places
  }

  /// The root of the tree of pages.
  var root: Int? { catalogue.flatMap { objects[$0]?.reference(of: "Pages") } }

  func object(_ number: Int) -> PDFDictionary? { objects[number] }

  private mutating func add(_ number: Int, _ dictionary: PDFDictionary) {
    objects[number] = dictionary
    if dictionary.name(of: "Type") == "Catalog" { catalogue = number }
  }

  private mutating func open(
    _ dictionary: PDFDictionary, _ bytes: [UInt8], from start: Int, _ mostOpened: inout Int, _ mostCompressed: inout Int
  ) {
    guard let count = dictionary.integer(of: "N"), let first = dictionary.integer(of: "First"), count <= 100_000,
      dictionary.name(of: "Filter") == "FlateDecode"
    else { return }
    var begin = start
    while begin < bytes.count, bytes[begin] == 0x0D || bytes[begin] == 0x0A { begin += 1 }
    let end = bytes.firstIndex(of: Array("endstream".utf8), from: begin) ?? bytes.count
    mostCompressed -= end - begin
    guard mostCompressed >= 0, let opened = try? Inflate.bytes(bytes[begin..<end], .zlib, limit: mostOpened) else {
      isGivenUp = true
      return
    }
    mostOpened -= opened.count
    guard first > 0, first <= opened.count else { return }
    let numbers = opened[..<first].split(whereSeparator: { $0 <= 0x20 }).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // Offsets increase, says the norm: no byte belongs to two objects.
    var last = first
    for index in 0..<min(count, numbers.count / 2) {
      let next = 2 * index + 3 < numbers.count ? numbers[2 * index + 3] : opened.count - first
      let room = 0...(opened.count - first)
      guard room.contains(numbers[2 * index + 1]), room.contains(next) else { continue }
      let (offset, end) = (first + numbers[2 * index + 1], first + next)
      guard offset >= last, offset < end else { continue }
      last = end
      add(numbers[2 * index], PDFDictionary(opened[offset..<end]))
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
  /// A part of the file, or of what an object stream holds.
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  func has(_ key: String) -> Bool { value(of: key) != nil }

  func name(of key: String) -> String? {
    guard let start = value(of: key), start < bytes.endIndex, bytes[start] == UInt8(ascii: "/") else { return nil }
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
    guard let start = value(of: key), start < bytes.endIndex, bytes[start] == UInt8(ascii: "[") else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.endIndex
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
    var from = bytes.startIndex
    while let found = bytes.firstIndex(of: wanted, from: from) {
      var next = found + wanted.count
      from = next
      guard next < bytes.endIndex, !bytes[next].isNameByte else { continue }
      while next < bytes.endIndex, bytes[next] <= 0x20 { next += 1 }
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
