// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// One thing that a definition must not contradict.
///
/// A rule looks at a whole ``Exam`` and emits diagnostics whose path is that of the definition's file
/// (`phases[3].evalue[0]`). It is silent on what other rules tell.
struct ExamRule: Sendable {
  /// The sections of the file that it reads: where one of them could not be read, the rule is not asked.
  let sections: Set<String>
  let problems: @Sendable (Exam) -> [Diagnostic]

  init(reading sections: Set<String>, _ problems: @escaping @Sendable (Exam) -> [Diagnostic]) {
    self.sections = sections
    self.problems = problems
  }

  /// Every rule, in the order in which a definition is written.
  static let all: [ExamRule] =
    [.identity, .validity] + durationRules + referenceRules + changeRules + scaleRules + paperRules + [.jury]
    + decisionRules
}

extension Exam {
  /// Everything in the definition that contradicts itself; empty when it can be used.
  public var problems: [Diagnostic] { problems(unreadable: []) }

  /// The same, leaving out the rules that read a section of the file which could not be read whole.
  public func problems(unreadable sections: Set<String>) -> [Diagnostic] {
    ExamRule.all.filter { $0.sections.isDisjoint(with: sections) }.flatMap { $0.problems(self) }
  }
}

extension Diagnostic {
  /// A contradiction: the definition is refused.
  static func contradiction(_ code: String, at path: String, _ message: String, hint: String = "") -> Diagnostic {
    Diagnostic(.error, "epreuve." + code, at: path, message.typographic, hint: hint.typographic)
  }

  /// Something to look at; the definition can be used.
  static func oddity(_ code: String, at path: String, _ message: String, hint: String = "") -> Diagnostic {
    Diagnostic(.warning, "epreuve." + code, at: path, message.typographic, hint: hint.typographic)
  }
}

/// A diagnostic for each id that was already used before in the same list.
func duplicates(_ ids: [String], _ what: String, path: (Int) -> String) -> [Diagnostic] {
  ids.indices.compactMap { index in
    guard ids[..<index].contains(ids[index]) else { return nil }
    return .contradiction(
      "id-double", at: path(index), "\(what) : l’identifiant « \(ids[index]) » est déjà pris.",
      hint: "Choisissez-en un autre.")
  }
}

/// "Vouliez-vous dire … ?", or what is possible: one short id is always near another.
func suggestion(for typed: String, among names: [String]) -> String {
  if typed.count > 3, let name = nearest(to: typed, among: names) { return "Vouliez-vous dire « \(name) » ?" }
  return names.isEmpty ? "" : "Possibles : \(names.joined(separator: ", "))."
}
