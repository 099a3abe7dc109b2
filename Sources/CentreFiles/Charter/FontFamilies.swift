// SPDX-License-Identifier: GPL-3.0-or-later

internal import ExamFiles

/// The families of characters that a charter may name.
enum FontFamilies {
  /// Those that printing always has.
  static let printing = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"]

  /// Those of the files of a folder and of the folders in it, as deep as templates are taken.
  static func found(in folder: String, _ files: some FileTree, deepest: Int = 2) -> [String] {
    var families: [String] = []
    for name in (try? files.list(folder)) ?? [] where !name.hasPrefix(".") {
      let path = joined(folder, name)
      if isFont(name) {
        families += (try? files.read(path, limit: 20 << 20)).flatMap(family).map { [$0] } ?? []
      } else if deepest > 0, (try? files.kind(of: path)) == .folder {
        families += found(in: path, files, deepest: deepest - 1)
      }
    }
    return families.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func isFont(_ name: String) -> Bool {
    [".ttf", ".otf", ".ttc", ".otc"].contains { name.lowercased().hasSuffix($0) }
  }

  /// The family that a font names (OpenType, table `name`, name 1), without the words for its weight or width, as Typst
  /// calls it.
  static func family(of font: [UInt8]) -> String? {
    let font = BigEndian(bytes: font)
    // Of several in one file, the first.
    guard let start = font.long(0) == 0x7474_6366 ? font.long(12) : 0, let count = font.short(start + 4) else {
      return nil
    }
    let tables = (0..<count).lazy.map { start + 12 + $0 * 16 }
    guard let entry = tables.first(where: { font.long($0) == 0x6E61_6D65 }), let table = font.long(entry + 8),
      let names = font.short(table + 2), let texts = font.short(table + 4)
    else { return nil }
    var found: String?
    for record in (0..<names).lazy.map({ table + 6 + $0 * 12 }) where font.short(record + 6) == 1 {
      guard let platform = font.short(record), let length = font.short(record + 8),
        let offset = font.short(record + 10)
      else { continue }
      let text = font.text(table + texts + offset, length, isUTF16: platform != 1)
      // Windows' own in English wins.
      if found == nil || platform == 3 && font.short(record + 4) == 0x409 { found = text ?? found }
    }
    return found.map(withoutStyle)
  }

  private static let styles: Set<String> = [
    "thin", "hairline", "light", "regular", "medium", "bold", "heavy", "black", "book", "normal", "italic", "ital",
    "oblique", "slanted", "semibold", "demibold", "extrabold", "extralight", "ultralight", "semi", "demi", "extra",
    "ultra", "condensed", "semicondensed", "extracondensed", "cond", "narrow", "expanded", "extended", "variable", "vf",
  ]

  private static func withoutStyle(_ family: String) -> String {
    var words = family.split(separator: " ")
    while words.count > 1, let last = words.last, styles.contains(last.lowercased()) { words.removeLast() }
    return words.joined(separator: " ")
  }
}

/// Bytes read as OpenType writes numbers; `nil` past the end.
private struct BigEndian {
  let bytes: [UInt8]

  func short(_ offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= bytes.count else { return nil }
    return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  func long(_ offset: Int) -> Int? {
    guard let high = short(offset), let low = short(offset + 2) else { return nil }
    return high << 16 | low
  }

  func text(_ offset: Int, _ length: Int, isUTF16: Bool) -> String? {
    guard offset >= 0, offset + length <= bytes.count else { return nil }
    let text = bytes[offset..<(offset + length)]
    guard isUTF16 else { return String(decoding: text, as: UTF8.self) }
    let units = stride(from: offset, to: offset + length - 1, by: 2).compactMap { short($0).map { UInt16($0) } }
    return String(decoding: units, as: UTF16.self)
  }
}
