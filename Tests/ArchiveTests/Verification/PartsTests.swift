// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Testing

@Suite struct `Verifying what was disclosed and what was erased` {
  private typealias Place = SmallArchive.Place

  private let archive: FrozenArchive
  private let chain: ChainID

  init() async throws {
    archive = try await SmallArchive.frozen()
    chain = archive.summaries[0].id
  }

  private func place(_ sequence: Int) -> RecordPlace { RecordPlace(chain, sequence) }

  private func problems(
    _ verification: ArchiveVerification = ArchiveVerification(), _ change: (inout FrozenArchive) throws -> Void
  ) async throws -> [RecordProblem] {
    var archive = archive
    try change(&archive)
    return try await verification.problems(archive)
  }

  @Test(arguments: RecordPart.allCases)
  func `a part that is gone without an erasure is an alteration`(part: RecordPart) async throws {
    let found = try await problems { $0[place(Place.first)]?.disclosures[part] = nil }
    #expect(found == [RecordProblem(place(Place.first), .missing([part]))])
    let two = try await problems { archive in
      for sequence in [Place.first, Place.last] { archive[place(sequence)]?.disclosures[part] = nil }
    }
    #expect(two == [Place.first, Place.last].map { RecordProblem(place($0), .missing([part])) })
  }

  @Test func `parts gone from several records in a row are told together`() async throws {
    let found = try await problems { archive in
      for sequence in [3, 4] { archive[place(sequence)]?.disclosures[.identity] = nil }
      archive[place(4)]?.disclosures[.deliberation] = nil
    }
    #expect(
      found == [
        RecordProblem(place(3), .missing([.identity])), RecordProblem(place(4), .missing([.identity, .deliberation])),
      ])
    let all = try await problems { archive in
      for sequence in [3, 4] { archive[place(sequence)]?.disclosures = [:] }
    }
    #expect(all == [RecordProblem(place(3), through: 4, .missing(Set(RecordPart.allCases)))])
    #expect(
      all[0].reason.description
        == "sans l’identité, l’évaluation et la délibération, et aucun effacement signé ne le dit")
  }

  @Test(arguments: RecordPart.allCases)
  func `a part that was erased and is there again is an alteration`(part: RecordPart) async throws {
    let whole = try SmallArchive.chain().records[Place.erased].disclosures
    let found = try await problems { $0[place(Place.erased)]?.disclosures[part] = whole[part] }
    #expect(found == [RecordProblem(place(Place.erased), .stillThere([part]))])
  }

  @Test func `parts changed, exchanged or added are told each`() async throws {
    func fault(_ sequence: Int, _ parts: [RecordPart: String?]) async throws -> [RecordProblem.Reason] {
      try await problems { archive in
        for (part, text) in parts { archive[place(sequence)]?.disclosures[part] = text }
      }.map { problem in
        #expect(problem.place == place(sequence))
        return problem.reason
      }
    }
    let first = try #require(archive[place(Place.first)]?.disclosures)
    let last = try #require(archive[place(Place.last)]?.disclosures)
    #expect(try await fault(Place.first, [.identity: last[.identity]]) == [.part(.identity, .altered)])
    #expect(try await fault(Place.first, [.evaluation: first[.identity]]) == [.part(.evaluation, .misnamed)])
    #expect(try await fault(Place.first, [.evaluation: ""]) == [.part(.evaluation, .altered)])
    #expect(
      try await fault(Place.first, [.evaluation: first[.identity], .identity: first[.evaluation]])
        == [.part(.identity, .misnamed), .part(.evaluation, .misnamed)])
    #expect(try await fault(Place.fixing, [.identity: first[.identity]]) == [.part(.identity, .surplus)])
    #expect(try await fault(Place.genesis, [.identity: first[.identity]]) == [.part(.identity, .surplus)])
  }

  @Test func `an erasure taken away leaves the missing parts unexplained`() async throws {
    let found = try await problems { archive in
      archive[place(Place.erasure)] = nil
      archive.summaries[0].head = ChainHead(
        place(Place.fixing), hash: try CompactJWS(parsing: try #require(archive[place(Place.fixing)]).jws).hash)
    }
    #expect(found == [RecordProblem(place(Place.erased), .missing(Set(RecordPart.allCases)))])
  }

  @Test func `its proof kept beside the database explains them again`() async throws {
    let proof = try #require(archive[place(Place.erasure)]).sdJWT
    let whole = try SmallArchive.chain().records[Place.erased].disclosures
    func found(_ proof: String, keys: [VerificationKey] = [], withKey: Bool) async throws -> [RecordProblem.Reason] {
      var verification = ArchiveVerification()
      verification.erasureProofs = [proof]
      verification.stationKeys = keys
      return try await problems(verification) { archive in
        let last = withKey ? Place.last : Place.first
        for sequence in (last + 1)..<Place.count { archive[place(sequence)] = nil }
        let record = try #require(archive[place(last)])
        archive.summaries[0].head = ChainHead(record.place, hash: try CompactJWS(parsing: record.jws).hash)
        if !withKey { archive[place(Place.first)]?.disclosures = whole }
      }.map(\.reason)
    }
    #expect(try await found(proof, withKey: true) == [])
    let forged =
      try CompactJWS.sign(
        payload: CompactJWS(parsing: String(proof.dropLast())).claims, with: SampleChain.key(9)
      ).text + "~"
    for text in [forged, "", "~", proof + "~", String(proof.dropLast()), try #require(archive[place(1)]).sdJWT] {
      #expect(
        try await found(text, withKey: true) == [.missing(Set(RecordPart.allCases)), .unprovenErasure], "\(text)")
    }
  }

  @Test func `a proof binds, whoever of the station's keys signed it`() async throws {
    let proof = try #require(archive[place(Place.erasure)]).sdJWT
    let whole = try SmallArchive.chain()
    // A backup older than the erasure and than the key that signed it, put back with all its parts.
    var old = archive
    for sequence in Place.key..<Place.count { old[place(sequence)] = nil }
    old[place(Place.erased)]?.disclosures = whole.records[Place.erased].disclosures
    let record = whole.records[Place.correction]
    old.summaries[0].head = ChainHead(record.place, hash: try CompactJWS(parsing: record.jws).hash)
    #expect(try await ArchiveVerification().problems(old) == [])
    var verification = ArchiveVerification()
    verification.erasureProofs = [proof]
    #expect(try await verification.problems(old).map(\.reason) == [.unprovenErasure])
    verification.stationKeys = try [1, 101].map { try SampleChain.key($0).verificationKey }
    #expect(try await verification.problems(old).map(\.reason) == [.stillThere(Set(RecordPart.allCases))])
  }

  @Test func `another chain erases what is foreign to the station, never what is its own`() async throws {
    // The station's chain, and a foreign one whose records it erased; then the other way round.
    for isOwnEraser in [true, false] {
      var chain = try SampleChain(key: 30)
      var eraser = try SampleChain(key: 31)
      try chain.seal(SampleExam.ntc)
      let target = RecordPlace(chain.sealer.chain, 1)
      try eraser.sealer.erase([target: [.identity]], reason: .term)
      let archive = InMemoryArchive()
      var batch = chain.sealer.batch
      batch.isOwn = !isOwnEraser
      try await archive.append(batch)
      batch = eraser.sealer.batch
      batch.isOwn = isOwnEraser
      // As an import appends it.
      for index in batch.records.indices {
        batch.records[index].effect = batch.records[index].effect.within(eraser.sealer.chain, isOwn: isOwnEraser)
      }
      try await archive.append(batch)
      #expect(try await ArchiveVerification().problems(archive) == [], "\(isOwnEraser)")
      var frozen = try await FrozenArchive(archive)
      frozen[target]?.disclosures[.identity] = isOwnEraser ? chain.records[1].disclosures[.identity] : nil
      #expect(
        try await ArchiveVerification().problems(frozen).map(\.reason)
          == [isOwnEraser ? .stillThere([.identity]) : .missing([.identity])])
    }
  }

  @Test func `between foreign chains, what one says was erased of another is a notice`() async throws {
    var chain = try SampleChain(key: 30)
    var eraser = try SampleChain(key: 31)
    try chain.seal(SampleExam.ntc)
    let target = RecordPlace(chain.sealer.chain, 1)
    try eraser.sealer.erase([target: [.identity]], reason: .term)
    let archive = InMemoryArchive()
    for sealer in [chain.sealer, eraser.sealer] {
      var batch = sealer.batch
      batch.isOwn = false
      try await archive.append(batch)
    }
    let report = try await ArchiveVerification().verify(archive)
    #expect(report.problems.first.map(\.reason) == [.erasedElsewhere([.identity])])
    #expect(report.isSound && report.problems.counts == [.notice: 1])
  }
}
