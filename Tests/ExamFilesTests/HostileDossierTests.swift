// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Testing

/// Files that nobody writes by hand: controlled to their end, whatever they hold. How fast is for Tests/Campaigns.
struct HostileDossierTests {
  struct Hostile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let text: String

    init(_ name: String, _ file: String, _ head: String, _ times: Int, _ line: (Int) -> String) {
      testDescription = name
      self.file = file
      text = head + (0..<times).map(line).joined()
    }
  }

  static let offer = DossierSpecimens.offerFiles["d/dossier.yaml"] ?? ""

  static let all = [
    Hostile("pieces", "dossier.yaml", offer, 8000) { _ in "  - { genre: proposition, fichier: proposition.md }\n" },
    Hostile("annexes", "dossier.yaml", offer, 8000) { "      - { fichier: a\($0).pdf }\n" },
    Hostile("unknown keys", "dossier.yaml", offer, 20_000) { "cle\($0): 1\n" },
    Hostile("priorities", "client.yaml", "nom: a\nfonction: b\npriorites:\n", 20_000) { "  c\($0): 1\n" },
    Hostile("clients", "client.yaml", "clients:\n", 5000) {
      "  - { nom: Ann Nom\($0), fonction: b, entreprise: E\($0) }\n"
    },
    Hostile("changes", "modifications.yaml", "modifications:\n", 5000) { _ in
      "  - { champ: humain, texte: t, effets: [{ condition: x, valeur: 1 }] }\n"
    },
    Hostile("terms", "proposition.md", "---\nconditions:\n", 5000) { "  - { id: a\($0), intitule: t, valeur: 1 }\n" },
    Hostile("headings", "proposition.md", "", 20_000) { "## Solution \($0)\n\ntexte\n" },
    Hostile("rubrics in bold", "proposition.md", "", 10_000) { _ in "**Solution proposée**\n\ntexte\n\n" },
    Hostile("names", "proposition.md", "", 20_000) { _ in "Marchetti Hélène Pompes Mme " },
    Hostile("nested lists", "mandat.yaml", "contreparties: ", 30_000) { _ in "[" },
    Hostile("anchors", "mandat.yaml", "a: &a [x]\n", 10_000) { "b\($0): [*a, *a]\n" },
  ]

  /// Those that leave the dossier without what the exam asks for.
  static let spoiled = ["pieces", "terms", "headings", "rubrics in bold", "names"]

  @Test(arguments: all) func `a hostile file is controlled to its end`(hostile: Hostile) {
    var texts = DossierSpecimens.offerFiles
    texts["d/\(hostile.file)"] = hostile.text
    let loader = DossierLoader(MemoryFiles(texts), examIDs: ["offre"]) { DossierSpecimens.checks[$0] }
    let conformity = loader.load("d").conformity(by: .authority)
    #expect(conformity.verdict == (Self.spoiled.contains(hostile.testDescription) ? .nonConforming : .conforming))
  }
}
