// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Planning an erasure` {
  /// Two passages, the first with a fixed mark, a correction and a communication.
  private func filled() async throws -> (SampleChain, InMemoryArchive) {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts, id: "un")
    try chain.seal(SampleExam.bts, id: "deux")
    try chain.fix(1, Decimal64(units: 12), exam: SampleExam.bts)
    let candidate = Candidate(number: "0043", familyName: "Ferrand", givenName: "Lucie")
    try chain.correct(1, Correction(candidate: candidate, reason: "numéro"), exam: SampleExam.bts)
    _ = try chain.communicate(chain.history(1), [.identity], exam: SampleExam.bts, centreCommunicates: true)
    let archive = InMemoryArchive()
    try await archive.append(chain.sealer.batch)
    return (chain, archive)
  }

  private func sequences(_ plan: ErasurePlan) -> [Int: Set<RecordPart>] {
    Dictionary(plan.places.map { ($0.key.sequence, $0.value) }) { first, _ in first }
  }

  @Test func `takes the passage and all that is linked to it`() async throws {
    let (chain, archive) = try await filled()
    let plan = try await ErasurePlan([chain.records[1].place], in: archive)
    let all = Set(RecordPart.allCases)
    #expect(sequences(plan) == [1: all, 3: [.deliberation], 4: all, 5: [.deliberation]])
    #expect(plan.passages.map(\.id) == ["un"])
    #expect(plan.passages.first?.facts?.fixedMark == Decimal64(units: 12))
  }

  @Test func `of the identity alone, takes to whom something was communicated as well`() async throws {
    let (chain, archive) = try await filled()
    let plan = try await ErasurePlan([chain.records[1].place], parts: [.identity], in: archive)
    #expect(sequences(plan) == [1: [.identity], 4: [.identity], 5: [.deliberation]])
  }

  @Test func `leaves nothing to find, and nothing to plan again`() async throws {
    let (chain, archive) = try await filled()
    let plan = try await ErasurePlan([chain.records[1].place], in: archive)
    var sealer = try Sealer(after: chain.last, key: SampleChain.key(1), at: SampleChain.now)
    for step in plan.steps { try sealer.erase(step, reason: .request) }
    try await archive.append(sealer.batch)
    #expect(try await ErasurePlan([chain.records[1].place], in: archive).isEmpty)
    for sequence in [1, 3, 4, 5] {
      let record = try #require(await archive.record(at: RecordPlace(chain.sealer.chain, sequence)))
      #expect(record.disclosures.isEmpty)
    }
    #expect(await archive.facts(at: chain.records[1].place) == nil)
    #expect(await archive.facts(at: chain.records[2].place) != nil)
  }

  @Test func `leaves out what is no passage`() async throws {
    let (chain, archive) = try await filled()
    let places = [chain.records[0].place, chain.records[3].place, RecordPlace(chain.sealer.chain, 99)]
    let plan = try await ErasurePlan(places, in: archive)
    #expect(plan.isEmpty)
    #expect(plan.passages.isEmpty)
    #expect(plan.steps.isEmpty)
  }
}

@Suite struct `The history of a passage` {
  @Test func `is read from an archive, a foreign chain's words left out`() async throws {
    var own = try SampleChain()
    let place = try own.seal(SampleExam.bts, id: "un").place
    var foreign = try SampleChain(key: 7)
    let history = try own.history(1)
    try foreign.sealer.fix(history, Decimal64(units: 1), exam: SampleExam.bts, using: &foreign.random)
    try own.fix(1, Decimal64(units: 12), exam: SampleExam.bts)
    let archive = InMemoryArchive()
    try await archive.append(own.sealer.batch)
    var batch = foreign.sealer.batch
    batch.isOwn = false
    for index in batch.records.indices {
      batch.records[index].effect = batch.records[index].effect.within(foreign.sealer.chain, isOwn: false)
    }
    try await archive.append(batch)
    let loaded = try #require(try await PassageHistory.load(place, from: archive))
    #expect(loaded.mark == Decimal64(units: 12))
    #expect(loaded.last?.place == own.last.place)
    #expect(loaded.passage == history.passage)
    #expect(try await PassageHistory.load(own.last.place, from: archive) == nil)
    #expect(try await PassageHistory.load(RecordPlace(own.sealer.chain, 9), from: archive) == nil)
  }
}
