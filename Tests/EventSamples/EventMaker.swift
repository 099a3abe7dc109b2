// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

/// Makes events of every kind from a seed: the same ones on every machine.
public struct EventMaker: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func flag() -> Bool { random() % 2 == 0 }

  mutating func some<Value>(_ make: (inout EventMaker) -> Value) -> Value? { flag() ? make(&self) : nil }

  mutating func list<Value>(upTo count: Int, _ make: (inout EventMaker) -> Value) -> [Value] {
    let length = number(0...count)
    return (0..<length).map { _ in make(&self) }
  }

  mutating func table<Value>(_ make: (inout EventMaker) -> (String, Value)) -> [String: Value] {
    Dictionary(list(upTo: 4, make)) { first, _ in first }
  }

  mutating func one<Value: CaseIterable>(of type: Value.Type) -> Value where Value.AllCases == [Value] {
    let all = Value.allCases
    return all[number(0...all.count - 1)]
  }

  /// Words with what goes wrong in text: accents, both normal forms, quotes, controls, nothing at all.
  mutating func text() -> String {
    let words = [
      "écoute active", "e\u{301}coute", "« 41 000 € »", "l’objection \"prix\"", "\\ et /", "ligne\nsuivante", "\t",
      "\u{0}\u{1F}", "œuvre", "👩‍💼", "\u{2028}", "−15 %", "", "ÀÉÎÕÜ", "aide\r\n",
    ]
    return list(upTo: 3) { $0.pick(words) }.joined(separator: " ")
  }

  mutating func name() -> String { pick(["A. Roux", "B. N’Guyen", "Hélène Œstre", "C. D."]) }
  mutating func criterion() -> String { "ntc.c\(number(1...5)).\(number(1...9))" }
  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  public mutating func instant() -> Instant {
    Instant(
      wall: Int64(number(0...4_102_444_800_000)), boot: Int64(number(0...9_000_000_000)),
      bootID: pick(["7d0f6c1e-6a0d-4b1e-9a55-2b9f3c1d0e4f", "b2", ""]), utcOffset: pick([0, 60, 120, -240, 345]))
  }

  mutating func decimal() -> Decimal64 {
    Decimal64(units: pick([0, 1, -1, 4_850_050, .max, .min, Int64(number(0...1_000_000))]), scale: number(0...6))
  }

  /// A sitting's journal: an opening, then `count` events of kinds in turn.
  public mutating func journal(id: String, definition: String, count: Int) -> [RecordedEvent] {
    var opening = opening()
    opening.id = id
    opening.exam.sha256 = definition
    let kinds = EventKind.allCases.filter { $0 != .opened }
    let events = [Event.opened(opening)] + (0..<count).map { event(kinds[$0 % kinds.count]) }
    return events.enumerated().map { recorded($0.element, $0.offset + 1) }
  }

  public mutating func recorded(_ event: Event, _ sequence: Int) -> RecordedEvent {
    let effective = instant()
    let moment = Moment(effective: effective, recorded: flag() ? effective : effective.advanced(by: 60_000))
    return RecordedEvent(sequence: sequence, group: number(1...sequence), moment: moment, event: event)
  }
}
