// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// What takes records in: their content, and the lines of an export.
extension Fuzz {
  /// Bytes between 0x1E: a payload, then the values of its parts in their order.
  static func content(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x1E, omittingEmptySubsequences: false).map(Array.init)
    let values = Dictionary(zip(RecordPart.allCases, parts.dropFirst())) { first, _ in first }
    let disclosures = values.mapValues { Base64URL.encode(Array(#"["AAECAwQFBgcICQoLDA0ODw",""#.utf8) + $0) }
    let named = values.reduce(into: [RecordPart: String]()) { named, part in
      let head = #"["AAECAwQFBgcICQoLDA0ODw","\#(part.key.rawValue)","#
      named[part.key] = Base64URL.encode(Array(head.utf8) + part.value + [UInt8(ascii: "]")])
    }
    let jws = "\(header).\(Base64URL.encode(parts[0])).\(Base64URL.encode(unsigned))"
    for disclosures in [named, disclosures] { check(jws, disclosures) }

    guard let payload = try? RecordPayload(canonical: parts[0]) else { return }
    if (try? CanonicalJSON(canonical: parts[0])) != nil {
      var members = payload.members
      if !payload.digests.isEmpty {
        members += [.init("_sd", CanonicalJSON(payload.digests)), .init("_sd_alg", "sha-256")]
      }
      expect(CanonicalJSON.object(members).bytes == parts[0], "a payload is written back the same")
    }
    guard let content = try? RecordContent(payload: payload, disclosures: named) else { return }
    for (part, json) in [
      (RecordPart.identity, content.identity?.json), (.evaluation, content.evaluation?.json),
      (.deliberation, content.deliberation?.json ?? content.linked?.json),
    ] {
      guard let json, let value = values[part], (try? CanonicalJSON(canonical: value)) != nil else { continue }
      expect(json.bytes == value, "a part is written back the same")
    }
    _ = RecordEffect(content)
  }

  private static func check(_ jws: String, _ disclosures: [RecordPart: String]) {
    let record = StoredRecord(place: RecordPlace(ChainID("x"), 1), jws: jws, disclosures: disclosures)
    guard let golden else { fatalError("no key") }
    var check = RecordCheck(record, keys: [:])
    check.verify(with: golden)
    expect(check.signature != .valid || sealed.contains(jws), "only what was sealed is signed")
    var chain = ChainVerifier(ChainID("x"))
    _ = chain.take(check, at: 1)
    _ = try? RecordEffect(of: record)
  }

  /// The lines of a file, and the record of each.
  static func export(_ bytes: [UInt8]) {
    var reader = ExportReader()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard let read = try? reader.read(Array(line)), case .record(let text) = read else { continue }
      record(Array(text.utf8))
      let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
      let disclosures = Dictionary(zip(RecordPart.allCases, parts.dropFirst())) { first, _ in first }
      check(parts[0], disclosures)
    }
    _ = try? reader.finish()
  }
}
