// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import CentreFiles

@Suite struct `The settings of a centre` {
  private static let samples: [CentreSettings] = [
    CentreSettings(name: "Lycée des Ormes"),
    CentreSettings(
      name: "Greta \"Sud\" \\ antenne nº 2 : l’été # non", kind: .certification,
      term: RetentionTerm("18 mois") ?? .usual,
      communication: .evaluation, e4Weights: SituationWeights(2, 3), address: "12, rue des Fileuses — 59100 Roubaix"),
    CentreSettings(name: "- 1", kind: .personal, term: RetentionTerm("1 an") ?? .usual),
    .personal(of: "claire"),
  ]

  @Test(arguments: samples) func `are read back as they were written`(settings: CentreSettings) {
    let file = SettingsFile(SettingsFile.bytes(settings), file: "centre.yaml")
    #expect(file.problems.isEmpty, "\(file.problems.map(\.message))")
    #expect(file.settings == settings)
  }

  @Test func `tell every problem at once, each with its place`() {
    let text = """
      nom: ""
      genre: lycee
      conservation: 5 lustres
      communication: evaluations
      ponderation_e4: "1"
      couleur: bleu
      """
    let file = SettingsFile(Array(text.utf8), file: "centre.yaml")
    #expect(file.settings == nil)
    #expect(
      file.problems.map { "\($0.location?.description ?? "") \($0.code)" } == [
        "centre.yaml:1:6 yaml.type", "centre.yaml:2:8 yaml.valeur", "centre.yaml:3:15 centre.conservation",
        "centre.yaml:4:16 yaml.valeur", "centre.yaml:5:17 centre.ponderation", "centre.yaml:6:1 yaml.cle-inconnue",
      ])
    #expect(file.problems.allSatisfy { !$0.hint.isEmpty })
  }

  @Test func `ask for a name, a kind, a term and what is communicated`() {
    let file = SettingsFile(Array("{}".utf8), file: "centre.yaml")
    #expect(file.problems.map(\.path) == ["nom", "genre", "conservation", "communication"])
  }

  @Test(arguments: ["deux\nlignes", "\u{1B}[2J", "", "   ", "\u{202E}", String(repeating: "x", count: 201)])
  func `refuse a name that is no line of text`(name: String) {
    #expect(CentreSettings.problem(withLine: name) != nil)
  }

  @Test func `make a personal centre even of a strange account`() {
    let settings = CentreSettings.personal(of: "\u{1B}" + String(repeating: "x", count: 300))
    #expect(CentreSettings.problem(withLine: settings.name) == nil)
    #expect(settings.kind == .personal)
  }

  @Test(arguments: [("1:1", 1, 1), ("2 : 3", 2, 3), ("100:1", 100, 1)])
  func `read weights`(text: String, first: Int, second: Int) {
    #expect(SituationWeights(text) == SituationWeights(first, second))
    #expect(SituationWeights(first, second) != nil)
  }

  @Test(arguments: ["1", "1:", ":1", "0:1", "1:101", "1:1:1", "a:b", "-1:1", "1,5:1"])
  func `refuse what is no weights`(text: String) {
    #expect(SituationWeights(text) == nil)
  }
}
