// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
import Exams
import Sittings

/// A passage on its way into a chain: all but what depends on the record before it.
public struct UnsealedPassage: Sendable {
  public let content: PassageContent
  public let id: String
  public let subject: RecordPayload.Subject
  let issued: Int64
  let disclosures: [Disclosure]
}

extension Shape {
  /// The stations of the centre: each signs every eighth passage with its key, into its chain.
  public static let chainCount = 8

  /// - Parameter number: 0..<``count``
  public func unsealed(_ number: Int) throws -> UnsealedPassage {
    let sitting = passage(number)
    var generator = SeededGenerator(seed: ~seed, number)
    // The journal is not made: its digest is as good as drawn.
    let journal = JournalDigest(
      events: sitting.events.count, sha256: SHA256Digest.hex(of: generator.bytes(8)))
    guard let opening = sitting.state.opening, let last = sitting.events.last,
      let content = PassageContent(sitting: sitting, journal: journal)
    else { throw Incomplete(number: number) }
    return UnsealedPassage(
      content: content, id: opening.id, subject: .init(exam: opening.exam, session: opening.session),
      issued: last.moment.effective.wall / 1000 + 3600,
      disclosures: try RecordPart.allCases.map { part in
        try Disclosure(salt: generator.bytes(16), name: part.rawValue, value: content.json(part))
      })
  }

  public struct Incomplete: Error { public var number: Int }
}

/// The end of one station's chain, and the key that it is signed with.
public struct ChainEnd: Sendable {
  public let key: SigningKey
  public let genesis: StoredRecord
  public private(set) var head: ChainHead

  /// - Parameter number: 0..<``Shape/chainCount``
  public init(_ number: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1, number)
    key = try SigningKey(seed: generator.bytes(32))
    let jws = try SDJWT.issue(
      [
        .init("id", "genese"), .init("iat", 1_483_225_200), .init("jwk", key.verificationKey.jwk),
        .init("kind", .string(RecordKind.genesis.rawValue)), .init("seq", 0),
        .init("v", .integer(Int64(RecordPayload.version))),
      ], disclosures: [], with: key
    ).jws
    head = ChainHead(RecordPlace(ChainID(jws.hash), 0), hash: jws.hash)
    genesis = StoredRecord(place: head.place, jws: jws.text, disclosures: [:])
  }

  /// Signs a passage right after the head, and moves it.
  public mutating func seal(_ passage: UnsealedPassage) throws -> StoredRecord {
    let place = RecordPlace(head.place.chain, head.place.sequence + 1)
    let exam = passage.subject.exam
    let sealed = try SDJWT.issue(
      [
        .init("chain", .string(place.chain.text)), .init("iat", .integer(passage.issued)),
        .init("exam", ["id": .string(exam.id), "sha256": .string(exam.sha256), "version": .string(exam.version)]),
        .init("id", .string(passage.id)), .init("kind", .string(RecordKind.passage.rawValue)),
        .init("prev", .string(head.hash)), .init("seq", .integer(Int64(place.sequence))),
        .init("session", CanonicalJSON(passage.subject.session)), .init("v", .integer(Int64(RecordPayload.version))),
      ], disclosures: passage.disclosures, with: key)
    head = ChainHead(place, hash: sealed.jws.hash)
    let disclosures = zip(RecordPart.allCases, passage.disclosures).map { ($0, $1.encoded) }
    return StoredRecord(
      place: place, jws: sealed.jws.text, disclosures: Dictionary(disclosures) { first, _ in first })
  }
}
