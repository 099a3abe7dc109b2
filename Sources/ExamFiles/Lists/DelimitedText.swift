// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// The cells of a text that a spreadsheet wrote (CSV, RFC 4180), each with its place.
///
/// UTF-8 with or without a byte-order mark, or else Windows-1252; lines ended by LF, CRLF or CR; cells parted by whichever
/// of `;`, tab and `,` the first line has most of.
struct DelimitedText {
  private(set) var rows: [[Cell]] = []
  /// What is wrong with the text itself, cell by cell.
  private(set) var problems: [Diagnostic] = []
  private let file: String

  struct Cell: Hashable, Sendable {
    /// Without the spaces at its ends.
    var text: String
    /// 1-based.
    var line: Int
    /// 1-based, in Unicode scalars.
    var column: Int
  }

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    guard let text = decoded(bytes) else { return }
    let scalars = Array(text.unicodeScalars)
    read(scalars, separator: Self.separator(of: scalars))
  }

  func location(_ cell: Cell) -> SourceLocation { SourceLocation(file: file, line: cell.line, column: cell.column) }

  // MARK: Encoding

  private mutating func decoded(_ bytes: [UInt8]) -> String? {
    do throws(SourceText.Refusal) {
      return try SourceText(file: file, bytes: bytes).string()
    } catch {
      switch error {
      case .invalidUTF8(let offset): return windows1252(bytes, firstInvalid: offset)
      case .format(let name):
        add(
          "liste.format", at: nil, "Ce n’est pas du CSV, mais un fichier \(name).",
          "Dans le tableur\u{A0}: Fichier, Enregistrer sous, «\u{A0}CSV UTF-8\u{A0}».")
      case .otherUnicode(let name):
        add(
          "liste.format", at: nil, "Le fichier est en \(name).",
          "Dans le tableur\u{A0}: Fichier, Enregistrer sous, «\u{A0}CSV UTF-8\u{A0}».")
      case .binary:
        add("liste.format", at: nil, "Ce n’est pas un fichier texte.", "Donnez le CSV que le tableur enregistre.")
      case .nul(let offset):
        add(
          "liste.format", at: SourceText.place(ofOffset: offset, in: bytes), "Le fichier contient un caractère nul.",
          "Il a été abîmé\u{A0}: enregistrez-le de nouveau depuis le tableur.")
      }
      return nil
    }
  }

  /// What Excel writes as plain "CSV" in western Europe. A text that is UTF-8 up to a damaged place is refused there: read
  /// so, its accents would become two letters each.
  private mutating func windows1252(_ bytes: [UInt8], firstInvalid offset: Int) -> String? {
    let isDamaged = bytes[..<offset].contains { $0 >= 0x80 }
    var text = String.UnicodeScalarView()
    for (index, byte) in bytes.enumerated() {
      guard !isDamaged, let scalar = Self.scalar(byte) else {
        let place = isDamaged ? offset : index
        add(
          "liste.encodage", at: SourceText.place(ofOffset: place, in: bytes),
          "Le fichier n’est ni en UTF-8 ni en Windows-1252 à cet endroit.",
          "Enregistrez-le de nouveau depuis le tableur, en «\u{A0}CSV UTF-8\u{A0}».")
        return nil
      }
      text.append(scalar)
    }
    problems.append(
      Diagnostic(
        .note, "liste.windows-1252", location: SourceLocation(file: file), "Le fichier est lu en Windows-1252.",
        hint: "Si un nom s’imprime mal, enregistrez-le en «\u{A0}CSV UTF-8\u{A0}»."))
    return String(text)
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return windows[Int(byte) - 0x80]
  }

  /// 0x80…0x9F; five of them stand for nothing.
  private static let windows: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’", "“", "”", "•", "–",
    "—",
    "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  private mutating func add(_ code: String, at place: (line: Int, column: Int)?, _ message: String, _ hint: String) {
    let location = SourceLocation(file: file, line: place?.line, column: place?.column)
    problems.append(Diagnostic(.error, code, location: location, message, hint: hint))
  }

  // MARK: Cells

  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == "\n" || scalar == "\r" { break }
      if !isQuoted { counts[scalar, default: 0] += 1 }
    }
    let candidates: [Unicode.Scalar] = [";", "\t", ","]
    return candidates.reduce(";") { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
  }

  private mutating func read(_ scalars: [Unicode.Scalar], separator: Unicode.Scalar) {
    var (index, line, column) = (0, 1, 1)
    var row: [Cell] = []

    /// Past the end of a line, CRLF being one.
    func passLineEnd() {
      index += scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n" ? 2 : 1
      (line, column) = (line + 1, 1)
    }
    func pass() { (index, column) = (index + 1, column + 1) }

    while index < scalars.count {
      var text = String.UnicodeScalarView()
      while index < scalars.count, scalars[index] == " " { pass() }
      let start = (line: line, column: column)
      if index < scalars.count, scalars[index] == "\"" {
        pass()
        var isClosed = false
        while index < scalars.count, !isClosed {
          if scalars[index] == "\"" {
            pass()
            if index < scalars.count, scalars[index] == "\"" {
              text.append("\"")
              pass()
            } else {
              isClosed = true
            }
          } else if scalars[index].isLineEnd {
            text.append("\n")
            passLineEnd()
          } else {
            text.append(scalars[index])
            pass()
          }
        }
        if !isClosed {
          add(
            "liste.guillemets", at: start,
            "Les guillemets ouverts ici ne se ferment pas\u{A0}: le reste du fichier y est pris.",
            "Ajoutez le guillemet droit qui manque, ou doublez celui qui fait partie du texte (\"\").")
        }
        while index < scalars.count, scalars[index] == " " { pass() }
        if index < scalars.count, scalars[index] != separator, !scalars[index].isLineEnd {
          add(
            "liste.guillemets", at: (line, column), "Du texte suit les guillemets fermés.",
            "Doublez le guillemet droit qui fait partie du texte (\"\").")
        }
      }
      while index < scalars.count, scalars[index] != separator, !scalars[index].isLineEnd {
        text.append(scalars[index])
        pass()
      }
      row.append(Cell(text: String(text).trimmed, line: start.line, column: start.column))
      if index < scalars.count, scalars[index] == separator {
        pass()
        // A separator at the very end of the text opens one more cell.
        if index == scalars.count { row.append(Cell(text: "", line: line, column: column)) }
        continue
      }
      rows.append(row)
      row = []
      if index < scalars.count { passLineEnd() }
    }
    if !row.isEmpty { rows.append(row) }
    rows.removeAll { $0.allSatisfy(\.text.isEmpty) }
    // Excel's own first line, `sep=;`.
    if let first = rows.first?.first?.text.folded, first.hasPrefix("sep=") || first == "sep" { rows.removeFirst() }
  }
}

extension Unicode.Scalar {
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" }
}
