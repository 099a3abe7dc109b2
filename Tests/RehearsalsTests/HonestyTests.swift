// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// He keeps his word, and signs nothing that he could not.
@Suite struct HonestyTests {
  @Test func `what he signs is never below his reservation nor out of his limits`() throws {
    var generator = SeededGenerator(seed: 4)
    var agreements = 0
    for code in Sample.codes(80) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      _ = client.play(Sample.randomSteps(&generator))
      guard let agreement = client.outcome.agreement else { continue }
      agreements += 1
      #expect(client.client.party.canAccept(client.rehearsal.table.bid(agreement)))
    }
    #expect(agreements > 30)
  }

  @Test func `a counter-offer stands until a change is told`() throws {
    var generator = SeededGenerator(seed: 11)
    var kept = 0
    for code in Sample.codes(90) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      var promised: (offer: Offer, told: Int)?
      for step in Sample.randomSteps(&generator) {
        let lines = client.receive(step.input, at: step.at)
        if let counter = lines.last(where: { $0.kind == .counterOffer || $0.kind == .counterpartAsked }) {
          promised = counter.offer.map { ($0, client.told.count) }
        }
      }
      guard let promised, promised.told == client.told.count, !client.outcome.isSettled else { continue }
      // Typed again, even an hour later, what he asked for is signed.
      _ = client.receive(.phaseBegan("face-a-face", allotted: 7_000_000), at: 0)
      let table = client.rehearsal.table
      let typed = table.terms.map { term in "\(term.id) \(term.french(promised.offer[term.id] ?? term.offered))" }
      let lines = client.receive(.typed("offre " + typed.joined(separator: ", ")), at: 1000)
      #expect(lines.last?.kind == .acceptance, "\(code) \(typed) \(lines.transcript)")
      kept += 1
    }
    #expect(kept > 10)
  }

  @Test func `agreeing to his counter-offer signs it`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let countered = client.receive(.typed("offre prix 47 500, garantie 3 ans"), at: 1_500_000)
    let counter = try #require(countered.last?.offer)
    let agreed = client.receive(.typed("d’accord !"), at: 1_520_000)
    #expect(agreed.last?.kind == .acceptance)
    #expect(client.outcome.agreement == counter)
  }

  @Test func `he tells what changes before he signs`() throws {
    let bank = [
      Change(
        id: "a", field: .economic, text: "Nous n’avons plus que 45 000 €.",
        effects: [.term(id: "prix", .ceiling(Sample.number("45 000")))]),
      Change(
        id: "b", field: .technical, text: "Il nous faut 36 mois de garantie.",
        effects: [.term(id: "garantie", .floor(Sample.number("36")))]),
    ]
    var client = try Sample.rehearsal(practice: try Sample.practice(bank: bank)).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    // All that he could wish, but not what he has yet to tell.
    let lines = client.receive(
      .typed("offre prix 43 000, livraison 5 sem., acompte 0 %, garantie 48 mois, formation 2 jours inclus"), at: 2_000)
    let told = lines.filter { $0.kind == .changeTold }.count
    // The call was skipped: its change is told as well.
    #expect(told == 2)
    #expect(lines.last?.kind == .acceptance)
    let agreement = try #require(client.outcome.agreement)
    #expect(client.client.party.canAccept(client.rehearsal.table.bid(agreement)))
  }

  @Test func `three offers worse than the paper and he leaves`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let kinds = (1...3).compactMap {
      client.receive(.typed("offre prix 50 000, garantie 12 mois"), at: $0 * 5000).last?.kind
    }
    #expect(kinds == [.refusal, .refusal, .walkAway])
    #expect(client.outcome.hasLeft)
    #expect(client.receive(.typed("prix 42 000"), at: 20_000).map(\.kind) == [.help])
    #expect(client.receive(.phaseEnded, at: 30_000).isEmpty)
  }

  @Test func `an agreement is not reopened`() throws {
    var client = try Sample.rehearsal(practice: try Sample.practice(bank: [])).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    _ = client.receive(
      .typed("offre prix 41 000, livraison 4 sem., acompte 0 %, garantie 48 mois, formation 2 jours inclus"),
      at: 1_900_000)
    let agreement = try #require(client.outcome.agreement)
    #expect(client.receive(.typed("prix 48 000"), at: 1_910_000).last?.kind == .question)
    #expect(client.outcome.agreement == agreement)
  }

  @Test func `on the phone nothing is signed`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    let lines = client.receive(.typed("offre prix 41 000, garantie 4 ans"), at: 60_000)
    #expect(lines.last?.kind == .noted)
    #expect(client.outcome.agreement == nil)
  }

  @Test func `an appointment is taken once a date is said and the change was heard`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    let first = client.receive(.typed("Quand puis-je passer vous voir ?"), at: 60_000)
    #expect(first.contains { $0.kind == .changeTold })
    #expect(first.last?.kind == .question)
    #expect(client.outcome.hasAppointment == false)
    #expect(client.receive(.typed("mardi ?"), at: 90_000).last?.kind == .appointment)
    #expect(client.outcome.hasAppointment)
  }

  @Test func `he takes leave once`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    #expect(client.receive(.typed("Merci, au revoir."), at: 30_000).map(\.kind) == [.farewell])
    #expect(client.receive(.phaseEnded, at: 40_000).isEmpty)
  }

  @Test(arguments: [
    ("", LineReading.empty), ("d’accord", .acceptance), ("Je ne suis pas d'accord", .refusal), ("NON !", .refusal),
    ("oui mais c'est trop cher", .refusal), ("au revoir madame", .farewell), ("Bonjour", .greeting),
    ("Quel est votre budget ?", .budgetQuestion), ("Qu'en pensez-vous ?", .question), ("blabla", .unclear),
    ("???", .question), ("Parfait, on signe !", .acceptance), ("OK pour votre proposition, merci", .acceptance),
    ("Entendu, je vous remercie beaucoup", .acceptance), ("Bien, je prends tout, c'est d'accord", .acceptance),
    ("Oui, je vous écoute", .partialAcceptance), ("OK, je note", .partialAcceptance),
    ("oui, c'est cher, je comprends", .partialAcceptance), ("Je suis d'accord sur la qualité", .partialAcceptance),
    ("on n'est pas loin d'un accord", .refusal), ("C'est ma dernière offre", .lastWord),
    ("je ne peux pas faire mieux", .lastWord), ("Je dois en parler à mon chef", .deferral),
    ("Laissez-moi calculer", .deferral), ("Merci beaucoup", .thanks), ("Vous avez deux minutes ?", .timeRequest),
    ("Quelles sont vos priorités ?", .discovery), ("Combien de personnes l'utilisent ?", .discovery),
    ("Parlez-moi de votre besoin", .discovery), ("Combien seriez-vous prêt à mettre ?", .budgetQuestion),
    ("vous êtes un con", .rude), ("J'arrête là, je m'en vais", .farewell), ("Je retire mon offre", .refusal),
    ("Je ne veux pas vous rencontrer", .refusal), ("Tant pis, au revoir", .farewell),
    ("Racontez-moi l'incident de septembre, s'il vous plaît.", .discovery),
    ("Bonjour madame, ravi de vous rencontrer", .greeting), ("Merci de me recevoir", .thanks),
    ("Bonjour, vous avez dix minutes ?", .timeRequest),
  ])
  func `words are read for what they are`(line: String, expected: LineReading) {
    #expect(LineReading.of(line) == expected)
  }

  @Test(
    arguments: [
      ("mardi", "mardi", false, false), ("on prend rendez-vous ?", nil, true, false),
      ("Seriez-vous disponible jeudi ou vendredi ?", "jeudi", true, false),
      ("Jeudi prochain à 14 h 30, chez vous", "jeudi prochain à 14 h 30", false, false),
      ("rendez-vous le 12 mai à 9h", "le 12 mai à 9h", true, false),
      ("Passons nous voir lundi 3 à 10 heures", "lundi 3 à 10 heures", true, false),
      ("Je ne suis pas disponible mardi", "mardi", true, true), ("pourquoi pas demain", "demain", false, false),
      ("si vous signez avant le 5 décembre", "le 5 décembre", false, false),
    ] as [(String, String?, Bool, Bool)])
  func `a day is heard as it is said`(line: String, when: String?, asks: Bool, isDeclined: Bool) {
    let appointment = Appointment(line)
    #expect(appointment?.when == when)
    #expect(appointment?.asks == asks)
    #expect(appointment?.isDeclined == isDeclined)
  }
}
