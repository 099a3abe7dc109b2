// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import ExamFiles
import Exams
import FrenchText
import Grids
import Sittings
import StyledText
import Testing

/// A console in a room where time passes by hand, and where the disk accepts everything.
struct Room {
  var console: Console
  /// 9:00 local time on 2026-05-12, one hour after the machine started.
  var now = Instant(wall: 1_778_569_200_000, boot: 3_600_000, bootID: "boot-1", utcOffset: 120)
  /// Whether the disk accepts.
  var isDurable = true

  /// A sitting that was just opened.
  init(
    _ exam: String = "ntc-titre", dossier: Dossier? = nil, settings: Console.Settings = .test,
    catalogue: ExamCatalogue = .shipped, _ change: (inout Opening) -> Void = { _ in }
  ) throws {
    let exam = try #require(catalogue.entry(exam)).exam
    var opening = Opening(
      id: "260512-K7F", exam: .init(id: exam.id, version: exam.version, sha256: "00"), session: 2026,
      candidate: Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucie"),
      jury: [Juror(name: "Anne Roux", part: .client), Juror(name: "Paul Weiss", part: .observer)])
    change(&opening)
    var sitting = Sitting(exam: exam)
    sitting.apply(try sitting.decide(.open(opening), at: Moment(now)))
    console = Console(sitting: sitting, dossier: dossier, settings: settings)
  }

  /// The same, taken up again on another console.
  func takenUp(settings: Console.Settings = .test) -> Room {
    var room = self
    room.console = Console(sitting: console.sitting, dossier: console.dossier, settings: settings)
    return room
  }

  var sitting: Sitting { console.sitting }
  var state: SittingState { sitting.state }

  /// Types a line; what it decides is committed at once.
  @discardableResult
  mutating func type(_ line: String) -> Answer { perform(console.handle(line, at: now)) }

  mutating func type(_ lines: [String]) { for line in lines { type(line) } }

  mutating func perform(_ actions: [ConsoleAction]) -> Answer {
    var answer = Answer()
    for action in actions {
      switch action {
      case .commit(let events): answer.add(perform(console.committed(events, isDurable: isDurable)), events)
      case .say(let lines): answer.lines += lines.map(\.text)
      case .refuse(let lines):
        answer.lines += lines.map(\.text)
        answer.isRefused = true
      case .clear: answer.isCleared = true
      case .ring: answer.bells += 1
      case .edit(let text): answer.edited = text
      case .wait(let milliseconds): now = now.advanced(by: milliseconds)
      case .leave: answer.hasLeft = true
      }
    }
    return answer
  }

  /// Lets time pass, a tick every second like a terminal; what was said on the way.
  @discardableResult
  mutating func wait(_ duration: String) -> Answer {
    var answer = Answer()
    guard let length = FrenchDuration.parse(duration) else {
      Issue.record("not a duration: \(duration)")
      return answer
    }
    for _ in 0..<(length / 1000) {
      now = now.advanced(by: 1000)
      answer.add(perform(console.tick(at: now)), [])
    }
    return answer
  }

  /// Lets time pass at once.
  mutating func skip(_ duration: String) { now = now.advanced(by: FrenchDuration.parse(duration) ?? 0) }

  func band(_ columns: Int = 80) -> [String] {
    console.screen(at: now, columns: columns).band.map { $0.text(columns: columns) }
  }

  var prompt: String { console.screen(at: now, columns: 80).prompt.text }

  func completions(_ line: String) -> [String] {
    console.completions(for: CompletionRequest(line: line)).map(\.replacement)
  }

  /// The level that a criterion has, on the shared sheet or a juror's.
  func level(_ criterion: String, _ juror: String? = nil) -> String? {
    state.marks[.init(criterion: criterion, juror: juror)]?.level
  }

  /// Every phase, a minute each, to the deliberation.
  mutating func runWhole() {
    for _ in sitting.exam.phases {
      type("s")
      skip("1min")
    }
    type("s")
  }
}

/// What the console did with a line.
struct Answer {
  var lines: [String] = []
  var isRefused = false
  var isCleared = false
  var hasLeft = false
  var bells = 0
  var edited: String?
  var events: [RecordedEvent] = []

  var text: String { lines.joined(separator: "\n") }

  mutating func add(_ other: Answer, _ events: [RecordedEvent]) {
    lines += other.lines
    isRefused = isRefused || other.isRefused
    isCleared = isCleared || other.isCleared
    hasLeft = hasLeft || other.hasLeft
    bells += other.bells
    edited = other.edited ?? edited
    self.events += events + other.events
  }

  /// Whether the words are in it, spaces of every kind being the same.
  func says(_ words: String) -> Bool { text.plain.contains(words.plain) }
}

extension String {
  /// With ordinary spaces.
  var plain: String { String(map { $0.isWhitespace && !$0.isNewline ? " " : $0 }) }
}

extension BandLine {
  /// As the terminal lays it out.
  func text(columns: Int) -> String {
    switch self {
    case .rule: return String(repeating: "─", count: columns)
    case .text(let left, let right):
      guard !right.isEmpty else { return left.truncated(to: columns).text }
      let right = right.truncated(to: columns)
      let shown = left.truncated(to: columns - right.columnWidth - 1)
      return shown.text + String(repeating: " ", count: columns - right.columnWidth - shown.columnWidth) + right.text
    }
  }
}

extension ExamCatalogue {
  static let shipped = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })

  /// TC E4 with a centre's own scale, whose letters are commands as well.
  static func withLevels(_ codes: [String]) throws -> ExamCatalogue {
    let shipped = try #require(Grids.all.first { $0.file == "tc-e4.yaml" })
    let levels = codes.enumerated().map { "  - { code: \($1), intitule: Niveau \($1), acquis: \($0 > 1) }\n" }.joined()
    let text = String(decoding: shipped.bytes, as: UTF8.self).replacing(
      "  - { code: O, intitule: Oui, acquis: true }\n  - { code: N, intitule: Non, acquis: false }\n", with: levels)
    return ExamCatalogue(shipped: [], folders: ["centre"], in: MemoryFiles(["centre/tc-e4.yaml": text]))
  }
}

extension Console.Settings {
  static let test = Console.Settings(clockIsSimulated: true) { "K7-42" }
  static let loge = Console.Settings(clockIsSimulated: true, isPreparationRoom: true)
}

extension Opening {
  mutating func perJuror() { sheet = .perJuror }
}
