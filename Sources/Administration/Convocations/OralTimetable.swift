// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// When each step of one candidate's oral is to begin and to end, if all goes as foreseen.
///
/// Durations are those that the clock of the sitting will have: the exam's, the centre's where the text is silent, and
/// the candidate's extra time. What lasts "at most" or "about" is counted whole.
public struct OralTimetable: Hashable, Sendable {
  public let steps: [Step]
  /// When the last step ends, in seconds since the midnight before the oral; `nil` when some duration is unknown.
  public let end: Int?

  /// A phase, or those that share one allowance.
  public struct Step: Hashable, Sendable {
    public var phases: [Phase]
    /// In seconds since the midnight before the oral; `nil` after a step of unknown length.
    public var start: Int?
    public var end: Int?
    /// Whole seconds; `nil` when the text and the centre are silent.
    public var duration: Int?
    /// The seconds of it that are the candidate's extra time.
    public var extra: Int

    /// Whether the candidate prepares, and no jury is needed.
    public var isPreparation: Bool { phases.allSatisfy { $0.kind == .preparation } }
    public var isJuryPreparation: Bool { phases.allSatisfy { $0.kind == .juryPreparation } }
    public var title: String { phases.map(\.title).frenchList() }
  }

  public init(
    of exam: Exam, from start: TimeOfDay, accommodations: [Accommodation] = [], centreMinutes: [String: Int] = [:]
  ) {
    let clock = Clock(exam, accommodations, centreMinutes)
    let plain = Clock(exam, [], centreMinutes)
    var steps: [Step] = []
    var time: Int? = start.secondsSinceMidnight
    for phases in exam.phases.steps {
      let duration = clock.seconds(of: phases)
      let end = time.flatMap { time in duration.map { time + $0 } }
      let extra = duration.flatMap { duration in plain.seconds(of: phases).map { duration - $0 } }
      steps.append(Step(phases: phases, start: time, end: end, duration: duration, extra: max(0, extra ?? 0)))
      time = end
    }
    self.steps = steps
    self.end = time
  }

  /// The seconds of the whole; `nil` when some duration is unknown.
  public var duration: Int? { steps.first?.start.flatMap { start in end.map { $0 - start } } }
}

/// The durations that a sitting opened so would have, before anything runs.
private struct Clock {
  private let sitting: Sitting
  private let now = Instant(wall: 0, boot: 0, bootID: "")

  init(_ exam: Exam, _ accommodations: [Accommodation], _ centreMinutes: [String: Int]) {
    let opening = Opening(
      id: "", exam: Opening.ExamReference(id: exam.id, version: exam.version, sha256: ""),
      candidate: Candidate(number: "", familyName: "", givenName: ""), accommodations: accommodations,
      centreMinutes: centreMinutes)
    sitting = Sitting(
      exam: exam, events: [RecordedEvent(sequence: 1, group: 1, moment: Moment(now), event: .opened(opening))])
  }

  func seconds(of phases: [Phase]) -> Int? {
    let shared = phases.first?.allowance.flatMap(sitting.exam.allowance).flatMap { sitting.remaining(of: $0, at: now) }
    let own = phases.compactMap { sitting.allotted(to: $0, at: now) }
    let sum: Int64? = own.count == phases.count ? own.reduce(Int64(0)) { $0.addingSaturated($1) } : nil
    // An allowance that several phases share is the time of all of them together.
    return (shared ?? sum).map { Int($0.flooredDivision(1000)) }
  }
}

extension [Phase] {
  /// The phases one by one, but those that follow each other on one allowance.
  fileprivate var steps: [[Phase]] {
    reduce(into: []) { steps, phase in
      if let last = steps.last?.last?.allowance, last == phase.allowance {
        steps[steps.count - 1].append(phase)
      } else {
        steps.append([phase])
      }
    }
  }
}
