// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import Exams

@Suite struct IncoherenceTests {
  private static func number(_ text: String) -> Decimal64 { Sample.number(text) }
  private static func term(_ id: String, _ effect: Change.TermEffect) -> Change.Effect { .term(id: id, effect) }

  private func codes(_ changes: [Change], in situation: Situation = Sample.situation) -> Set<String> {
    Set(situation.applying(changes).diagnostics.map(\.code)).subtracting(["modification.nombre"])
  }

  // MARK: Figures

  @Test(
    arguments: [
      ("Le budget est ramené à 41\u{202F}000 € : gel.", [("41000", Figure.Dimension.euros)]),
      ("41 k€ ou 41k€ ou 1,5 M€", [("41000", .euros), ("41000", .euros), ("1500000", .euros)]),
      ("de 8 à 5 semaines", [("56", .days), ("35", .days)]),
      ("15 à 20 %, −15 % puis 3,5%", [("15", .percent), ("20", .percent), ("15", .percent), ("3,5", .percent)]),
      ("dix pour cent, deux ans, quinze mois", [("10", .percent), ("24", .months), ("15", .months)]),
      ("41.000 € et 41 000,50 euros", [("41000", .euros), ("41000,50", .euros)]),
      ("en 2026, le lot B12 et la norme ISO9001", []),
      ("trente-cinq jours", []), ("40 mille euros et 2 millions d’euros", [("40000", .euros), ("2000000", .euros)]),
      ("3 machines", [("3", .word("machine"))]), ("", []), ("99999999999999999999 €", []),
    ] as [(String, [(String, Figure.Dimension)])])
  func `figures are found with their units`(text: String, expected: [(String, Figure.Dimension)]) {
    let known: [Figure.Dimension] = [.euros, .percent, .days, .months, .word("machine")]
    let found = FigureFinder.figures(in: text).filter { known.contains($0.dimension) }
    #expect(found.map(\.amount) == expected.map { Sample.number($0.0) })
    #expect(found.map(\.dimension) == expected.map(\.1))
  }

  @Test(arguments: [
    ("Budget ramené à 41 000 €.", term("prix", .ceiling(number("41 000")))),
    ("Le budget baisse de 15 %.", term("prix", .variation(basisPoints: -1500))),
    ("Budget de 41 225 €, soit −15 %.", term("prix", .variation(basisPoints: -1500))),
    ("Un client nous doit 3 800 € : il faut −15 %.", term("prix", .variation(basisPoints: -1500))),
    ("On retire 7 275 €.", term("prix", .variation(basisPoints: -1500))),
    ("Environ 15 % de moins : 41 000 €.", term("prix", .value(number("41 000")))),
    ("De 48 500 à 41 000 €.", term("prix", .value(number("41 000")))),
    ("Livraison en 35 jours.", term("livraison", .value(number("5")))),
    ("Livraison avancée de trois semaines.", term("livraison", .value(number("5")))),
    ("Rien de chiffré.", term("prix", .ceiling(number("41 000")))),
    ("L’acompte reste à 30 %, livraison raccourcie.", term("livraison", .value(number("5")))),
    ("Sodimap est à 39 900 €.", .competitor(.init(name: "Sodimap", price: number("39 900")))),
  ])
  func `a text that agrees with its effects is left in peace`(text: String, effect: Change.Effect) {
    #expect(!codes([Sample.change(text, effect)]).contains("modification.chiffre-contredit"))
  }

  @Test(arguments: [
    ("Budget ramené à 41 000 €.", term("prix", .ceiling(number("42 000")))),
    ("Le budget baisse de 10 %.", term("prix", .variation(basisPoints: -1500))),
    ("Budget de 41 000 €, soit −15 %.", term("prix", .variation(basisPoints: -1500))),
    ("Livraison en 6 semaines.", term("livraison", .value(number("5")))),
    ("De 8 à 6 semaines.", term("livraison", .value(number("5")))),
    ("Sodimap est à 38 k€.", .competitor(.init(name: "Sodimap", price: number("39 900")))),
  ])
  func `a text that its effects contradict is told`(text: String, effect: Change.Effect) {
    #expect(codes([Sample.change(text, effect)]).contains("modification.chiffre-contredit"))
  }

  @Test func `a text with a figure and nothing typed is left in peace`() {
    #expect(codes([Sample.change("Budget ramené à 41 000 €.")]).isEmpty)
  }

  // MARK: Terms

