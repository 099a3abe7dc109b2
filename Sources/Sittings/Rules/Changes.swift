// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

extension Sitting {
  func write(_ number: Int, _ change: Change, _ origin: ChangeOrigin) throws(SittingError) -> [Event] {
    guard let rules = exam.changes else { throw .examHasNoChanges }
    guard (1...(rules.count ?? 20)).contains(number) else {
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

  /// The changes whose moment has passed without their being told: the phase that tells them is over.
  public var changesOverdue: [Int] {
    exam.phases
      .filter { phase in hasRun(phase.id) && state.currentRun?.phase != phase.id }
      .flatMap(\.tells)
      .filter { number in state.changes[number].map { $0.told == nil } ?? false }
      .sorted()
  }
}
