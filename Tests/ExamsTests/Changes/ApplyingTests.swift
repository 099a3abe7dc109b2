// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import Exams

@Suite struct ApplyingTests {
  private func delta(_ id: String, _ effect: Change.TermEffect) -> TermDelta? {
    Sample.situation.applying([Sample.change("…", .term(id: id, effect))]).termDeltas.first
  }

  private func plain(_ text: String?) -> String? { text.map { $0.folded } }

  @Test(arguments: [
    ("prix", Change.TermEffect.variation(basisPoints: -1500), "41 225 €"),
    ("prix", .variation(basisPoints: 333), "50 115,05 €"),
    ("prix", .ceiling(Sample.number("41 000")), "au plus 41 000 €"),
    ("prix", .value(Sample.number("45 000,50")), "45 000,50 €"),
    ("livraison", .value(Sample.number("5")), "5 semaines"),
    ("livraison", .variation(basisPoints: -1500), "6,8 semaines"),
    ("livraison", .floor(Sample.number("10")), "au moins 10 semaines"),
    ("livraison", .range(Sample.number("5"), Sample.number("3")), "de 3 a 5 semaines"),
    ("formation", .choices(["aucune"]), "aucune"),
    ("formation", .choices(["aucune", "3 jours incluses"]), "aucune ou 3 jours incluses"),
  ])
  func `an effect gives a term before and after`(id: String, effect: Change.TermEffect, after: String) throws {
    let delta = try #require(self.delta(id, effect))
    #expect(plain(delta.frenchAfter) == after)
    #expect(delta.before == Sample.terms.first { $0.id == id })
  }

  @Test(arguments: [
    ("1", -1, "1,00"), ("0,05", 1000, "0,06"), ("-0,05", 1000, "-0,06"), ("0,01", 4999, "0,01"), ("0,01", 5000, "0,02"),
    ("100", 0, "100"), ("100", -10_000, "0"), ("1,5", -5000, "0,75"), ("0,000001", 10_000, "0,000002"),
  ])
  func `a variation is rounded half away from zero`(amount: String, basisPoints: Int64, expected: String) {
    #expect(Sample.number(amount).varied(byBasisPoints: basisPoints) == Sample.number(expected))
  }

  @Test func `a number too large is told and changes nothing`() {
    let terms = [Sample.quantity("prix", "Prix", "9223372036854775807", "EUR")]
    let situation = Situation(exam: Sample.exam(), terms: terms)
    let applied = situation.applying([Sample.change("…", .term(id: "prix", .variation(basisPoints: .max)))])
    #expect(applied.after.terms == terms)
    #expect(applied.diagnostics.map(\.code).contains("modification.effet-inapplicable"))
  }

  @Test func `the situation itself is left as it was, and changes follow one another`() {
    let applied = Sample.situation.applying([
      Sample.change("a", .term(id: "livraison", .value(Sample.number("6")))),
      Sample.change("b", .term(id: "livraison", .value(Sample.number("5"))), .context("Le site ferme en août.")),
    ])
    #expect(applied.before == Sample.situation)
    #expect(applied.termDeltas(of: 2).map { plain($0.frenchBefore) } == ["6 semaines"])
    #expect(plain(applied.after.term("livraison")?.frenchValue) == "5 semaines")
    #expect(applied.after.context == ["Le site ferme en août."])
  }

  @Test(arguments: [
    (Motive.money, 60, [25, 60, 15]), (.security, 0, [0, 58, 42]), (.money, 100, [0, 100, 0]),
    (.pride, 50, [20, 18, 12, 50]), (.money, 120, [40, 120, 25]),
  ])
  func `the other motives share what is left of a hundred`(motive: Motive, weight: Int, weights: [Int]) {
    #expect(Sample.client.motives.rebalanced(motive, weight: weight).map(\.weight) == weights)
  }

  @Test func `a replaced interlocutor keeps the limits of the role`() {
    let person = Change.Counterpart(name: "M. Vasseur", role: "directeur financier", profile: .busy)
    let after = Sample.situation.applying([Sample.change("…", .counterpart(person))]).after.client
    #expect(after?.name == "M. Vasseur")
    #expect(after?.role == "directeur financier")
    #expect(after?.profile == .busy)
    #expect(after?.motives == Sample.client.motives)
  }

  @Test(arguments: [(1, "un"), (2, "deux"), (3, nil), (0, nil), (nil, nil)] as [(Int?, String?)])
  func `the commission's fiche sets the situation`(number: Int?, title: String?) {
    let exam = Sample.exam(
      changes: ChangeRules(count: nil, target: .fiche, delivery: .preparation), choice: Choice(of: .fiche))
    let papers = [Paper(kind: .fiche, title: "un"), Paper(kind: .certificate), Paper(kind: .fiche, title: "deux")]
    let dossier = Dossier(
      exam: "essai", candidate: Candidate(number: "1", familyName: "F", givenName: "L"), papers: papers,
      jury: JuryPapers(clients: [
        ClientRole(fiche: 2, name: "B", role: "b"), ClientRole(fiche: 1, name: "A", role: "a"),
      ]))
    let situation = Situation(exam: exam, dossier: dossier, number: number)
    #expect(situation.paper?.title == title)
    #expect(situation.client?.name == number.flatMap { [1: "A", 2: "B"][$0] })
  }
}
