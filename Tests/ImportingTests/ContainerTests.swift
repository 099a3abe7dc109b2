// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Foundation
import Importing
import Testing

@Suite struct ContainerTests {
  /// An archive of stored parts, byte by byte (APPNOTE.TXT 6.3).
  private func archive(_ parts: [(String, String)], flags: Int = 0) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8((value >> (8 * $0)) & 0xFF) } }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in parts {
      let start = bytes.count
      let common =
        little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 8) + little(text.utf8.count, 4)
        + little(text.utf8.count, 4) + little(name.utf8.count, 2) + little(0, 2)
      bytes += little(0x0403_4B50, 4) + common + name.utf8 + text.utf8
      directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(start, 4) + name.utf8
    }
    let place = bytes.count
    return bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
      + little(directory.count, 4) + little(place, 4) + little(0, 2)
  }

  private func word(_ body: String) -> [(String, String)] {
    [("word/document.xml", "<w:document>\(body)</w:document>")]
  }

  @Test func `What a file is, its bytes say`() {
    #expect(FileKind(archive(word("")), name: "fiche.odt") == .docx)
    #expect(FileKind(archive([("mimetype", "application/vnd.oasis.opendocument.text")]), name: "f.docx") == .odt)
    #expect(FileKind(archive([("xl/workbook.xml", "")]), name: "f.docx") == .spreadsheet)
    #expect(FileKind(Array(archive(word("")).dropLast(30)), name: "f.docx") == .truncated)
    #expect(FileKind(Array("%PDF-1.7".utf8), name: "f.docx") == .pdf)
    #expect(FileKind(Array("{\\rtf1".utf8), name: "f.doc") == .rtf)
    #expect(FileKind(Array("  \n".utf8), name: "f.md") == .empty)
    #expect(FileKind(Array("## Contexte".utf8), name: "f.md") == .markdown)
  }

  @Test func `Declared entities, passwords and missing ends are refused`() throws {
    #expect(throws: WordPackage.Refusal.entities) { try WordPackage(archive(word("<!DOCTYPE x>"))) }
    #expect(throws: WordPackage.Refusal.encrypted) { try WordPackage(archive(word(""), flags: 1)) }
    #expect(throws: WordPackage.Refusal.damaged) { try WordPackage(Array(archive(word("")).dropLast(3))) }
    let manifest = [("META-INF/manifest.xml", "<manifest:encryption-data/>")]
    #expect(throws: WordPackage.Refusal.encrypted) { try WordPackage(archive(word("") + manifest)) }
  }

  @Test func `Text boxes and margins are read, the older form of the same text is not`() throws {
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let box = "<w:txbxContent>\(paragraph("Dans l&apos;encadr&#233;"))</w:txbxContent>"
    let body = paragraph("Texte") + box + "<mc:Fallback>\(box)</mc:Fallback>"
    let package = try WordPackage(
      archive(word(body) + [("word/header1.xml", paragraph("Lycée")), ("word/footer1.xml", paragraph("Lycée"))]))
    #expect(package.textBoxes.plainText == "Dans l'encadré")
    #expect(package.headersAndFooters.plainText == "Lycée")
    #expect(package.paragraphs.plainText == "Texte\nDans l'encadré")
  }

  @Test func `Who wrote the file is known, to be told`() throws {
    let core = (
      "docProps/core.xml", "<cp:p><dc:creator>Menuiserie X</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy></cp:p>"
    )
    let package = try WordPackage(archive(word("") + [core]))
    #expect(package.properties.map(\.text) == ["Menuiserie X"])
  }

  @Test func `Every byte cut off an archive leads to a refusal, never to a crash`() {
    let whole = archive(word("<w:p/>"))
    for count in 0..<whole.count { #expect(throws: (any Error).self) { try WordPackage(Array(whole.prefix(count))) } }
  }

  @Test func `Pages are counted by walking their tree`() throws {
    let simple = """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 9 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R >> endobj
      4 0 obj << /Type /Pages /Kids [5 0 R 6 0 R] /Parent 2 0 R >> endobj
      5 0 obj << /Type /Page >> endobj
      6 0 obj << /Type /Page >> endobj
      trailer << /Root 1 0 R >>
      """
    #expect(PDFPages.count(Array(simple.utf8)) == 3)
    #expect(PDFPages.count(Array((simple + " /Encrypt 9 0 R trailer << /Encrypt 9 0 R >>").utf8)) == nil)
    // A tree that bites its tail.
    #expect(PDFPages.count(Array(simple.replacing("5 0 R 6 0 R", with: "2 0 R 6 0 R").utf8)) == nil)
    #expect(PDFPages.count(Array("%PDF-1.4".utf8)) == nil)
  }

  @Test func `Pages in compressed objects are counted`() throws {
    // Three pages, by qpdf --object-streams=generate.
    let data = try #require(Data(base64Encoded: Self.compressed))
    #expect(PDFPages.count(Array(data)) == 3)
  }

  @Test func `A file made to be long to look at is given up, or counted, at once`() {
    let objects = (1...40_000).map { "\($0) 0 obj " }.joined()
    #expect(PDFPages.count(Array(objects.utf8)) == nil)
    let trailers = String(repeating: "trailer ", count: 60_000)
    #expect(PDFPages.count(Array(trailers.utf8)) == nil)
  }

  @Test func `A place in an object stream that no number holds is no object`() throws {
    let index = Array("1 9223372036854775807 2 9223372036854775807 ".utf8)
    let little = { (value: Int) in [UInt8(value & 0xFF), UInt8(value >> 8)] }
    // A stored block of zlib (RFC 1950, RFC 1951), and its sum.
    var (low, high) = (1, 0)
    for byte in index {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    let sum = [high >> 8, high & 0xFF, low >> 8, low & 0xFF].map { UInt8($0) }
    let stream = [0x78, 0x01, 0x01] + little(index.count) + little(~index.count & 0xFFFF) + index + sum
    let head = "%PDF-1.5\n1 0 obj <</Type /ObjStm /N 2 /First \(index.count) /Filter /FlateDecode>> stream\n"
    #expect(PDFPages.count(Array(head.utf8) + stream + Array("\nendstream endobj".utf8)) == nil)
  }

  @Test func `A text with macros of LibreOffice is opened, unless they declare entities`() throws {
    let type = "<!DOCTYPE library:libraries PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"libraries.dtd\">"
    let package = try WordPackage(archive(word("") + [("Basic/script-lc.xml", type)]))
    #expect(package.hasMacros)
    #expect(throws: WordPackage.Refusal.entities) {
      try WordPackage(archive(word("") + [("Basic/script-lc.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]>")]))
    }
  }

  private static let compressed = """
    JVBERi0xLjUKJb/3ov4KMSAwIG9iago8PCAvVHlwZSAvT2JqU3RtIC9MZW5ndGggMTMzIC9GaWx0ZXIgL0ZsYXRlRGVjb2RlIC9OIDUgL0Zpcn
    N0IDI2ID4+CnN0cmVhbQp4nDNSMFAwVjA2UTBRsDRQMFUwNLFQMFMwMjDjsrFR0A9ITE8tBsobKAQp6IdUFqQq6DsnliTm5Kcr2NmBVTjnl+aV
    AFXoe2emFCtEA40BqTUFk2ZgMhamE2IYVJ9vakpmolN+BVCLARCaWpoqWJgYgRQHJBalgo1EshSkdaB0AgB5hkkvZW5kc3RyZWFtCmVuZG9iag
    o3IDAgb2JqCjw8IC9UeXBlIC9YUmVmIC9MZW5ndGggMjcgL0ZpbHRlciAvRmxhdGVEZWNvZGUgL0RlY29kZVBhcm1zIDw8IC9Db2x1bW5zIDMg
    L1ByZWRpY3RvciAxMiA+PiAvVyBbIDEgMSAxIF0gL1Jvb3QgMiAwIFIgL1NpemUgOCAvSUQgWzxkMzdjNjRjMjFlMjkwZWRkYTk5Y2MyOGNlZW
    Q5ZmUxMz48ZDM3YzY0YzIxZTI5MGVkZGE5OWNjMjhjZWVkOWZlMTM+XSA+PgpzdHJlYW0KeJxjYmBgYGLkB+JPDEwMDIwo+P/3PwAd1wQKCmVu
    ZHN0cmVhbQplbmRvYmoKc3RhcnR4cmVmCjI0OAolJUVPRgo=
    """.replacing("\n", with: "")
}
