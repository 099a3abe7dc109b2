// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ExamFiles

struct MarkdownOutlineTests {
  private func outline(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return MarkdownOutline.headings(in: bytes, range: bytes.indices, firstLine: 1)
      .map { "\($0.level)|\($0.text)|\($0.line):\($0.column)|\($0.bytes.count)" }
  }

  @Test func `headings come with level, text, line and column`() {
    #expect(
      outline("# Titre\n\n## Résultats\ntexte\n### Détail ###\n") == [
        "1|Titre|1:3|8", "2|Résultats|3:4|14", "3|Détail|5:5|16",
      ])
  }

  @Test func `underlined headings count`() {
    #expect(
      outline("Résultats\nobtenus\n---\ntexte\n\nTitre\n=====\n") == ["2|Résultats obtenus|1:1|23", "1|Titre|6:1|12"])
  }

  @Test func `every end of line is one`() {
    #expect(outline("## A\r\n\r\ntexte\r\n## B") == ["2|A|1:4|6", "2|B|4:4|4"])
    #expect(outline("## A\r\rtexte\r## B\r") == ["2|A|1:4|5", "2|B|4:4|5"])
  }

  @Test func `code, quotes, lists and comments hold no heading`() {
    let text = """
      ```
      ## code
      ```
      ~~~ yaml
      ## code
      ~~~

      > ## cité
      - ## en liste

      <!--
      ## commentaire
      -->

          ## indenté

      ## Vrai
      """
    #expect(outline(text) == ["2|Vrai|17:4|7"])
  }

  @Test func `markup of a heading goes, its words stay`() {
    #expect(
      outline("## **L'*entreprise*** `x` [lien](u) &amp; co\n\n  ##\tTabulé\t\n") == [
        "2|L'entreprise x lien & co|1:4|45", "2|Tabulé|3:6|14",
      ])
  }

  @Test func `columns count characters, not bytes`() {
    #expect(outline("É\n\n ## Été\n") == ["2|Été|3:5|10"])
  }

  @Test func `a paragraph in bold alone is a heading of its own kind`() {
    let text = "**Résultats :**\n\ntexte **gras**\n\n**début** suite\n\n__Autre__\n\n**collé**\nà du texte\n"
    #expect(outline(text) == ["7|Résultats :|1:1|17", "7|Autre|7:1|10"])
  }

  /// A repeated mark, how often, and what comes after.
  struct Hostile: CustomTestStringConvertible, Sendable {
    let unit: String
    let times: Int
    let tail: String

    init(_ unit: String, _ times: Int, _ tail: String = "") { (self.unit, self.times, self.tail) = (unit, times, tail) }

    var text: String { String(repeating: unit, count: times) + tail }
    var testDescription: String { "\(unit.prefix(12)) × \(times)" }
  }

  @Test(arguments: [
    Hostile("> ", 200_000), Hostile("- ", 200_000, "x"), Hostile(">", 400_000), Hostile("[", 400_000),
    Hostile("![l", 100_000), Hostile("<?", 200_000), Hostile("*a **a ", 60_000), Hostile("a_", 200_000),
    Hostile("<a x='", 60_000), Hostile("`a``", 100_000), Hostile("[a]: b\n", 50_000), Hostile("|", 200_000, "\n|-\n"),
    Hostile("[a]: /u\n\n", 1, String(repeating: "[a] ", count: 50_000)), Hostile("## a\n", 80_000),
    Hostile("- a\n\n", 80_000), Hostile("<!--\n", 80_000), Hostile("* ", 200_000), Hostile("    ", 100_000, "x"),
    Hostile("1. ", 100_000, "x"), Hostile("> > > > > > > > > > > > x\n", 20_000),
  ])
  func `hostile texts are read to their end`(hostile: Hostile) {
    let last = outline(hostile.text + "\n\n## Fin\n").last
    // What opens and never closes hides the rest.
    let isOpen = hostile.unit.hasPrefix("<?") || hostile.unit.hasPrefix("<!--")
    #expect(isOpen ? last == nil : last?.hasPrefix("2|Fin|") == true)
  }

  @Test func `deep lists are read to their end`() {
    let text = (0..<600).map { String(repeating: " ", count: $0 * 2) + "- x\n" }.joined()
    #expect(outline(text + "\n## Fin\n") == ["2|Fin|602:4|7"])
  }

  @Test func `hostile lines do not hide the headings after them`() {
    let quotes = String(repeating: "> ", count: 5000)
    #expect(outline(quotes + "x\n\n## Fin\n").last?.hasPrefix("2|Fin|3:4") == true)
    #expect(outline(String(repeating: "* ", count: 5000) + "\nFin\n---\n").last?.hasPrefix("2|Fin|2:1") == true)
  }
}
