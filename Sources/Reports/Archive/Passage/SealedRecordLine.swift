// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// One sealed record, as reports list it: what it is, where, and what of it is still there.
public struct SealedRecordLine: Hashable, Sendable {
  public let content: RecordContent
  public let place: RecordPlace
  /// SHA-256 of its compact JWS, base64url.
  public let hash: String
  /// The parts whose disclosures are there.
  public let parts: Set<RecordPart>
  /// The disclosures, as JSON: what was signed, without their salts.
  let values: [RecordPart: CanonicalJSON]

  /// Throws `unsealed` for what is no record, and what ``RecordContent`` does.
  public init(_ record: StoredRecord) throws(RecordError) {
    content = try RecordContent(record)
    do throws(SealError) {
      hash = try CompactJWS(parsing: record.jws).hash
    } catch {
      throw .unsealed(error)
    }
    place = record.place
    parts = Set(record.disclosures.keys)
    values = record.disclosures.compactMapValues { encoded in
      Base64URL.decode(encoded).flatMap { try? CanonicalJSON(parsing: $0) }?.array?.last
    }
  }

  public var kind: RecordKind { content.payload.kind }
  /// The parts that such a record has and this one does not.
  var missing: [RecordPart] { kind.parts.filter { !parts.contains($0) } }
  var code: SealCode { SealCode(hash: hash) }

  /// `12/05/2026 18:40 UTC`
  var issued: String {
    let day = Day(daysSince1970: Int(content.payload.issued.flooredDivision(86_400)))
    let seconds = Int(content.payload.issued.flooredRemainder(86_400))
    return "\(day.numeric) \(padded(seconds / 3600)):\(padded(seconds / 60 % 60)) UTC"
  }

  /// `{kind, id, place, hash, code, issued, parts, missing}`
  var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "id": .string(content.payload.id), "place": .place(place), "hash": .string(hash),
      "code": .string(code.description), "issued": .int(content.payload.issued),
      "parts": JSONValue(parts.sorted().map(\.rawValue)), "missing": JSONValue(missing.map(\.rawValue)),
    ]
  }
}

extension RecordKind {
  /// As shown to users: `note fixée`.
  public var french: String {
    switch self {
    case .genesis: "début de chaîne"
    case .passage: "passage"
    case .correction: "correction"
    case .fixing: "note fixée"
    case .lifting: "réserve levée"
    case .unit: "unité"
    case .erasure: "effacement"
    case .key: "changement de clé"
    case .communication: "communication"
    }
  }
}

extension JSONValue {
  /// The same value; numbers as JSON spells them.
  init(_ value: CanonicalJSON) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .integer(let number): self = .int(number)
    case .number: self = .number(String(decoding: value.bytes, as: UTF8.self))
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map { JSONValue($0) })
    case .object(let members): self = .object(members.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}

/// Instants of a record, ISO 8601 with the local offset.
enum RecordClock {
  /// `10:42` on that day, `13/05 10:42` on another; the text itself when it is no instant.
  static func text(_ instant: String, on day: Day?) -> String {
    let parts = instant.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, let own = Day(String(parts[0])) else { return instant }
    let clock = String(parts[1].prefix(5))
    return own == day ? clock : "\(padded(own.day))/\(padded(own.month))\u{A0}\(clock)"
  }

  static func text(_ stamp: PassageContent.Deliberation.Stamp, on day: Day?) -> String {
    let at = text(stamp.at, on: day)
    return at + typedLater(stamp, on: day)
  }

  /// The same within a sentence: `à 10:42`, `le 13/05 à 10:42`.
  static func at(_ instant: String, on day: Day?) -> String {
    let parts = text(instant, on: day).split(separator: "\u{A0}")
    return parts.count == 2 ? "le \(parts[0]) à \(parts[1])" : "à \(parts.joined())"
  }

  static func at(_ stamp: PassageContent.Deliberation.Stamp, on day: Day?) -> String {
    at(stamp.at, on: day) + typedLater(stamp, on: day)
  }

  private static func typedLater(_ stamp: PassageContent.Deliberation.Stamp, on day: Day?) -> String {
    stamp.typed.map { " (saisi \(at($0, on: day)))" } ?? ""
  }
}
