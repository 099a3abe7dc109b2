// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Writes changes as ``ChangeParser`` reads them.
public enum ChangeFormatter {
  /// One line: `budget « Le budget est ramené à 41 000 €. » => prix ≤ 41 000 €`.
  ///
  /// Parsed with the same terms, it gives back the field, the kind, the text (its ends trimmed) and the effects; id,
  /// fiche, severity and what is expected have their place in a ``ChangeSheet`` only.
  public static func line(_ change: Change, terms: [Term] = []) -> String {
    let head = change.kind?.frenchWord ?? change.field.french
    let text = "\(head) \(Quoting.quoted(change.text))"
    guard !change.effects.isEmpty else { return text }
    return text + " => " + change.effects.map { effect($0, terms: terms) }.joined(separator: " ; ")
  }

  /// One effect: `prix ≤ 41 000 €`, `interlocuteur « M. Vasseur, directeur financier »`.
  public static func effect(_ effect: Change.Effect, terms: [Term] = []) -> String {
    switch effect {
    case .term(let id, let termEffect):
      let term = terms.first { $0.id == id }
      return name(id) + " " + demand(termEffect, unit: term?.unit ?? "")
    case .counterpart(let person): return "interlocuteur " + Quoting.quoted(words(person))
    case .motive(let motive, let weight): return "motivation \(motive.french) \(weight)"
    case .competitor(let competitor):
      return
        (["concurrent", Quoting.quoted(competitor.name)] + [competitor.text.map(Quoting.quoted)].compactMap { $0 }
        + [competitor.price.map { Quantity($0, "EUR").french }].compactMap { $0 }).joined(separator: " ")
    case .context(let text): return "contexte " + Quoting.quoted(text)
    }
  }

  // MARK: Terms

  /// An id as it stands when it reads as one word, else quoted.
  private static func name(_ id: String) -> String {
    let isPlain =
      id.first?.isLetter == true && id == id.folded && id != "budget"
      && id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        part.first?.isLetter == true && part.allSatisfy { $0.isLetter || $0.isDigit }
      }
    return isPlain && !EffectParser.reserved.contains(id) ? id : "condition " + Quoting.quoted(id)
  }

  private static func demand(_ effect: Change.TermEffect, unit: String) -> String {
    // A unit of several words, or with signs, is left out: the term has it.
    let isPlain = unit == "EUR" || unit == "%" || unit.allSatisfy(\.isLetter)
    let shown = { (amount: Decimal64) in isPlain ? Quantity(amount, unit).french : amount.french }
    switch effect {
    case .value(let value): return (value.units < 0 ? "= " : "") + shown(value)
    case .ceiling(let value): return "≤ " + shown(value)
    case .floor(let value): return "≥ " + shown(value)
    case .range(let low, let high): return "entre \(low.french) et \(shown(high))"
    case .variation(let basisPoints):
      let rate = Quantity(Decimal64(units: basisPoints, scale: 2).trimmed, "%").french
      return basisPoints < 0 ? rate : "+" + rate
    case .choices(let names): return names.map(Quoting.quoted).joined(separator: " | ")
    }
  }

  // MARK: People

  private static func words(_ person: Change.Counterpart) -> String {
    let startsAsName = person.name == nil && !person.role.contains(",")
    let parts = (startsAsName ? [] : [person.name ?? ""]) + [person.role]
    return (parts + [person.profile?.french].compactMap { $0 }).joined(separator: ", ")
  }
}
