// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Sittings
import Testing

@testable import CentreFiles

@Suite struct `A rotation in the station’s chain` {
  private let now = Instant(wall: 1_795_262_400_000, boot: 0, bootID: "b")

  /// A centre with a key and a chain that the key began.
  private func begin(_ disk: MemoryDisk) async throws -> InMemoryArchive {
    var samples = Samples()
    let files = CentreFiles.on(disk)
    _ = try files.create(CentreSettings(name: "x"), at: 1, passphrase: nil, using: &samples.generator)
    let archive = InMemoryArchive()
    let sealer = try Sealer.genesis(key: try files.keys.current(nil).open(nil), at: now)
    try await archive.append(sealer.batch)
    try files.note([.init(sealer.head, isOwn: true)])
    return archive
  }

  private func rotate(_ disk: MemoryDisk, _ archive: InMemoryArchive, seed: UInt64 = 7) async throws -> KeyRotation {
    var generator = SeededGenerator(seed: seed)
    return try await CentreFiles.on(disk).rotateKey(in: archive, at: now, passphrase: nil, using: &generator)
  }

  @Test func `is a record that the old key signed, after which the new one signs`() async throws {
    let disk = MemoryDisk()
    let archive = try await begin(disk)
    let before = try #require(try await StationChain.load(from: archive))
    let rotation = try await rotate(disk, archive)
    let after = try #require(try await StationChain.load(from: archive))
    #expect(after.head.place.sequence == 1 && after.issued == 1_795_262_400)
    #expect(rotation.old == before.signer && rotation.new.id == after.signer)
    #expect(try CompactJWS(parsing: after.last.jws).keyID == before.signer)
    let files = CentreFiles.on(disk)
    #expect(try files.heads()[after.head.place.chain]?.head == after.head)
    let key = try files.keys.current(after.signer).open(nil)
    _ = try Sealer(after: after.last, key: key, at: now)
    #expect(try files.keys.privateKeys().count == 1)
  }

  @Test func `is refused beside an archive that is older than what was noted, and destroys nothing`() async throws {
    let disk = MemoryDisk()
    let archive = try await begin(disk)
    let older = InMemoryArchive()
    let error = await #expect(throws: CentreError.self) { try await rotate(disk, older) }
    guard case .doesNotGoOn(.isOlder(_, found: nil), _) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    _ = try await rotate(disk, archive)
    let files = CentreFiles.on(disk)
    let again = try await begin(MemoryDisk())
    await #expect(throws: CentreError.self) { try await rotate(disk, again) }
    #expect(try files.keys.privateKeys().count == 1)
  }

  @Test func `survives a death at each step, and is brought to its end by the next one`() async throws {
    var deaths = 0
    for survival in MemoryDisk.Survival.allCases {
      for step in 0... {
        let before = MemoryDisk()
        let archive = try await begin(before)
        let disk = before.survivor(.everything, .death(at: step))
        _ = try? await rotate(disk, archive)
        guard disk.isDead else { break }
        deaths += 1
        let place = "step \(step), \(survival)"
        let next = disk.survivor(survival)
        let files = CentreFiles.on(next)
        try await files.heads().checkForSealing(in: archive, keys: [], path: "")
        let chain = try #require(try await StationChain.load(from: archive))
        _ = try Sealer(after: chain.last, key: try files.keys.current(chain.signer).open(nil), at: now)
        let rotation = try await rotate(next, archive, seed: 8)
        let end = try #require(try await StationChain.load(from: archive))
        #expect(end.signer == rotation.new.id, "\(place)")
        #expect(end.head.place.sequence == chain.head.place.sequence + 1, "\(place)")
        #expect(try files.keys.privateKeys().map(\.id) == [end.signer], "\(place)")
        #expect(try files.heads()[end.head.place.chain]?.head == end.head, "\(place)")
      }
    }
    #expect(deaths > 60)
  }
}

@Suite struct `An archive beside what was noted` {
  private let now = Instant(wall: 1_795_262_400_000, boot: 0, bootID: "b")

  /// A chain of a genesis and two rotations, and the archive after each.
  private func history() async throws -> (heads: [ChainHead], batches: [RecordBatch]) {
    var samples = Samples()
    var key = try samples.key()
    var sealer = try Sealer.genesis(key: key, at: now)
    var (heads, batches) = ([sealer.head], [sealer.batch])
    let archive = InMemoryArchive()
    try await archive.append(sealer.batch)
    for _ in 0..<2 {
      let chain = try #require(try await StationChain.load(from: archive))
      sealer = try Sealer(after: chain.last, key: key, at: now)
      key = try samples.key()
      try sealer.rotate(to: key)
      try await archive.append(sealer.batch)
      heads.append(sealer.head)
      batches.append(sealer.batch)
    }
    return (heads, batches)
  }

