// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Opening a sitting` {
  private func problems(
    _ exam: Exam = Fixture.tcE4, _ change: (inout Opening) -> Void
  ) -> [SittingError.OpeningProblem] {
    do throws(SittingError) {
      var opening = Opening.of(exam)
      change(&opening)
      _ = try Sitting(exam: exam).decide(.open(opening), at: Moment(Clock().now))
      return []
    } catch {
      guard case .openingProblems(let problems) = error else {
        Issue.record("unexpected: \(error)")
        return []
      }
      return problems
    }
  }

  private func extra(_ target: String) throws -> Accommodation {
    try #require(Accommodation(target: target, numerator: 1, denominator: 3))
  }

  @Test func `what is fixed is kept by value`() throws {
    let room = try Room { $0.papersSeen = ["fiche"] }
    #expect(room.sitting.id == "260512-K7F")
    #expect(room.state.opening?.papersSeen == ["fiche"])
    #expect(room.state.jury == room.state.opening?.jury)
    #expect(room.sitting.events.map(\.sequence) == [1])
  }

  @Test func `the candidate has a number or a name`() {
    let nobody = problems { $0.candidate = Candidate(number: " ", familyName: "", givenName: "") }
    #expect(nobody == [.noCandidate])
    #expect(problems { $0.candidate = Candidate(number: "0042", familyName: "", givenName: "") } == [])
    #expect(problems { $0.candidate = Candidate(number: "", familyName: "Ferrand", givenName: "") } == [])
  }

  @Test func `all problems are told at once`() throws {
    let third = try extra("zzz")
    let found = problems { opening in
      opening.exam.id = "nrc-e4"
      opening.jury = [Juror(name: "Anne Roux"), Juror(name: "anne  ROUX")]
      opening.accommodations = [third]
      opening.chosen = [1, 2]
    }
    #expect(
      found == [
        .otherExam("nrc-e4"), .jurorTwice("anne  ROUX"), .unknownTarget("zzz", nearest: nil), .severalChosen,
      ])
  }

  @Test func `a sheet per juror asks for names`() {
    #expect(problems { ($0.sheet, $0.jury) = (.perJuror, []) } == [.noJuror])
    #expect(problems { ($0.sheet, $0.jury) = (.perJuror, [Juror(name: " ")]) } == [.noJuror])
    #expect(problems { ($0.sheet, $0.jury) = (.shared, []) } == [])
  }

  @Test func `extra time goes to what has a time of its own`() throws {
    let fiche = try extra("fiche")
    let simulation = try extra("simulation")
    let shared = try extra("echange")
    #expect(problems(Fixture.nrcE4) { $0.accommodations = [fiche, shared] } == [])
    #expect(
      problems(Fixture.nrcE4) { $0.accommodations = [simulation] }
        == [.targetWithoutTime("simulation", allowance: "echange")])
    let rest = try extra("elargi")
    #expect(problems { $0.accommodations = [rest] } == [])
    let jury = try extra("b-prep")
    #expect(problems(Fixture.ntcTitre) { $0.accommodations = [jury] } == [.juryTimeExtended("b-prep")])
    let silent = try extra("expose")
    #expect(
      problems(Fixture.tcE4Ccf) { $0.accommodations = [silent] } == [.targetWithoutTime("expose", allowance: nil)])
    #expect(problems(Fixture.tcE4Ccf) { ($0.accommodations, $0.centreMinutes) = ([silent], ["expose": 10]) } == [])
  }

  @Test func `the centre sets what the text leaves open, and nothing else`() {
    #expect(problems { $0.centreMinutes = ["expose": 12] } == [.centreSetsNothing("expose")])
    #expect(problems(Fixture.tcE4Ccf) { $0.centreMinutes = ["expose": 12, "total": 40] } == [])
    #expect(problems { $0.centreMinutes = ["total": 40] } == [.centreSetsNothing("total")])
    #expect(
      problems(Fixture.tcE4Ccf) { $0.centreMinutes = ["entretiens": 12] }
        == [.unknownTarget("entretiens", nearest: "entretien")])
  }

  @Test(arguments: [0, -5, 601, .max, .min]) func `minutes are minutes`(minutes: Int) {
    #expect(problems(Fixture.tcE4Ccf) { $0.centreMinutes = ["expose": minutes] } == [.minutesOutOfRange("expose")])
  }

  @Test func `the commission chooses where the exam offers a choice`() {
    #expect(problems { $0.chosen = [2] } == [])
    #expect(problems(Fixture.ntcTitre) { $0.chosen = [1] } == [.choiceNotOffered])
    var several = Fixture.tcE4
    several.choice?.several = true
    #expect(problems(several) { $0.chosen = [1, 3] } == [])
  }

  @Test func `confirmations add up`() throws {
    var room = try Room()
    try room.run([.confirm([.candidate]), .confirm([.papers, .exam])])
    #expect(room.state.confirmed == [.candidate, .papers, .exam])
  }
}
