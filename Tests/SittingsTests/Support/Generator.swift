// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings

/// SplitMix64: the same sequence on every machine and release.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &self)] }
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func maybe<T>(_ values: [T]) -> T? { chance(50) ? nil : pick(values) }
}

/// What a jury types, sensible or not.
struct CommandGenerator {
  var random: Seeded
  let exam: Exam
  private let jurors = ["Anne Roux", "Paul Weiss", "Zoé Kern", "Inconnu"]

  init(_ exam: Exam, seed: UInt64) {
    self.exam = exam
    random = Seeded(seed)
  }

  mutating func command(at now: Instant) -> Command {
    let phases = exam.phases.map(\.id) + ["inconnue"]
    switch Int.random(in: 0..<40, using: &random) {
    case 0...6: return .next
    case 7: return .go(phase: random.pick(phases), reason: random.maybe(["motif"]))
    case 8: return .stop
    case 9...11: return .pause(reason: random.maybe(["alarme"]))
    case 12...14: return .resume
    case 15:
      let time = random.pick([Int64(60_000), 300_000, .max, -1])
      return .grant(milliseconds: time, phase: random.maybe(phases), reason: "panne")
    case 16: return .ruleGap(from: now.advanced(by: -random.pick([0, 60_000, 900_000])), counts: random.chance(50))
    case 17: return .write(random.pick([1, 2, 3]))
    case 18: return random.chance(50) ? .drop(number: random.pick([1, 2])) : .tell(number: random.pick([1, 2]))
    case 19...24:
      let level = random.pick(exam.scale.levels.map(\.code))
      let count = Int.random(in: 1...3, using: &random)
      let criteria = (0..<count).map { _ in criterion() }
      return .mark(criteria: criteria, level: level, juror: random.maybe(jurors), basis: .scene)
    case 25: return .unmark(criteria: [criterion()], juror: random.maybe(jurors))
    case 26: return .remark(Remark("bien"))
    case 27: return .incident(Incident(random.pick(Incident.Kind.allCases), "motif"), pausesClock: random.chance(50))
    case 28: return .replaceJuror(leaving: random.pick(jurors), arriving: random.maybe(jurors.map { Juror(name: $0) }))
    case 29: return .assign([random.pick(jurors): random.pick(Juror.Part.allCases)])
    case 30: return random.chance(50) ? .reserve("doute") : .liftReservation("pièce reçue")
    case 31, 32: return .undo(group: nil)
    case 33: return .undo(group: Int.random(in: 1...60, using: &random))
    case 34: return .conclude(random.pick(Outcome.allCases), text: nil)
    case 35: return .continueSitting(text: nil)
    case 36: return .deliberate([criterion(): random.pick(exam.scale.levels.map(\.code))])
    case 37: return .decide(decision())
    case 38: return random.chance(30) ? .close : .confirm([random.pick(Confirmation.allCases)])
    default: return .correct(reason: "erreur")
    }
  }

  mutating func decision() -> Decision {
    let points = Decimal64(units: Int64.random(in: 0...14, using: &random), scale: random.pick([0, 1]))
    switch exam.decision.kind {
    case .competencies(let rule): return Decision(.outcome(random.pick(rule.outcomes).id), reason: "motif")
    case .mark: return Decision(.mark(points), reason: "motif")
    case .parts(let rule):
      return Decision(.parts(Dictionary(uniqueKeysWithValues: rule.parts.map { ($0.id, points) })))
    }
  }

  private mutating func criterion() -> String { random.pick(exam.criteria.map(\.id) + ["inconnu"]) }
}

/// What a damaged, foreign or hostile journal may hold: anything, in any order.
struct EventGenerator {
  var random: Seeded
  let exam: Exam

  init(_ exam: Exam, seed: UInt64) {
    self.exam = exam
    random = Seeded(seed)
  }

