// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// When each change is told and each objection raised, in thousandths of the phase's time.
struct Timetable {
  private let exam: Exam
  private var generator: SeededGenerator

  init(_ exam: Exam, _ code: DrawCode) {
    self.exam = exam
    generator = Stream.times.generator(code)
  }

  // MARK: Changes

  /// Each change with its moment: given with the sheet as the preparation begins, or told during the phase that says
  /// so; where none does, during the negotiation.
  ///
  /// One change falls between 300 and 500 thousandths of a phase; two or more are spread over the first two thirds. A
  /// new counterpart introduces himself as the phase begins.
  mutating func plan(_ drawn: [Change]) -> [PlannedChange] {
    let isOnPaper = exam.changes?.delivery == .preparation
    let sheet = exam.phases.first { $0.kind == .preparation }?.id
    let places = drawn.indices.map { isOnPaper ? sheet : phase(telling: $0 + 1) }
    return drawn.enumerated().map { index, change in
      let together = places.indices.filter { places[$0] == places[index] }
      let permille = isOnPaper ? 0 : moment(place: together.firstIndex(of: index) ?? 0, of: together.count)
      let isPerson = change.effects.contains { if case .counterpart = $0 { true } else { false } }
      return PlannedChange(
        number: index + 1, change: change, phase: places[index], isGivenOnPaper: isOnPaper,
        permille: isPerson && !isOnPaper && together.first == index ? min(permille, 20) : permille)
    }
  }

  private func phase(telling number: Int) -> String? {
    (exam.phases.first { $0.tells.contains(number) } ?? exam.phases.last { $0.kind.isNegotiation })?.id
  }

  private mutating func moment(place: Int, of count: Int) -> Int {
    let drawn = generator.pick(in: 0...200)
    guard count > 1 else { return 300 + drawn }
    let slot = 600 / count
    return 100 + place * slot + drawn * slot / 400
  }

  // MARK: Cues

  /// Objections go to the phases of their moment, two in a call and five in a meeting at most, spread from 80 to 850
  /// thousandths, at least 40 away from a change.
  mutating func cues(_ changes: [PlannedChange], objections: [ClientRole.Objection]) -> [String: [Cue]] {
    var result: [String: [Cue]] = [:]
    var raised: Set<Int> = []
    for phase in exam.phases where phase.kind.isNegotiation {
      let told = changes.filter { $0.phase == phase.id && !$0.isGivenOnPaper }
      let fitting = objections.indices.filter { index in
        guard !raised.contains(index) else { return false }
        guard let moment = objections[index].moment else { return phase.kind != .phone }
        return moment == phase.kind || (phase.kind != .phone && moment.isMeeting)
      }
      let chosen = fitting.prefix(phase.kind == .phone ? 2 : 5)
      raised.formUnion(chosen)
      var cues = told.map { Cue(permille: $0.permille, what: .change($0.number)) }
      for (place, index) in chosen.enumerated() {
        let slot = 770 / max(1, chosen.count)
        var permille = 80 + place * slot + generator.pick(in: 0...slot / 2)
        if told.contains(where: { abs($0.permille - permille) < 40 }) { permille += 60 }
        cues.append(Cue(permille: permille, what: .objection(index)))
      }
      result[phase.id] = cues.enumerated().sorted { ($0.1.permille, $0.0) < ($1.1.permille, $1.0) }.map(\.element)
    }
    return result
  }
}

extension Phase.Kind {
  /// Whether the client is there.
  var isNegotiation: Bool { self == .phone || isMeeting }
  /// Whether agreements are made in it.
  var isMeeting: Bool { self == .faceToFace || self == .simulation }
}
