// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// More or fewer changes than the exam says.
enum ChangeCount: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    let count = applied.changes.count
    guard let rules = applied.before.exam.changes else {
      guard count > 0 else { return [] }
      return [
        Diagnostic(
          .warning, "modification.non-prevue",
          "L’épreuve \(quoted(applied.before.exam.shortTitle)) ne prévoit pas de modification.",
          hint: "Vérifiez l’épreuve choisie\u{202F}; le jury reste libre.")
      ]
    }
    guard let expected = rules.count, count != expected else { return [] }
    let said = "L’épreuve prévoit \(plural(expected, "modification"))\u{202F}; "
    return [
      count > expected
        ? Diagnostic(
          .warning, "modification.nombre", said + "il y en a \(count).",
          hint: "Retirez-en \(count - expected), ou dites pourquoi dans les remarques.")
        : Diagnostic(.note, "modification.nombre", said + "il en manque \(expected - count).")
    ]
  }
}

/// A field that the exam does not name, or twice the same one.
enum ChangeFields: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    guard let rules = applied.before.exam.changes else { return [] }
    var found: [Diagnostic] = []
    var seen: [ChangeField: Int] = [:]
    for (number, change) in applied.numbered {
      if !rules.fields.contains(change.field) {
        found.append(
          Diagnostic(
            .note, "modification.champ-non-prevu", at: changePath(number) + ".champ",
            "Modification \(number)\u{A0}: le champ \(change.field.french) n’est pas de ceux que l’épreuve cite.",
            hint: "Champs cités\u{A0}: \(rules.fields.map(\.french).frenchList())."))
      }
      if let first = seen[change.field] {
        found.append(
          Diagnostic(
            .note, "modification.meme-champ", at: changePath(number) + ".champ",
            "Les modifications \(first) et \(number) relèvent du même champ (\(change.field.french)).",
            hint: "Deux champs différents sont l’usage, non une obligation."))
      } else {
        seen[change.field] = number
      }
    }
    return found
  }
}

/// A change written for another fiche than the chosen one.
enum OtherFiche: IncoherenceRule {
  static func check(_ applied: AppliedSituation) -> [Diagnostic] {
    guard let chosen = applied.before.number else { return [] }
    return applied.numbered.compactMap { number, change in
      guard let fiche = change.fiche, fiche != chosen else { return nil }
      return Diagnostic(
        .warning, "modification.autre-fiche", at: changePath(number) + ".fiche",
        "Modification \(number)\u{A0}: elle est écrite pour la fiche \(fiche), la commission a choisi la fiche \(chosen).",
        hint: "Choisissez une modification de la fiche \(chosen), ou retirez le numéro de fiche.")
    }
  }
}
