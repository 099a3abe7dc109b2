// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Exams
import Testing

@Suite struct `Importing an exported file` {
  private typealias Place = SmallArchive.Place

  /// What an archive exports.
  private func export(_ archive: some RecordArchive) async throws -> [UInt8] {
    var writer = ExportWriter()
    let chains = try await archive.chains()
    var bytes = writer.header(chains.map(\.head))
    for digest in try await archive.definitions() {
      if let definition = try await archive.definition(digest) { bytes += writer.definition(definition) }
    }
    for chain in chains {
      for record in try await archive.records(of: chain.id, from: 0, limit: 1000) { bytes += writer.record(record) }
    }
    return bytes + writer.end()
  }

  private func records(_ archive: some RecordArchive) async throws -> [StoredRecord] {
    var records: [StoredRecord] = []
    for chain in try await archive.chains() {
      records += try await archive.records(of: chain.id, from: 0, limit: 1000)
    }
    return records
  }

  private func importing(
    _ bytes: [UInt8], into archive: any RecordArchive, _ options: ArchiveImport = ArchiveImport()
  ) async throws -> FileImportPlan {
    let source = ExportSource(bytes: bytes)
    let plan = try await options.plan(source, into: archive)
    if plan.isPossible { try await options.run(plan, source, into: archive) }
    return plan
  }

  @Test func `gives back every byte, marks the chain as foreign, and doing it again does nothing`() async throws {
    let there = try await SmallArchive.stored()
    let bytes = try await export(there)
    let here = InMemoryArchive()
    let plan = try await importing(bytes, into: here)
    #expect(plan.problems.first == [] && plan.fileProblems == [] && plan.conflicts == [])
    #expect(plan.newRecords == Place.count && plan.definitions.count == 2 && plan.chains.map(\.isOwn) == [false])
    #expect(try await records(here) == (try await records(there)))
    #expect(await here.chains().map(\.isOwn) == [false])
    #expect(try await ArchiveVerification().problems(here) == [])
    let again = try await importing(bytes, into: here)
    #expect(again.isPossible && again.isEmpty && again.absentParts == 0)
    #expect(try await records(here).count == Place.count)
  }

  @Test func `takes back the station's own chain into an empty archive by its key`() async throws {
    let bytes = try await export(SmallArchive.stored())
    let here = InMemoryArchive()
    var options = ArchiveImport()
    options.currentKey = try SampleChain.key(101).verificationKey
    #expect(try await importing(bytes, into: here, options).chains.map(\.isOwn) == [true])
    #expect(await here.chains().map(\.isOwn) == [true])
    // By a key that signed once and signs no more it stays foreign.
    options.currentKey = try SampleChain.key(1).verificationKey
    #expect(try await importing(bytes, into: InMemoryArchive(), options).chains.map(\.isOwn) == [false])
  }

  @Test func `adds what follows, and applies the erasure that comes with it`() async throws {
    let chain = try SmallArchive.chain()
    let here = InMemoryArchive()
    var batch = chain.sealer.batch
    batch.records.removeLast()
    batch.isOwn = false
    try await here.append(batch)
    let erased = RecordPlace(chain.sealer.chain, Place.erased)
    #expect(await here.record(at: erased)?.disclosures.count == 3)
    let whole = try await SmallArchive.stored()
    let plan = try await importing(export(whole), into: here)
    #expect(plan.newRecords == 1 && plan.erasedHere == 1)
    #expect(try await records(here) == (try await records(whole)))
    // An older export of the same chain says nothing new, and brings nothing back.
    let older = InMemoryArchive()
    try await older.append(batch)
    let back = try await importing(export(older), into: here)
    #expect(back.isPossible && back.isEmpty && back.absentParts == 3)
    #expect(await here.record(at: erased)?.disclosures == [:])
  }

  @Test func `leaves out what was erased here, by a proof kept beside the archive`() async throws {
    let chain = try SmallArchive.chain()
    var batch = chain.sealer.batch
    let last = batch.records.popLast()
    let proof = try #require(last).record.sdJWT
    let older = InMemoryArchive()
    try await older.append(batch)
    var options = ArchiveImport()
    options.erasureProofs = [proof]
    options.stationKeys = [try SampleChain.key(101).verificationKey]
    let here = InMemoryArchive()
    let plan = try await importing(export(older), into: here, options)
    #expect(plan.droppedParts == 3 && plan.newRecords == Place.erasure)
    #expect(await here.record(at: RecordPlace(chain.sealer.chain, Place.erased))?.disclosures == [:])
    var verification = ArchiveVerification()
    (verification.erasureProofs, verification.stationKeys) = ([proof], options.stationKeys)
    #expect(try await verification.problems(here) == [])
  }

