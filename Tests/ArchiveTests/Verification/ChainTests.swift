// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Testing

@Suite struct `Verifying a chain` {
  private typealias Place = SmallArchive.Place
  private typealias Reason = RecordProblem.Reason

  private let archive: FrozenArchive
  private let chain: ChainID

  init() async throws {
    archive = try await SmallArchive.frozen()
    chain = archive.summaries[0].id
  }

  private func place(_ sequence: Int) -> RecordPlace { RecordPlace(chain, sequence) }
  private func record(_ sequence: Int) throws -> StoredRecord { try #require(archive[place(sequence)]) }
  private func hash(_ sequence: Int) throws -> String { try CompactJWS(parsing: record(sequence).jws).hash }

  /// What is found of the archive after a change, the end that the store says left out.
  private func reasons(
    _ verification: ArchiveVerification = ArchiveVerification(), _ change: (inout FrozenArchive) throws -> Void
  ) async throws -> [String] {
    var archive = archive
    try change(&archive)
    return try await verification.problems(archive).filter { problem in
      if case .otherHead = problem.reason { false } else { true }
    }.map { "\($0.place.sequence) \($0.reason)" }
  }

  /// The same from what is expected.
  private func expected(_ reasons: (Int, Reason)...) -> [String] { reasons.map { "\($0) \($1)" } }

  /// A record with other claims, signed by a key of the test.
  private func forged(
    _ sequence: Int, key: UInt8, _ change: (inout [CanonicalJSON.Member]) -> Void = { _ in }
  ) throws -> StoredRecord {
    var record = try record(sequence)
    var members = try #require(CompactJWS(parsing: record.jws).claims.members)
    change(&members)
    record.jws = try CompactJWS.sign(payload: .object(members), with: SampleChain.key(key)).text
    return record
  }

  @Test func `a chain with a rotation, a correction and an erasure is sound`() async throws {
    var verification = ArchiveVerification()
    verification.isComplete = true
    verification.pageSize = 2
    let archive = try await SmallArchive.stored()
    let head = try #require(await archive.chains().first?.head)
    verification.heads = [.whole(head)]
    var progress: [Int] = []
    let report = try await verification.verify(archive) { done, total in
      progress.append(done)
      #expect(total == Place.count)
    }
    #expect(report.problems.first == [])
    #expect(report.isSound && report.isWhole && report.cohorts.isEmpty)
    #expect(report.records == Place.count && progress.last == Place.count && progress == progress.sorted())
    #expect(report.chains.map(\.head) == [head])
    #expect(report.chains[0].kinds[.passage] == 4 && report.chains[0].isOwn)
    #expect(report.chains[0].keys.map(\.first) == [0, Place.key + 1])
    #expect(report.erasedRecords == 1 && report.erasedParts == 3 && report.definitions == 2)
    #expect(
      report.verdict
        == "Aucune altération\u{A0}: 9\u{A0}enregistrements, dont 1\u{A0}en partie effacé, comme l’archive le dit.")
  }

  @Test(arguments: [1, 2, 3, 100])
  func `pages of any size find the same`(size: Int) async throws {
    var verification = ArchiveVerification()
    verification.pageSize = size
    verification.workers = size
    let found = try await reasons(verification) { archive in
      archive[place(Place.first)] = nil
      archive[place(Place.marked)]?.jws += "A"
    }
    #expect(found == expected((1, .absent), (3, .unreadable(.malformed))))
  }

