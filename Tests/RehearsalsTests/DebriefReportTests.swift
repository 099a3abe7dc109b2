// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
import Testing

@testable import Rehearsals
@testable import Sittings

@Suite struct DebriefReportTests {
  private func met(
    _ typed: [String], mandate: Mandate? = Sample.mandate, options: RehearsalOptions = RehearsalOptions()
  ) throws -> RehearsedClient {
    var client = try Sample.rehearsal(mandate: mandate, practice: try Sample.practice(), options: options).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    for (index, text) in typed.enumerated() { _ = client.receive(.typed(text), at: Int64(index + 1) * 10_000) }
    return client
  }

  private func text(_ client: RehearsedClient, phases: [PhaseTimes] = []) -> String {
    let report = DebriefReport(
      Debrief(client, phases: phases), of: client.rehearsal, head: .init(id: "R", candidate: "", day: nil))
    return TextRenderer(width: 120).render(report.document).foldedWordText
  }

  private static let all = "prix 43 000, livraison 5 semaines, acompte 0 %, garantie 48 mois, formation 2 jours inclus"

  @Test func `an agreement beyond the candidate's own limits is told as such, and not as a good one`() throws {
    let client = try met([DebriefReportTests.all])
    #expect(client.outcome.agreement != nil)
    let debrief = Debrief(client)
    #expect(debrief.beyondLimits.map(\.term) == ["prix", "livraison", "acompte", "garantie"])
    #expect(debrief.beyondLimits.first?.limit == .number(Sample.number("44 000")))
    #expect(debrief.beyondLimits.first?.value == .number(Sample.number("43 000")))
    let text = text(client)
    #expect(text.contains("vous avez signe au dela de vos limites"))
    #expect(text.contains("prix net ht 43 000 limite 44 000"))
    #expect(text.contains("mieux valait ne pas conclure"))
    #expect(!text.contains("rien sur la table"))
    #expect(!text.contains("il vous laisse"))
  }

  @Test func `limits that were kept are not spoken of`() throws {
    let client = try met(["prix 46 000, garantie 48 mois", "prix 47 000, garantie 3 ans"])
    #expect(Debrief(client).beyondLimits.isEmpty)
    #expect(!text(client).contains("au dela de vos limites"))
    #expect(Debrief(try met([])).beyondLimits.isEmpty)
  }

  @Test func `without an agreement it is the last offer that counts`() throws {
    let client = try met(["prix 43 500, livraison 12 semaines"])
    #expect(client.outcome.agreement == nil)
    #expect(Debrief(client).beyondLimits.map(\.term) == ["prix"])
    #expect(text(client).contains("votre derniere offre va au dela de vos limites"))
  }

  @Test func `limits that are only supposed are said to be`() throws {
    let client = try met([DebriefReportTests.all], mandate: nil)
    #expect(client.outcome.agreement != nil)
    #expect(text(client).contains("vous avez signe au dela des limites que l on vous suppose"))
  }

  @Test func `no agreement was possible within the limits, which is true beside an agreement`() throws {
    var mandate = Sample.mandate
    mandate.limits[0].limit = .number(Sample.number("47 500"))
    let text = text(try met([DebriefReportTests.all], mandate: mandate))
    #expect(text.contains("dans vos limites aucun accord n etait possible"))
    #expect(text.contains("au dela de vos limites"))
  }

  @Test func `an uptake claims no more than a step the change's way`() throws {
    func text(_ typed: String) throws -> String {
      var client = try met([])
      _ = client.receive(.typed(typed), at: 1_900_000)
      return self.text(client)
    }
    // The code has « 20 % d’acompte au plus » told by then.
    #expect(try text("acompte 25 %").contains("une de vos offres va dans son sens"))
    #expect(try !text("acompte 40 %").contains("une de vos offres va dans son sens"))
  }

  @Test func `a silent rehearsal does not say what became of the call`() throws {
    let start = Moment(Instant(wall: 0, boot: 0, bootID: ""))
    let run = RunTimes(
      phase: "relance", start: start, end: start, elapsed: 1, overtime: 0, pauses: [], reason: nil, isPaused: false)
    let call = PhaseTimes(id: "relance", title: "Relance", kind: .phone, planned: nil, allowance: nil, runs: [run])
    #expect(text(try met([]), phases: [call]).contains("pas de rendez vous"))
    let silent = try met([], options: RehearsalOptions(isSilent: true))
    #expect(!text(silent, phases: [call]).contains("rendez vous"))
  }

  @Test(arguments: [
    ("je peux faire 46 500 si vous signez aujourd'hui", true), ("3 ans de garantie, contre une signature", true),
    ("prix 46 500 en échange d'une commande ferme", true), ("46 500 €, à condition que vous signiez", true),
    ("46 500 en contrepartie d'une visite", true), ("moyennant une référence, 46 500 €", true),
    ("je vous propose 46 500 €", false), ("46 500 €, si vous voulez", false),
    ("si vous êtes d'accord, 46 500 €", false), ("46 500 €, s'il vous plaît", false),
    ("46 500 par rapport à vous", false),
  ])
  func `an offer said with a condition asks for something in return`(text: String, asks: Bool) {
    #expect(text.asksInReturn == asks)
  }

  @Test func `a step said with a condition is not free`() throws {
    #expect(Debrief(try met(["prix 47 500"])).freeConcessions.map(\.term) == ["prix"])
    let asked = Debrief(try met(["prix 47 500 si vous signez aujourd'hui", "prix 47 000"]))
    #expect(asked.offers.filter { $0.author == .candidate }.count == 3)
    #expect(asked.freeConcessions.map(\.before) == [.number(Sample.number("47 500"))])
  }
}
