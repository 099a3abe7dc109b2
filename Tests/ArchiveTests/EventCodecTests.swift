// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `The event codec` {
  @Test(arguments: EventKind.allCases) func `gives every kind of event back`(_ kind: EventKind) throws {
    var maker = EventMaker(seed: 20_261_120)
    for sequence in 1...200 {
      let event = maker.recorded(maker.event(kind), sequence)
      #expect(EventKind(event.event) == kind)
      let stored = try EventCodec.current.encode(event)
      #expect(EventCodec.current.decode(stored) == .event(event))
      #expect(try EventCodec.current.encode(event) == stored)
      #expect(try StoredEvent(jsonLine: stored.jsonLine()) == stored)
    }
  }

  @Test func `names every kind once`() throws {
    var maker = EventMaker(seed: 2)
    let types = try EventKind.allCases.map { try EventCodec.current.encode(maker.recorded(maker.event($0), 1)).type }
    #expect(Set(types).count == EventKind.allCases.count)
    #expect(Set(types) == Set(EventCodec.current.versions.keys))
    #expect(EventCodec.payloads.count == types.count)
    #expect(EventCodec.payloads.allSatisfy { $0.upcasters.count == $0.version - 1 })
  }

  @Test func `keeps the spelling of text, composed or not`() throws {
    let event = RecordedEvent(
      sequence: 1, group: 1, moment: EventCodecSamples.moment, event: .corrected(reason: "e\u{301}é\u{0}/"))
    let stored = try EventCodec.current.encode(event)
    #expect(stored.payload == Array("{\"reason\":\"e\u{301}é\\u0000/\"}".utf8))
    guard case .event(let back) = EventCodec.current.decode(stored), case .corrected(let reason) = back.event else {
      Issue.record("not read back")
      return
    }
    #expect(Array(reason.utf8) == Array("e\u{301}é\u{0}/".utf8))
  }

  @Test func `keeps the decimals with which a number was written`() throws {
    let mark = Decision(.mark(Decimal64(units: 1250, scale: 2)))
    let event = RecordedEvent(sequence: 1, group: 1, moment: EventCodecSamples.moment, event: .decided(mark))
    #expect(
      String(decoding: try EventCodec.current.encode(event).payload, as: UTF8.self) == #"{"mark":{"e":2,"u":1250}}"#)
  }
}

@Suite struct `An event that cannot be read` {
  @Test func `is of a later release when its type or version is unknown`() {
    #expect(decode("hologram.shown", 1, "{}") == .newerType)
    #expect(decode("mark.set", 99, "{}") == .newerVersion)
  }

  @Test(arguments: [
    ("mark.set", ""), ("mark.set", "{"), ("mark.set", "{}"), ("mark.set", "\u{FF}"),
    ("mark.set", #"{"criterion":"c","level":"O","basis":"rumour"}"#), ("clock.diverged", #"{"milliseconds":1.5}"#),
    ("jury.decided", #"{"mark":{"e":7,"u":1}}"#), ("jury.decided", "{}"), ("clock.diverged", #"{"milliseconds":1e30}"#),
    ("parts.assigned", #"{"parts":{"A":"umpire"}}"#),
  ]) func `is damaged when its payload is not what its type promises`(_ type: String, _ payload: String) {
    guard case .damaged = decode(type, 1, payload) else {
      Issue.record("read, or taken for a later release's")
      return
    }
  }

  private func decode(_ type: String, _ version: Int, _ payload: String) -> JournalEntry.Unreadable? {
    let stored = StoredEvent(
      sequence: 1, group: 1, type: type, version: version, payload: Array(payload.utf8),
      moment: EventCodecSamples.moment)
    guard case .unreadable(stored, let reason) = EventCodec.current.decode(stored) else { return nil }
    return reason
  }
}

@Suite struct `An upcaster` {
  /// A kind whose version 1 had no basis and whose version 2 called the criterion something else.
  private let codec = EventCodec(kinds: [
    "mark.set": EventCodec.Kind(
      version: 3,
      upcasters: [
        { $0.merging(["basis": .string("scene")]) { old, _ in old } },
        { object in
          var object = object
          object["criterion"] = object.removeValue(forKey: "item")
          return object
        },
      ],
      read: { try WireJSON.decode(MarkSetPayload.self, from: $0).event() })
  ])

  @Test(arguments: [
    (1, #"{"item":"c1","level":"O"}"#), (2, #"{"basis":"scene","item":"c1","level":"O"}"#),
    (3, #"{"basis":"scene","criterion":"c1","level":"O"}"#),
  ]) func `brings old payloads to the present form`(_ version: Int, _ payload: String) {
    let stored = StoredEvent(
      sequence: 1, group: 1, type: "mark.set", version: version, payload: Array(payload.utf8),
      moment: EventCodecSamples.moment)
    let event = Event.marked(criterion: "c1", level: "O", juror: nil, basis: .scene)
    #expect(
      codec.decode(stored)
        == .event(RecordedEvent(sequence: 1, group: 1, moment: EventCodecSamples.moment, event: event)))
  }

  @Test func `carries every kind of JSON value through`() throws {
    let text = #"{"a":[1,-9223372036854775808,true,null,"é",{"b":{}}],"c":9223372036854775807}"#
    let object = try WireJSON.decode(JSONObject.self, from: Array(text.utf8))
    #expect(String(decoding: try WireJSON.encode(object), as: UTF8.self) == text)
  }
}

enum EventCodecSamples {
  static let moment = Moment(Instant(wall: 1_795_000_000_000, boot: 5000, bootID: "b1", utcOffset: 60))
}
