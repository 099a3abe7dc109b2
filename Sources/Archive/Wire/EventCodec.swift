// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
public import Sittings

/// Turns events into what stores keep, and back.
///
/// Writing always uses the latest version of a form. Reading takes any version from 1: the payload climbs through the
/// upcasters of its kind, one version at a time.
public struct EventCodec: Sendable {
  /// How one kind of event is read.
  struct Kind: Sendable {
    /// The latest version.
    var version: Int
    /// From version 1 to 2, from 2 to 3…: one fewer than ``version``.
    var upcasters: [@Sendable (JSONObject) throws -> JSONObject]
    var read: @Sendable ([UInt8]) throws -> Event
  }

  let kinds: [String: Kind]

  /// The forms of this release.
  public static let current = EventCodec(kinds: EventCodec.payloads)

  init(kinds: [String: Kind]) { self.kinds = kinds }

  private init(kinds payloads: [any EventPayload.Type]) {
    kinds = Dictionary(payloads.map { ($0.type, Kind($0)) }) { first, _ in first }
  }

  /// Every type name that this release writes, with its version.
  public var versions: [String: Int] { kinds.mapValues(\.version) }

  /// The stored form of an event. Deterministic: equal events give equal bytes.
  ///
  /// Throws only what `JSONEncoder` throws, which for these forms is nothing.
  public func encode(_ recorded: RecordedEvent) throws -> StoredEvent {
    let payload = recorded.event.payload
    let form = Swift.type(of: payload)
    return StoredEvent(
      sequence: recorded.sequence, group: recorded.group, type: form.type, version: form.version,
      payload: try WireJSON.encode(payload), moment: recorded.moment)
  }

  /// The event that a stored one holds, or why this release cannot tell.
  public func decode(_ stored: StoredEvent) -> JournalEntry {
    guard let kind = kinds[stored.type] else { return .unreadable(stored, .newerType) }
    guard stored.version <= kind.version else { return .unreadable(stored, .newerVersion) }
    guard stored.version >= 1 else { return .unreadable(stored, .damaged("version \(stored.version)")) }
    do {
      let event = try kind.read(upcast(stored.payload, from: stored.version, through: kind.upcasters))
      return .event(
        RecordedEvent(sequence: stored.sequence, group: stored.group, moment: stored.moment, event: event))
    } catch {
      return .unreadable(stored, .damaged(String(describing: error)))
    }
  }

  private func upcast(
    _ payload: [UInt8], from version: Int, through upcasters: [@Sendable (JSONObject) throws -> JSONObject]
  ) throws -> [UInt8] {
    let climb = upcasters.dropFirst(version - 1)
    guard !climb.isEmpty else { return payload }
    let object = try WireJSON.decode(JSONObject.self, from: payload)
    return try WireJSON.encode(climb.reduce(object) { try $1($0) })
  }
}

extension EventCodec.Kind {
  init<Payload: EventPayload>(_ payload: Payload.Type) {
    version = payload.version
    upcasters = payload.upcasters
    read = { try WireJSON.decode(payload, from: $0).event() }
  }
}

/// The one way in which payloads become bytes.
enum WireJSON {
  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  static func encode(_ value: some Encodable) throws -> [UInt8] { Array(try encoder.encode(value)) }

  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
