// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Exams
internal import FrenchText

/// One thing that a centre's list may not do, examined over the whole list.
protocol ListRule {
  func problems(in list: [Convocation]) -> [Diagnostic]
}

extension [Convocation] {
  /// Everything wrong with a list whose lines are each readable. A path such as `lignes[2].jury` is a place, from 0, in
  /// this array, and a column.
  public var problems: [Diagnostic] {
    let rules: [any ListRule] = [NumberRule(), OpeningRule(), TimeRule(), ClashRule()]
    return rules.flatMap { $0.problems(in: self) }
  }
}

/// `lignes[2].jury`.
func path(_ line: Int, _ column: String) -> String { "lignes[\(line)].\(column)" }

extension Int {
  /// Seconds since midnight, 0 or more, as a clock shows them; the next day's begin anew.
  public var clockTime: String { "\(self / 3600 % 24)\u{A0}h\u{A0}\(padded(self / 60 % 60))" }
}
