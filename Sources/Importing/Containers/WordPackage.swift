// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// A .docx or .odt, looked at before anything else opens it, and for what converters leave out of it.
public struct WordPackage {
  private let archive: ZipArchive

  /// Why a file is not opened.
  public enum Refusal: Error, Hashable, Sendable {
    case damaged
    case encrypted
    /// What comes out of it goes beyond ``WordPackage/mostBytes``: sure sign of a bomb.
    case bomb
    /// It declares entities, as no word processor does.
    case entities
    case unsupported
  }

  /// What may come out of one archive, in bytes: pictures of a whole dossier, and some.
  public static let mostBytes = 512 << 20
  /// What may come out of one part that is text.
  static let mostText = 64 << 20

  public init(_ bytes: [UInt8]) throws(Refusal) {
    do {
      archive = try ZipArchive(bytes)
    } catch {
      throw error == .damaged ? .damaged : .unsupported
    }
    try check()
  }

  /// Measures every entry, whatever the directory says, and looks for declarations of entities.
  private func check() throws(Refusal) {
    var total = 0
    for entry in archive.entries {
      guard !entry.isEncrypted else { throw .encrypted }
      let isText = entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels")
      let limit = isText ? WordPackage.mostText : WordPackage.mostBytes - total
      do {
        if isText {
          let bytes = try archive.bytes(of: entry, limit: limit)
          // LibreOffice names one in what it keeps of macros and of the look of its windows; nothing here opens those parts.
          let isProgram = ["Basic/", "Dialogs/", "Configurations2/"].contains { entry.name.hasPrefix($0) }
          if XMLScan.declares(bytes, allowsDocumentType: isProgram) { throw Refusal.entities }
          if entry.name == "META-INF/manifest.xml", XMLScan.contains("encryption-data", bytes) {
            throw Refusal.encrypted
          }
          total += bytes.count
        } else {
          total += try archive.size(of: entry, limit: limit)
        }
      } catch let refusal as Refusal {
        throw refusal
      } catch ZipArchive.Failure.tooLarge {
        throw .bomb
      } catch ZipArchive.Failure.unsupported {
        throw .unsupported
      } catch {
        throw .damaged
      }
      if total > WordPackage.mostBytes { throw .bomb }
    }
  }

  /// Programs inside: they are never run.
  public var hasMacros: Bool {
    archive.entries.contains { entry in
      entry.name.hasSuffix("vbaProject.bin") || entry.name.hasPrefix("Basic/") || entry.name.hasPrefix("Scripts/")
    }
  }

  /// A picture, by the path that the text gives it (`media/image1.png`).
  public func picture(_ path: String) -> [UInt8]? {
    let names = [path, "word/" + path]
    guard let entry = archive.entries.first(where: { names.contains($0.name) }) else { return nil }
    return try? archive.bytes(of: entry, limit: WordPackage.mostBytes)
  }

  /// Who wrote it and where, as the file's properties have it.
  public var properties: [(label: String, text: String)] {
    let wanted = [
      ("docProps/core.xml", "dc:creator", "auteur"), ("docProps/core.xml", "cp:lastModifiedBy", "modifié par"),
      ("docProps/app.xml", "Company", "société"), ("docProps/app.xml", "Manager", "responsable"),
      ("meta.xml", "meta:initial-creator", "auteur"), ("meta.xml", "dc:creator", "modifié par"),
    ]
    return wanted.compactMap { part, tag, label in
      guard let entry = archive.entry(part), let bytes = try? archive.bytes(of: entry, limit: 1 << 20) else {
        return nil
      }
      var scan = XMLScan(bytes)
      while let token = scan.next() {
        guard case .open(let name, isEmpty: false) = token, name == tag else { continue }
        guard case .text(let text)? = scan.next(), !text.trimmed.isEmpty else { return nil }
        return (label, text.trimmed)
      }
      return nil
    }
  }

  /// The paragraphs of the text boxes, which converters may leave out.
  public var textBoxes: [TextBlock] {
    mainParts.flatMap { WordParagraphs($0, within: "w:txbxContent").blocks }
  }

  /// Every paragraph of the text, those of text boxes included.
  public var paragraphs: [TextBlock] { mainParts.flatMap { WordParagraphs($0, within: nil).blocks } }

  /// The paragraphs of headers and footers, each once.
  public var headersAndFooters: [TextBlock] {
    let names = archive.entries.map(\.name).filter { name in
      (name.hasPrefix("word/header") || name.hasPrefix("word/footer")) && name.hasSuffix(".xml")
    }
    var told: Set<String> = []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap {
      WordParagraphs(part($0), within: nil).blocks
    }
    .filter { told.insert([$0].plainText.foldedWordText).inserted }
  }

  private var mainParts: [[UInt8]] {
    archive.entries.map(\.name).filter { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }.map { part($0) }
  }

  private func part(_ name: String) -> [UInt8] {
    guard let entry = archive.entry(name) else { return [] }
    return (try? archive.bytes(of: entry, limit: WordPackage.mostText)) ?? []
  }
}