  @Test func `another signature is told with its record and what to do`() async throws {
    var archive = archive
    let other = try forged(Place.last, key: 9).jws.split(separator: ".")[2]
    let parts = try record(Place.last).jws.split(separator: ".")
    archive[place(Place.last)]?.jws = parts.dropLast().joined(separator: ".") + "." + other
    let report = try await ArchiveVerification().verify(archive)
    #expect(report.problems.first == [RecordProblem(place(Place.last), .signature)])
    #expect(!report.isSound)
    #expect(
      report.verdict
        == "1\u{A0}altération. Le premier enregistrement altéré\u{A0}: nº\u{A0}6 de la chaîne \(chain.short)…\u{A0}: "
        + "signature fausse (contenu ou signature changés).")
  }

  @Test func `a record that is missing leaves a hole, several one hole`() async throws {
    #expect(try await reasons { $0[place(2)] = nil } == expected((2, .absent)))
    var archive = archive
    for sequence in 2...4 { archive[place(sequence)] = nil }
    let problems = try await ArchiveVerification().problems(archive)
    #expect(problems.contains(RecordProblem(place(2), through: 4, .absent)))
    #expect(problems[0].description == "nº\u{A0}2 à 4 de la chaîne \(chain.short)…\u{A0}: absent")
  }

  @Test func `a chain whose records lie far apart is read to its end`() async throws {
    var archive = archive
    archive[place(Place.erasure)]?.place.sequence = 1 << 52
    archive.summaries[0].head.place.sequence = 1 << 53
    let problems = try await ArchiveVerification().problems(archive)
    #expect(problems.contains(RecordProblem(place(8), through: 1 << 52 - 1, .absent)))
    #expect(problems.contains(RecordProblem(place(1 << 52), .misplaced(place(8)))))
  }

  @Test(arguments: [1 << 54, .max], [false, true])
  func `a number that no record can have is an alteration`(number: Int, isHead: Bool) async throws {
    var archive = archive
    archive[place(Place.erasure)]?.place.sequence = number
    if isHead { archive.summaries[0].head.place.sequence = number }
    let head = archive.summaries[0].head
    let problems = try await ArchiveVerification().problems(archive)
    #expect(problems.contains(RecordProblem(place(Place.fixing), .otherHead(head))))
    #expect(problems.contains(RecordProblem(place(number), .otherHead(head))) == !isHead)
    var verifier = ChainVerifier(chain)
    let finding = verifier.take(RecordCheck(try record(0), keys: nil), at: number)
    #expect(finding.problems == [RecordProblem(place(number), .repeated)] && !finding.isAuthentic)
    archive.summaries[0].head.place.sequence = .max
    let damaged = archive
    await #expect(throws: ArchiveError.self) {
      try await ArchiveImport().plan(ExportSource { { nil } }, into: damaged)
    }
  }

  @Test func `a record that stands far past the head is an alteration`() async throws {
    var archive = archive
    var stray = try record(Place.last)
    stray.place.sequence = 5000
    archive.kept.append(stray)
    let head = archive.summaries[0].head
    #expect(try await ArchiveVerification().problems(archive) == [RecordProblem(place(5000), .otherHead(head))])
  }

  @Test func `records swapped, doubled or of another chain are out of place`() async throws {
    let (one, other) = (try record(1), try record(3))
    let swapped = try await reasons { archive in
      archive[place(1)] = StoredRecord(place: place(1), jws: other.jws, disclosures: other.disclosures)
      archive[place(3)] = StoredRecord(place: place(3), jws: one.jws, disclosures: one.disclosures)
    }
    #expect(
      swapped.filter { $0.contains("cette place") } == expected((1, .misplaced(place(3))), (3, .misplaced(place(1)))))
    let doubled = try await reasons { archive in
      archive[place(3)] = StoredRecord(place: place(3), jws: one.jws, disclosures: one.disclosures)
    }
    #expect(doubled.first == expected((3, .misplaced(place(1)))).first)
    let stranger = try SmallArchive.chain(key: 50)
    let foreign = try await reasons { $0[place(0)]?.jws = stranger.records[0].jws }
    #expect(foreign.first == expected((0, .otherGenesis)).first)
    let misfit = try await reasons { $0[place(3)]?.jws = stranger.records[3].jws }
    #expect(misfit.first == expected((3, .misplaced(RecordPlace(stranger.sealer.chain, 3)))).first)
  }

  @Test func `a record replaced by another that the station signed breaks the link`() async throws {
    let forged = try forged(Place.marked, key: 1) { $0[$0.firstIndex { $0.key == "iat" } ?? 0].value = 1 }
    let found = try await reasons { $0[place(Place.marked)] = forged }
    let cited = Citation(place(Place.marked), hash: try hash(Place.marked))
    let other = try CompactJWS(parsing: forged.jws).hash
    #expect(found == expected((4, .previous), (7, .citation(cited, .other(other)))))
  }

  @Test func `only the key of its turn signs`() async throws {
    let old = try forged(Place.last, key: 1)
    #expect(
      try await reasons { $0[place(Place.last)] = old }.first
        == expected((Place.last, .keyOutOfTurn(SampleChain.key(1).verificationKey.thumbprint))).first)
    let early = try forged(Place.first, key: 101)
    let unknown = Reason.unknownKey(try SampleChain.key(101).verificationKey.thumbprint)
    #expect(try await reasons { $0[place(Place.first)] = early }.first == expected((Place.first, unknown)).first)
  }

  @Test func `a key that signed two records is told once, and gives neither any authority`() async throws {
    let stranger = try SampleChain.key(77)
    let erasure = try forged(Place.erasure, key: 77)
    let passage = try forged(Place.last, key: 77)
    let found = try await reasons { archive in
      archive[place(Place.last)] = passage
      archive[place(Place.erasure)] = erasure
    }
    #expect(
      found
        == expected(
          (Place.erased, .missing(Set(RecordPart.allCases))),
          (Place.last, .unknownKey(stranger.verificationKey.thumbprint))))
  }

  @Test func `a new key that did not sign its announcement signs nothing`() async throws {
    let proof = Base64URL.encode(try SampleChain.key(9).sign([1, 2, 3]))
    let forged = try forged(Place.key, key: 1) {
      $0[$0.firstIndex { $0.key == "proof" } ?? 0].value = .string(proof)
    }
    let found = try await reasons { $0[place(Place.key)] = forged }
    let unknown = Reason.unknownKey(try SampleChain.key(101).verificationKey.thumbprint)
    #expect(found.prefix(3) == expected((2, .missing(Set(RecordPart.allCases))), (5, .keyProof), (6, unknown))[...])
  }

  @Test func `a record of a later release is told apart from an altered one`() async throws {
    var archive = archive
    let newer = try forged(Place.erasure, key: 101) { $0[$0.firstIndex { $0.key == "v" } ?? 0].value = 2 }
    archive[place(Place.erasure)] = newer
    archive.summaries[0].head.hash = try CompactJWS(parsing: newer.jws).hash
    archive[place(Place.erased)]?.disclosures = try SmallArchive.chain().records[Place.erased].disclosures
    let report = try await ArchiveVerification().verify(archive)
    #expect(report.problems.first == [RecordProblem(place(Place.erasure), .content(.newerRelease("v: 2")))])
    #expect(report.isSound && !report.isWhole && report.problems.counts == [.undecided: 1])
    let verdict =
      "Vérification incomplète\u{A0}: 1\u{A0}enregistrement n’a pas pu être jugé, rien d’altéré dans les autres."
    #expect(report.verdict.hasPrefix(verdict))
    #expect(report.problems.first[0].reason.remedy == "Mettez oral à jour pour le vérifier.")
    // With a false signature it is altered, whatever it says.
    archive[place(Place.erasure)]?.jws = try forged(Place.erasure, key: 9) { $0[0].value = 2 }.jws
    #expect(try await !ArchiveVerification().verify(archive).isSound)
  }

  @Test func `what is cited must be there, before, and the same`() async throws {
    func citing(_ sequence: Int, _ hash: String, chain other: ChainID? = nil) throws -> StoredRecord {
      try forged(Place.fixing, key: 101) { members in
        let cite: CanonicalJSON = [
          "chain": .string((other ?? chain).text), "hash": .string(hash), "seq": .integer(Int64(sequence)),
        ]
        members[members.firstIndex { $0.key == "cites" } ?? 0].value = [cite]
      }
    }
    let (right, own) = (try hash(Place.marked), try hash(Place.first))
    func fault(_ record: StoredRecord) async throws -> [String] {
      // The next one does not follow what was forged.
      try await reasons { $0[place(Place.fixing)] = record }.filter { $0.hasPrefix("7 ") }
    }
    let marked = Citation(place(Place.marked), hash: own)
    #expect(
      try await fault(citing(Place.marked, own)) == expected((7, .citation(marked, .other(right)))))
    let away = Citation(RecordPlace(ChainID(own), 3), hash: right)
    #expect(try await fault(citing(3, right, chain: ChainID(own))) == expected((7, .citation(away, .absent))))
    let later = Citation(place(8), hash: try hash(8))
    #expect(try await fault(citing(8, later.hash)) == expected((7, .citation(later, .later))))
    #expect(try await fault(citing(Place.marked, right)) == [])
  }

  @Test func `where the store says that the chain ends is where it ends`() async throws {
    var archive = archive
    let head = archive.summaries[0].head
    archive.summaries[0].head.place.sequence = 5
    let problems = try await ArchiveVerification().problems(archive)
    #expect(problems == [RecordProblem(head.place, .otherHead(archive.summaries[0].head))])
    archive.summaries[0].head = ChainHead(head.place, hash: try hash(3))
    #expect(try await ArchiveVerification().problems(archive).count == 1)
  }

  @Test func `definitions are there, and are what their digest says`() async throws {
    var archive = archive
    let digest = archive.definitionList[0].sha256
    archive.definitionList[0] = ExamDefinition(file: "x", bytes: [1])
    let problems = try await ArchiveVerification().problems(archive)
    #expect(problems.map(\.reason) == [.definitionMissing(digest)])
  }
}
