// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import EventSamples
internal import Exams
internal import Sittings
public import Testing

/// What every ``SittingJournal`` promises, checked on any of them.
///
/// Each check is given a function that makes a journal of its own, empty.
public struct JournalContract: CustomTestStringConvertible, Sendable {
  /// The promise, in a sentence.
  public let promise: String
  public let check: @Sendable (any SittingJournal) throws -> Void

  init(_ promise: String, _ check: @escaping @Sendable (any SittingJournal) throws -> Void) {
    self.promise = promise
    self.check = check
  }

  public var testDescription: String { promise }

  public static let all = writing + refusing + reading

  static let definition = ExamDefinition(file: "ntc-titre.yaml", bytes: Array("id: ntc-titre\n".utf8))
  static let open = SittingHead(stage: "open")

  static func journal(_ id: String = "261120-AAA", count: Int = 40, seed: UInt64 = 1) -> [RecordedEvent] {
    var maker = EventMaker(seed: seed)
    return maker.journal(id: id, definition: definition.sha256, count: count)
  }
}

extension JournalContract {
  static let writing = [
    JournalContract("what is appended is read back, in order") { store in
      let events = journal()
      try store.create(definition, events: Array(events[..<2]), head: open)
      for event in events[2...] {
        try store.append([event], to: "261120-AAA", expecting: event.sequence - 1, head: open)
      }
      #expect(try store.entries(of: "261120-AAA") == events.map(JournalEntry.event))
      #expect(try store.storedEvents(of: "261120-AAA") == events.map(EventCodec.current.encode))
    },
    JournalContract("several events are appended at once") { store in
      let events = journal()
      try store.create(definition, events: Array(events[..<1]), head: open)
      try store.append(Array(events[1...]), to: "261120-AAA", expecting: 1, head: open)
      #expect(try store.entries(of: "261120-AAA").events == events)
    },
    JournalContract("an append that already landed may be repeated") { store in
      let events = journal()
      try store.create(definition, events: Array(events[..<3]), head: open)
      try store.create(definition, events: Array(events[..<3]), head: open)
      try store.append(Array(events[3..<5]), to: "261120-AAA", expecting: 3, head: open)
      try store.append(Array(events[3..<5]), to: "261120-AAA", expecting: 3, head: open)
      #expect(try store.entries(of: "261120-AAA").events == Array(events[..<5]))
    },
    JournalContract("an append may be repeated with more events behind what landed") { store in
      let events = journal()
      try store.create(definition, events: Array(events[..<2]), head: open)
      try store.create(definition, events: Array(events[..<4]), head: open)
      try store.append(Array(events[4..<6]), to: "261120-AAA", expecting: 4, head: open)
      try store.append(Array(events[4..<8]), to: "261120-AAA", expecting: 4, head: open)
      #expect(try store.entries(of: "261120-AAA").events == Array(events[..<8]))
      #expect(try store.summaries().map(\.eventCount) == [8])
    },
    JournalContract("two sittings do not mix") { store in
      let (first, second) = (journal("a", count: 12, seed: 1), journal("b", count: 12, seed: 2))
      try store.create(definition, events: Array(first[..<1]), head: open)
      try store.create(definition, events: Array(second[..<1]), head: open)
      for index in 1...12 {
        try store.append([first[index]], to: "a", expecting: index, head: open)
        try store.append([second[index]], to: "b", expecting: index, head: open)
      }
      #expect(try store.entries(of: "a").events == first)
      #expect(try store.entries(of: "b").events == second)
    },
  ]

