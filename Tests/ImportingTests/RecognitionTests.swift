// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct RecognitionTests {
  @Test(
    arguments: [
      "styles", "bold", "numbered", "listed", "two-columns", "merged", "run-in", "line-breaks", "tracked", "contents",
    ])
  func `Every way of writing a fiche gives its eleven rubrics, each with its own text`(_ name: String) throws {
    let draft = try Sample.draft(name)
    #expect(draft.counts == [11])
    #expect(draft.papers.map(\.kind) == [.fiche])
    #expect(draft.text("contexte").contains("draps grisés"))
    #expect(!draft.text("contexte").contains("chaufferie"))
    #expect(draft.text("analyse-communication").contains("chaufferie"))
    #expect(draft.leftovers.isEmpty)
  }

  @Test(arguments: ["styles", "two-columns", "numbered"])
  func `What is written reads as conforming, but for the second fiche`(_ name: String) throws {
    let (_, conformity) = try Sample.conformity(DossierWriter(try Sample.draft(name)).files)
    #expect(conformity.diagnostics.filter { $0.severity == .error }.map(\.code) == ["piece.manquante"])
  }

  @Test func `Two fiches in a file are told apart by their titles, and the cover says who the candidate is`() throws {
    let draft = try Sample.draft("two-titled")
    #expect(draft.counts == [11, 11])
    #expect(draft.papers.map(\.fields.title) == ["Vendre un adoucisseur", "Acheter du sel"])
    #expect(draft.candidate.name == "Nathan Jeannerod")
    #expect(draft.leftovers.map(\.label) == ["page de garde ou sommaire"])
  }

  @Test func `Two fiches without titles are told apart where the rubrics start again`() throws {
    #expect(try Sample.draft("two-untitled").counts == [11, 11])
  }

  @Test func `A paper of which the exam takes one is not cut where a rubric comes back`() throws {
    let titles = ["Contexte du client", "La demande", "Solution proposée", "Avantages"]
    let blocks = (titles + titles).flatMap { [TextBlock.bold($0), .text("texte")] }
    #expect(try Sample.draft(blocks, exam: "ntc-titre").papers.map(\.kind) == [.proposal])
  }

  @Test func `A proposition and a professional dossier in one file are two papers`() throws {
    let draft = try Sample.draft("proposal-and-dspp", exam: "ntc-titre")
    #expect(draft.papers.map(\.kind) == [.proposal, .dspp])
    #expect(draft.file("dspp.md")?.contains("## Présentation") == true)
    #expect(draft.papers[1].preamble.plainText.contains("parcours"))
  }

  @Test func `Tracked changes are accepted, and counted`() throws {
    let draft = try Sample.draft("tracked")
    #expect(draft.text("contexte").contains("mot ajouté"))
    #expect(!draft.text("contexte").contains("mot ôté"))
    let remark = try #require(draft.remarks.first { $0.code == "import.modifications-suivies" })
    #expect(remark.message.contains("22"))
  }

  @Test func `A typing error is guessed and told; an unknown title keeps its text under it`() throws {
    let draft = try Sample.draft("mistyped")
    #expect(draft.counts == [11])
    #expect(draft.allRemarks.filter { $0.code == "import.rubrique-devinee" }.count == 2)
    #expect(draft.file("fiche.md")?.contains("## Bilan personnel\n\nJ’ai beaucoup appris.") == true)
  }

  @Test func `A bold line that is no rubric stays in the text of its rubric`() throws {
    let draft = try Sample.draft([
      .bold("Contexte"), .text("avant"), .bold("Volet technique"), .text("après"), .bold("Résultats"), .text("fin"),
    ])
    #expect(draft.text("contexte") == "avant\nVolet technique\naprès")
  }

  @Test func `Words before a colon are no title where a surer one has the rubric`() throws {
    let draft = try Sample.draft([
      .title(2, "Contexte"), .text("Objectifs : vendre vite."), .title(2, "Objectifs des acteurs"), .text("Vendre."),
    ])
    #expect(draft.text("contexte") == "Objectifs : vendre vite.")
    #expect(draft.text("objectifs") == "Vendre.")
  }

  @Test func `Subheadings stay below the rubric`() throws {
    let draft = try Sample.draft([
      .title(1, "Contexte"), .title(2, "Le marché"), .text("Tendu."), .title(1, "Résultats"), .text("Signé."),
    ])
    #expect(draft.file("fiche.md") == "## Contexte\n\n### Le marché\n\nTendu.\n\n## Résultats\n\nSigné.\n")
  }

  @Test func `A table of contents is no paper`() throws {
    let rubrics = ["Entreprise", "Acteurs", "Contexte", "Résultats"]
    let draft = try Sample.draft(
      rubrics.map { .text("\($0) 3") } + rubrics.flatMap { [.title(1, $0), TextBlock.text("texte")] })
    #expect(draft.papers.count == 1)
    #expect(draft.counts == [4])
  }

  @Test func `The exam is told by the rubrics when one alone has them all`() throws {
    let text = CandidateText(name: "fiche.docx", document: try Sample.document("styles"))
    #expect(ExamGuess.exams(for: [text], among: Sample.catalogue.exams).map(\.id) == ["tc-e4"])
    let nothing = CandidateText(name: "fiche.docx", document: PandocDocument(blocks: [.text("Bonjour.")]))
    #expect(ExamGuess.exams(for: [nothing], among: Sample.catalogue.exams).isEmpty)
  }

  @Test func `A text box or a margin that the text lacks is kept aside and told`() throws {
    var text = CandidateText(name: "f.docx", document: try Sample.document("styles"))
    text.textBoxes = [.text("Encadré perdu")]
    text.headersAndFooters = [.text("Lycée des Ormes"), .text("Page 1")]
    text.paragraphs = [.text("Jamais vu")]
    var draft = DossierDraft(exam: try Sample.exam("tc-e4"))
    draft.read(text)
    let aside = try #require(draft.file("hors-rubriques.md"))
    for words in ["Encadré perdu", "Lycée des Ormes", "Jamais vu"] { #expect(aside.contains(words)) }
    #expect(draft.remarks.map(\.code).contains("import.texte-perdu"))
  }

  @Test func `A document nested out of measure is refused, not followed`() {
    let deep = String(repeating: #"{"t":"BlockQuote","c":["#, count: 5000) + String(repeating: "]}", count: 5000)
    #expect(throws: (any Error).self) { try PandocDocument(json: Array(#"{"meta":{},"blocks":[\#(deep)]}"#.utf8)) }
  }
}
