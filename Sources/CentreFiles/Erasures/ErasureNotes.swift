// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The record of an erasure, as it is kept beside the database: a backup put back is erased by it again.
///
/// Whoever acts on one verifies its signature first: anybody who can write to the folder can add a line.
public struct ErasureNote: Hashable, Sendable {
  /// The record (RFC 9901), with the disclosures that it has.
  public let sdJWT: String
  /// Where it is in its chain, or was to be.
  public let place: RecordPlace
  /// SHA-256 of the compact JWS, base64url.
  public let hash: String
  /// The same of the record before it.
  public let previous: String

  /// `nil` unless it is the record of an erasure, by its form.
  public init?(sdJWT: String) {
    guard let record = try? SDJWT(parsing: sdJWT) else { return nil }
    let claims = record.jws.claims
    guard claims["kind"]?.string == RecordKind.erasure.rawValue, let chain = claims["chain"]?.string,
      HeadNotes.isHash(chain), let sequence = claims["seq"]?.integer, sequence > 0,
      let previous = claims["prev"]?.string
    else { return nil }
    self.sdJWT = sdJWT
    place = RecordPlace(ChainID(chain), Int(sequence))
    hash = record.jws.hash
    self.previous = previous
  }
}

/// Every erasure of a centre, `effacements.jsonl`: what it holds is erased, whatever database stands beside it.
///
/// In this order: the note is made durable (``CentreFiles/note(_:)-(ErasureNote)``); the archive appends the record and
/// deletes, in one transaction; if that was refused, the note is withdrawn (``CentreFiles/withdraw(_:)``). Killed
/// between the two, or beside a backup put back, the archive lacks the record: see ``outstanding(in:)``.
///
/// One line of canonical JSON (RFC 8785) each: `record` and `v`, or `v` and `withdrawn`, the hash of a record that does
/// not hold. The last line may be torn: it was being written when the power went, and was never acknowledged.
public struct ErasureNotes: Hashable, Sendable {
  /// In the order in which they were noted, those withdrawn left out.
  public private(set) var notes: [ErasureNote] = []
  /// Bytes of whole lines; what follows them is torn.
  private(set) var soundSize = 0

  public init() {}

  /// Reads a file. O(n).
  init(reading bytes: [UInt8], path: String) throws(CentreError) {
    var number = 0
    while let end = bytes[soundSize...].firstIndex(of: 0x0A) {
      number += 1
      let line = Array(bytes[soundSize..<end])
      // Blocks that the power cut kept from the disk read as zeros: no line has any.
      if line.contains(0), end == bytes.count - 1 { return }
      try read(line, of: path, number)
      soundSize = end + 1
    }
  }

  private mutating func read(_ line: [UInt8], of path: String, _ number: Int) throws(CentreError) {
    let json = try? CanonicalJSON(canonical: line)
    if let version = json?["v"]?.integer, version > Self.version { throw .newerRelease(path: path) }
    if let json, json.members?.count == 2, json["v"]?.integer == Self.version {
      if let withdrawn = json["withdrawn"]?.string {
        notes.removeAll { $0.hash == withdrawn }
        return
      }
      if let note = json["record"]?.string.flatMap(ErasureNote.init) {
        notes.append(note)
        return
      }
    }
    throw .damaged(path: path, reason: "ligne \(number)")
  }

  private static let version: Int64 = 1

  static func line(_ note: ErasureNote) -> [UInt8] { line("record", note.sdJWT) }

  static func line(withdrawing note: ErasureNote) -> [UInt8] { line("withdrawn", note.hash) }

  private static func line(_ key: String, _ text: String) -> [UInt8] {
    CanonicalJSON.object([.init("v", .integer(version)), .init(key, .string(text))]).bytes + [0x0A]
  }
}

/// An erasure that an archive does not have.
public struct OutstandingErasure: Hashable, Sendable {
  public var note: ErasureNote
  /// Whether its record can be appended as it is, right after the chain's head; else the archive is older or another,
  /// and a new record must erase again what of it is there.
  public var isNext: Bool

  public init(_ note: ErasureNote, isNext: Bool) {
    self.note = note
    self.isNext = isNext
  }
}

extension ErasureNotes {
  /// What an archive lacks of them, in the order in which they were noted.
  ///
  /// Reads one record a note.
  public func outstanding(in archive: some RecordArchive) async throws(ArchiveError) -> [OutstandingErasure] {
    guard !notes.isEmpty else { return [] }
    let heads = Dictionary(try await archive.chains().map { ($0.id, $0.head) }) { first, _ in first }
    var outstanding: [OutstandingErasure] = []
    for note in notes {
      let found = try await archive.record(at: note.place).flatMap { try? CompactJWS(parsing: $0.jws).hash }
      guard found != note.hash else { continue }
      let head = heads[note.place.chain]
      outstanding.append(
        OutstandingErasure(note, isNext: head?.place.sequence == note.place.sequence - 1 && head?.hash == note.previous)
      )
    }
    return outstanding
  }
}
