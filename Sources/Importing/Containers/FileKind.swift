// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a file is, by its bytes: its name may say otherwise.
public enum FileKind: Hashable, Sendable {
  case docx, odt, doc, rtf, markdown
  case pdf
  case image(String)
  case spreadsheet
  /// Something else, in French, with its article: `une présentation`.
  case other(String)
  case empty
  /// A document that asks for a password.
  case encrypted
  /// An archive that stops short.
  case truncated

  public init(_ bytes: [UInt8], name: String) {
    self =
      if bytes.isEmpty {
        .empty
      } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
        FileKind.archive(bytes)
      } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        FileKind.compound(bytes)
      } else {
        FileKind.flat(bytes, name: name)
      }
  }

  private static func archive(_ bytes: [UInt8]) -> FileKind {
    guard let archive = try? ZipArchive(bytes) else { return .truncated }
    let names = archive.entries.map(\.name)
    if let mime = archive.entry("mimetype"), let type = try? archive.bytes(of: mime, limit: 256) {
      let text = String(decoding: type, as: UTF8.self).trimmed
      if text.hasPrefix("application/vnd.oasis.opendocument.text") { return .odt }
      if text.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") { return .spreadsheet }
      if text.hasPrefix("application/vnd.oasis.opendocument.presentation") { return .other("une présentation") }
    }
    if names.contains(where: { $0.hasPrefix("word/") && $0.hasSuffix(".xml") }) { return .docx }
    if names.contains(where: { $0.hasPrefix("xl/") }) { return .spreadsheet }
    if names.contains(where: { $0.hasPrefix("ppt/") }) { return .other("une présentation") }
    if names.contains(where: { $0.hasPrefix("Index/") }) { return .other("un document Pages d’Apple") }
    if archive.entries.contains(where: \.isEncrypted) { return .encrypted }
    return .other("une archive ZIP")
  }

  /// OLE: a .doc, or any Office document under a password.
  private static func compound(_ bytes: [UInt8]) -> FileKind {
    func holds(_ name: String) -> Bool {
      bytes.firstIndex(of: name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }, from: 0) != nil
    }
    if holds("EncryptedPackage") { return .encrypted }
    if holds("WordDocument") { return .doc }
    if holds("Workbook") { return .spreadsheet }
    if holds("PowerPoint Document") { return .other("une présentation") }
    return bytes.count < 2048 ? .truncated : .other("un ancien document Office")
  }

  private static func flat(_ bytes: [UInt8], name: String) -> FileKind {
    let start = bytes.prefix(1024)
    if start.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    if Array(start).firstIndex(of: Array("%PDF-".utf8), from: 0) != nil { return .pdf }
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .image("png") }
    if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .image("jpg") }
    if start.starts(with: Array("GIF8".utf8)) { return .image("gif") }
    if start.starts(with: [0x49, 0x49, 0x2A, 0x00]) || start.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      return .image("tif")
    }
    if bytes.contains(0) { return .other("un fichier que rien ici ne sait lire") }
    let beginning = String(decoding: start, as: UTF8.self).folded
    if beginning.hasPrefix("<!doctype html") || beginning.hasPrefix("<html") || beginning.hasPrefix("mime-version") {
      return .other("une page web")
    }
    if beginning.hasPrefix("<?xml") { return .other("un fichier XML") }
    if name.folded.hasSuffix(".csv") { return .spreadsheet }
    return bytes.allSatisfy(\.isBlankByte) ? .empty : .markdown
  }

  /// Whether it holds a candidate's text; else it can only be an annex.
  public var isText: Bool {
    switch self {
    case .docx, .odt, .doc, .rtf, .markdown: true
    case .pdf, .image, .spreadsheet, .other, .empty, .encrypted, .truncated: false
    }
  }

  /// The ending that its name should have.
  public var ending: String {
    switch self {
    case .docx: "docx"
    case .odt: "odt"
    case .doc: "doc"
    case .rtf: "rtf"
    case .markdown: "md"
    case .pdf: "pdf"
    case .image(let ending): ending
    case .spreadsheet, .other, .empty, .encrypted, .truncated: ""
    }
  }
}

extension UInt8 {
  fileprivate var isBlankByte: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
