// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Testing

@Suite struct `Verifying whose a chain is` {
  private typealias Place = SmallArchive.Place

  private func keys(_ seeds: UInt8...) throws -> [VerificationKey] {
    try seeds.map { try SampleChain.key($0).verificationKey }
  }

  private func verification(_ keys: [VerificationKey]) -> ArchiveVerification {
    var verification = ArchiveVerification()
    verification.stationKeys = keys
    return verification
  }

  /// A station's chain, and one that the store says is its own too, which erased of it.
  private func archive(eraser seed: UInt8) async throws -> (archive: InMemoryArchive, target: RecordPlace) {
    var chain = try SampleChain(key: 30)
    var eraser = try SampleChain(key: seed)
    try chain.seal(SampleExam.ntc)
    let target = RecordPlace(chain.sealer.chain, 1)
    try eraser.sealer.erase([target: [.identity]], reason: .term)
    let archive = InMemoryArchive()
    for sealer in [chain.sealer, eraser.sealer] { try await archive.append(sealer.batch) }
    return (archive, target)
  }

  @Test func `a chain that none of the station's keys signed is an alteration, and erases nothing of its own`()
    async throws
  {
    let (archive, target) = try await archive(eraser: 31)
    let stranger = try #require(await archive.chains().last?.id)
    let report = try await verification(keys(30)).verify(archive)
    #expect(
      report.problems.first == [
        RecordProblem(target, .missing([.identity])), RecordProblem(RecordPlace(stranger, 0), .notOwn),
      ])
    #expect(report.chains.map(\.isOwn) == [true, false])
    #expect(
      report.problems.first[1].description
        == "chaîne \(stranger.short)…\u{A0}: se dit de ce poste, mais n’est signée d’aucune de ses clés")
  }

  @Test func `a chain that an earlier or a later key of the station signed is its own`() async throws {
    let (archive, _) = try await archive(eraser: 31)
    #expect(try await verification(keys(30, 31)).problems(archive) == [])
    let rotated = try await SmallArchive.frozen()
    for keys in [try keys(1), try keys(101), []] {
      #expect(try await verification(keys).problems(rotated) == [])
    }
    #expect(try await verification(keys(9)).problems(rotated).map(\.reason) == [.notOwn])
  }

  @Test func `a key of the station that did not sign its announcement makes no chain its own`() async throws {
    var archive = try await SmallArchive.frozen()
    let place = RecordPlace(archive.summaries[0].id, Place.key)
    let record = try #require(archive[place])
    var members = try #require(CompactJWS(parsing: record.jws).claims.members)
    let proof = Base64URL.encode(try SampleChain.key(9).sign([1, 2, 3]))
    members[members.firstIndex { $0.key == "proof" } ?? 0].value = .string(proof)
    archive[place]?.jws = try CompactJWS.sign(payload: .object(members), with: SampleChain.key(1)).text
    let reasons = try await verification(keys(101)).problems(archive).map(\.reason)
    #expect(reasons.contains(.notOwn) && reasons.contains(.keyProof))
  }

  @Test func `a genesis that was altered is told once`() async throws {
    var archive = try await SmallArchive.frozen()
    let place = RecordPlace(archive.summaries[0].id, 0)
    archive[place]?.jws += "A"
    let reasons = try await verification(keys(9)).problems(archive).map(\.reason)
    #expect(!reasons.contains(.notOwn) && reasons.contains(.unreadable(.malformed)))
  }

  @Test func `the key that signs at a place is the one announced before it, by whom it was to be`() async throws {
    var archive = try await SmallArchive.frozen()
    let chain = archive.summaries[0].id
    func key(_ sequence: Int) async throws -> VerificationKey? {
      try await archive.key(at: RecordPlace(chain, sequence))
    }
    let known = try keys(1, 101)
    #expect(try await key(Place.key) == known[0])
    #expect(try await key(Place.key + 1) == known[1])
    #expect(try await key(Place.count) == known[1])
    #expect(try await archive.key(at: RecordPlace(ChainID("x"), 3)) == nil)
    archive[RecordPlace(chain, Place.key)]?.jws += "A"
    #expect(try await key(Place.count) == known[0])
    archive[RecordPlace(chain, 0)] = nil
    #expect(try await key(Place.count) == nil)
  }

  @Test func `an erasure noted of a foreign chain binds that chain alone, and says nothing where it is not`()
    async throws
  {
    var (own, foreign) = (try SampleChain(key: 30), try SampleChain(key: 31))
    try own.seal(SampleExam.ntc)
    try foreign.seal(SampleExam.ntc)
    let whole = [own, foreign]
    let places = whole.map { RecordPlace($0.sealer.chain, 1) }
    try foreign.sealer.erase([places[0]: [.identity], places[1]: [.identity]], reason: .term)
    var verification = verification(try keys(30))
    verification.erasureProofs = [foreign.last.sdJWT]
    // Put back from before the erasure, then from before the import.
    for count in [2, 1] {
      let archive = InMemoryArchive()
      for (chain, isOwn) in zip(whole, [true, false]).prefix(count) {
        var batch = chain.sealer.batch
        batch.isOwn = isOwn
        try await archive.append(batch)
      }
      let expected = count == 2 ? [RecordProblem(places[1], .stillThere([.identity]))] : []
      #expect(try await verification.problems(archive) == expected)
    }
  }
}
