// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@testable import Exams

@Suite struct ChangeParserTests {
  private static func n(_ text: String) -> Decimal64 { Sample.number(text) }

  // MARK: Field, kind and text

  @Test(
    arguments: [
      ("éco \"budget ramené à 41 000 €\"", ChangeField.economic, nil, "budget ramené à 41 000 €"),
      ("ECO budget ramené à 41 000 €", .economic, nil, "budget ramené à 41 000 €"),
      ("économique : « Gel des achats. »", .economic, nil, "Gel des achats."),
      ("e Gel", .economic, nil, "Gel"),
      ("tech. une machine de plus", .technical, nil, "une machine de plus"),
      ("hum “Mme Roy part”", .human, nil, "Mme Roy part"),
      ("comm 'Un concurrent s’est montré'", .commercial, nil, "Un concurrent s’est montré"),
      ("com ‘l’offre d’un autre’", .commercial, nil, "l’offre d’un autre"),
      ("budget -15 %", .economic, .budget, "-15 %"),
      ("conc « Sodimap est moins cher. »", .commercial, .competitor, "Sodimap est moins cher."),
      ("écologique « peinture sans solvant »", .technical, .ecology, "peinture sans solvant"),
      ("écolo peinture sans solvant", .technical, .ecology, "peinture sans solvant"),
      ("humain/interlocuteur M. Vasseur", .human, .counterpart, "M. Vasseur"),
      ("tech / éco « sans solvant »", .technical, .ecology, "sans solvant"),
      ("com achat « paiement à 60 jours »", .commercial, .purchasing, "paiement à 60 jours"),
      ("éco « nouveau » budget", .economic, nil, "« nouveau » budget"),
      ("éco \"le client dit « non » et « non »\"", .economic, nil, "le client dit « non » et « non »"),
      ("éco « le client dit « non » »", .economic, nil, "le client dit « non »"),
    ] as [(String, ChangeField, ChangeKind?, String)])
  func `a change is read as it is typed`(line: String, field: ChangeField, kind: ChangeKind?, text: String) throws {
    #expect(try ChangeParser.parse(line) == Change(field: field, kind: kind, text: text))
  }

  @Test(arguments: [
    ("", 1, "champ"), ("   ", 4, "champ"), ("\"Budget\"", 1, "champ"), ("budjet 41 000", 1, "budjet"),
    ("éco", 4, "texte"), ("éco \"\"", 5, "texte"), ("éco => prix 3", 5, "texte"), ("éco \"budget", 5, "guillemet"),
    ("éco « budget", 5, "guillemet"), ("éco/concurrence Sodimap", 5, "concurrence"), ("éco/zut Sodimap", 5, "zut"),
    ("éco gel =>", 11, "effet"), ("éco gel => ; ;", 11, "effet"), ("éco gel => prix ≤ ; paiement 45", 19, "plafond"),
    ("éco gel => prix ≤ 41 000 jours", 19, "euros"),
  ])
  func `what is not understood is told with its column`(line: String, column: Int, word: String) {
    let error = #expect(throws: ChangeSyntaxError.self) { try ChangeParser.parse(line, terms: Sample.terms) }
    #expect(error?.column == column)
    #expect(error?.message.contains(word) == true)
    #expect(error?.hint.isEmpty == false)
  }

  @Test func `a misspelled field is told with the nearest one`() {
    let error = #expect(throws: ChangeSyntaxError.self) { try ChangeParser.parse("budjet 41 000") }
    #expect(error?.hint.contains("budget") == true)
  }

  // MARK: Effects

