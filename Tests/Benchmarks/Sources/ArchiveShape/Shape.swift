// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
import FrenchText
public import Sittings

/// The generated archive: the passage of each number is a function of the seed, the number and how many there are.
///
/// - Fifteen exams (``Definitions``) × ten sessions, 2017 to 2026, each pair with the same number of passages. They
///   follow one another in time: a session runs from the middle of March to the end of June, its exams in turn.
/// - Juries of three (``People``), a sheet per juror, 20 criteria on average. A candidate has a level of his own and a
///   jury a severity: about seven verdicts of ten are O, and jurors agree on about eight of ten.
/// - Two to six remarks of 8 to 20 words (``Lexicon``), one of them a juror's own; of a hundred passages two are
///   absences, three have a standing reservation, two an incident, four extra time of a third.
/// - Where the exam has changes, two of different fields are written and told.
/// - Phases last what was foreseen, give or take a tenth.
public struct Shape: Sendable {
  public let count: Int
  public let seed: UInt64
  /// Ten of them, or one alone to see what the others cost.
  public let sessions: ClosedRange<Int>
  let definitions: Definitions
  let lexicon = Lexicon()
  let people: People

  public static let allSessions = 2017...2026

  public init(count: Int, seed: UInt64, sessions: ClosedRange<Int> = allSessions) throws {
    self.count = count
    self.sessions = sessions
    self.seed = seed
    definitions = try Definitions()
    people = People(seed: seed)
  }

  public var exams: [(exam: Exam, file: String, bytes: [UInt8])] {
    definitions.entries.map { ($0.exam, $0.file, $0.bytes) }
  }

  /// - Parameter number: 0..<``count``, in the order of time.
  public func passage(_ number: Int) -> Sitting {
    var generator = SeededGenerator(seed: seed, number)
    let session = number * sessions.count / count
    let first = (session * count + sessions.count - 1) / sessions.count
    let next = ((session + 1) * count + sessions.count - 1) / sessions.count
    let year = sessions.lowerBound + session
    // 15 March + 0..<100 days; 08:00 to 17:00.
    let spring = Day(year: year, month: 3, day: 15)?.daysSince1970 ?? 0
    let minutes = (number - first) * 100 * 540 / max(1, next - first)
    let (day, minute) = (Int64(spring + minutes / 540), Int64(minutes % 540))
    let start = (day * 86_400 + (6 * 60 + minute) * 60) * 1000
    let exam = (number - first) % definitions.entries.count
    let jury = generator.number(below: People.juriesPerCohort)
    var script = PassageScript(
      entry: definitions.entries[exam], lexicon: lexicon, generator: generator,
      start: Instant(wall: start, boot: start, bootID: "banc", utcOffset: 120))
    return script.play(
      id: "B" + padded(number, 7), session: year, jury: people.jury(exam: exam, session: session, jury),
      severity: Double(jury - 4) * 0.08, candidate: number, people: people)
  }
}
