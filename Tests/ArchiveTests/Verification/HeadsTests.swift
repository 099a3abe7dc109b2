// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `Verifying against heads noted elsewhere` {
  private typealias Place = SmallArchive.Place

  private let archive: FrozenArchive
  private let chain: ChainID

  init() async throws {
    archive = try await SmallArchive.frozen()
    chain = archive.summaries[0].id
  }

  private func head(_ sequence: Int, of archive: FrozenArchive? = nil) throws -> ChainHead {
    let record = try #require((archive ?? self.archive)[RecordPlace(chain, sequence)])
    return ChainHead(record.place, hash: try CompactJWS(parsing: record.jws).hash)
  }

  /// The archive without what follows a record, as if it had never been there.
  private func cut(after sequence: Int) throws -> FrozenArchive {
    var archive = archive
    archive.kept.removeAll { $0.place.sequence > sequence }
    archive.summaries[0].head = try head(sequence)
    archive.summaries[0].count = sequence + 1
    // What it erased is put back too.
    if sequence < Place.erasure {
      archive[RecordPlace(chain, Place.erased)]?.disclosures = try SmallArchive.chain().records[Place.erased]
        .disclosures
    }
    return archive
  }

  private func problems(_ archive: FrozenArchive, _ notes: [HeadNote]) async throws -> [RecordProblem] {
    var verification = ArchiveVerification()
    verification.heads = notes
    return try await verification.problems(archive)
  }

  @Test(arguments: 0..<Place.erasure)
  func `a tail taken away shows by a head noted before, and by it alone`(last: Int) async throws {
    // An archive that ends earlier is whole in itself.
    let shorter = try cut(after: last)
    let noted = try head(Place.erasure)
    let typed = try #require(HeadNote(noted.shortForm))
    let labelled = try #require(HeadNote(noted.label))
    if last != Place.erased { #expect(try await problems(shorter, []) == []) }
    for note in [HeadNote.whole(noted), typed, labelled] {
      let found = try await problems(shorter, [note]).filter {
        if case .tailRemoved = $0.reason { true } else { false }
      }
      #expect(
        found == [
          RecordProblem(
            RecordPlace(chain, Place.erasure), .tailRemoved(noted: note, found: try head(last)))
        ])
    }
  }

  @Test func `every record that was once the head is still there`() async throws {
    let notes = try (0..<Place.count).flatMap { sequence -> [HeadNote] in
      let head = try head(sequence)
      return [.whole(head)] + [head.shortForm, head.label].compactMap(HeadNote.init)
    }
    #expect(notes.count == 3 * Place.count)
    #expect(try await problems(archive, notes) == [])
  }

  @Test func `a chain written again from a record on shows by every head noted after it`() async throws {
    let noted = ChainHead(RecordPlace(chain, 3), hash: try head(1).hash)
    let found = try await problems(archive, [.whole(noted)])
    #expect(
      found == [
        RecordProblem(
          RecordPlace(chain, 3), .rewritten(noted: .whole(noted), hash: try head(3).hash))
      ])
    #expect(found[0].reason.description.hasPrefix("chaîne récrite\u{A0}: la tête notée \(noted.fullForm) est devenue"))
  }

  @Test func `a chain that is gone altogether shows`() async throws {
    var empty = archive
    let noted = HeadNote.whole(try head(3))
    empty.summaries = []
    let found = try await problems(empty, [noted])
    #expect(found == [RecordProblem(RecordPlace(chain, 3), .tailRemoved(noted: noted, found: nil))])
    #expect(found[0].description.hasPrefix("chaîne \(chain.short)…\u{A0}: absente"))
  }
}
