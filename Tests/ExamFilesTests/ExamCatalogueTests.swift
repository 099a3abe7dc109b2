// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Grids
import Testing

@Suite struct `The catalogue of exams` {
  private let shipped = Grids.all.map { ($0.file, $0.bytes) }

  private func text(_ id: String) throws -> String {
    String(decoding: try #require(Grids.all.first { $0.file == id + ".yaml" }).bytes, as: UTF8.self)
  }

  /// The shipped E4 with a centre's own scale of four levels, weights and a derived mark.
  private func fourLevels() throws -> String {
    try text("tc-e4")
      .replacing("version: \"1.0\"", with: "version: centre-2026")
      .replacing(
        "  - { code: O, intitule: Oui, acquis: true }\n  - { code: N, intitule: Non, acquis: false }\n",
        with: """
            - { code: TI, intitule: Très insuffisant, acquis: false, valeur: 0 }
            - { code: I, intitule: Insuffisant, acquis: false, valeur: 1 }
            - { code: S, intitule: Satisfaisant, acquis: true, valeur: 2 }
            - { code: TS, intitule: Très satisfaisant, acquis: true, valeur: 3 }

          """
      )
      .replacing("{ id: tc.e4.10,", with: "{ id: tc.e4.10, poids: 3,")
      .replacing("pas: 0.5\n", with: "pas: 0.5\n  calcul: { genre: moyenne_ponderee }\n")
  }

  @Test func `A centre's file overrides the shipped definition, in its place`() throws {
    let files = MemoryFiles(["centre/tc-e4.yaml": try fourLevels(), "centre/notes.txt": "non lu"])
    let catalogue = ExamCatalogue(shipped: shipped, folders: ["centre"], in: files)
    #expect(catalogue.problems.isEmpty, "\(catalogue.problems)")
    #expect(catalogue.exams.map(\.id) == Grids.all.map { String($0.file.dropLast(5)) })
    let entry = try #require(catalogue.entry("tc-e4"))
    #expect(entry.file == "centre/tc-e4.yaml")
    #expect(!entry.isShipped)
    #expect(entry.exam.scale.levels.map(\.code) == ["TI", "I", "S", "TS"])
    #expect(entry.exam.scale.levels.map(\.points) == [0, 1, 2, 3])
    #expect(entry.exam.criterion("tc.e4.10")?.weight == 3)
    guard case .mark(let mark) = entry.exam.decision.kind else {
      Issue.record("no mark")
      return
    }
    #expect(mark.derivation == .weightedMean)
  }

  @Test func `The last folder has the last word`() throws {
    let own = try text("tc-e2")
    let files = MemoryFiles([
      "a/tc-e2.yaml": own.replacing("\"1.0\"", with: "a"), "b/tc-e2.yml": own.replacing("\"1.0\"", with: "b"),
      "b/nouvelle.yaml": own.replacing("id: tc-e2", with: "id: nouvelle"),
    ])
    let catalogue = ExamCatalogue(shipped: shipped, folders: ["a", "b"], in: files)
    #expect(catalogue.entry("tc-e2")?.exam.version == "b")
    #expect(catalogue.exams.last?.id == "nouvelle")
    #expect(catalogue.exams.count == 16)
  }

  @Test func `A refused override leaves no exam of that id, rather than the wrong one`() throws {
    let broken = try text("tc-e4").replacing("partie: ", with: "part: ").replacing("minutes: 25", with: "minutes: 55")
    let catalogue = ExamCatalogue(
      shipped: shipped, folders: ["c"], in: MemoryFiles(["c/tc-e4.yaml": broken]))
    #expect(catalogue.entry("tc-e4") == nil)
    #expect(catalogue.refused == ["tc-e4"])
    #expect(catalogue.problems.map(\.code) == ["epreuve.total", "epreuve.reste"])
    #expect(catalogue.problems.first?.location?.file == "c/tc-e4.yaml")
  }

  @Test func `A criterion of another exam under the same id is pointed out`() throws {
    let own = try text("tc-e4").replacing(
      "id: tc.e4.2, intitule: \"Circuit de décision identifié\"", with: "id: tc.e4.2, intitule: \"Autre chose\"")
    let catalogue = ExamCatalogue(shipped: shipped, folders: ["c"], in: MemoryFiles(["c/tc-e4.yaml": own]))
    #expect(catalogue.problems.map(\.code) == ["epreuve.critere-homonyme"])
    #expect(
      catalogue.problems.first?.message
        == "« tc.e4.2 » s’intitule autrement dans « tc-e4-ccf1 » : « Circuit de décision identifié ».".typographic)
    #expect(catalogue.entry("tc-e4")?.isShipped == false)
  }

  @Test func `What cannot be read is told, and the rest is loaded`() throws {
    var files = MemoryFiles(["c/a.yaml": "id: a"])
    files.add("c/lien.yaml", .symbolicLink)
    files.add("c/tube.yaml", .other)
    files.add("c/gros.yaml", Array(repeating: 0x61, count: 2 << 20))
    let catalogue = ExamCatalogue(shipped: shipped, folders: ["c", "absent"], in: files)
    #expect(
      catalogue.unreadable.map { "\($0.location?.file ?? ""): \($0.message)" } == [
        "c/gros.yaml: Le fichier dépasse 1024 Kio.", "c/lien.yaml: C’est un lien symbolique, qui n’est pas suivi.",
        "c/tube.yaml: Ce n’est pas un fichier ordinaire.", "absent: Ce fichier ou ce dossier n’existe pas.",
      ])
    #expect(catalogue.exams.count == 15)
    #expect(catalogue.refused == ["a"])
  }

  @Test(arguments: ["ntc-titre", "NTC-Titre", "ntc titre", "ntc_titre", "Titre NTC", " nTc–tîtré "])
  func `An exam is found however its name is typed`(typed: String) {
    #expect(ExamCatalogue(shipped: shipped).find(typed)?.exam.id == "ntc-titre")
  }

  @Test func `A name that is nearly right is suggested`() {
    let catalogue = ExamCatalogue(shipped: shipped)
    #expect(catalogue.find("ntc-tire") == nil)
    #expect(catalogue.suggestion(for: "ntc-tire") == "ntc-titre")
    #expect(catalogue.suggestion(for: "rien de tel") == nil)
  }
}
