// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// Draws changes from a bank: suggestions, that the jury keeps, edits or leaves.
///
/// The same code, bank and options give the same changes on every machine and in every release of the same
/// ``method``, whatever the order of the bank's file. What is recorded is the result, never only the code.
public enum ChangeDraw {
  /// Raised whenever the way of drawing would give another result for the same code.
  ///
  /// Method 1: the changes that suit the fiche and the exam's fields are sorted (id, then field, then text, by UTF-8
  /// bytes; those without an id last), then shuffled by ``SeededGenerator`` seeded with the code's value; they are
  /// taken in that order, passing over a field already taken unless `allowsSameField`. When fields do not suffice,
  /// those passed over complete the draw, in the same order.
  public static let method = 1

  /// - Parameters:
  ///   - fiche: the chosen one, from 1; `nil` keeps the changes of all.
  ///   - count: how many; by default what the exam says, or two where it does not, less those already chosen.
  ///   - chosen: changes that the jury already has: they are not drawn again, and their fields count as taken.
  public static func draw(
    _ code: DrawCode, from bank: [Change], for exam: Exam, fiche: Int? = nil, count: Int? = nil,
    besides chosen: [Change] = [], allowsSameField: Bool = false
  ) -> DrawResult {
    let wanted = max(0, count ?? (exam.changes?.count ?? 2) - chosen.count)
    let candidates = candidates(from: bank, for: exam, fiche: fiche).filter { !chosen.contains($0) }
    var generator = SeededGenerator(seed: UInt64(code.value))
    var picked: [Change] = []
    var passed: [Change] = []
    for change in generator.shuffled(candidates) {
      let isTaken = (chosen + picked).contains { $0.field == change.field }
      if picked.count < wanted, allowsSameField || !isTaken { picked.append(change) } else { passed.append(change) }
    }
    let missing = wanted - picked.count
    picked += passed.prefix(missing)
    let told = diagnostics(wanted: wanted, picked: picked.count, sameField: min(missing, passed.count))
    return DrawResult(
      code: code, method: method, fiche: fiche, allowsSameField: allowsSameField, changes: picked, diagnostics: told)
  }

  /// The changes among which an exam draws for a fiche, each once, in the order that method 1 shuffles.
  public static func candidates(from bank: [Change], for exam: Exam, fiche: Int? = nil) -> [Change] {
    sorted(bank.filter { suits($0, exam, fiche) })
  }

  private static func suits(_ change: Change, _ exam: Exam, _ fiche: Int?) -> Bool {
    let fields = exam.changes?.fields ?? []
    return (change.fiche == nil || fiche == nil || change.fiche == fiche)
      && (fields.isEmpty || fields.contains(change.field))
  }

  /// Sorted, each once.
  private static func sorted(_ bank: [Change]) -> [Change] {
    let keyed = bank.map { change in
      (
        key: [change.id == nil ? "1" : "0", change.id ?? "", change.field.rawValue, change.text].map { Array($0.utf8) },
        change: change
      )
    }
    let ordered = keyed.sorted { first, second in
      for (a, b) in zip(first.key, second.key) where a != b { return a.lexicographicallyPrecedes(b) }
      return false
    }
    return ordered.enumerated().filter { $0 == 0 || ordered[$0 - 1].key != $1.key }.map(\.element.change)
  }

  static func diagnostics(wanted: Int, picked: Int, sameField: Int) -> [Diagnostic] {
    var told: [Diagnostic] = []
    if sameField > 0 {
      told.append(
        Diagnostic(
          .note, "tirage.champs-insuffisants",
          "La banque n’a pas assez de champs différents\u{A0}: une modification tirée répète un champ.",
          hint: "Ajoutez à la banque des modifications d’un autre champ, ou écrivez-en une."))
    }
    if picked < wanted {
      told.append(
        Diagnostic(
          .warning, "tirage.banque-insuffisante",
          picked == 0
            ? "La banque n’a aucune modification qui convienne."
            : "La banque n’a que \(plural(picked, "modification")) qui \(picked > 1 ? "conviennent" : "convienne"),"
              + " sur \(wanted) demandées.",
          hint: "Complétez la banque, ou écrivez la modification à la main."))
    }
    return told
  }
}

/// What a draw gave.
public struct DrawResult: Hashable, Sendable {
  public let code: DrawCode
  /// The ``ChangeDraw/method`` that drew it.
  public let method: Int
  public let fiche: Int?
  public let allowsSameField: Bool
  /// The changes drawn, in order, by value: later editions of the bank do not touch them.
  public let changes: [Change]
  /// Notes and warnings.
  public let diagnostics: [Diagnostic]
  /// The sum of severities that an equitable draw reached, the changes already chosen included; `nil` for another draw.
  /// Jury only.
  public var total: Int?
}
