// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Testing

@Suite struct `What erasures keep for statistics` {
  private let all = Set(RecordPart.allCases)

  private func aggregate(_ passages: Int, exam: String = "ntc-titre") -> MaskedAggregate {
    MaskedAggregate(exam: exam, session: 2026, passages: passages, criteria: [], awards: [:])
  }

  /// A chain of three passages.
  private func chain(_ seed: UInt8) throws -> SampleChain {
    var chain = try SampleChain(key: seed)
    for id in ["A", "B", "C"] { try chain.seal(SampleExam.ntc, id: "\(seed)-AA\(id)") }
    return chain
  }

  private func places(_ chain: SampleChain, _ sequences: ClosedRange<Int>) -> [RecordPlace: Set<RecordPart>] {
    Dictionary(uniqueKeysWithValues: sequences.map { (RecordPlace(chain.sealer.chain, $0), all) })
  }

  private func kept(_ sealers: [(Sealer, isOwn: Bool)], keys: [UInt8] = []) async throws -> [Int] {
    let archive = InMemoryArchive()
    for (sealer, isOwn) in sealers {
      var batch = sealer.batch
      batch.isOwn = isOwn
      try await archive.append(batch)
    }
    let keys = try keys.map { try SampleChain.key($0).verificationKey }
    return try await KeptAggregates.load(from: archive, keys: keys).aggregates.map(\.passages)
  }

  @Test func `are counted once when two stations erased the same passages`() async throws {
    var (own, foreign) = (try chain(30), try chain(31))
    try foreign.sealer.erase(places(foreign, 1...3), reason: .term, aggregates: [aggregate(31)])
    var both = places(own, 1...3)
    both.merge(places(foreign, 1...2)) { first, _ in first }
    try own.sealer.erase(both, reason: .term, aggregates: [aggregate(30)])
    #expect(try await kept([(own.sealer, true), (foreign.sealer, false)]) == [30])
    #expect(try await kept([(foreign.sealer, false), (own.sealer, true)]) == [31])
  }

  @Test func `of passages apart from one another are all counted`() async throws {
    var own = try chain(30)
    for sequence in 1...3 {
      try own.sealer.erase(places(own, sequence...sequence), reason: .term, aggregates: [aggregate(sequence)])
    }
    #expect(try await kept([(own.sealer, true)]) == [1, 2, 3])
  }

  @Test func `of a foreign chain count for its own records alone`() async throws {
    let own = try chain(30)
    var (foreign, meddler) = (try chain(31), try chain(32))
    try foreign.sealer.erase(places(foreign, 1...3), reason: .term, aggregates: [aggregate(31)])
    try meddler.sealer.erase(places(own, 1...3), reason: .term, aggregates: [aggregate(32)])
    let sealers = [(own.sealer, isOwn: true), (foreign.sealer, isOwn: false)]
    #expect(try await kept(sealers + [(meddler.sealer, isOwn: false)]) == [31])
    // Nor does it become the station's by the word of the store.
    #expect(try await kept(sealers + [(meddler.sealer, isOwn: true)], keys: [30]) == [31])
  }

  @Test func `are counted without an erasure that cannot be read, which is told`() async throws {
    var own = try chain(30)
    for sequence in 1...2 {
      try own.sealer.erase(places(own, sequence...sequence), reason: .term, aggregates: [aggregate(sequence)])
    }
    let archive = InMemoryArchive()
    try await archive.append(own.sealer.batch)
    var frozen = try await FrozenArchive(archive)
    let place = RecordPlace(own.sealer.chain, 4)
    frozen.unreadable = [place]
    frozen[place]?.jws = "x"
    let kept = try await KeptAggregates.load(from: frozen, keys: [])
    #expect(kept.aggregates.map(\.passages) == [2] && kept.unreadable == [place])
  }

  @Test(arguments: [
    MaskedAggregate(exam: "ntc-titre", session: 2026, passages: .max, criteria: [], awards: [:]),
    MaskedAggregate(exam: "ntc-titre", session: 2026, passages: -1, criteria: [], awards: [:]),
    MaskedAggregate(exam: "ntc-titre", session: 2026, passages: 9, criteria: [], awards: ["titre": .max]),
    MaskedAggregate(exam: "ntc-titre", session: 2026, passages: 9, criteria: [], awards: ["titre": 8, "refus": 2]),
    MaskedAggregate(
      exam: "ntc-titre", session: 2026, passages: 9, criteria: [.init(criterion: "c", given: 9, met: .max)],
      awards: [:]),
  ])
  func `that no group of people has are not counted`(impossible: MaskedAggregate) {
    let counts = CohortCounts(cohort: Cohort(exam: "ntc-titre", session: 2026), passages: 0)
    let aggregates = [impossible, aggregate(12), impossible]
    let statistics = CohortStatistics(counts, exam: SampleExam.ntc, aggregates: aggregates)
    #expect(statistics.kept == 12 && statistics.passages == .exact(12))
  }
}
