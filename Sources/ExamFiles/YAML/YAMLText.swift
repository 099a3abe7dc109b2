// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// The text of a YAML file, once its bytes are known to be text.
struct YAMLText {
  let file: String
  /// The line on which the text begins in its file: 1, except for the front matter of a paper.
  let firstLine: Int
  /// The bytes, without a byte-order mark.
  let bytes: [UInt8]
  let string: String

  /// Reads the bytes, or says why they are no text.
  static func read(_ raw: [UInt8], file: String, firstLine: Int, limits: YAMLLimits) throws(YAMLProblem) -> YAMLText {
    func problem(_ code: String, at offset: Int?, _ message: String, hint: String) -> YAMLProblem {
      let place = offset.map { YAMLText.place(of: $0, in: raw, firstLine: firstLine) }
      return YAMLProblem(code: code, place: place, message: message, hint: hint)
    }
    guard raw.count <= limits.bytes else {
      throw problem(
        "yaml.trop-gros", at: nil,
        "Le fichier pèse \(raw.count / 1024) Kio ; la limite est de \(limits.bytes / 1024) Kio.",
        hint: "Gardez dans ce fichier ce qu’une personne y écrit ; le reste va en annexe.")
    }
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      throw problem(
        "yaml.utf8", at: nil, "Le fichier est en UTF-16.", hint: "Enregistrez-le en UTF-8 depuis votre éditeur.")
    }
    let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
    if let offset = raw.firstIndex(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 || $0 == 0x7F }) {
      throw problem(
        "yaml.binaire", at: offset, "Le fichier contient un caractère de contrôle (\(hexadecimal(raw[offset]))).",
        hint: "Ce n’est sans doute pas un fichier texte, ou il a été abîmé : effacez ce caractère.")
    }
    let bytes = hasMark ? Array(raw.dropFirst(3)) : raw
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw problem(
        "yaml.utf8", at: invalidOffset(in: raw), "Le fichier n’est pas en UTF-8 à cet endroit.",
        hint: "Enregistrez-le en UTF-8 depuis votre éditeur (l’encodage est sans doute Windows-1252).")
    }
    return YAMLText(file: file, firstLine: firstLine, bytes: bytes, string: string)
  }

  /// The place of a byte.
  func place(of offset: Int) -> YAMLNode.Place { Self.place(of: offset, in: bytes, firstLine: firstLine) }

  /// A place counted from the first line of the text, in its file.
  func placeInFile(line: Int, column: Int) -> YAMLNode.Place {
    YAMLNode.Place(line: line + firstLine - 1, column: column)
  }

  private static func place(of offset: Int, in bytes: [UInt8], firstLine: Int) -> YAMLNode.Place {
    var place = YAMLNode.Place(line: firstLine, column: 1)
    for index in 0..<min(offset, bytes.count) {
      switch bytes[index] {
      case 0x0A: place = YAMLNode.Place(line: place.line + 1, column: 1)
      case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A:
        place = YAMLNode.Place(line: place.line + 1, column: 1)
      // The other bytes of a scalar, and the first half of CRLF, take no column.
      case 0x80...0xBF, 0x0D: break
      default: place.column += 1
      }
    }
    return place
  }

  private static func invalidOffset(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
    return offset < bytes.count ? offset : nil
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}

/// Something that keeps a file from being read further.
struct YAMLProblem: Error {
  let code: String
  /// `nil` when the whole file is meant.
  let place: YAMLNode.Place?
  let message: String
  let hint: String

  func diagnostic(in file: String) -> Diagnostic {
    Diagnostic(
      .error, code, location: SourceLocation(file: file, line: place?.line, column: place?.column),
      message.typographic, hint: hint.typographic)
  }
}
