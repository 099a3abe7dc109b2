// SPDX-License-Identifier: GPL-3.0-or-later

internal import Yams

/// Finds the second writing of a key of which Yams only tells the first, and hides it so that the rest can be read.
enum DuplicateKey {
  /// Stands for each letter of a hidden key: columns do not move, and no such key is ever written by a person.
  private static let mask: Unicode.Scalar = "\u{F8FF}"

  static func isHidden(_ key: String) -> Bool { key.unicodeScalars.first == mask }

  /// The place of the second writing (1-based, in the text), the key, and the text where it is hidden; `nil` when it is
  /// not found.
  static func hideSecond(of first: Mark, in text: String) -> (place: YAMLNode.Place, key: String, text: String)? {
    var scalars = Array(text.unicodeScalars)
    guard let start = offset(of: first, in: scalars) else { return nil }
    let key = word(in: scalars, at: start)
    guard !key.isEmpty else { return nil }
    let found =
      blockKey(key, column: first.column, after: start, in: scalars) ?? flowKey(key, after: start, in: scalars)
    guard let found else { return nil }
    // Distinct masks: a key written three times must not be hidden twice under the same name.
    let count = scalars.reduce(0) { $1 == mask ? $0 + 1 : $0 }
    let place = place(of: found, in: scalars)
    for index in found..<(found + key.count) { scalars[index] = mask }
    if let tag = Unicode.Scalar(0xE000 + UInt32(count % 0x1000)), key.count > 1 { scalars[found + 1] = tag }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    let name = key.filter { $0 != "\"" && $0 != "'" }.map(String.init).joined()
    return (place, name, String(result))
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  private static func offset(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var index = 0
    while line < mark.line, index < scalars.count {
      if scalars[index] == "\n" || scalars[index] == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")
      {
        line += 1
      }
      index += 1
    }
    index += mark.column - 1
    return index < scalars.count ? index : nil
  }

  private static func place(of offset: Int, in scalars: [Unicode.Scalar]) -> YAMLNode.Place {
    var place = YAMLNode.Place(line: 1, column: 1)
    for index in 0..<offset {
      let scalar = scalars[index]
      let endsLine = scalar == "\n" || scalar == "\r" && scalars[index + 1] != "\n"
      place =
        endsLine
        ? YAMLNode.Place(line: place.line + 1, column: 1) : YAMLNode.Place(line: place.line, column: place.column + 1)
    }
    return place
  }

  /// The key as written from `start` to its colon, without the spaces before it.
  private static func word(in scalars: [Unicode.Scalar], at start: Int) -> [Unicode.Scalar] {
    var word = Array(scalars[start...].prefix { $0 != ":" && !isBreak($0) })
    while word.last == " " { word.removeLast() }
    return word
  }

  private static func isKey(_ key: [Unicode.Scalar], at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + key.count < scalars.count, scalars[index..<(index + key.count)].elementsEqual(key) else {
      return false
    }
    return scalars[(index + key.count)...].first { $0 != " " } == ":"
  }

  /// The same key at the same column, before a line that ends the group.
  private static func blockKey(
    _ key: [Unicode.Scalar], column: Int, after start: Int, in scalars: [Unicode.Scalar]
  ) -> Int? {
    var index = start
    while let lineBreak = scalars[index...].firstIndex(where: isBreak) {
      index = lineBreak + 1
      let indent = scalars[index...].prefix { $0 == " " }.count
      let first = index + indent
      guard first < scalars.count else { return nil }
      if isBreak(scalars[first]) || scalars[first] == "#" { continue }
      if indent < column - 1 { return nil }
      if indent == column - 1, isKey(key, at: first, in: scalars) { return first }
    }
    return nil
  }

  /// The same key further within the same braces.
  private static func flowKey(_ key: [Unicode.Scalar], after start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    var previous: Unicode.Scalar = " "
    for index in start..<scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "{" || scalar == "[" {
        depth += 1
      } else if scalar == "}" || scalar == "]" {
        depth -= 1
        if depth < 0 { return nil }
      } else if depth == 0, previous == ",", isKey(key, at: index, in: scalars) {
        return index
      } else if scalar == "\"" || scalar == "'" && (previous == ":" || previous == ",") {
        quote = scalar
      }
      if scalar != " ", !isBreak(scalar) { previous = scalar }
    }
    return nil
  }
}
