// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Testing

@testable import CentreFiles

@Suite struct `The charter of a centre` {
  private static let files = MemoryFiles([
    "modeles/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "modeles/faux.png": "<svg/>",
    "modeles/notes.txt": "",
  ])

  private func charter(_ text: String) -> CharterFile {
    CharterFile(Array(text.utf8), file: "charte.yaml", beside: "modeles", in: Self.files)
  }

  @Test func `is what templates read, spelled as they take it`() {
    let text = """
      nom: 2026
      adresse: "12, rue des Fileuses\\n59100 Roubaix"
      logo: logo.svg
      hauteur-logo: 14,5 mm
      couleur: 802020 # bordeaux
      police: new computer modern
      """
    let file = charter(text)
    #expect(file.problems.isEmpty, "\(file.problems.map(\.message))")
    #expect(
      file.settings == [
        "nom": "2026", "adresse": "12, rue des Fileuses\n59100 Roubaix", "logo": "logo.svg", "hauteur-logo": "14.5mm",
        "couleur": "#802020", "police": "New Computer Modern",
      ])
  }

  @Test func `may leave any key empty or out`() {
    #expect(charter("nom: \"\"\nlogo:\ncouleur: # à choisir\npolice: ~\n").settings == [:])
  }

  @Test func `tells every problem at once, each with its place and how to mend it`() {
    let file = charter(
      """
      nom: [Lycée]
      logoo: logo.svg
      logo: absent.svg
      hauteur-logo: 300mm
      couleur: #802020
      police: Papyrus
      """)
    #expect(file.settings == nil)
    #expect(
      file.problems.map { "\($0.location?.description ?? "") \($0.code)" } == [
        "charte.yaml:1:6 yaml.type", "charte.yaml:2:1 yaml.cle-inconnue", "charte.yaml:3:7 charte.logo",
        "charte.yaml:4:15 charte.hauteur", "charte.yaml:5:10 charte.commentaire", "charte.yaml:6:9 charte.police",
      ])
    #expect(file.problems.filter { $0.hint.isEmpty }.map(\.code) == ["yaml.type"])
    #expect(file.problems.contains { $0.hint.contains("couleur: \"#802020\"") })
  }

  @Test(arguments: [
    "couleur: rouge", "couleur: \"#12345\"", "hauteur-logo: 3 kilos", "hauteur-logo: 14", "hauteur-logo: 0mm",
    "hauteur-logo: panic()", "logo: ../../x", "logo: /etc/logo.svg", "logo: .logo.svg", "logo: notes.txt",
    "logo: faux.png", "logo: [", "- nom", "nom: a\nnom: b",
    "nom: Lycée #1",
  ]) func `refuses what cannot be printed`(text: String) {
    let file = charter(text)
    #expect(file.settings == nil && file.problems.hasErrors)
    #expect(file.problems.allSatisfy { $0.location?.line != nil })
  }

  @Test func `takes the families of the fonts beside it, by any weight of them`() {
    var files = Self.files
    files.add("modeles/polices/Marianne/a.ttf", Self.font("Marianne Light"))
    files.add("modeles/polices/b.OTF", Array("OTTO".utf8) + [0xFF, 0xFF, 0xFF])
    let file = CharterFile(Array("police: Marianne".utf8), file: "charte.yaml", beside: "modeles", in: files)
    #expect(file.settings == ["police": "Marianne"])
  }

  /// A font that has a table of names, and one name.
  private static func font(_ family: String) -> [UInt8] {
    let text = family.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + Array("name".utf8) + [0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0]
      + [0, 0, 0, 1, 0, 18] + [0, 3, 0, 1, 4, 9, 0, 1, 0, UInt8(text.count), 0, 0] + text
  }
}
