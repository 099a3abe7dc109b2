// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Rehearsals
import StyledText
import Terminal

/// What the candidate adds to his papers, asked once and in his words: how far he would go, term by term.
struct MandateQuestions {
  let terminal: any ConsoleTerminal
  /// Whether the candidate buys: a price is then borne upwards.
  var isBuying = false

  /// What came of the questions.
  enum Answer {
    case mandate(Mandate)
    /// He would rather go without.
    case none
    /// Ctrl-C or Ctrl-D: he gives up the rehearsal.
    case givenUp
  }

  func ask(_ terms: [Term], number: Int?) throws -> Answer {
    terminal.write([
      StyledLine(
        "Jusqu’où pouvez-vous aller ? Vous seul le savez, et le client ne l’apprendra pas.".typographic, .bold),
      StyledLine(
        "Entrée : pas de limite · « passer » : sans mandat, des limites moyennes sont supposées.".typographic, .dim),
    ])
    var limits: [ClientRole.Limit] = []
    for term in terms {
      switch try limit(of: term) {
      case .value(let value):
        limits.append(ClientRole.Limit(term: term.id, ideal: term.proposed, limit: value))
      case .nothing: limits.append(ClientRole.Limit(term: term.id, ideal: term.proposed))
      case .withoutMandate: return .none
      case .givenUp: return .givenUp
      }
    }
    guard let priorities = try priorities(of: terms) else { return .givenUp }
    return .mandate(Mandate(fiche: number, priorities: priorities, limits: limits))
  }

  private enum Typed {
    case value(LimitValue)
    case nothing
    case withoutMandate
    case givenUp
  }

  private func limit(of term: Term) throws -> Typed {
    let hint =
      switch term.value {
      case .choice(_, let among): "\(term.french(term.proposed)) (au choix : \(among.joined(separator: " / ")))"
      case .quantity: term.french(term.proposed)
      }
    terminal.write(StyledLine("\(term.title.typeset)\u{A0}: ") + StyledLine("vous proposez \(hint)".typeset, .dim))
    while true {
      guard let typed = try Asking(terminal: terminal).line("jusqu’où pouvez-vous aller ? ") else { return .givenUp }
      if typed.isEmpty { return .nothing }
      if typed.matches("passer") { return .withoutMandate }
      if let value = term.value(typed: typed) {
        guard isBackwards(value, of: term) else { return .value(value) }
        let side = isBuying ? "Vous achetez : votre limite est plus haute" : "Vous vendez : votre limite est plus basse"
        Asking(terminal: terminal).refuse("\(side) que \(term.french(term.proposed)).")
        continue
      }
      Asking(terminal: terminal).refuse("« \(typed) » n’est pas une valeur. Par exemple : \(term.example)")
    }
  }

  /// Whether a price is on the side that suits the candidate better than what he proposes: a slip that would turn
  /// everything upside down.
  private func isBackwards(_ value: LimitValue, of term: Term) -> Bool {
    guard term.id == "prix", term.unit == "EUR", case .number(let typed) = value,
      case .number(let proposed) = term.proposed
    else { return false }
    return isBuying ? typed < proposed : proposed < typed
  }

  /// Weights that add up to 100; `nil` when he gives up. Empty: ordinary weights.
  private func priorities(of terms: [Term]) throws -> [String: Int]? {
    guard terms.count > 1 else { return [:] }
    let shown = terms.enumerated().map { "\($0 + 1) \($1.title.typeset)" }
    for line in shown { terminal.write(StyledLine("  " + line)) }
    while true {
      let question = "Ce qui compte le plus pour vous, dans l’ordre (Entrée : passer) : "
      guard let typed = try Asking(terminal: terminal).line(question) else { return nil }
      if typed.isEmpty { return [:] }
      let numbers = typed.split { !$0.isNumber }.compactMap { Int($0) }
      let known = numbers.allSatisfy { terms.indices.contains($0 - 1) }
      if !numbers.isEmpty, known, Set(numbers).count == numbers.count {
        return Self.weights(ranked: numbers.map { terms[$0 - 1].id }, all: terms.map(\.id))
      }
      Asking(terminal: terminal).refuse("Donner des numéros de 1 à \(terms.count), chacun une fois. Par exemple : 1 3")
    }
  }

  /// The first weighs as many parts as there are terms, the next one part less, those not named one part each; out of
  /// 100.
  static func weights(ranked: [String], all: [String]) -> [String: Int] {
    var parts = Dictionary(all.map { ($0, 1) }) { first, _ in first }
    for (rank, id) in ranked.enumerated() { parts[id] = all.count - rank + 1 }
    let total = parts.values.reduce(0, +)
    var weights = parts.mapValues { $0 * 100 / total }
    if let first = ranked.first ?? all.first { weights[first, default: 0] += 100 - weights.values.reduce(0, +) }
    return weights
  }
}

extension Term {
  /// What the paper offers.
  var proposed: LimitValue {
    switch value {
    case .quantity(let quantity, _, _): .number(quantity.amount)
    case .choice(let name, _): .name(name)
    }
  }

  var example: String {
    switch value {
    case .quantity: french(proposed)
    case .choice(_, let among): among.last ?? ""
    }
  }

  /// A value as people type it: `46 500 €`, `6 sem.`, `3`, the beginning of a name.
  fileprivate func value(typed: String) -> LimitValue? {
    switch value {
    case .choice(_, let among):
      if let number = Int(typed), among.indices.contains(number &- 1) { return .name(among[number &- 1]) }
      let found = among.filter { $0.folded.hasPrefix(typed.folded) }
      return found.count == 1 ? found.first.map { .name($0) } : among.first { $0.matches(typed) }.map { .name($0) }
    case .quantity:
      let number = typed.prefix { $0.isNumber || " \u{A0}\u{202F},.-+'’".contains($0) }
      let rest = String(typed.dropFirst(number.count)).folded
      let unit = unit ?? ""
      let signs = unit == "EUR" ? ["€", "eur", "euro", "euros", "ht", "€ ht", "ttc"] : [unit.folded]
      let isUnit =
        rest.isEmpty || signs.contains(rest)
        || signs.contains { $0.hasPrefix(rest.filter { $0 != "." }) }
      guard isUnit else { return nil }
      return Decimal64(number.filter { !$0.isWhitespace && $0 != "'" && $0 != "’" }).map { .number($0) }
    }
  }
}
