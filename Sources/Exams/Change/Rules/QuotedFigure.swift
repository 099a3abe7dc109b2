// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// A text that quotes a figure which its typed effects contradict.
///
/// Only figures of the same kind as an effect's are compared (euros with euros, days with weeks). An effect is content
/// with any figure that names its demand, its result, its difference or its percentage; figures that name the value
/// before, another effect or another term are left aside. A text with figures and nothing typed is never blamed.
enum QuotedFigure: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    applied.numbered.flatMap { number, change in
      let figures = FigureFinder.figures(in: change.text)
      let expectations = expectations(of: number, change, in: applied)
      return expectations.compactMap { expectation -> Diagnostic? in
        let comparable = figures.filter { $0.dimension == expectation.stated.dimension }
        guard !comparable.isEmpty, !comparable.contains(where: expectation.accepts) else { return nil }
        let known = knownFigures(in: applied)
        let isRateQuoted = expectations.contains { other in
          other.effect == expectation.effect && other.stated.dimension == .percent
            && figures.contains(where: other.accepts)
        }
        let unexplained = comparable.first { figure in
          // « −8 %, car un client nous doit 38 000 € »: beside the rate, only a figure that could be the result counts.
          if isRateQuoted, !figure.isNear(expectation.stated) { return false }
          return
            !known.contains { $0.isSame(as: figure) }
            && !expectations.contains { $0.effect != expectation.effect && $0.accepts(figure) }
        }
        guard let unexplained else { return nil }
        return Diagnostic(
          .warning, "modification.chiffre-contredit", at: changePath(number) + ".texte",
          "Modification \(number)\u{A0}: le texte dit \(quoted(unexplained.text)),"
            + " l’effet dit \(quoted(expectation.shown)).",
          hint: "Corrigez le texte ou l’effet\u{202F}: le candidat lit le texte.")
      }
    }
  }

  /// Whether a change's text quotes exactly what an effect does.
  static func tells(_ change: Change, _ delta: TermDelta) -> Bool {
    if case .term(_, .choices(let names)) = change.effects[delta.effect] {
      let text = change.text.folded
      return names.allSatisfy { text.contains($0.folded) }
    }
    let figures = FigureFinder.figures(in: change.text)
    let unit = delta.after.unit ?? ""
    let isQuoted = { (amount: Decimal64) in
      figures.contains { $0.isSame(as: Figure(amount, unit: unit)) }
    }
    if case .between(let low, let high) = delta.bound { return isQuoted(low) && isQuoted(high) }
    return expectations(delta, of: change.effects[delta.effect]).contains { expectation in
      figures.contains { figure in expectation.exact.contains { $0.isSame(as: figure) } }
    }
  }

  // MARK: What an effect expects to read

  private struct Expectation {
    let effect: Int
    /// What the jury typed.
    let stated: Figure
    let shown: String
    /// Every figure that agrees with it.
    let agreeing: [Figure]

    /// Those that say it to the unit, and not by a rounded percentage.
    var exact: [Figure] { agreeing.filter { $0.dimension != .percent || !$0.text.isEmpty } }

    func accepts(_ figure: Figure) -> Bool {
      agreeing.contains { $0.isSame(as: figure) || $0.isNearPercent(of: figure) }
    }
  }

  private static func expectations(
    of number: Int, _ change: Change, in applied: AppliedSituation
  ) -> [Expectation] {
    let terms = applied.termDeltas(of: number).flatMap { delta in
      expectations(delta, of: change.effects[delta.effect])
    }
    let competitors = change.effects.enumerated().compactMap { index, effect -> Expectation? in
      guard case .competitor(let competitor) = effect, let price = competitor.price else { return nil }
      let figure = Figure(price, unit: "EUR")
      let difference = applied.before.price.flatMap(amount).flatMap { price.minus($0) }
      let agreeing = [figure] + [difference].compactMap { $0.map { Figure($0, unit: "EUR") } }
      return Expectation(effect: index, stated: figure, shown: figure.text, agreeing: agreeing)
    }
    return terms + competitors
  }

  private static func expectations(_ delta: TermDelta, of effect: Change.Effect) -> [Expectation] {
    guard let before = amount(delta.before), let after = amount(delta.after), let unit = delta.after.unit,
      case .term(_, let termEffect) = effect
    else { return [] }
    let demanded: [Decimal64] =
      switch delta.bound {
      case .atMost(let value), .atLeast(let value): [value]
      case .between(let low, let high): [low, high]
      case .oneOf, nil: [after]
      }
    let percentages = demanded.compactMap { percentage(from: before, to: $0) }.map {
      Figure(amount: $0, dimension: .percent, text: "")
    }
    let differences = demanded.compactMap { $0.minus(before) }
    let own = (demanded + [after] + differences).map { Figure($0, unit: unit) }
    let agreeing = own + percentages
    let stated = Figure(demanded[0], unit: unit)
    let main = Expectation(effect: delta.effect, stated: stated, shown: delta.frenchAfter, agreeing: agreeing)
    guard case .variation(let basisPoints) = termEffect else { return [main] }
    let rate = Figure(Decimal64(units: basisPoints, scale: 2).trimmed, unit: "%")
    return [
      main, Expectation(effect: delta.effect, stated: rate, shown: rate.text, agreeing: agreeing + [rate]),
    ]
  }

  /// The values that stand before any change: quoting them contradicts nothing.
  private static func knownFigures(in applied: AppliedSituation) -> [Figure] {
    applied.before.terms.compactMap(\.quantity).map { Figure($0.amount, unit: $0.unit) }
  }

  private static func amount(_ term: Term) -> Decimal64? { term.quantity?.amount }

  /// With two decimals; `nil` when there is nothing to compare with.
  private static func percentage(from before: Decimal64, to after: Decimal64) -> Decimal64? {
    let scale = max(before.scale, after.scale)
    guard let a = before.rescaled(to: scale), let difference = after.minus(before)?.rescaled(to: scale), a.units > 0,
      let scaled = difference.times(10_000)
    else { return nil }
    return Decimal64(units: scaled.units.dividedHalfAwayFromZero(by: a.units), scale: 2).magnitude
  }
}

extension AppliedSituation {
  /// Whether the text of a change says what one of its effects does to a term: it quotes the demand, the result, the
  /// difference or the percentage, or the named values. What a text does not say is for the jury alone.
  public func isTold(_ delta: TermDelta) -> Bool {
    guard changes.indices.contains(delta.change - 1) else { return false }
    let change = changes[delta.change - 1]
    guard change.effects.indices.contains(delta.effect) else { return false }
    return QuotedFigure.tells(change, delta)
  }
}

extension Figure {
  /// Between the half and twice another.
  fileprivate func isNear(_ other: Figure) -> Bool {
    guard let twice = amount.times(2), let otherTwice = other.amount.times(2) else { return false }
    return twice >= other.amount && otherTwice >= amount
  }

  package func isSame(as other: Figure) -> Bool { dimension == other.dimension && amount == other.amount }

  /// A percentage quoted in whole points for one that is not: 15 % for 15,46 %.
  fileprivate func isNearPercent(of quoted: Figure) -> Bool {
    guard dimension == .percent, quoted.dimension == .percent, text.isEmpty,
      let gap = amount.minus(quoted.amount)?.magnitude
    else { return false }
    return gap <= Decimal64(units: 5, scale: 1)
  }
}

extension Decimal64 {
  /// Without useless zeros after the comma.
  var trimmed: Decimal64 {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return Decimal64(units: units, scale: scale)
  }
}
