// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

extension Sitting {
  func write(_ number: Int, _ change: Change, _ origin: ChangeOrigin) throws(SittingError) -> [Event] {
    guard let rules = exam.changes else { throw .examHasNoChanges }
    guard number >= 1, number <= rules.count ?? 20 else {
      throw .changeNumberOutOfRange(number, count: rules.count)
    }
    if state.changes[number]?.told != nil { throw .changeAlreadyTold(number) }
    _ = try nonEmpty(change.text)
    return [.changeWritten(number: number, change, origin: origin)]
  }

  func drop(_ number: Int) throws(SittingError) -> [Event] {
    guard let change = state.changes[number] else { throw .changeNotWritten(number) }
    guard change.told == nil else { throw .changeAlreadyTold(number) }
    return [.changeDropped(number: number)]
  }

  func tell(_ number: Int) throws(SittingError) -> [Event] {
    guard let change = state.changes[number] else { throw .changeNotWritten(number) }
    guard change.told == nil else { throw .changeAlreadyTold(number) }
    return [.changeTold(number: number)]
  }

  /// The changes that are written and whose moment has passed without their being told: the phases that tell them
  /// are over, or were skipped.
  public var changesOverdue: [Int] {
    let last = state.runs.last.flatMap { run in exam.phases.firstIndex { $0.id == run.phase } } ?? -1
    let isOver = state.outcome != nil
    var ahead: Set<Int> = []
    var past: Set<Int> = []
    for (index, phase) in exam.phases.enumerated() {
      let hasPassed = isOver || (state.currentRun?.phase != phase.id && (index <= last || hasRun(phase.id)))
      if hasPassed { past.formUnion(phase.tells) } else { ahead.formUnion(phase.tells) }
    }
    return state.changes.filter { past.subtracting(ahead).contains($0.key) && $0.value.told == nil }.keys.sorted()
  }
}
