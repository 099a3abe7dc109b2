// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

/// Answers as told, whatever the document.
private struct StoredConverter: DocumentConverter {
  var json: Result<String, ConversionFailure> = .success(#"{"meta":{},"blocks":[]}"#)

  func json(_ bytes: [UInt8], from format: PandocFormat) async throws(ConversionFailure) -> [UInt8] {
    Array(try json.get().utf8)
  }

  func docx(_ bytes: [UInt8], ending: String) async throws(ConversionFailure) -> [UInt8] {
    throw .missing("soffice n’est pas installé. Pour l’installer : sudo apt-get install libreoffice-writer-nogui")
  }
}

@Suite struct ReadingTests {
  private func refusal(_ name: String, _ text: String, _ converter: StoredConverter = StoredConverter()) async
    -> FileRefusal?
  {
    do {
      _ = try await TextReading(converter).read(CandidateFile(name: name, bytes: Array(text.utf8)))
      return nil
    } catch {
      return error
    }
  }

  @Test func `A missing program is ours to install, and the message says how`() async throws {
    let refused = try #require(await refusal("fiche.rtf", "{\\rtf1 Bonjour}"))
    #expect(refused.isOurs)
    #expect(refused.diagnostic.hint.contains("sudo apt-get install libreoffice-writer-nogui"))
    let pandoc = StoredConverter(json: .failure(.missing("sudo apt-get install pandoc")))
    #expect(await refusal("fiche.md", "## Contexte", pandoc)?.isOurs == true)
  }

  @Test(
    arguments: [
      ("fiche.docx", "", "import.vide"), ("fiche.md", "rien qu’un titre", "import.vide"),
      ("fiche.pdf", "%PDF-1.4", "import.format"), ("fiche.docx", "PK\u{3}\u{4}", "import.tronque"),
      ("fiche.doc", "<html>", "import.format"), ("fiche.docx", "du texte", "import.format"),
    ])
  func `Each kind of trouble has its own refusal`(_ name: String, _ text: String, _ code: String) async throws {
    let refused = try #require(await refusal(name, text))
    #expect(refused.diagnostic.code == code)
    #expect(!refused.diagnostic.hint.isEmpty)
    #expect(!refused.isOurs)
  }

  @Test(
    arguments: [
      (ConversionFailure.unreadable, "import.illisible"), (.exhausted, "import.trop-long"),
      (.system("x"), "import.systeme"),
    ])
  func `What the converter cannot do is told`(_ failure: ConversionFailure, _ code: String) async {
    let converter = StoredConverter(json: .failure(failure))
    #expect(await refusal("fiche.md", "## Contexte", converter)?.diagnostic.code == code)
  }

  @Test func `The front matter of a Markdown file goes to its paper as it is`() async throws {
    let json =
      ##"{"meta":{},"blocks":[{"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"Avantages"}]]},{"t":"Para","c":[{"t":"Str","c":"Oui."}]}]}"##
    let file = CandidateFile(
      name: "proposition.md", bytes: Array("---\nclient_masque: Client A\n---\n\n## Avantages\n\nOui.\n".utf8))
    let (text, _) = try await TextReading(StoredConverter(json: .success(json))).read(file)
    var draft = DossierDraft(exam: try Sample.exam("ntc-titre"))
    draft.read(text)
    #expect(
      draft.file("proposition.md") == "---\nclient_masque: Client A\n---\n\n## Avantages pour le client\n\nOui.\n")
  }

  @Test func `Annexes follow their paper, whatever their names`() throws {
    var draft = try Sample.draft("two-titled")
    let names = ["../../etc/passwd.pdf", "Devis (été).pdf", "fiche 1 plan.png"]
    for name in names {
      let bytes: [UInt8] = name.hasSuffix("png") ? [0x89, 0x50, 0x4E, 0x47] : Array("%PDF-1.4".utf8)
      try draft.attach(CandidateFile(name: name, bytes: bytes), after: 2)
    }
    #expect(draft.papers[0].annexes.map(\.name) == ["fiche-1-plan.png"])
    #expect(draft.papers[1].annexes.map(\.name) == ["passwd.pdf", "devis-ete.pdf"])
    for file in DossierWriter(draft).files { #expect(!file.path.contains("..")) }
    #expect(draft.remarks.map(\.code).filter { $0 == "import.pages" }.count == 2)
  }
}
