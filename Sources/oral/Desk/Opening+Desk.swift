// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings
import Terminal

extension OpeningRequest {
  /// Opens the sitting: decided, appended durably, then in hand.
  func open(
    in store: SittingStore, holds: any SittingHolds, program: String, clock: any SittingClock,
    settings: Console.Settings
  ) throws -> (desk: Desk, events: [RecordedEvent]) {
    try store.open(
      entry, as: exam, dossier: loaded?.dossier, holds: holds, program: program, clock: clock, settings: settings
    ) { opening(id: $0) }
  }
}

extension SittingStore {
  /// Opens a sitting under a fresh id: decided, appended durably, then in hand.
  ///
  /// - Parameters:
  ///   - exam: the definition that is followed, its durations possibly scaled for a rehearsal.
  ///   - opening: what is fixed, under the fresh id; what it makes durable is there before the sitting.
  func open(
    _ entry: ExamCatalogue.Entry, as exam: Exam, dossier: Dossier?, holds: any SittingHolds, program: String,
    clock: any SittingClock, settings: Console.Settings, opening: (String) throws -> Opening
  ) throws -> (desk: Desk, events: [RecordedEvent]) {
    let now = clock.now
    var random = SystemRandomNumberGenerator()
    let taken = Set(try summaries().map(\.id))
    var id = SittingName.fresh(on: now.day, using: &random)
    while taken.contains(id) { id = SittingName.fresh(on: now.day, using: &random) }
    var sitting = Sitting(exam: exam)
    let opening = try opening(id)
    let events: [RecordedEvent]
    do throws(SittingError) {
      events = try sitting.decide(.open(opening), at: Moment(now))
    } catch {
      throw Failure(.usage, error.wording.split(separator: "\n").joined(separator: "\noral : "))
    }
    let hold = try acquire(id, as: Environment.holder(program, since: now), holds)
    sitting.apply(events)
    do throws(JournalError) {
      // Its name alone: where it was says something of the machine and of whose it is, and travels with exports.
      let name = entry.file.split(separator: "/").last.map(String.init) ?? entry.file
      let definition = ExamDefinition(file: name, bytes: entry.bytes)
      let writer = try SittingWriter(
        creating: id, definition, events: events, head: SittingHead(sitting), in: journal)
      let desk = Desk(
        console: Console(sitting: sitting, dossier: dossier, settings: settings), writer: writer, hold: hold)
      desk.note(writer.state)
      try? hold.beat(now)
      return (desk, events)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
  }
}

/// Names of sittings: the day and three signs of Crockford's base 32, `261120-K7F`.
enum SittingName {
  private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  static func fresh(on day: Day, using random: inout some RandomNumberGenerator) -> String {
    let tail = (0..<3).map { _ in signs[Int.random(in: 0..<signs.count, using: &random)] }
    return "\(padded(day.year % 100))\(padded(day.month))\(padded(day.day))-" + String(tail)
  }
}
