// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Sittings
import Testing

/// Sittings sealed one after the other, with a key and salts that are always the same.
struct SealedRoom {
  var sealer: Sealer
  private var generator = FixedGenerator()

  /// SplitMix64, from 0.
  struct FixedGenerator: RandomNumberGenerator {
    private var state: UInt64 = 0

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  /// Sealed on the evening of the day of the rooms, by the station of that seed.
  init(station: UInt8 = 7) throws {
    let now = Instant(wall: 1_778_608_800_000, boot: 50_000_000, bootID: "boot-1", utcOffset: 120)
    sealer = try Sealer.genesis(key: SigningKey(seed: Array(repeating: station, count: 32)), at: now)
  }

  /// The sitting's record, closed with it.
  ///
  /// - Parameter definition: what the sitting follows; a stand-in for its digest unless given.
  mutating func seal(_ room: Room, definition: ExamDefinition? = nil) throws -> StoredRecord {
    let sha256 = try #require(room.sitting.state.opening).exam.sha256
    let definition = definition ?? ExamDefinition(sha256: sha256, file: "\(room.exam.id).yaml", bytes: [])
    let stored = try room.sitting.events.map { try EventCodec.current.encode($0) }
    let sealable = try SealableSitting(
      exam: room.exam, stored: stored, definition: definition, head: SittingHead(stage: "decided"))
    try sealer.seal(sealable, using: &generator)
    return try #require(sealer.items.last).record
  }

  /// What a linked record is, once made.
  mutating func link(_ body: (inout Sealer, inout FixedGenerator) throws -> Void) throws -> StoredRecord {
    try body(&sealer, &generator)
    return try #require(sealer.items.last).record
  }

  func history(_ passage: StoredRecord, linked: [StoredRecord] = []) throws -> PassageHistory {
    try #require(try PassageHistory(passage, linked: linked))
  }

  /// A line as a store would list it.
  static func line(_ record: StoredRecord) throws -> ArchiveLine {
    let content = try RecordContent(record)
    let subject = try #require(content.payload.subject)
    let evaluation = content.evaluation
    return ArchiveLine(
      place: record.place,
      cursor: Page.Cursor(
        day: try #require(evaluation?.day ?? Day("2026-05-12")), number: Int64(record.place.sequence)),
      id: content.payload.id, exam: subject.exam.id, session: subject.session,
      candidate: content.identity?.candidate ?? Candidate(number: "", familyName: "", givenName: ""),
      jury: content.deliberation?.jury.map(\.name) ?? [], outcome: content.deliberation?.outcome,
      award: evaluation?.award, mark: content.deliberation?.mark, fixedMark: content.deliberation?.fixedMark,
      isReserved: content.deliberation?.reservations.standing.isEmpty == false)
  }
}

extension StoredRecord {
  /// What an erasure leaves.
  func without(_ parts: RecordPart...) -> StoredRecord {
    StoredRecord(place: place, jws: jws, disclosures: disclosures.filter { !parts.contains($0.key) })
  }
}
