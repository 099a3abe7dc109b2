// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct MarkdownWriterTests {
  /// What one section of a paper holds once written.
  private func written(_ blocks: TextBlock...) throws -> String {
    let text = try #require(try Sample.draft([.title(2, "Contexte")] + blocks).file("fiche.md"))
    return String(text.dropFirst("## Contexte\n\n".count).dropLast())
  }

  @Test(
    arguments: [
      ("# pas un titre", "\\# pas un titre"), ("- pas une puce", "\\- pas une puce"),
      ("-15 % de remise", "-15 % de remise"),
      ("1. pas une liste", "1\\. pas une liste"), ("2025. Une année", "2025\\. Une année"), ("12 000 €", "12 000 €"),
      ("a * b < c [d]", "a \\* b \\< c \\[d]"), ("nom_de_fichier _ici_", "nom_de_fichier \\_ici\\_"), ("---", "\\---"),
      ("AT&T &amp;", "AT\\&T \\&amp;"), ("> cité", "\\> cité"),
    ])
  func `Signs that were typed stay signs`(_ typed: String, _ expected: String) throws {
    #expect(try written(.text(typed)) == expected)
  }

  @Test func `Tables keep their cells, merged or with lists inside`() throws {
    let table = TextTable(
      header: [[.text("Poste")], [.text("Prix")]],
      rows: [
        [[.text("Pose | dépose")], [.list(TextList(items: [[.text("un")], [.text("deux")]]))]],
        [[.paragraph([.text("a"), .lineBreak, .text("b")])], []],
      ])
    #expect(
      try written(.table(table)) == """
        | Poste | Prix |
        | --- | --- |
        | Pose \\| dépose | • un<br>• deux |
        | a<br>b |  |
        """)
  }

  @Test func `Lists keep their numbers and what is under them`() throws {
    let inner = TextBlock.list(TextList(items: [[.text("détail")]]))
    let list = TextBlock.list(TextList(start: 3, items: [[.text("trois"), inner], [.text("quatre")]]))
    #expect(try written(list) == "3. trois\n   - détail\n4. quatre")
  }

  @Test func `Styles touch the words, and digits below or above the line have their signs`() throws {
    let inlines: [Inline] = [
      .styled(.strong, [.text("gras ")]), .text("et m"), .styled(.superscript, [.text("2")]), .text(", CO"),
      .styled(.subscript, [.text("2")]), .text(", 1"), .styled(.superscript, [.text("er")]),
    ]
    #expect(try written(.paragraph(inlines)) == "**gras** et m², CO₂, 1er")
  }

  @Test func `Notes, links and pictures leave their words`() throws {
    let inlines: [Inline] = [
      .text("voir"), .note([.text("la note")]), .text(" "), .link([.text("le site")], to: "https://exemple.fr"),
      .image([.text("plan")], "media/absent.png"),
    ]
    #expect(try written(.paragraph(inlines)) == "voir (la note) le site (https://exemple.fr)(plan)")
  }

  @Test func `Soft hyphens go, no-break spaces stay`() throws {
    #expect(try written(.text("né\u{AD}gocier 12\u{A0}000\u{202F}€")) == "négocier 12\u{A0}000\u{202F}€")
  }
}
