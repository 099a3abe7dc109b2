// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

extension DomainProblem {
  /// As it is said to whoever wrote the domain.
  public var diagnostic: Diagnostic {
    let said = wording
    return Diagnostic(
      .error, "negociation.\(said.code)", at: path, said.message.typographic, hint: said.hint.typographic)
  }

  private var wording: (code: String, message: String, hint: String) {
    switch kind {
    case .noIssue:
      ("objets", "Rien n’est négocié : la liste des objets est vide.", "Décrivez au moins un objet et ses valeurs.")
    case .noName: ("nom", "Un objet n’a pas de nom.", "Donnez-lui un nom, comme « prix ».")
    case .repeatedName(let name): ("nom", "Deux objets s’appellent « \(name) ».", "Donnez à chacun son nom.")
    case .noValue: ("valeurs", "Cet objet n’a aucune valeur.", "Donnez-lui au moins une valeur.")
    case .repeatedValue(let value):
      ("valeurs", "La valeur « \(value) » est écrite deux fois.", "Gardez-en une, et sa ligne dans les barèmes.")
    case .notWhole(let value):
      (
        "valeurs", "« \(value) » n’est pas un nombre entier.",
        "Une grille (integer_grid) n’a que des entiers ; des mots demandent « categorical »."
      )
    case .tooManyOutcomes:
      ("trop", "Les accords possibles sont trop nombreux pour être numérotés.", "Retirez des objets ou des valeurs.")
    case .weightCount(let count, let expected):
      ("poids", "Il y a \(count) poids pour \(plural(expected, "objet")).", "Donnez un poids à chaque objet.")
    case .weightSum(let sum):
      ("poids", "La somme des poids fait \(sum.short), non 1.", "Corrigez-les pour que leur somme fasse 1.")
    case .tableCount(let count, let expected):
      (
        "baremes", "Il y a \(plural(count, "barème")) pour \(plural(expected, "objet")).",
        "Donnez un barème à chaque objet, dans le même ordre."
      )
    case .valueCount(let count, let expected):
      (
        "baremes", "Ce barème a \(plural(count, "note")) pour \(plural(expected, "valeur")).",
        "Donnez une note à chaque valeur de l’objet, dans le même ordre."
      )
    case .notShare(let number):
      ("plage", "\(number.french) n’est pas compris entre 0 et 1.", "Poids et notes vont de 0 à 1.")
    case .tooPrecise(let number, let decimals):
      (
        "decimales", "\(number.french) a plus de \(decimals) décimales.",
        "Les calculs sont exacts : arrondissez-le à \(decimals) décimales."
      )
    case .reservationRange(let number):
      (
        "limite", "La limite \(number.french) n’est pas comprise entre −1 et 2.",
        "C’est l’utilité, de 0 à 1, sous laquelle mieux vaut ne pas conclure."
      )
    }
  }
}

extension Decimal64 {
  /// Without idle zeros at the end.
  fileprivate var short: String {
    var number = self
    while number.scale > 0, number.units % 10 == 0 {
      number = Decimal64(units: number.units / 10, scale: number.scale - 1)
    }
    return number.french
  }
}
