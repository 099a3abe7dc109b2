// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// A hundred rehearsals with odd input: always a sensible answer, never a leaked limit.
@Suite struct OddInputTests {
  static let lines = [
    "", " ", "\t", "\u{A0}", "?", "!", "…", "-", "%", "€", ",", ";;;", "offre", "offre ", "offre offre", "prix",
    "prix prix",
    "prix =", "prix -", "prix %", "prix €", "prix zéro", "prix 0", "prix -1", "prix -500", "prix -46 500", "-5 %",
    "-500 %", "+300 %", "prix 1", "prix 999 999 999", "prix 99999999999999999999999", "prix 46 500,123456789",
    "prix 46.500,00 €", "prix 46,500", "46 500 46 000", "prix 46 500, prix 45 000", "prix 46 500 ou 45 000 ?",
    "offre prix 46 500 ; offre prix 45 500", "prix 46 500 € TTC", "prix 46 500 dollars", "46 500 $", "$46,500",
    "livraison 6", "livraison 6 ans", "livraison -3 semaines", "livraison 0 semaine", "livraison hier",
    "livraison 3-4 semaines", "livraison 1/2 semaine", "acompte 0", "acompte 130 %", "acompte -10 %", "acompte 33,33 %",
    "acompte rien", "garantie", "garantie à vie", "garantie 3,5 ans", "garantie -1 an", "garantie 300 €",
    "garantie 24 à 36 mois", "garantie de 24 à 36 mois", "formation", "formation 99 jours", "formation aucune",
    "formation oui", "formation aucune et 2 jours inclus", "transport offert", "transport 500 €", "couleur bleue",
    "bleu 12", "7 patates", "sept patates", "1e9", "NaN", "inf", "0x10", "prix ０４６５００", "٤٦٥٠٠ €", "🙂", "🙂 46 500 🙂",
    "e\u{301}co", "\u{202E}006 64 xirp", "prix\u{0}46 500", "'; DROP TABLE offres; --", "<b>46 500</b>", "%s %d %n",
    "\\n",
    "quel est votre budget ?", "jusqu'où pouvez-vous aller ?", "votre limite ?", "c'est votre dernier mot ?",
    "limite 46 700", "plafond ?", "donnez-moi votre plafond", "d'accord", "oui", "non", "ok ok ok", "je refuse",
    "au revoir", "bonjour", "rendez-vous", "rdv jeudi", "mardi ou mercredi ?", "le 31 février", "je vous rappelle",
    "blablabla", "lorem ipsum dolor sit amet", "46 500 € et mardi à 10 h", "je baisse", "je baisse de", "remise",
    "remise de", "remise de 0 %", "remise de 100 %", "remise de 3 % et garantie 4 ans", "plus", "moins", "moins 2 %",
  ]

  @Test func `there are more than a hundred of them`() { #expect(Set(Self.lines).count > 100) }

  @Test(arguments: [0, 1, 2])
  func `every odd line gets an answer that tells nothing hidden`(profile: Int) throws {
    var role = Sample.role
    role.profile = ClientRole.Profile.allCases[profile]
    let practice = try Sample.practice(role)
    for (index, odd) in Self.lines.enumerated() {
      let code = try #require(DrawCode(value: UInt32(index * 37 + profile)))
      let rehearsal = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate, practice: practice)
      var client = rehearsal.client()
      for phase in ["relance", "face-a-face"] {
        _ = client.receive(.phaseBegan(phase, allotted: nil), at: 0)
        for (turn, text) in ["", odd, "offre prix 47 000", odd, odd].enumerated() {
          let lines = client.receive(.typed(text), at: Int64(turn + 1) * 60_000)
          #expect(lines.isEmpty == false, "\(odd)")
          for line in lines {
            #expect(line.text.isEmpty == false)
            #expect(line.text.count < 400)
            if !odd.contains("46 700") { #expect(!line.text.contains("46\u{202F}700"), "\(odd) \(line.text)") }
            #expect(line.hint?.contains("46\u{202F}700") != true || odd.contains("46 700"))
          }
        }
        _ = client.receive(.phaseEnded, at: 600_000)
      }
    }
  }

  @Test(arguments: ["ntc-titre", "ntc-ccp1", "ntc-ccp2", "tc-e4", "nrc-e4"])
  func `whole rehearsals with odd lines end, signed within his limits or not, and can be debriefed`(exam: String) throws
  {
    var generator = SeededGenerator(seed: 20)
    for code in Sample.codes(100) {
      var client = Rehearsal(try Sample.papers(exam), code: code, mandate: Sample.mandate).client()
      for phase in client.rehearsal.papers.exam.phases {
        let allotted = Int64(phase.limit.minutes ?? 10) * 60_000
        _ = client.receive(.phaseBegan(phase.id, allotted: allotted), at: 0)
        var at: Int64 = 0
        while at < allotted {
          at += Int64(generator.pick(in: 10...240)) * 1000
          let price = 40_000 + 100 * generator.pick(in: 0...100)
          let text = try #require(generator.pick(in: 0...3) == 0 ? "offre prix \(price)" : generator.pick(Self.lines))
          let lines = client.receive(.typed(text), at: at)
          if !text.trimmed.isEmpty { #expect(!lines.isEmpty, "\(exam) \(phase.id) \(text)") }
          #expect(lines.allSatisfy { !$0.text.isEmpty })
        }
        _ = client.receive(.phaseEnded, at: at)
      }
      if let agreement = client.outcome.agreement {
        #expect(client.client.party.canAccept(client.rehearsal.table.bid(agreement)))
      }
      let debrief = Debrief(client)
      #expect(!debrief.timeline.isEmpty)
      #expect(debrief.changes.count == client.rehearsal.changes.count)
    }
  }

  @Test func `a very long line is answered soon`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: nil), at: 0)
    let lines = client.receive(.typed(String(repeating: "prix 46 500, ", count: 100_000)), at: 1000)
    #expect(!lines.isEmpty)
  }

  @Test func `a line typed while the client is away gets a word of help`() throws {
    var client = try Sample.rehearsal().client()
    #expect(client.receive(.typed("prix 46 000"), at: 0).map(\.kind) == [.help])
    #expect(client.receive(.phaseBegan("presentation", allotted: 900_000), at: 0).isEmpty)
    #expect(client.receive(.typed("prix 46 000"), at: 1000).map(\.kind) == [.help])
    #expect(client.receive(.phaseBegan("no such phase", allotted: nil), at: 0).isEmpty)
    #expect(client.receive(.typed(" "), at: 0).isEmpty)
  }
}
