// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// One candidate of a centre's list, called to one exam on one day.
public struct Convocation: Hashable, Sendable {
  /// With a number.
  public var candidate: Candidate
  /// The definition that the oral will follow.
  public var exam: Exam
  /// The yearly session, such as 2026; `nil` when the list does not say.
  public var session: Int?
  public var day: Day
  /// When the candidate is expected: the first phase, preparation included, begins then.
  public var start: TimeOfDay
  /// When the centre expects the oral to be over, if the list says so.
  public var end: TimeOfDay?
  public var room: String
  /// Where the candidate prepares (loge); empty when the list does not say.
  public var preparationRoom: String
  /// The members of the jury, or what the centre calls it; empty when the list does not say.
  public var jury: [String]
  /// Extra time, phase by phase.
  public var accommodations: [Accommodation]
  /// What else was granted, in the centre's words, such as `salle accessible`; empty when nothing was.
  public var measures: String
  /// Minutes that the centre sets, by phase id, where the text is silent.
  public var centreMinutes: [String: Int]

  public init(
    candidate: Candidate, exam: Exam, session: Int? = nil, day: Day, start: TimeOfDay, end: TimeOfDay? = nil,
    room: String, preparationRoom: String = "", jury: [String] = [], accommodations: [Accommodation] = [],
    measures: String = "", centreMinutes: [String: Int] = [:]
  ) {
    self.candidate = candidate
    self.exam = exam
    self.session = session
    self.day = day
    self.start = start
    self.end = end
    self.room = room
    self.preparationRoom = preparationRoom
    self.jury = jury
    self.accommodations = accommodations
    self.measures = measures
    self.centreMinutes = centreMinutes
  }

  /// The steps of the oral with their times.
  public var timetable: OralTimetable {
    OralTimetable(of: exam, from: start, accommodations: accommodations, centreMinutes: centreMinutes)
  }

  /// Whether the room and the jury are taken while the candidate prepares: where the preparation counts in the oral, the
  /// jury reads the papers meanwhile (rc-ntc).
  private var occupiesJuryFromStart: Bool { exam.totalIncludesPreparation }

  /// The seconds of the day during which the candidate is there; up to the start alone when nobody knows how long.
  public var presence: Range<Int> {
    start.secondsSinceMidnight..<max(start.secondsSinceMidnight + 1, lastSecond ?? 0)
  }

  /// The seconds of the day during which the room and the jury are taken.
  public var hearing: Range<Int> {
    let steps = timetable.steps
    let first = occupiesJuryFromStart ? steps.first : steps.first { !$0.isPreparation }
    let begins = first?.start ?? start.secondsSinceMidnight
    return begins..<max(begins + 1, lastSecond ?? 0)
  }

  /// When the oral is over: by the list, or else by the durations.
  private var lastSecond: Int? { end?.secondsSinceMidnight ?? timetable.end }
}