  mutating func recorded() -> RecordedEvent {
    let number = random.pick([Int.min, -1, 0, 1, 2, 3, 10, 50, .max])
    return RecordedEvent(
      sequence: number, group: random.pick([Int.min, 0, 1, 2, 3, 5, 8, .max]),
      moment: Moment(effective: instant(), recorded: instant()), event: event())
  }

  mutating func instant() -> Instant {
    let times = [Int64.min, -1, 0, 60_000, 1_778_569_200_000, 1_778_569_260_000, .max]
    return Instant(
      wall: random.pick(times), boot: random.pick(times), bootID: random.pick(["", "a", "b"]),
      utcOffset: random.pick([.min, -120, 0, 120, .max]))
  }

  private mutating func name() -> String { random.pick(["", "Anne Roux", "Paul Weiss", "Zoé Kern"]) }
  private mutating func phase() -> String { random.pick(exam.phases.map(\.id) + ["", "inconnue"]) }
  private mutating func criterion() -> String { random.pick(exam.criteria.map(\.id) + [""]) }
  private mutating func level() -> String { random.pick(["O", "N", "TS", "", "?"]) }

  private mutating func opening() -> Opening {
    var opening = Opening.of(exam)
    opening.sheet = random.pick(Opening.Sheet.allCases)
    let minutes = random.pick([Int.min, -1, 0, 30, .max])
    opening.centreMinutes = ["total": minutes, phase(): minutes, "echange": minutes]
    var extra = Accommodation(target: phase(), numerator: 1, denominator: 3)
    extra?.numerator = random.pick([.min, 0, 1, .max])
    extra?.denominator = random.pick([.min, 0, 1, 3, .max])
    opening.accommodations = extra.map { [$0] } ?? []
    opening.jury = (0..<Int.random(in: 0...3, using: &random)).map { _ in Juror(name: name()) }
    return opening
  }

  private mutating func event() -> Event {
    let number = random.pick([Int.min, -1, 0, 1, 2, 3, .max])
    let time = random.pick([Int64.min, -1, 0, 60_000, .max])
    switch Int.random(in: 0..<30, using: &random) {
    case 0: return .opened(opening())
    case 1: return .confirmed(Set(Confirmation.allCases))
    case 2...5: return .runStarted(phase: phase(), reason: nil)
    case 6: return .runEnded
    case 7, 8: return .paused(reason: nil)
    case 9, 10: return .resumed
    case 11: return .timeGranted(phase: phase(), milliseconds: time, reason: "")
    case 12: return .clockDiverged(milliseconds: time)
    case 13, 14: return .gapRuled(from: instant(), to: instant(), counts: random.chance(30))
    case 15: return .changeWritten(number: number, Change(field: .human, text: ""), origin: .written)
    case 16: return random.chance(50) ? .changeDropped(number: number) : .changeTold(number: number)
    case 17, 18:
      return .marked(criterion: criterion(), level: level(), juror: random.maybe([name()]), basis: .scene)
    case 19: return .unmarked(criterion: criterion(), juror: random.maybe([name()]))
    case 20: return random.chance(50) ? .remark(Remark("")) : .incident(Incident(.other, ""))
    case 21: return .jurorReplaced(leaving: name(), arriving: random.maybe([Juror(name: name())]))
    case 22: return .partsAssigned([name(): .client])
    case 23: return random.chance(50) ? .reservation("") : .reservationLifted("")
    case 24: return .withdrawn(group: random.pick([.min, 0, 1, 2, 3, 5, 8, .max]))
    case 25: return .outcome(random.pick(Outcome.allCases), text: nil)
    case 26: return .continued(text: nil)
    case 27: return .deliberated([criterion(): level()])
    case 28:
      let mark = Decimal64(units: time, scale: random.pick([0, 6]))
      return .decided(Decision(random.pick([.mark(mark), .outcome(""), .parts(["": mark])])))
    default: return random.pick([.closed, .corrected(reason: ""), .sealed(record: "")])
    }
  }
}
