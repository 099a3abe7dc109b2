// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension String {
  /// Whether an offer is said with a condition: `168 000 si vous signez aujourd’hui`, `contre une signature`.
  ///
  /// A courtesy asks for nothing: `si vous voulez`, `si vous êtes d’accord`.
  var asksInReturn: Bool {
    let words = " \(foldedWordText) "
    if Condition.openings.contains(where: { words.contains(" \($0) ") }) { return true }
    return Condition.ifs.contains { start in
      words.ranges(of: " \(start) ").contains { range in
        let rest = words[range.upperBound...]
        return !rest.isEmpty && !Condition.courtesies.contains { rest.hasPrefix("\($0) ") }
      }
    }
  }
}

private enum Condition {
  static let openings =
    ["un", "une", "le", "la", "l", "les", "des", "votre", "vos", "signature", "commande", "acompte", "paiement"]
    .map { "contre \($0)" } + [
      "en echange", "a condition", "en contrepartie", "contrepartie", "moyennant", "sous reserve", "pourvu que",
      "en retour", "donnant donnant",
    ]
  static let ifs = ["si vous", "si votre", "si la commande", "si le contrat"]
  static let courtesies = [
    "voulez", "le voulez", "voulez bien", "preferez", "le preferez", "souhaitez", "le souhaitez", "permettez",
    "le permettez", "etes d accord", "en etes d accord", "plait",
  ]
}