  @Test(
    arguments: [
      (
        [term("prix", .ceiling(number("41 000"))), term("prix", .floor(number("45 000")))],
        "modification.condition-contredite"
      ),
      (
        [term("prix", .value(number("45 000"))), term("prix", .value(number("46 000")))],
        "modification.condition-contredite"
      ),
      (
        [term("formation", .choices(["aucune"])), term("formation", .choices(["3 jours incluses"]))],
        "modification.condition-contredite"
      ),
      (
        [term("prix", .ceiling(number("45 000"))), term("prix", .ceiling(number("43 000")))],
        "modification.condition-cumulee"
      ),
      (
        [term("prix", .value(number("45 000"))), term("prix", .variation(basisPoints: -500))],
        "modification.condition-cumulee"
      ),
      ([term("prix", .value(number("39 000")))], "modification.hors-plage"),
      ([term("prix", .value(number("41 250")))], "modification.hors-pas"),
      ([term("prix", .value(number("48 500")))], "modification.sans-effet"),
      ([term("formation", .choices(["1 jour incluse"]))], "modification.sans-effet"),
      ([term("formation", .choices(["deux jours"]))], "modification.choix-inconnu"),
      ([term("formation", .value(number("2")))], "modification.effet-inapplicable"),
      ([term("prix", .choices(["bas"]))], "modification.effet-inapplicable"),
      ([term("formation", .choices([]))], "modification.effet-inapplicable"),
      ([term("livaison", .value(number("5")))], "modification.condition-inconnue"),
      ([.motive(.money, weight: 140)], "modification.motivation-hors-bornes"),
      ([.motive(.money, weight: 40), .motive(.money, weight: 50)], "modification.motivation-deux-fois"),
      (
        [.counterpart(.init(name: "L. Marchetti", role: "a")), .counterpart(.init(name: "R. Marchetti", role: "b"))],
        "modification.interlocuteur-deux-fois"
      ),
      ([.competitor(.init(name: "Sodimap", price: number("60 000")))], "modification.concurrent-plus-cher"),
    ] as [([Change.Effect], String)])
  func `an effect that does not hold is told by its own rule`(effects: [Change.Effect], code: String) {
    var change = Sample.change("…")
    change.effects = effects
    #expect(codes([change]) == [code])
    let two = effects.map { effect in Sample.change("…", effect) }
    #expect(codes(two).subtracting(["modification.meme-champ"]) == [code])
  }

  @Test func `a value out of range is kept as written`() {
    let applied = Sample.situation.applying([Sample.change("…", Self.term("prix", .value(Self.number("39 000"))))])
    #expect(applied.after.term("prix")?.frenchValue.folded == "39 000 €")
  }

  @Test func `an unknown term is told with the nearest one`() {
    let applied = Sample.situation.applying([Sample.change("…", Self.term("livaison", .value(Self.number("5"))))])
    #expect(applied.diagnostics.first?.hint.contains("livraison") == true)
  }

  // MARK: People, fields, fiche, count

  @Test func `a replaced interlocutor who is still quoted is told, save by the change that replaces`() {
    let leaves = Sample.change(
      "Mme Marchetti est remplacée.", .counterpart(.init(name: "M. Vasseur", role: "directeur financier")),
      field: .human)
    let quotes = Sample.change("Mme MARCHETTI veut un nouveau devis.")
    let applied = Sample.situation.applying([leaves, quotes])
    #expect(
      applied.diagnostics.filter { $0.code == "modification.interlocuteur-cite" }.map(\.path)
        == ["modifications[1].texte", "client.objections[0]"])
  }

  @Test(arguments: [(0, "note"), (1, "note"), (2, nil), (3, "warning")] as [(Int, String?)])
  func `the number of changes is compared with the exam's`(count: Int, severity: String?) {
    let fields: [ChangeField] = [.economic, .technical, .human]
    let changes = fields.prefix(count).map { Sample.change("…", field: $0) }
    let told = Sample.situation.applying(changes).diagnostics
    #expect(told.map(\.severity.rawValue) == [severity].compactMap { $0 })
  }

  @Test func `an exam without changes, or of certain parameters, has its own word`() {
    var situation = Sample.situation
    situation.exam.changes = nil
    #expect(codes([Sample.change("…")], in: situation) == ["modification.non-prevue"])
    #expect(codes([], in: situation).isEmpty)
    situation.exam.changes = ChangeRules(count: nil, target: .fiche, delivery: .preparation, fields: [.human])
    #expect(codes([Sample.change("…")], in: situation) == ["modification.champ-non-prevu"])
  }

  @Test func `twice the same field is only a note`() {
    let told = Sample.situation.applying([Sample.change("a"), Sample.change("b")]).diagnostics
    #expect(told.map(\.code) == ["modification.meme-champ"])
    #expect(told.map(\.severity) == [.note])
  }

  @Test func `a change written for another fiche is told`() {
    var situation = Sample.situation
    situation.number = 2
    var change = Sample.change("a")
    change.fiche = 1
    #expect(codes([change], in: situation) == ["modification.autre-fiche"])
  }
}
