// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@testable import Reports

@Suite struct TextRendererTests {
  private let document = ReportDocument(
    banner: "JURY SEULEMENT", title: "Situation", subtitles: ["Titre NTC · 2026-0412 · Lucie Ferrand"],
    blocks: [
      .heading("Conditions"),
      .table(
        Table(
          columns: [.init("Condition"), .init("Avant", .trailing), .init("Après", .trailing)],
          rows: [
            ["Prix net HT", "48\u{202F}500\u{A0}€", "41\u{202F}000\u{A0}€"],
            ["Délai de livraison", "8\u{A0}semaines", "5\u{A0}semaines"],
          ])),
      .heading("À dire", level: 2),
      .list(
        [
          ListItem(
            "Le budget est ramené à 41 000 € : la maison mère a gelé les investissements.",
            children: ["au téléphone"].map { ListItem($0) }),
          ListItem("Délai raccourci"),
        ], numbered: true),
      .facts([Fact("Client", "Hélène Marchetti, directrice de production"), Fact("Profil", "pressé")]),
      .note("Le jury reste souverain."),
    ])

  @Test func `a document is printed at sixty columns`() {
    let text = TextRenderer(width: 60).render(document)
    let expected = """
      ╔══════════════════════════════════════════════════════════╗
      ║                      JURY SEULEMENT                      ║
      ╚══════════════════════════════════════════════════════════╝

      Situation
      ═════════
      Titre NTC · 2026-0412 · Lucie Ferrand

      Conditions
      ──────────

      Condition                Avant       Après
      ──────────────────  ──────────  ──────────
      Prix net HT           48_500~€    41_000~€
      Délai de livraison  8~semaines  5~semaines

      ▸ À dire

      1. Le budget est ramené à 41~000~€~: la maison mère a gelé
         les investissements.
         – au téléphone
      2. Délai raccourci

      Client  Hélène Marchetti, directrice de production
      Profil  pressé

      │ Le jury reste souverain.

      """
    let visible = text.map { $0 == "\u{A0}" ? "~" : $0 == "\u{202F}" ? "_" : String($0) }.joined()
    #expect(visible == expected)
  }

  @Test(arguments: [30, 40, 41, 57, 80, 120, 130])
  func `no line is wider than the page nor ends with a space`(width: Int) {
    var document = document
    document.title = String(repeating: "Anticonstitutionnellement", count: 8)
    document.blocks.append(.table(Table((1...9).map { "Colonne \($0)" }, rows: [(1...9).map { "cellule \($0)" }])))
    document.blocks.append(.facts([Fact(String(repeating: "étiquette ", count: 9), "texte")]))
    let lines = TextRenderer(width: width).render(document).split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      #expect(String(line).displayWidth <= min(max(width, 40), 120))
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test(arguments: [
    ("Que dire ? Rien", 10, ["Que dire~?", "Rien"]),
    ("un « mot » ici", 8, ["un", "«~mot~»", "ici"]),
    ("coûte 48 500 € net", 10, ["coûte", "48~500~€", "net"]),
    ("en 2026 500 personnes", 12, ["en 2026 500", "personnes"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("a\n\nb", 10, ["a", "", "b"]), ("", 10, [""]), ("   ", 10, [""]),
  ])
  func `a French line breaks where French allows`(text: String, width: Int, lines: [String]) {
    #expect(wrapped(text, width: width).map { $0.map { $0 == "\u{A0}" ? "~" : String($0) }.joined() } == lines)
  }

  @Test func `a table too wide for the page becomes a list of its rows`() {
    let table = Table(["Condition", "Avant", "Après"], rows: [["Formation", "", String(repeating: "x", count: 38)]])
    #expect(
      TableLayout(table, width: 40).lines
        == ["Condition\u{A0}: Formation", "Après\u{A0}:", "  " + String(repeating: "x", count: 38)])
  }
}
