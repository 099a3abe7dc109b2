// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// A change as the candidate heard or read it.
public struct ToldChange: Hashable, Sendable {
  /// From 1, in the order of telling: a number of the jury's would tell of the changes that were not told.
  public var number: Int
  /// The jury's own number.
  public var written: Int
  public var field: ChangeField
  public var text: String
  public var told: Instant
  /// The id of the phase that ran.
  public var phase: String?
}

extension SittingState {
  /// The changes that were told, in the order in which they were.
  public var toldChanges: [ToldChange] {
    var result: [ToldChange] = []
    for (number, change) in changes.sorted(by: { $0.key < $1.key }) {
      guard let told = change.told else { continue }
      result.append(
        ToldChange(
          number: number, written: number, field: change.change.field, text: change.change.text, told: told,
          phase: change.toldIn))
    }
    let ordered = result.enumerated().sorted { first, second in
      let gap = first.element.told.since(second.element.told)
      return gap == 0 ? first.offset < second.offset : gap < 0
    }
    return ordered.enumerated().map { place, change in
      var change = change.element
      change.number = place + 1
      return change
    }
  }
}