  private func archive(_ batches: some Sequence<RecordBatch>) async throws -> InMemoryArchive {
    let archive = InMemoryArchive()
    for batch in batches { try await archive.append(batch) }
    return archive
  }

  @Test func `goes on when it has as much or more, and is older when it has less`() async throws {
    let (heads, batches) = try await history()
    for (noted, head) in heads.enumerated() {
      for count in 0...batches.count {
        let archive = try await archive(batches.prefix(count))
        let findings = try await HeadNotes([.init(head, isOwn: true)]).findings(in: archive, keys: []).map(\.finding)
        let found = count == 0 ? nil : heads[count - 1]
        #expect(findings == [count > noted ? .goesOn : .isOlder(noted: head, found: found)])
      }
    }
  }

  @Test func `of an imported chain does not forbid to seal`() async throws {
    let (heads, _) = try await history()
    let empty = InMemoryArchive()
    try await HeadNotes([.init(heads[2], isOwn: false)]).checkForSealing(in: empty, keys: [], path: "")
    await #expect(throws: CentreError.self) {
      try await HeadNotes([.init(heads[2], isOwn: true)]).checkForSealing(in: empty, keys: [], path: "")
    }
  }

  @Test func `does not forbid to seal once a new chain says what it follows`() async throws {
    let (heads, batches) = try await history()
    var samples = Samples()
    let notes = HeadNotes([.init(heads[2], isOwn: true)])
    // Older than what was noted, and a chain begun in it that cites the head noted, or an earlier one.
    for cited in heads {
      let archive = try await archive(batches.prefix(1))
      #expect(try await notes.headToFollow(in: archive, keys: []) == heads[2])
      let sealer = try Sealer.genesis(key: try samples.key(), at: now, after: cited)
      try await archive.append(sealer.batch)
      let finding = try #require(try await notes.findings(in: archive, keys: []).first?.finding)
      #expect(finding.forbidsSealing == (cited != heads[2]))
      if cited == heads[2] {
        #expect(finding == .isFollowed(by: sealer.head.place.chain))
        try await notes.checkForSealing(in: archive, keys: [], path: "")
        #expect(try await notes.headToFollow(in: archive, keys: []) == sealer.head)
        #expect(try await StationChain.load(from: archive)?.head == sealer.head)
      }
    }
  }

  @Test func `is followed by no chain that none of the station's keys signed`() async throws {
    let (heads, batches) = try await history()
    var samples = Samples()
    let own = try (0..<3).map { _ in try samples.key() }
    let stranger = try samples.key()
    let notes = HeadNotes([.init(heads[2], isOwn: true)])
    for (key, isFollowed) in [(own[2], true), (stranger, false)] {
      let archive = try await archive(batches.prefix(1))
      try await archive.append(Sealer.genesis(key: key, at: now, after: heads[2]).batch)
      let keys = own.map(\.verificationKey)
      let finding = try #require(try await notes.findings(in: archive, keys: keys).first?.finding)
      #expect(finding.forbidsSealing != isFollowed)
      #expect(try await !notes.findings(in: archive, keys: []).contains { $0.finding.forbidsSealing })
    }
  }

  @Test func `with another history forbids to seal`() async throws {
    let (heads, batches) = try await history()
    let archive = try await archive(batches)
    var samples = Samples()
    let other = ChainHead(heads[1].place, hash: samples.hash())
    let findings = try await HeadNotes([.init(other, isOwn: true)]).findings(in: archive, keys: []).map(\.finding)
    #expect(findings == [.isOther(noted: other, hash: heads[1].hash)])
  }

  @Test func `lacks the erasures that it does not have, and tells which can be appended as they are`() async throws {
    let (heads, batches) = try await history()
    var samples = Samples()
    let next = try samples.erasure(3, chain: heads[2].place.chain, previous: heads[2].hash)
    let lost = try samples.erasure(3, chain: heads[2].place.chain)
    let far = try samples.erasure(9, chain: heads[2].place.chain)
    let archive = try await archive(batches)
    let disk = MemoryDisk()
    let files = CentreFiles.on(disk)
    try files.write(CentreSettings(name: "x"))
    for note in [next, lost, far] { try files.note(note) }
    let outstanding = try await files.erasures().outstanding(in: archive)
    #expect(
      outstanding == [
        OutstandingErasure(next, isNext: true), OutstandingErasure(lost, isNext: false),
        OutstandingErasure(far, isNext: false),
      ])
    #expect(try await ErasureNotes().outstanding(in: archive).isEmpty)
  }
}
