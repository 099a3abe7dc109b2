// SPDX-License-Identifier: GPL-3.0-or-later

/// A record as it is read: what is signed, and what of its disclosures is still there. No signature is checked here,
/// nor whether a disclosure belongs to the payload: see ``RecordCheck``.
public struct RecordContent: Hashable, Sendable {
  public var payload: RecordPayload
  /// `nil` where it is missing, or for a kind that has none; so for the others.
  public var identity: PassageContent.Identity?
  public var evaluation: PassageContent.Evaluation?
  public var deliberation: PassageContent.Deliberation?
  /// What a fixing, a lifting, a unit or a communication tells.
  public var linked: LinkedContent?

  /// Throws `newerRelease` and `malformed` as ``RecordPayload/init(canonical:)`` does; the path of what is wrong in a
  /// disclosure begins with its name.
  public init(_ record: StoredRecord) throws(RecordError) {
    self.init(payload: try RecordPayload(unverified: record.jws))
    try read(record.disclosures)
  }

  /// From a payload that is read already.
  public init(payload: RecordPayload, disclosures: [RecordPart: String]) throws(RecordError) {
    self.init(payload: payload)
    try read(disclosures)
  }

  private init(payload: RecordPayload) { self.payload = payload }

  private mutating func read(_ disclosures: [RecordPart: String]) throws(RecordError) {
    let kind = payload.kind
    if let stray = disclosures.keys.sorted().first(where: { !kind.parts.contains($0) }) {
      throw .malformed(field: stray.rawValue)
    }
    switch kind {
    case .passage, .correction:
      identity = try disclosures.value(.identity)
      evaluation = try disclosures.value(.evaluation)
      deliberation = try disclosures.value(.deliberation)
    case .fixing: linked = try disclosures.value(.deliberation).map(LinkedContent.fixing)
    case .lifting: linked = try disclosures.value(.deliberation).map(LinkedContent.lifting)
    case .unit: linked = try disclosures.value(.deliberation).map(LinkedContent.unit)
    case .communication: linked = try disclosures.value(.deliberation).map(LinkedContent.communication)
    case .genesis, .erasure, .key: break
    }
  }

  /// The three parts of a passage or a correction; `nil` when one is missing.
  public var passage: PassageContent? {
    guard let identity, let evaluation, let deliberation else { return nil }
    return PassageContent(identity: identity, evaluation: evaluation, deliberation: deliberation)
  }
}

extension [RecordPart: String] {
  fileprivate func value<Form: CanonicalReadable>(_ part: RecordPart) throws(RecordError) -> Form? {
    guard let encoded = self[part] else { return nil }
    do throws(RecordError) {
      guard let bytes = Base64URL.decode(utf8: encoded.utf8) else { throw .malformed(field: "") }
      let disclosed = try Disclosed<Form>(canonical: bytes)
      guard disclosed.name == part.rawValue else { throw .malformed(field: "") }
      return disclosed.value
    } catch {
      throw error.under(part.rawValue)
    }
  }
}

/// `[salt, name, value]` (RFC 9901).
private struct Disclosed<Value: CanonicalReadable>: CanonicalReadable {
  var name: String
  var value: Value

  init(from reader: inout CanonicalReader) throws(RecordError) {
    let (_, name, value): (String, String, Value) = try reader.triple()
    (self.name, self.value) = (name, value)
  }
}

extension RecordPayload {
  /// Reads the payload of a compact JWS whose signature somebody else checks.
  package init(unverified jws: String) throws(RecordError) {
    let text = jws.utf8
    guard let first = text.firstIndex(of: UInt8(ascii: ".")),
      let last = text[text.index(after: first)...].firstIndex(of: UInt8(ascii: ".")),
      let bytes = Base64URL.decode(utf8: text[text.index(after: first)..<last])
    else { throw .unsealed(.malformed) }
    try self.init(canonical: bytes)
  }
}
