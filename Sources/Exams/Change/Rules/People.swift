// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// An interlocutor who is replaced, and is still quoted elsewhere.
enum ReplacedCounterpart: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    applied.contextDeltas.flatMap { delta -> [Diagnostic] in
      guard case .counterpart(let before?, let after) = delta.kind, let name = surname(before.name),
        surname(after.name ?? "") != name
      else { return [] }
      return texts(in: applied, besides: delta.change).compactMap { place in
        guard place.text.foldedWords.contains(name[...]) else { return nil }
        return Diagnostic(
          .warning, "modification.interlocuteur-cite", at: place.path,
          "\(before.name) est remplacé par la modification \(delta.change), mais \(place.what) cite encore ce nom.",
          hint: "Récrivez ce passage pour \(after.name ?? after.role), ou retirez-le.")
      }
    }
  }

  private struct Place {
    let what: String
    let path: String
    let text: String
  }

  private static func texts(in applied: AppliedSituation, besides number: Int) -> [Place] {
    let changes = applied.numbered.filter { $0.number != number }.map { other, change in
      Place(
        what: "la modification \(other)", path: changePath(other) + ".texte",
        text: ([change.text] + change.effects.map(\.words)).joined(separator: "\n"))
    }
    let client = applied.before.client
    let objections = (client?.objections ?? []).enumerated().map { index, objection in
      Place(what: "l’objection \(index + 1)", path: "client.objections[\(index)]", text: objection.text)
    }
    let directions = (client?.directions ?? []).enumerated().map { index, text in
      Place(what: "la consigne de jeu \(index + 1)", path: "client.consignes[\(index)]", text: text)
    }
    return changes + objections + directions
  }

  /// The last word of a name, folded: `Mme Hélène Marchetti` → `marchetti`. `nil` when it is too short to search.
  private static func surname(_ name: String) -> String? {
    guard let last = name.foldedWords.last, last.count >= 3 else { return nil }
    return String(last)
  }
}

extension Change.Effect {
  /// The free words that an effect carries.
  fileprivate var words: String {
    switch self {
    case .context(let text): text
    case .competitor(let competitor): competitor.text ?? ""
    case .term, .counterpart, .motive: ""
    }
  }
}

/// A motive's weight out of 0…100.
enum MotiveWeight: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    applied.numbered.flatMap { number, change in
      change.effects.enumerated().compactMap { index, effect -> Diagnostic? in
        guard case .motive(let motive, let weight) = effect, !(0...100).contains(weight) else { return nil }
        return Diagnostic(
          .warning, "modification.motivation-hors-bornes", at: changePath(number, effect: index),
          "Modification \(number)\u{A0}: le poids de la motivation \(quoted(motive.french)) est \(weight).",
          hint: "Écrivez un poids de 0 à 100\u{202F}; les autres motivations se partagent le reste.")
      }
    }
  }
}

/// A competitor who asks for more than the offer: odd, and sometimes meant.
enum DearerCompetitor: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    guard case .quantity(let offer, _, _) = applied.before.price?.value else { return [] }
    return applied.numbered.flatMap { number, change in
      change.effects.enumerated().compactMap { index, effect -> Diagnostic? in
        guard case .competitor(let competitor) = effect, let price = competitor.price, price > offer.amount else {
          return nil
        }
        return Diagnostic(
          .note, "modification.concurrent-plus-cher", at: changePath(number, effect: index),
          "Modification \(number)\u{A0}: \(competitor.name) demande \(Quantity(price, "EUR").french),"
            + " plus que l’offre (\(offer.french)).",
          hint: "Si c’est voulu, le texte doit dire ce que le concurrent offre de mieux.")
      }
    }
  }
}
