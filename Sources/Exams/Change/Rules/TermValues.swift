// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// An effect out of the term's range, or off its step.
enum OutOfRange: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    applied.termDeltas.flatMap { delta -> [Diagnostic] in
      guard case .quantity(let quantity, let range, let step) = delta.after.value else { return [] }
      let path = changePath(delta.change, effect: delta.effect)
      let start = "Modification \(delta.change)\u{A0}: "
      var found: [Diagnostic] = []
      for amount in amounts(delta, value: quantity.amount) {
        let shown = Quantity(amount, quantity.unit).french
        if let range, !range.contains(amount) {
          let ends = "de \(range.lowerBound.french) à \(Quantity(range.upperBound, quantity.unit).french)"
          found.append(
            Diagnostic(
              .warning, "modification.hors-plage", at: path,
              "\(start)\(shown) sort de la plage prévue pour \(quoted(delta.after.title)) (\(ends)).",
              hint: "La valeur est gardée telle qu’écrite\u{202F}; vérifiez qu’une négociation reste possible."))
        } else if isWritten(delta, in: applied), let step, let low = range?.lowerBound,
          !amount.isOn(step: step, from: low)
        {
          found.append(
            Diagnostic(
              .note, "modification.hors-pas", at: path,
              "\(start)\(shown) n’est pas un multiple du pas de \(quoted(delta.after.title))"
                + " (\(Quantity(step, quantity.unit).french)).",
              hint: "La valeur est gardée telle qu’écrite."))
        }
      }
      if delta.isNeutral {
        found.append(
          Diagnostic(
            .note, "modification.sans-effet", at: path,
            "\(start)\(quoted(delta.after.title)) vaut déjà \(delta.frenchBefore)\u{202F}; l’effet ne change rien."))
      }
      return found
    }
  }

  /// Whether the jury wrote the number itself: the result of a percentage is not blamed for missing the step.
  private static func isWritten(_ delta: TermDelta, in applied: AppliedSituation) -> Bool {
    if case .term(_, .variation) = applied.changes[delta.change - 1].effects[delta.effect] { false } else { true }
  }

  /// The numbers that the jury wrote, or those that they lead to.
  private static func amounts(_ delta: TermDelta, value: Decimal64) -> [Decimal64] {
    switch delta.bound {
    case .atMost(let amount), .atLeast(let amount): [amount]
    case .between(let low, let high): [low, high]
    case .oneOf: []
    case nil: [value]
    }
  }
}

extension Decimal64 {
  fileprivate func isOn(step: Decimal64, from low: Decimal64) -> Bool {
    guard let distance = minus(low) else { return true }
    let scale = max(distance.scale, step.scale)
    guard let a = distance.rescaled(to: scale), let b = step.rescaled(to: scale), b.units > 0 else { return true }
    return a.units % b.units == 0
  }
}

/// A named value that the term does not have.
enum UnknownChoice: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    applied.termDeltas.flatMap { delta -> [Diagnostic] in
      guard case .choice(_, let among) = delta.before.value,
        case .term(_, .choices(let names)) = applied.changes[delta.change - 1].effects[delta.effect]
      else { return [] }
      let path = changePath(delta.change, effect: delta.effect)
      let unknown = names.filter { !among.contains($0) }.map { name in
        Diagnostic(
          .warning, "modification.choix-inconnu", at: path,
          "Modification \(delta.change)\u{A0}: \(quoted(name)) n’est pas une valeur de \(quoted(delta.before.title)).",
          hint: "Valeurs prévues\u{A0}: \(among.frenchList("ou")).")
      }
      guard unknown.isEmpty, delta.isNeutral else { return unknown }
      return [
        Diagnostic(
          .note, "modification.sans-effet", at: path,
          "Modification \(delta.change)\u{A0}: \(quoted(delta.after.title)) vaut déjà \(delta.frenchBefore)\u{202F};"
            + " l’effet ne change rien.")
      ]
    }
  }
}
