// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import EventSamples
import Glibc
import Sittings

/// The least program that keeps a sitting as the console does: for fault injection and benchmarks.
///
///     ArchiveProbe passer CENTRE ID COUNT   appends COUNT events, acknowledges each with "✓ NUMBER TYPE"
///     ArchiveProbe montrer CENTRE ID        every event, one line of JSON each
///     ArchiveProbe graver CENTRE ID COUNT   appends COUNT events in silence, prints the microseconds that each took
///     ArchiveProbe juger CENTRE COPY        judges altered copies of a centre: ``Judge``
///     ArchiveProbe importer FILE -          the same of an exported file: ``ExportJudge``
///
/// Exit codes as for `oral`: 0 fine, 1 something is not recorded, 2 the store cannot be read, 64 wrong usage.
@main
enum Probe {
  static let definition = ExamDefinition(file: "probe.yaml", bytes: Array("id: probe\n".utf8))
  static let head = SittingHead(stage: "open")

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 3, let command = arguments.first else { exit(64) }
    let rest = Array(arguments.dropFirst())
    do {
      switch (command, rest.count == 3 ? Int(rest[2]) : nil) {
      case ("passer", let count?): exit(try append(rest[0], rest[1], count) ? 0 : 1)
      case ("montrer", nil): try show(rest[0], rest[1])
      case ("graver", let count?): try measure(rest[0], rest[1], count)
      case ("importer", nil): try await ExportJudge(sound: rest[0]).run()
      case ("juger", nil): try await Judge(sound: rest[0], copy: rest[1]).run()
      default: exit(64)
      }
    } catch {
      line("✗ \(error)")
      exit(2)
    }
  }

  /// Resumes where the journal ends. Goes on when the disk refuses; whether everything was recorded in the end.
  static func append(_ centre: String, _ id: String, _ count: Int) throws -> Bool {
    let folder = CentreFolder(centre)
    let hold = try FileHolds(folder).acquire(id, as: holder)
    let store = try SQLiteStore.open(folder)
    let events = events(id, count)
    var next = try SQLiteJournal(store).summaries().first { $0.id == id }?.eventCount ?? 0
    guard next < events.count else { return true }
    let journal = SQLiteJournal(store)
    let writer: SittingWriter
    if next == 0 {
      writer = try SittingWriter(creating: id, definition, events: [events[0]], head: head, in: journal)
      say(events[0], writer.state)
      next = 1
    } else {
      writer = SittingWriter(resuming: id, after: next, head: head, in: journal)
    }
    for event in events[next...] {
      say(event, try writer.append([event], head: head))
      try? hold.beat(event.moment.recorded)
    }
    guard case .durable = try writer.flush() else { return false }
    try? hold.release(handingOverAt: events[count - 1].moment.recorded)
    return true
  }

  static func show(_ centre: String, _ id: String) throws {
    guard let store = try SQLiteStore.openForReading(CentreFolder(centre)) else {
      throw JournalError.unknownSitting(id)
    }
    for entry in try SQLiteJournal(store).entries(of: id) {
      guard case .event(let event) = entry else { throw JournalError.damaged("\(entry)") }
      line(String(decoding: try EventCodec.current.encode(event).jsonLine(), as: UTF8.self))
    }
  }

  static func measure(_ centre: String, _ id: String, _ count: Int) throws {
    let journal = SQLiteJournal(try SQLiteStore.open(CentreFolder(centre)))
    let events = events(id, count)
    try journal.create(definition, events: [events[0]], head: head)
    let clock = ContinuousClock()
    for event in events[1...] {
      let time = try clock.measure {
        try journal.append([event], to: id, expecting: event.sequence - 1, head: head)
      }
      line(String(time.components.attoseconds / 1_000_000_000_000))
    }
  }

  static func events(_ id: String, _ count: Int) -> [RecordedEvent] {
    var maker = EventMaker(seed: 1)
    return maker.journal(id: id, definition: definition.sha256, count: max(0, count - 1))
  }

  static func say(_ event: RecordedEvent, _ state: SittingWriter.State) {
    if case .durable = state {
      line("✓ \(event.sequence) \(EventKind(event.event))")
    } else {
      line("✗ \(event.sequence) \(state)")
    }
  }

  /// One line, at once: what was said before must not wait in a buffer.
  static func line(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  static var holder: Holder {
    Holder(
      processID: Int(getpid()), program: "probe", user: "probe", host: "probe",
      since: Instant(wall: 0, boot: 0, bootID: ""))
  }
}