  @Test func `tells of another history, and of more of its own chain, and writes nothing`() async throws {
    let chain = try SmallArchive.chain()
    let bytes = try await export(SmallArchive.stored(chain))
    // The same genesis, another first passage.
    var other = try SampleChain(key: 1)
    try other.seal(SampleExam.ntc, id: "260512-ZZZ")
    #expect(other.sealer.chain == chain.sealer.chain)
    let here = try await SmallArchive.stored(other)
    let before = try await records(here)
    let plan = try await importing(bytes, into: here)
    let place = RecordPlace(chain.sealer.chain, 1)
    #expect(plan.conflicts.count == 2 && !plan.isPossible)
    guard case .otherHistory(place, _, _, _) = plan.conflicts[0], case .ownChainLonger = plan.conflicts[1] else {
      Issue.record("\(plan.conflicts)")
      return
    }
    #expect(plan.conflicts[0].description.contains("nº\u{A0}1 de la chaîne"))
    #expect(try await records(here) == before)
    await #expect(throws: ImportError.self) {
      try await ArchiveImport().run(plan, ExportSource(bytes: bytes), into: here)
    }
    // An older copy of the same history may catch up when it is asked to.
    let copy = InMemoryArchive()
    var batch = chain.sealer.batch
    batch.records = Array(batch.records.prefix(3))
    try await copy.append(batch)
    var options = ArchiveImport()
    #expect(try await importing(bytes, into: copy, options).conflicts.count == 1)
    options.continuesOwnChain = true
    #expect(try await importing(bytes, into: copy, options).isPossible)
    #expect(await copy.chains().map(\.count) == [Place.count])
  }

  @Test func `a foreign chain erases and corrects nothing of another one`() async throws {
    let here = try await SmallArchive.stored()
    let own = try await records(here)
    var chain = try SampleChain(key: 60)
    try chain.sealer.erase([RecordPlace(own[0].place.chain, 1): [.identity]], reason: .other)
    let plan = try await importing(export(SmallArchive.stored(chain)), into: here)
    #expect(plan.isPossible && plan.powerlessErasures == 1 && plan.erasedHere == 0)
    #expect(try await records(here).filter { $0.place.chain == own[0].place.chain } == own)
    #expect(try await ArchiveVerification().problems(here) == [])
  }

  @Test func `a file changed between its two readings is refused whole`() async throws {
    let bytes = try await export(SmallArchive.stored())
    let here = InMemoryArchive()
    let options = ArchiveImport()
    let plan = try await options.plan(ExportSource(bytes: bytes), into: here)
    let others = try await export(SmallArchive.stored(SmallArchive.chain(key: 70)))
    for other in [others, Array(bytes.dropLast(9)), []] {
      await #expect(throws: (any Error).self) { try await options.run(plan, ExportSource(bytes: other), into: here) }
      #expect(await here.chains().isEmpty)
    }
  }

  @Test func `no alteration of a file gets in`() async throws {
    let bytes = try await export(SmallArchive.stored())
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    var random = SeededGenerator(seed: 8)
    var altered: [[UInt8]] = (0..<40).map { _ in
      var bytes = bytes
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= [1, 0x20, 0x80].randomElement(using: &random) ?? 1
      return bytes
    }
    altered += (0..<20).map { _ in Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))) }
    altered += lines.indices.map { Array((lines[..<$0] + lines[($0 + 1)...]).joined()) }
    for (number, bytes) in altered.enumerated() {
      let here = InMemoryArchive()
      let plan = try await importing(bytes, into: here)
      #expect(!plan.isPossible, "\(number)")
      #expect(await here.chains().isEmpty, "\(number)")
    }
  }

  @Test func `records dropped, swapped or doubled under an end made again are named`() async throws {
    let archive = try await SmallArchive.frozen()
    let chain = archive.summaries[0].id
    func plan(_ records: [StoredRecord]) async throws -> [RecordProblem] {
      var writer = ExportWriter()
      var bytes = writer.header(archive.summaries.map(\.head))
      for definition in archive.definitionList { bytes += writer.definition(definition) }
      for record in records { bytes += writer.record(record) }
      let plan = try await ArchiveImport().plan(ExportSource(bytes: bytes + writer.end()), into: InMemoryArchive())
      #expect(plan.fileProblems == [])
      #expect(plan.isPossible == plan.problems.first.isEmpty)
      return plan.problems.first
    }
    #expect(try await plan(archive.kept) == [])
    for index in archive.kept.indices {
      var records = archive.kept
      records.remove(at: index)
      let dropped = try await plan(records)
      #expect(!dropped.isEmpty, "\(index)")
      // Without the key that it announces, nobody can tell where the next ones belong.
      if index > 0, index < Place.erasure, index != Place.key {
        #expect(dropped.contains { $0.place == RecordPlace(chain, index) && $0.reason == .absent })
      }
      #expect(try await plan(Array(archive.kept[...index]) + archive.kept[index...]).map(\.reason) == [.repeated])
      guard index > 0 else { continue }
      records = archive.kept
      records.swapAt(index - 1, index)
      #expect(try await !plan(records).isEmpty)
      records = archive.kept
      guard let part = records[index].disclosures.keys.min() else { continue }
      records[index].disclosures[part] = nil
      #expect(try await plan(records).map(\.reason) == [.missing([part])])
    }
  }
}
