// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// One way in which changes may not hold together. It tells, and never forbids: warnings and notes only.
protocol IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic]
}

extension ChangeRules {
  /// Every rule, in the order in which its findings are told.
  private static var rules: [any IncoherenceRule.Type] {
    [
      ChangeCount.self, ChangeFields.self, OtherFiche.self, SameTerm.self, OutOfRange.self, UnknownChoice.self,
      QuotedFigure.self, ReplacedCounterpart.self, MotiveWeight.self, DearerCompetitor.self,
    ]
  }

  static func incoherences(in applied: AppliedSituation) -> [Diagnostic] {
    rules.flatMap { $0.check(applied) }
  }
}

/// `modifications[0]`, for the change numbered from 1.
func changePath(_ number: Int, effect: Int? = nil) -> String {
  "modifications[\(number - 1)]" + (effect.map { ".effets[\($0)]" } ?? "")
}

extension AppliedSituation {
  /// The changes with their numbers, from 1.
  var numbered: [(number: Int, change: Change)] {
    changes.enumerated().map { ($0 + 1, $1) }
  }
}