  static let refusing = [
    JournalContract("a gap, an overlap or another writer's event is refused, and nothing changes") { store in
      let events = journal()
      let other = journal(seed: 9)
      try store.create(definition, events: Array(events[..<3]), head: open)
      #expect(throws: JournalError.conflict(expected: 4, found: 3)) {
        try store.append([events[4]], to: "261120-AAA", expecting: 4, head: open)
      }
      #expect(throws: JournalError.conflict(expected: 2, found: 3)) {
        try store.append([other[2]], to: "261120-AAA", expecting: 2, head: open)
      }
      #expect(throws: JournalError.conflict(expected: 2, found: 3)) {
        try store.append(Array(other[2...3]), to: "261120-AAA", expecting: 2, head: open)
      }
      #expect(throws: JournalError.malformed("événement 5 au lieu de 4")) {
        try store.append([events[4]], to: "261120-AAA", expecting: 3, head: open)
      }
      #expect(throws: JournalError.self) { try store.append([], to: "261120-AAA", expecting: 3, head: open) }
      #expect(try store.entries(of: "261120-AAA").events == Array(events[..<3]))
    },
    JournalContract("a sitting is created once, from its own opening") { store in
      let events = journal()
      try store.create(definition, events: Array(events[..<1]), head: open)
      #expect(throws: JournalError.sittingExists("261120-AAA")) {
        try store.create(definition, events: Array(journal(seed: 4)[..<1]), head: open)
      }
      #expect(throws: JournalError.self) {
        try store.create(definition, events: Array(events[1...2]), head: open)
      }
      #expect(throws: JournalError.self) {
        let other = ExamDefinition(file: "x.yaml", bytes: [1])
        try store.create(other, events: Array(journal("b")[..<1]), head: open)
      }
      #expect(throws: JournalError.self) {
        try store.create(definition, events: Array(journal("../b")[..<1]), head: open)
      }
      #expect(try store.summaries().map(\.id) == ["261120-AAA"])
    },
    JournalContract("an unknown sitting is said so") { store in
      #expect(throws: JournalError.unknownSitting("x")) { try store.entries(of: "x") }
      #expect(throws: JournalError.unknownSitting("x")) {
        try store.append([journal()[1]], to: "x", expecting: 1, head: open)
      }
    },
  ]

  static let reading = [
    JournalContract("a definition comes back byte for byte under its digest") { store in
      #expect(try store.definition(definition.sha256) == nil)
      try store.create(definition, events: journal("a"), head: open)
      try store.create(definition, events: journal("b"), head: open)
      #expect(try store.definition(definition.sha256) == definition)
      #expect(try store.definition("00") == nil)
    },
    JournalContract("the list tells a candidate as corrected, in a sitting resumed as well") { store in
      let events = journal("a")
      try store.create(definition, events: Array(events[..<2]), head: open)
      var head = open
      head.candidate = Candidate(number: "0417", familyName: "L’Hénaff", givenName: "Maïwenn")
      try store.append([events[2]], to: "a", expecting: 2, head: head)
      _ = try store.entries(of: "a")
      try store.append([events[3]], to: "a", expecting: 3, head: head)
      #expect(try store.summaries().map(\.candidate) == [head.candidate])
    },
    JournalContract("the list tells each sitting as its last append left it, the last opened first") { store in
      let (first, second) = (journal("a", seed: 5), journal("b", seed: 6))
      try store.create(definition, events: first, head: open)
      try store.create(definition, events: Array(second[..<1]), head: open)
      let head = SittingHead(stage: "decided", outcome: .fraudSuspected, decision: "CCP 1 « proposé »")
      try store.append(Array(second[1...]), to: "b", expecting: 1, head: head)
      let expected = [(first, open), (second, head)].compactMap { events, head -> SittingSummary? in
        guard case .opened(let opening) = events[0].event else { return nil }
        return SittingSummary(
          id: opening.id, exam: opening.exam, session: opening.session, candidate: opening.candidate,
          isRehearsal: opening.isRehearsal, opened: events[0].moment.effective,
          lastRecorded: events[events.count - 1].moment.recorded, eventCount: events.count, head: head)
      }
      #expect(try store.summaries() == expected.latestFirst())
    },
  ]
}