  @Test(
    arguments: [
      ("budget −15 %", .term(id: "prix", .variation(basisPoints: -1500))),
      ("prix +2,5%", .term(id: "prix", .variation(basisPoints: 250))),
      ("prix ≤ 41 000 €", .term(id: "prix", .ceiling(n("41000")))),
      ("prix <= 41 k€", .term(id: "prix", .ceiling(n("41000")))),
      ("prix max 41.000 euros HT", .term(id: "prix", .ceiling(n("41000")))),
      ("prix au plus 41 000", .term(id: "prix", .ceiling(n("41000")))),
      ("prix −2 000 €", .term(id: "prix", .value(n("46500")))),
      ("prix net ht 45 000,50", .term(id: "prix", .value(n("45000,5")))),
      ("livraison 8 → 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison 8 semaines -> 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison de 8 à 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison 8 à 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison 3 à 5 semaines", .term(id: "livraison", .range(n("3"), n("5")))),
      ("livraison entre 3 et 5 semaines", .term(id: "livraison", .range(n("3"), n("5")))),
      ("livraison [3, 5]", .term(id: "livraison", .range(n("3"), n("5")))),
      ("livraison 3..5", .term(id: "livraison", .range(n("3"), n("5")))),
      ("livraison 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison = 5", .term(id: "livraison", .value(n("5")))),
      ("livr 35 jours", .term(id: "livraison", .value(n("5")))),
      ("Délai de livraison : 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("livraison ≥ 10", .term(id: "livraison", .floor(n("10")))),
      ("paiement 45 jours", .term(id: "paiement", .value(n("45")))),
      ("acompte 40 %", .term(id: "acompte", .value(n("40")))),
      ("formation aucune", .term(id: "formation", .choices(["aucune"]))),
      ("formation 3 JOURS incluses", .term(id: "formation", .choices(["3 jours incluses"]))),
      ("formation aucune ou 3 jours incluses", .term(id: "formation", .choices(["aucune", "3 jours incluses"]))),
      ("formation « aucune » | « deux jours »", .term(id: "formation", .choices(["aucune", "deux jours"]))),
      ("garantie 3 ans", .term(id: "garantie", .value(n("3")))),
      (
        "interlocuteur \"M. Vasseur, directeur financier\"",
        .counterpart(.init(name: "M. Vasseur", role: "directeur financier"))
      ),
      (
        "interlocuteur M. Vasseur, directeur financier, pressé",
        .counterpart(.init(name: "M. Vasseur", role: "directeur financier", profile: .busy))
      ),
      ("interlocutrice « acheteuse »", .counterpart(.init(role: "acheteuse"))),
      ("interlocuteur Mme Roy", .counterpart(.init(name: "Mme Roy", role: ""))),
      ("motivation argent 60", .motive(.money, weight: 60)),
      ("motivation sécu : 60 %", .motive(.security, weight: 60)),
      ("concurrent \"Sodimap\" 39 900 €", .competitor(.init(name: "Sodimap", price: n("39900")))),
      ("concurrent Sodimap Ouest à 39,9 k€", .competitor(.init(name: "Sodimap Ouest", price: n("39900")))),
      (
        "concurrent « Sodimap » « livre en 3 semaines »",
        .competitor(.init(name: "Sodimap", text: "livre en 3 semaines"))
      ),
      ("contexte \"Le site ferme en août.\"", .context("Le site ferme en août.")),
      ("contexte Le site « Nord » ferme", .context("Le site « Nord » ferme")),
      ("condition contexte 5", .term(id: "contexte", .value(n("5")))),
    ] as [(String, Change.Effect)])
  func `an effect is read as it is typed`(text: String, effect: Change.Effect) throws {
    #expect(try ChangeParser.effect(text, terms: Sample.terms) == effect)
  }

  @Test(
    arguments: [
      ("prix ≤ 41 000 €", .term(id: "prix", .ceiling(n("41000")))),
      ("budget 41 k€", .term(id: "prix", .value(n("41000")))),
      ("livraison 5 semaines", .term(id: "livraison", .value(n("5")))),
      ("formation aucune", .term(id: "formation", .choices(["aucune"]))),
      ("delai de livraison 5 semaines", .term(id: "delai-de-livraison", .value(n("5")))),
    ] as [(String, Change.Effect)])
  func `effects are read without any known term, too`(text: String, effect: Change.Effect) throws {
    #expect(try ChangeParser.effect(text) == effect)
  }

  @Test(arguments: [
    ("", 1), ("≤ 3", 1), ("prix", 5), ("prix 15 %", 6), ("livraison 5 kg", 11), ("livraison 36 jours", 11),
    ("livraison 5 semaines vite", 22), ("prix −1,234 %", 6), ("livraison de 8", 15), ("motivation joie 3", 12),
    ("motivation argent", 18), ("motivation argent 1,5", 19), ("concurrent 39 900 €", 12), ("contexte", 9),
    ("prix 99999999999999999999", 6), ("formation", 10), ("prix bas", 6),
  ])
  func `an effect not understood is told with its column`(text: String, column: Int) {
    let error = #expect(throws: ChangeSyntaxError.self) { try ChangeParser.effect(text, terms: Sample.terms) }
    #expect(error?.column == column)
  }

  // MARK: Round trip

  private static let texts = [
    "Le budget est ramené à 41 000 € : gel.", "Il dit « non ».", "Il dit \"non\" => fin ; \\ suite", "« a » et \"b\"",
    "deux\nlignes", "l'été", "=> ;", "\\", "» =>",
  ]

  private static func effects(_ generator: inout SeededGenerator) -> [Change.Effect] {
    func pick<Value>(_ values: [Value]) -> Value { values[Int(generator.unbiased(below: UInt64(values.count)))] }
    func number() -> Decimal64 {
      Decimal64(units: Int64(generator.unbiased(below: 2_000_000)) - 500_000, scale: pick([0, 0, 1, 2]))
    }
    func text() -> String { pick(texts) }
    return (0..<pick([0, 1, 2, 3])).map { _ in
      let id = pick([
        "prix", "livraison", "acompte", "paiement", "inconnu", "delai-long", "motivation", "Deux mots", "2e",
      ])
      switch pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      case 0: return .term(id: id, .value(number()))
      case 1: return .term(id: id, .ceiling(number()))
      case 2: return .term(id: id, .floor(number()))
      case 3: return .term(id: id, .range(number(), number()))
      case 4: return .term(id: id, .variation(basisPoints: number().units))
      case 5: return .term(id: "formation", .choices(pick([["aucune"], ["aucune", "3 jours incluses"], ["autre"]])))
      case 6:
        return .counterpart(
          .init(
            name: pick([nil, "M. Vasseur", "Roy"]), role: pick(["acheteur", "chef, adjoint", "gérante"]),
            profile: pick([nil, .busy])))
      case 7: return .motive(pick(Motive.allCases), weight: Int(number().units))
      case 8: return .competitor(.init(name: "Sodimap", text: pick([nil, text()]), price: pick([nil, number()])))
      default: return .context(text())
      }
    }
  }

