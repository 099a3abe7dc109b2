// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite struct MarkdownBlocksTests {
  @Test func `what people write in their papers becomes blocks`() {
    let markdown = """
      L'atelier emploie **12 personnes** et
      en cherche *deux*.

      ### Besoin
      - une scie
      - un aspirateur,
        silencieux
        - de 3 kW
      1. d'abord
      2. ensuite

      | Poste | Prix |
      |:--|--:|
      | Scie \\| lame | 12 000 € |
      > À revoir
      Fin.
      """
    #expect(
      MarkdownBlocks.blocks(markdown) == [
        .paragraph("L'atelier emploie 12 personnes et en cherche deux."), .heading("Besoin", level: 2),
        .list([ListItem("une scie"), ListItem("un aspirateur, silencieux", children: [ListItem("de 3 kW")])]),
        .list(["d'abord", "ensuite"], numbered: true),
        .table(Table(["Poste", "Prix"], rows: [["Scie | lame", "12 000 €"]])), .note("À revoir"), .paragraph("Fin."),
      ])
  }

  @Test(arguments: [
    ("**gras** et _italique_", "gras et italique"), ("3 * 4 = 12", "3 * 4 = 12"), ("nom_de_fichier", "nom_de_fichier"),
    ("[le plan](plan.pdf)", "le plan"), ("un \\* seul", "un * seul"), ("`code`", "code"),
    ("[ ] à faire", "[ ] à faire"),
    ("2 < 3 et l'*été*,", "2 < 3 et l'été,"),
  ])
  func `marks of emphasis go and words stay`(markdown: String, text: String) { #expect(plain(markdown) == text) }

  @Test(arguments: ["", "\n\n", "|", "| |\n|-|", "- ", "#", "####### sept", ">", "1.", "***", "[a](", "\\"])
  func `odd Markdown is read without harm`(markdown: String) {
    _ = TextRenderer(width: 40).render(ReportDocument(title: "t", blocks: MarkdownBlocks.blocks(markdown)))
  }
}
