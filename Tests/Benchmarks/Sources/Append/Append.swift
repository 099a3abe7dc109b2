// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import EventSamples
import Glibc
import Sittings

/// Appending an event to the journal, against a bare SQLite commit of the same bytes into a table of the same shape.
///
/// The two alternate, event by event, in one folder: whatever else the disk does, it does to both.
///
///     Append FOLDER [EVENTS]
///     Append FOLDER ask      one bare commit per line of standard input, and how many microseconds it took
@main
enum Append {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else { exit(64) }
    if arguments.dropFirst(2) == ["ask"] { return try answer(in: arguments[1]) }
    let count = arguments.count > 2 ? Int(arguments[2]) ?? 2000 : 2000
    let definition = ExamDefinition(file: "x.yaml", bytes: [])
    var maker = EventMaker(seed: 1)
    let events = maker.journal(id: "bench", definition: definition.sha256, count: count)
    let stored = try events.map(EventCodec.current.encode)

    let journal = SQLiteJournal(try SQLiteStore.open(CentreFolder(arguments[1] + "/centre")))
    let bare = try BareSQLite(arguments[1] + "/bare.sqlite")
    let head = SittingHead(stage: "open")
    try journal.create(definition, events: [events[0]], head: head)
    let clock = ContinuousClock()
    var (ours, theirs): ([Duration], [Duration]) = ([], [])
    for index in 1...count {
      let append = {
        try journal.append([events[index]], to: "bench", expecting: index, head: head)
      }
      let commit = { try bare.commit(stored[index]) }
      if index % 2 == 0 {
        ours.append(try clock.measure(append))
        theirs.append(try clock.measure(commit))
      } else {
        theirs.append(try clock.measure(commit))
        ours.append(try clock.measure(append))
      }
    }
    report(ours.map(microseconds).sorted(), theirs.map(microseconds).sorted(), bytes: stored.map(\.payload.count))
  }

  static func answer(in folder: String) throws {
    let bare = try BareSQLite(folder + "/bare.sqlite")
    var maker = EventMaker(seed: 1)
    let clock = ContinuousClock()
    var sequence = 0
    while readLine() != nil {
      sequence += 1
      let event = try EventCodec.current.encode(maker.recorded(maker.event(.marked), sequence))
      let time = try clock.measure { try bare.commit(event) }
      print(microseconds(time))
      fflush(nil)
    }
  }

  static func report(_ ours: [Double], _ theirs: [Double], bytes: [Int]) {
    func at(_ quantile: Double, _ values: [Double]) -> Double { values[Int(Double(values.count - 1) * quantile)] }
    func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
    print("events: \(ours.count), payload bytes on average: \(bytes.reduce(0, +) / bytes.count)")
    for (name, quantile) in [("median", 0.5), ("p90", 0.9), ("p99", 0.99)] {
      let (append, commit) = (at(quantile, ours), at(quantile, theirs))
      let ratio = String((append / commit * 100).rounded() / 100)
      print("\(name): append \(tenths(append)) µs, bare commit \(tenths(commit)) µs, ratio \(ratio)")
    }
  }

  static func microseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
  }
}
