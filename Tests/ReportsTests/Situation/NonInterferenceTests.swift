// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Reports

/// Replacing every secret by another leaves every byte of the candidate's sheet the same.
@Suite struct NonInterferenceTests {
  private func sheet(_ exam: Exam, _ dossier: Dossier, _ changes: [Change]) -> String {
    let view = CandidateView(exam: exam, dossier: dossier, number: 1, changes: changes)
    return TextRenderer(width: 72).render(CandidateSheet.document(view))
  }

  /// Other secrets: another client, another bank, another mandate.
  private func withOtherSecrets(_ dossier: Dossier, seed: UInt64) -> Dossier {
    var generator = SeededGenerator(seed: seed)
    func word() -> String { "secret-\(generator.next())" }
    func number() -> Decimal64 { Decimal64(units: Int64(generator.next() % 100_000)) }
    var other = dossier
    other.jury.clients = (0..<(seed % 3)).map { _ in
      ClientRole(
        name: word(), role: word(), company: word(), profile: .friendly, situation: word(),
        motives: [.init(.pride, weight: 100, text: word())], priorities: ["prix": 1, word(): 2],
        limits: [.init(term: "prix", ideal: .number(number()), limit: .number(number()), text: word())],
        objections: [.init(text: word(), expected: word())], decisionCircuit: word(), fallback: word(),
        directions: [word()])
    }
    other.jury.bank = [Change(id: word(), field: .technical, text: word(), expected: word())]
    other.jury.mandates = [Mandate(priorities: ["prix": 5], fallback: word(), counterparts: [word()])]
    return other
  }

  /// The same told texts and effects on terms, everything else replaced.
  private func withOtherSecrets(_ changes: [Change], seed: UInt64) -> [Change] {
    changes.map { change in
      var other = change
      other.id = "x\(seed)"
      other.severity = 1
      other.expected = "secret-\(seed)"
      other.field = .commercial
      other.kind = nil
      other.effects = change.effects.filter { if case .term = $0 { true } else { false } }
      // What the text does not quote is a secret too, were it on a term.
      other.effects.append(.term(id: "livraison", .value(Decimal64(units: Int64(seed) + 20))))
      other.effects.append(.motive(.pride, weight: 12))
      other.effects.append(.counterpart(.init(name: "secret-\(seed)", role: "secret")))
      other.effects.append(.competitor(.init(name: "secret-\(seed)", price: Decimal64(units: 3))))
      other.effects.append(.context("secret-\(seed)"))
      return other
    }
  }

  @Test(arguments: UInt64(0)..<24)
  func `secrets never reach the candidate's sheet`(seed: UInt64) {
    let changes = SituationSample.changes
    let offer = SituationSample.dossier(.proposal)
    #expect(
      sheet(SituationSample.told, offer, changes)
        == sheet(SituationSample.told, withOtherSecrets(offer, seed: seed), [Change(field: .human, text: "secret")]))
    let fiche = SituationSample.dossier(.fiche)
    #expect(
      sheet(SituationSample.given, fiche, changes)
        == sheet(SituationSample.given, withOtherSecrets(fiche, seed: seed), withOtherSecrets(changes, seed: seed)))
  }

  @Test(arguments: [
    ("Budget de 41 000 €.", Change.TermEffect.ceiling(SituationSample.number("41 000")), true),
    ("Budget de 41 000 €.", .ceiling(SituationSample.number("40 000")), false),
    ("Budget en baisse de 15 %.", .variation(basisPoints: -1500), true),
    ("Budget en baisse de 15 %.", .value(SituationSample.number("41 000")), false),
    ("De 40 000 à 42 000 €.", .range(SituationSample.number("40 000"), SituationSample.number("42 000")), true),
    ("Au plus 42 000 €.", .range(SituationSample.number("40 000"), SituationSample.number("42 000")), false),
    ("Budget réduit.", .ceiling(SituationSample.number("41 000")), false),
  ])
  func `an effect reaches the candidate only when the text tells it`(
    text: String, effect: Change.TermEffect, isTold: Bool
  ) {
    let change = Change(field: .economic, text: text, effects: [.term(id: "prix", effect)])
    let view = CandidateView(
      exam: SituationSample.given, dossier: SituationSample.dossier(.fiche), number: 1, changes: [change])
    #expect((view.terms.first?.after != nil) == isTold)
  }

  @Test func `a hidden effect does not show through a told one`() {
    let told = Change(
      field: .economic, text: "Il faut −10 %.", effects: [.term(id: "prix", .variation(basisPoints: -1000))])
    let views = ["41 000", "45 000"].map { hidden in
      let change = Change(
        field: .human, text: "Un autre décide.", effects: [.term(id: "prix", .ceiling(SituationSample.number(hidden)))])
      return CandidateView(
        exam: SituationSample.given, dossier: SituationSample.dossier(.fiche), number: 1, changes: [change, told])
    }
    #expect(views[0] == views[1])
    #expect(views[0].terms.first?.after?.folded == "43 650 €")
  }

  @Test func `what the candidate may know does reach it`() {
    let fiche = SituationSample.dossier(.fiche)
    let reference = sheet(SituationSample.given, fiche, SituationSample.changes)
    var text = SituationSample.changes
    text[0].text += " Fin."
    #expect(sheet(SituationSample.given, fiche, text) != reference)
    var effect = SituationSample.changes
    effect[0].effects = [.term(id: "prix", .value(SituationSample.number("41 000")))]
    #expect(sheet(SituationSample.given, fiche, effect) != reference)
    var own = fiche
    own.papers[0].title = "Trois scies"
    #expect(sheet(SituationSample.given, own, SituationSample.changes) != reference)
  }

  @Test func `the jury's sheet does change with the secrets`() {
    let offer = SituationSample.dossier(.proposal)
    let documents = [offer, withOtherSecrets(offer, seed: 1)].map { dossier in
      JurySheet(
        Situation(exam: SituationSample.told, dossier: dossier).applying(SituationSample.changes),
        candidate: dossier.candidate
      ).document
    }
    #expect(documents[0] != documents[1])
  }
}
