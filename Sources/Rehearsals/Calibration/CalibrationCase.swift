// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// What a line of the calibration is about: no change, one, or two that the exam can draw together.
public struct CalibrationCase: Hashable, Sendable {
  /// In the order of ``ChangeDraw/candidates(from:for:fiche:)``.
  public let changes: [Change]

  /// No change first, then each, then the pairs that a draw can give: of different fields, unless `allowsSameField` or
  /// all the bank has one field.
  static func all(
    from bank: [Change], for exam: Exam, fiche: Int?, allowsSameField: Bool
  ) -> [CalibrationCase] {
    let candidates = ChangeDraw.candidates(from: bank, for: exam, fiche: fiche)
    var cases = [CalibrationCase(changes: [])] + candidates.map { CalibrationCase(changes: [$0]) }
    guard exam.changes?.count ?? 2 > 1 else { return cases }
    let isFree = allowsSameField || Set(candidates.map(\.field)).count == 1
    for (index, first) in candidates.enumerated() {
      for second in candidates.dropFirst(index + 1) where isFree || second.field != first.field {
        cases.append(CalibrationCase(changes: [first, second]))
      }
    }
    return cases
  }
}

/// How one sample ended.
public struct CalibrationOutcome: Hashable, Sendable {
  /// The agreements that both could sign, among the values that people say.
  public let zone: Int
  /// Whether both tactics found one.
  public let isAgreed: Bool
  /// The seller's, in millionths: 0 at his limits, or without an agreement; 1 000 000 when he has all that he wishes.
  public let share: Int
  /// Whether both parties are just what they are without a change.
  public let isUnmoved: Bool
}
