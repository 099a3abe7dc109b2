// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// Two effects on one thing: contradictory, or merely cumulated.
enum SameTerm: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    terms(applied) + counterparts(applied) + motives(applied)
  }

  // MARK: Terms

  private static func terms(_ applied: AppliedSituation) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, later) in applied.termDeltas.enumerated() {
      guard let earlier = applied.termDeltas[..<index].last(where: { $0.after.id == later.after.id }) else { continue }
      found.append(diagnostic(earlier, later, isContradictory: contradict(earlier, later, in: applied)))
    }
    return found
  }

  private static func diagnostic(_ earlier: TermDelta, _ later: TermDelta, isContradictory: Bool) -> Diagnostic {
    let path = changePath(later.change, effect: later.effect)
    let title = quoted(later.after.title)
    let who =
      earlier.change == later.change
      ? "Deux effets de la modification \(later.change)"
      : "Les modifications \(earlier.change) et \(later.change)"
    let steps = "\(earlier.frenchBefore), puis \(earlier.frenchAfter), puis \(later.frenchAfter)"
    return isContradictory
      ? Diagnostic(
        .warning, "modification.condition-contredite", at: path,
        "\(who) se contredisent sur \(title)\u{A0}: \(earlier.frenchAfter), puis \(later.frenchAfter).",
        hint: "La dernière l’emporte\u{202F}; gardez celle que vous voulez, ou faites-les porter sur deux conditions.")
      : Diagnostic(
        .note, "modification.condition-cumulee", at: path, "\(who) portent sur \(title)\u{A0}: \(steps).",
        hint: "Vérifiez que ce cumul est voulu.")
  }

  /// Whether no value could satisfy both demands. A variation comes on top of what precedes: it never contradicts.
  private static func contradict(_ earlier: TermDelta, _ later: TermDelta, in applied: AppliedSituation) -> Bool {
    guard let first = demand(earlier, in: applied), let second = demand(later, in: applied) else { return false }
    switch (first, second) {
    case (.names(let a), .names(let b)): return Set(a).isDisjoint(with: b)
    case (.numbers(let aLow, let aHigh), .numbers(let bLow, let bHigh)):
      return isAbove(aLow, bHigh) || isAbove(bLow, aHigh)
    default: return false
    }
  }

  private enum Demand {
    /// An open end is `nil`.
    case numbers(Decimal64?, Decimal64?)
    case names([String])
  }

  private static func demand(_ delta: TermDelta, in applied: AppliedSituation) -> Demand? {
    guard case .term(_, let effect) = applied.changes[delta.change - 1].effects[delta.effect] else { return nil }
    return switch effect {
    case .value(let value): .numbers(value, value)
    case .ceiling(let most): .numbers(nil, most)
    case .floor(let least): .numbers(least, nil)
    case .range(let a, let b): .numbers(min(a, b), max(a, b))
    case .choices(let names): .names(names)
    case .variation: nil
    }
  }

  private static func isAbove(_ low: Decimal64?, _ high: Decimal64?) -> Bool {
    guard let low, let high else { return false }
    return low > high
  }

  // MARK: People

  private static func counterparts(_ applied: AppliedSituation) -> [Diagnostic] {
    let replaced = applied.contextDeltas.filter { if case .counterpart = $0.kind { true } else { false } }
    return zip(replaced, replaced.dropFirst()).map { earlier, later in
      Diagnostic(
        .warning, "modification.interlocuteur-deux-fois", at: changePath(later.change, effect: later.effect),
        "L’interlocuteur change deux fois (modifications \(earlier.change) et \(later.change)).",
        hint: "Le dernier l’emporte\u{202F}; gardez-en un seul.")
    }
  }

  private static func motives(_ applied: AppliedSituation) -> [Diagnostic] {
    var seen: [Motive: Int] = [:]
    var found: [Diagnostic] = []
    for (number, change) in applied.numbered {
      for (place, effect) in change.effects.enumerated() {
        guard case .motive(let motive, _) = effect else { continue }
        if let first = seen[motive] {
          found.append(
            Diagnostic(
              .warning, "modification.motivation-deux-fois", at: changePath(number, effect: place),
              "La motivation \(quoted(motive.french)) est fixée deux fois (modifications \(first) et \(number)).",
              hint: "Le dernier poids l’emporte\u{202F}; gardez-en un seul."))
        }
        seen[motive] = number
      }
    }
    return found
  }
}
