// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText
import Negotiation
import Testing

@testable import Rehearsals

/// The client and the changes drawn from the candidate's own papers.
@Suite struct GenerationTests {
  @Test(arguments: Shipped.situations.indices)
  func `the words of a term tell which way the client pulls`(index: Int) throws {
    let (folder, number) = Shipped.situations[index]
    let papers = try Shipped.papers(folder, number)
    let role = try #require(try Shipped.dossier(folder).jury.client(forFiche: number))
    let table = BargainingTable(papers.terms)
    for term in table.terms {
      guard let stated = Direction(role.limits.first { $0.term == term.id }, of: term) else { continue }
      #expect(Direction.expected(of: term, counterpart: papers.counterpart) == stated, "\(folder) \(term.id)")
    }
  }

  @Test(arguments: Shipped.situations.indices)
  func `a zone of agreement almost always exists, changes told`(index: Int) throws {
    let (folder, number) = Shipped.situations[index]
    let papers = try Shipped.papers(folder, number)
    let mandate = try Shipped.mandate(folder, number)
    var agreeable = 0
    let codes = Sample.codes(120)
    for code in codes {
      let rehearsal = Rehearsal(papers, code: code, mandate: mandate)
      let client = rehearsal.hiddenClient(after: rehearsal.changes.map(\.number))
      guard let zone = try? Zone(rehearsal.table, seller: rehearsal.seller.party, client: client.party) else {
        continue
      }
      agreeable += zone.frontier.points.isEmpty ? 0 : 1
    }
    #expect(agreeable * 100 >= codes.count * 85, "\(folder) \(agreeable)")
  }

  @Test(arguments: Shipped.situations.indices)
  func `generated changes hold together and are told in good French`(index: Int) throws {
    let (folder, number) = Shipped.situations[index]
    let papers = try Shipped.papers(folder, number)
    let situation = Situation(exam: papers.exam, terms: papers.terms)
    var texts: Set<String> = []
    for code in Sample.codes(150) {
      let rehearsal = Rehearsal(papers, code: code)
      #expect(rehearsal.changes.count == 2)
      for planned in rehearsal.changes {
        let told = situation.applying([planned.change]).diagnostics.filter { $0.severity == .warning }
        #expect(told.isEmpty, "\(planned.change.text) \(told.map(\.message))")
        #expect(planned.change.text == planned.change.text.typeset)
        #expect(planned.change.kind?.field == planned.change.field)
        texts.insert(planned.change.text)
      }
    }
    #expect(texts.count > 15)
  }

  @Test func `a drawn client wants something on every term, within its range`() throws {
    for code in Sample.codes(300) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code)
      let client = rehearsal.firstClient
      #expect(client.party.stakes.reduce(0) { $0 + $1.weight } == 10_000)
      #expect((2...4).contains(client.motives.count))
      #expect(client.motives.reduce(0) { $0 + $1.weight } == 100)
      #expect(client.party.utilityAtIdeals == Party.one)
      #expect(client.party.reservation < Party.one)
      for (issue, stake) in zip(rehearsal.table.issues, client.party.stakes) {
        #expect((issue.low...issue.high).contains(stake.ideal))
        #expect(
          stake.limit.map { (issue.low...issue.high).contains($0) && !stake.direction.prefers($0, to: stake.ideal) }
            == true)
        #expect(stake.value(stake.ideal) == 1_000_000)
        #expect(stake.value(stake.worst) == 0 || stake.ideal == stake.worst)
      }
    }
  }

  @Test func `clients vary with the code`() throws {
    let clients = try Sample.codes(60).map { Rehearsal(try Sample.papers(), code: $0).firstClient }
    #expect(Set(clients.map(\.name)).count >= 5)
    #expect(Set(clients.map(\.profile)).count == 3)
    #expect(Set(clients.map(\.patience)).count >= 4)
    #expect(Set(clients.map { $0.party.stakes[0].limit }).count >= 4)
    #expect(Set(clients.flatMap(\.objections).map(\.text)).count > 20)
  }

  @Test func `who speaks depends on the paper`() throws {
    #expect(try Shipped.papers("ntc-menuiserie-cn", nil).counterpart == .buyer)
    #expect(try Shipped.papers("nrc-e4-fermetures", 2).counterpart == .colleague)
    #expect(try Shipped.papers("nrc-e4-fermetures", 3).counterpart == .household)
    #expect(try Shipped.papers("tc-e4-traitement-eau", 2).counterpart == .supplier)
  }

  @Test func `every wording of every profile is typeset and says what it is given`() {
    let phrases: [Phrase] = [
      .phoneOpening(name: "Anne Bel", role: "gérante"), .phoneOpening(name: "", role: ""), .meetingOpening,
      .supplierOpening, .colleagueOpening, .resuming, .nearlyOver, .outOfTime, .waiting, .farewellAgreed,
      .farewellAppointment, .farewellNextStep, .farewellOpen, .accepted(deal: "LIST"), .insufficient(topics: "LIST"),
      .insufficientOnTheWhole, .counter(asks: "LIST"), .counterWithStep(steps: "LIST"),
      .counterpart(steps: "LIST", asks: "LIST"), .stands(asks: "LIST"), .repeated, .worseThanPaper, .worseAgain,
      .leaving, .settled, .noted, .notedWithChange, .nothingToAccept, .whatElse, .whichDate, .howAboutTheChange,
      .anotherDay, .whatItChanges, .appointmentTaken(when: ""), .appointmentTaken(when: "LIST"), .anythingElse,
      .concerns(topics: "LIST"), .timeGranted, .takeYourTime, .confirm(asks: "LIST"), .concluded, .afterwards,
      .heardOnPhone,
      .rude,
      .nextStep, .question, .budgetQuestion, .greeting, .unclear, .listening, .whichOfTwo("LIST"),
      .strangeValue("LIST"), .wrongUnit("LIST"), .whichChoice("LIST", among: "LIST"), .aboutWhat("LIST"),
      .unknownTerm("LIST"),
    ]
    for phrase in phrases {
      for profile in ClientRole.Profile.allCases {
        let wordings = phrase.wordings(profile)
        #expect(!wordings.isEmpty)
        #expect(Set(wordings).count == wordings.count)
        for wording in wordings {
          #expect(!wording.contains("'"))
          #expect(wording.typeset.contains { ".!?".contains($0) })
          #expect(!wording.contains { $0.isNumber }, "\(wording)")
          if "\(phrase)".contains("LIST") {
            #expect(wording.contains("LIST") || wording.contains("list"), "\(wording)")
          }
        }
      }
    }
  }
}
