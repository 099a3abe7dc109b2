// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// Changes as the exam says, at their time.
@Suite struct PlanTests {
  @Test func `the titre tells one change on the phone and the other face to face`() throws {
    for code in Sample.codes(200) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code)
      #expect(rehearsal.changes.map(\.phase) == ["relance", "face-a-face"])
      #expect(Set(rehearsal.changes.map(\.change.field)).count == 2)
      #expect(rehearsal.changes.allSatisfy { !$0.isGivenOnPaper && (0...500).contains($0.permille) })
    }
  }

  @Test(arguments: [
    ("ntc-ccp1", ["face-a-face", "face-a-face"]), ("ntc-ccp2", ["telephone", "telephone"]),
    ("tc-e4", ["preparation", "preparation"]), ("nrc-e4", ["preparation", "preparation"]), ("tc-e6", []),
    ("tc-e2", []),
  ])
  func `each exam has its own way`(exam: String, phases: [String]) throws {
    let rehearsal = try Sample.rehearsal(exam: exam)
    let kinds = rehearsal.changes.compactMap { change in rehearsal.papers.exam.phase(change.phase ?? "")?.id }
    #expect(kinds.count == phases.count)
    if exam.hasPrefix("ntc") {
      #expect(rehearsal.changes.map(\.permille) == rehearsal.changes.map(\.permille).sorted())
      #expect(
        rehearsal.changes.allSatisfy { rehearsal.papers.exam.phase($0.phase ?? "")?.tells.contains($0.number) == true })
    } else {
      #expect(kinds == phases)
      #expect(rehearsal.changes.allSatisfy { $0.isGivenOnPaper && $0.permille == 0 })
    }
  }

  @Test func `changes given on paper have moved the client before he comes`() throws {
    let rehearsal = try Sample.rehearsal(exam: "nrc-e4")
    var client = rehearsal.client()
    let sheet = client.receive(.phaseBegan("preparation", allotted: 2_400_000), at: 0)
    #expect(sheet.map(\.kind) == [.changeTold, .changeTold])
    #expect(client.client == rehearsal.hiddenClient(after: [1, 2]))
    let met = client.receive(.phaseBegan("simulation", allotted: 1_200_000), at: 0)
    #expect(met.map(\.kind) == [.opening])
    // Where the preparation was skipped, the sheet comes first.
    var hasty = rehearsal.client()
    #expect(
      hasty.receive(.phaseBegan("simulation", allotted: 1_200_000), at: 0).map(\.kind) == [
        .changeTold, .changeTold, .opening,
      ])
  }

  @Test func `every change of the exam is told, each once, whatever is typed`() throws {
    for code in Sample.codes(60) {
      var client = Rehearsal(try Sample.papers(), code: code).client()
      var lines = client.play(Sample.steps(call: [], meeting: []))
      #expect(lines.compactMap(\.change) == [1, 2])
      client = Rehearsal(try Sample.papers(), code: code).client()
      lines = client.play(Sample.usual)
      #expect(lines.compactMap(\.change) == [1, 2])
    }
  }

  @Test func `a change that the call was too short for is told in the meeting`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    _ = client.receive(.phaseEnded, at: 10_000)
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let lines = client.receive(.time, at: 2_100_000)
    #expect(lines.compactMap(\.change) == [1, 2])
  }

  @Test func `half the time brings everything in half the time`() throws {
    let rehearsal = try Sample.rehearsal()
    var (whole, half) = (rehearsal.client(), rehearsal.client())
    _ = whole.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    _ = half.receive(.phaseBegan("relance", allotted: 300_000), at: 0)
    let (a, b) = (whole.receive(.time, at: 600_000), half.receive(.time, at: 300_000))
    #expect(a.map(\.text) == b.map(\.text))
    #expect(a.map(\.at) == b.map { $0.at * 2 })
  }

  @Test func `a silent rehearsal only prompts`() throws {
    let rehearsal = try Sample.rehearsal(options: RehearsalOptions(isSilent: true))
    var client = rehearsal.client()
    let lines = client.play(Sample.steps(call: [], meeting: []))
    #expect(Set(lines.map(\.kind)).isSubset(of: [.opening, .changeTold, .objection, .farewell]))
    #expect(lines.compactMap(\.change) == [1, 2])
    _ = client.receive(.phaseBegan("face-a-face", allotted: nil), at: 0)
    #expect(client.receive(.typed("prix 46 000"), at: 1000).map(\.kind) == [.help])
  }

  @Test func `with no typed term a rehearsal is spoken, and still has its changes`() throws {
    for code in Sample.codes(40) {
      let rehearsal = Rehearsal(try Sample.papers(terms: []), code: code)
      #expect(rehearsal.changes.count == 2)
      #expect(!rehearsal.hasTerms)
      var client = rehearsal.client()
      let lines = client.play(Sample.usual)
      #expect(lines.compactMap(\.change) == [1, 2])
      #expect(client.outcome.agreement == nil)
      #expect(Debrief(client).possible.absence == .noTerms)
    }
  }

  @Test func `a bank is drawn as the jury's own draw does`() throws {
    let bank = (1...8).map { Change(id: "m\($0)", field: ChangeField.allCases[$0 % 4], text: "Texte \($0).") }
    let rehearsal = try Sample.rehearsal(practice: try Sample.practice(bank: bank))
    let drawn = ChangeDraw.draw(try Sample.code("K7-42"), from: bank, for: try Sample.exam("ntc-titre")).changes
    #expect(rehearsal.changes.map(\.change) == drawn)
  }

  @Test func `weights lean the draw towards weak fields`() throws {
    var counts: [ChangeField: Int] = [:]
    let options = RehearsalOptions(fieldWeights: [.human: 9])
    for code in Sample.codes(300) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code, options: options)
      #expect(Set(rehearsal.changes.map(\.change.field)).count == 2)
      for change in rehearsal.changes { counts[change.change.field, default: 0] += 1 }
    }
    // 9 of 12 the first time, and often the second.
    #expect(counts[.human, default: 0] > 250)
    #expect(ChangeField.allCases.allSatisfy { counts[$0, default: 0] > 40 })
  }
}
