// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

/// Alterations without end, of a small chain with a rotation, a correction and an erasure: each is reported where it is.
/// A sample of bytes here; the campaigns try them all.
@Suite struct `No alteration of stored bytes goes unseen` {
  private let archive: FrozenArchive
  private let chain: ChainID
  private let sound: [RecordCheck]
  private let keys: [String: VerificationKey]

  init() async throws {
    archive = try await SmallArchive.frozen()
    chain = archive.summaries[0].id
    let keys = try [1, 101].map { try SampleChain.key($0).verificationKey }
    self.keys = Dictionary(uniqueKeysWithValues: keys.map { ($0.thumbprint, $0) })
    sound = archive.kept.map { [keys = self.keys] in RecordCheck($0, keys: keys) }
  }

  /// The problems that the chain has by its records alone when one of them is this one.
  private func problems(_ sequence: Int, _ record: StoredRecord) -> [RecordProblem] {
    var verifier = ChainVerifier(chain)
    var checks = sound
    checks[sequence] = RecordCheck(record, keys: keys)
    return checks.enumerated().flatMap { verifier.take($1, at: $0).problems }
  }

  private func altered(_ text: String, at place: Int, _ flip: UInt8) -> String {
    var bytes = Array(text.utf8)
    bytes[place] ^= flip
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a byte of what is signed`() {
    var random = SeededGenerator(seed: 1)
    for (sequence, record) in archive.kept.enumerated() {
      let length = record.jws.utf8.count
      let places = Set((0..<40).map { _ in Int.random(in: 0..<length, using: &random) })
      for place in places.union([0, length - 1]) {
        var changed = record
        changed.jws = altered(record.jws, at: place, [1, 2, 0x20, 0x80][place % 4])
        let found = problems(sequence, changed)
        #expect(found.first?.place.sequence == sequence, "\(sequence) \(place)")
        #expect(found.first?.severity == .alteration, "\(sequence) \(place)")
      }
    }
  }

  @Test func `a byte of a disclosure`() {
    var random = SeededGenerator(seed: 2)
    for (sequence, record) in archive.kept.enumerated() {
      for (part, text) in record.disclosures {
        for _ in 0..<20 {
          let place = Int.random(in: 0..<text.utf8.count, using: &random)
          var changed = record
          changed.disclosures[part] = altered(text, at: place, [1, 2, 0x20, 0x80][place % 4])
          #expect(
            problems(sequence, changed) == [
              RecordProblem(RecordPlace(chain, sequence), .part(part, .altered))
            ], "\(sequence) \(part) \(place)")
        }
      }
    }
  }

  @Test func `what is cut off, or added`() {
    for (sequence, record) in archive.kept.enumerated() {
      let texts: [String] = stride(from: 0, to: record.jws.utf8.count, by: 29).map { String(record.jws.prefix($0)) }
      for text in texts + ["A", ".", "~", " ", "\n"].flatMap({ [record.jws + $0, $0 + record.jws] }) {
        var changed = record
        changed.jws = text
        #expect(problems(sequence, changed).first?.place.sequence == sequence, "\(sequence) \(text)")
      }
      for (part, disclosure) in record.disclosures {
        for length in stride(from: 0, to: disclosure.utf8.count, by: 97) {
          var changed = record
          changed.disclosures[part] = String(disclosure.prefix(length))
          #expect(problems(sequence, changed).map(\.reason) == [.part(part, .altered)], "\(sequence) \(part)")
        }
      }
    }
  }

  @Test func `two records exchanged, one doubled over another, one dropped: every pair`() async throws {
    for first in archive.kept.indices {
      for second in archive.kept.indices where first != second {
        var changed = archive
        for (from, to) in [(first, second), (second, first)] {
          let record = archive.kept[from]
          changed.kept[to] = StoredRecord(
            place: changed.kept[to].place, jws: record.jws, disclosures: record.disclosures)
        }
        var checks = changed.kept.map { RecordCheck($0, keys: keys) }
        #expect(firstFault(checks) == min(first, second), "\(first) \(second)")
        checks = sound
        checks[second] = sound[first]
        #expect(firstFault(checks) == second, "\(first) \(second)")
      }
      var verifier = ChainVerifier(chain)
      let found = sound.indices.filter { $0 != first }.flatMap { verifier.take(sound[$0], at: $0).problems }
      // A head that is dropped shows by what was noted of it.
      let isHead = first == sound.count - 1
      #expect(found.first == (isHead ? nil : RecordProblem(RecordPlace(chain, first), .absent)))
    }
  }

  private func firstFault(_ checks: [RecordCheck]) -> Int? {
    var verifier = ChainVerifier(chain)
    return checks.enumerated().flatMap { verifier.take($1, at: $0).problems }.first?.place.sequence
  }

  @Test func `any bytes at all are refused, and end no program`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Array("ABCxyz019-_.~{}\"é\u{0}".utf8).randomElement(using: &random) ?? 0
      }
      let record = StoredRecord(
        place: RecordPlace(chain, 1), jws: String(decoding: bytes, as: UTF8.self),
        disclosures: [.identity: String(decoding: bytes, as: UTF8.self)])
      #expect(problems(1, record).first?.place.sequence == 1)
    }
  }
}
