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

@Suite struct `Planning an import` {
  private func chain(_ ids: [String], key: UInt8 = 7, seed: UInt64 = 42) throws -> SampleChain {
    var chain = try SampleChain(key: key)
    chain.random = SeededGenerator(seed: seed)
    for id in ids { try chain.seal(SampleExam.bts, id: id) }
    return chain
  }

  private func plan(_ records: [StoredRecord], in archive: InMemoryArchive) async throws -> ImportPlan {
    var plan = try await ImportPlan(for: archive)
    for start in stride(from: 0, to: records.count, by: 2) {
      try await plan.take(Array(records[start..<min(start + 2, records.count)]), in: archive)
    }
    return plan
  }

  private let definitions = [SampleChain.definition(SampleExam.bts)]

  @Test func `a chain that is not there is new, whole, and stays foreign`() async throws {
    let foreign = try chain(["a", "b"])
    let archive = InMemoryArchive()
    let plan = try await plan(foreign.records, in: archive)
    #expect(plan.new == 3)
    #expect(plan.same + plan.conflicts == 0)
    let batch = try plan.batch(foreign.records, definitions: definitions)
    #expect(batch.heads == [foreign.sealer.chain: nil])
    #expect(!batch.isOwn)
    try await archive.append(batch)
    #expect(await archive.chains().map(\.isOwn) == [false])
    #expect(await archive.records(of: foreign.sealer.chain, from: 0, limit: 9) == foreign.records)
    #expect(await archive.facts(at: foreign.records[2].place)?.id == "b")
  }

  @Test func `again, nothing is new; later, only what follows is`() async throws {
    var foreign = try chain(["a", "b"])
    let archive = InMemoryArchive()
    try await archive.append(plan(foreign.records, in: archive).batch(foreign.records, definitions: definitions))
    var plan = try await plan(foreign.records, in: archive)
    #expect(plan.same == 3)
    #expect(plan.new == 0)
    #expect(try plan.batch(foreign.records, definitions: definitions).records.isEmpty)
    try foreign.seal(SampleExam.bts, id: "c")
    plan = try await self.plan(foreign.records, in: archive)
    #expect(plan.same == 3)
    #expect(plan.new == 1)
    try await archive.append(plan.batch(foreign.records, definitions: definitions))
    #expect(await archive.chains().map(\.head) == [foreign.sealer.head])
  }

  @Test func `what was erased here does not come back`() async throws {
    let foreign = try chain(["a"])
    var own = try SampleChain()
    let archive = InMemoryArchive()
    try await archive.append(plan(foreign.records, in: archive).batch(foreign.records, definitions: definitions))
    try own.sealer.erase([foreign.records[1].place: [.identity]], reason: .request)
    try await archive.append(own.sealer.batch)
    let plan = try await plan(foreign.records, in: archive)
    #expect(plan.same == 2)
    #expect(try plan.batch(foreign.records, definitions: definitions).records.isEmpty)
    #expect(await archive.record(at: foreign.records[1].place)?.disclosures[.identity] == nil)
  }

  @Test func `another history of a chain is a conflict, told and not written`() async throws {
    let first = try chain(["a", "b"])
    // The same genesis, other salts: a fork.
    let other = try chain(["a", "b", "c"], seed: 43)
    #expect(first.records[0] == other.records[0])
    let archive = InMemoryArchive()
    try await archive.append(plan(first.records, in: archive).batch(first.records, definitions: definitions))
    let plan = try await plan(other.records, in: archive)
    #expect(plan.same == 1)
    #expect(plan.conflicts == 3)
    #expect(plan.new == 0)
    #expect(plan.chains.first?.firstConflicts == other.records.dropFirst().map(\.place))
  }

  @Test func `a foreign chain erases and corrects nothing of another`() async throws {
    var own = try SampleChain()
    let target = try own.seal(SampleExam.bts, id: "un").place
    let archive = InMemoryArchive()
    try await archive.append(own.sealer.batch)
    var foreign = try chain(["a"])
    try foreign.sealer.erase([target: Set(RecordPart.allCases), foreign.records[1].place: [.identity]], reason: .other)
    let history = try own.history(1)
    try foreign.sealer.fix(history, Decimal64(units: 1), exam: SampleExam.bts, using: &foreign.random)
    try await archive.append(plan(foreign.records, in: archive).batch(foreign.records, definitions: definitions))
    #expect(await archive.record(at: target)?.disclosures.count == 3)
    #expect(await archive.facts(at: target)?.fixedMark == nil)
    #expect(await archive.record(at: foreign.records[1].place)?.disclosures[.identity] == nil)
  }

  @Test func `what a later release wrote is not imported`() async throws {
    var foreign = try chain(["a"]).records
    let later = try CompactJWS.sign(
      payload: .object([.init("v", 2), .init("kind", "passage")]), with: SampleChain.key(7))
    foreign.append(
      StoredRecord(place: RecordPlace(foreign[0].place.chain, 2), jws: later.text, disclosures: [:]))
    let plan = try await plan(foreign, in: InMemoryArchive())
    #expect(throws: RecordError.newerRelease("v: 2")) { try plan.batch(foreign, definitions: definitions) }
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
    let plan = try await ImportPlan(for: archive)
    var taken = plan
    try await taken.take(foreign.records, in: archive)
    try await archive.append(taken.batch(foreign.records, definitions: []))
    let loaded = try #require(try await PassageHistory.load(place, from: archive))
    #expect(loaded.mark == Decimal64(units: 12))
    #expect(loaded.last?.place == own.last.place)
    #expect(loaded.passage == history.passage)
    #expect(try await PassageHistory.load(own.last.place, from: archive) == nil)
    #expect(try await PassageHistory.load(RecordPlace(own.sealer.chain, 9), from: archive) == nil)
  }
}
