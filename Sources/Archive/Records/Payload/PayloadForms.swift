// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

// What a payload's members hold, read in the order of their keys.

/// SHA-256 in base64url: 43 letters.
struct HashText: CanonicalReadable {
  var text: String

  init(from reader: inout CanonicalReader) throws(RecordError) {
    text = try reader.string()
    guard SealedHash.isHash(text) else { throw .malformed(field: "") }
  }
}

/// A year, 1…9999.
struct SessionYear: CanonicalReadable {
  var year: Int

  init(from reader: inout CanonicalReader) throws(RecordError) {
    year = try Int(from: &reader)
    guard (1...9999).contains(year) else { throw .malformed(field: "") }
  }
}

/// Names of disclosures, at least one, each once, in their order.
struct PartList: CanonicalReadable {
  var parts: [RecordPart]

  init(from reader: inout CanonicalReader) throws(RecordError) {
    parts = try reader.array()
    guard !parts.isEmpty, zip(parts, parts.dropFirst()).allSatisfy(<) else { throw .malformed(field: "") }
  }
}

extension Citation: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let chain: HashText = try reader.member("chain")
    let hash: HashText = try reader.member("hash")
    self.init(RecordPlace(ChainID(chain.text), try reader.member("seq")), hash: hash.text)
    try reader.close()
  }

  var json: CanonicalJSON {
    ["chain": .string(place.chain.text), "hash": .string(hash), "seq": .integer(Int64(place.sequence))]
  }
}

extension Opening.ExamReference: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let id: String = try reader.member("id")
    let sha256: String = try reader.member("sha256")
    self.init(id: id, version: try reader.member("version"), sha256: sha256)
    try reader.close()
    guard SittingID.isValid(id) else { throw .malformed(field: "id") }
    guard sha256.utf8.count == 64, sha256.utf8.allSatisfy(isHex) else { throw .malformed(field: "sha256") }
  }

  var json: CanonicalJSON { ["id": .string(id), "sha256": .string(sha256), "version": .string(version)] }
}

extension VerificationKey: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    guard try reader.member("crv") == "Ed25519" else { throw .malformed(field: "crv") }
    guard try reader.member("kty") == "OKP" else { throw .malformed(field: "kty") }
    let x: String = try reader.member("x")
    try reader.close()
    guard let bytes = Base64URL.decode(x), let key = try? VerificationKey(x: bytes) else {
      throw .malformed(field: "x")
    }
    self = key
  }
}

extension Erasure.Span: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let chain: HashText = try reader.member("chain")
    let parts: PartList = try reader.member("parts")
    let ranges: [SequenceRange] = try reader.member("seqs")
    try reader.close()
    let areApart = zip(ranges, ranges.dropFirst()).allSatisfy { $0.range.upperBound + 1 < $1.range.lowerBound }
    guard !ranges.isEmpty, areApart else { throw .malformed(field: "seqs") }
    self.init(chain: ChainID(chain.text), ranges: ranges.map(\.range), parts: Set(parts.parts))
  }

  var json: CanonicalJSON {
    [
      "chain": .string(chain.text), "parts": CanonicalJSON(parts.sorted().map(\.rawValue)),
      "seqs": .array(ranges.map { [.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))] }),
    ]
  }

  private struct SequenceRange: CanonicalReadable {
    var range: ClosedRange<Int>

    init(from reader: inout CanonicalReader) throws(RecordError) {
      let (first, last): (Int, Int) = try reader.pair()
      guard first <= last else { throw .malformed(field: "") }
      range = first...last
    }
  }
}

extension MaskedAggregate: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let awards: [String: Int] = try reader.member("awards")
    let criteria: [CriterionCount] = try reader.member("criteria")
    let exam: String = try reader.member("exam")
    let passages: Int = try reader.member("passages")
    let session: SessionYear? = try reader.member("session")
    try reader.close()
    self.init(exam: exam, session: session?.year, passages: passages, criteria: criteria, awards: awards)
  }

  var json: CanonicalJSON {
    [
      "awards": .object(awards.map { .init($0.key, .integer(Int64($0.value))) }), "criteria": .list(criteria),
      "exam": .string(exam), "passages": .integer(Int64(passages)), "session": CanonicalJSON(session),
    ]
  }
}

/// `["ntc.c1.1",12,9]`: given, then met.
extension MaskedAggregate.CriterionCount: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    let (criterion, given, met): (String, Int, Int) = try reader.triple()
    self.init(criterion: criterion, given: given, met: met)
  }

  var json: CanonicalJSON { [.string(criterion), .integer(Int64(given)), .integer(Int64(met))] }
}

extension RecordPayload {
  /// Whether a record of that kind and place is called so.
  static func isValid(id: String, _ kind: RecordKind, _ sequence: Int) -> Bool {
    let sitting = id.prefix { $0 != "/" }
    let isOfSitting = !kind.parts.isEmpty
    return (!isOfSitting || SittingID.isValid(String(sitting)))
      && id == Self.id(of: kind, sitting: String(sitting), sequence: sequence)
  }
}

private func isHex(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x61...0x66: true
  default: false
  }
}