  @Test func `a change that is written and read again is the same`() throws {
    for seed in UInt64(0)..<400 { try roundTrip(seed: seed) }
  }

  private func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let kind = ([nil] + ChangeKind.allCases)[Int(generator.unbiased(below: 9))]
    let field = kind?.field ?? ChangeField.allCases[Int(generator.unbiased(below: 4))]
    let text = ChangeParserTests.texts[Int(generator.unbiased(below: 9))]
    let change = Change(field: field, kind: kind, text: text, effects: ChangeParserTests.effects(&generator))
    let line = ChangeFormatter.line(change, terms: Sample.terms)
    #expect(!line.contains("\n"))
    #expect(try ChangeParser.parse(line, terms: Sample.terms) == change, "\(line)")
  }

  @Test func `no line however odd makes the parser fail otherwise than by its error`() {
    for seed in UInt64(0)..<1000 { parseOddLine(seed: seed) }
  }

  private func parseOddLine(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "éco ", "\"", "«", "»", "'", "=>", ";", "prix ", "−", "15", " 000", "%", "€", "≤", "→", "à", "\\", ",",
      "formation", "concurrent ", "interlocuteur", "motivation ", "contexte", "condition ", "..", "[", "k€",
      "99999999999999999999", "jours", " ",
    ]
    let line = (0..<12).map { _ in pieces[Int(generator.unbiased(below: UInt64(pieces.count)))] }.joined()
    for terms in [[], Sample.terms] {
      do {
        let change = try ChangeParser.parse(line, terms: terms)
        _ = Sample.situation.applying([change])
        _ = try ChangeParser.parse(ChangeFormatter.line(change, terms: terms), terms: terms)
      } catch {
        #expect((1...(line.count + 1)).contains(error.column), "\(line)")
      }
    }
  }
}
