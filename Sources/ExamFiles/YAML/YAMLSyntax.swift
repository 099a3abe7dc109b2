// SPDX-License-Identifier: GPL-3.0-or-later

internal import Yams

/// What libyaml says of a text that it cannot read, said in French.
enum YAMLSyntax {
  static func problem(_ error: any Error, in text: YAMLText) -> YAMLProblem {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let (message, hint) = wording(problem, context?.text ?? "")
      let place = text.placeInFile(line: mark.line, column: mark.column)
      return YAMLProblem(code: "yaml.syntaxe", place: place, message: message, hint: hint)
    default:
      return YAMLProblem(
        code: "yaml.syntaxe", place: forbidden(in: text), message: "Ce texte n’est pas du YAML lisible à cet endroit.",
        hint: "Un caractère invisible s’y est sans doute glissé : retapez les lignes copiées d’ailleurs.")
    }
  }

  /// The first character that YAML does not let into a text (C1 controls, non-characters).
  private static func forbidden(in text: YAMLText) -> YAMLNode.Place? {
    var offset = 0
    for scalar in text.string.unicodeScalars {
      switch scalar.value {
      case 0x80...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: return text.place(of: offset)
      default: offset += UTF8.width(scalar)
      }
    }
    return nil
  }

  private static func wording(_ problem: String, _ context: String) -> (message: String, hint: String) {
    let rule = rules.first { problem.contains($0.problem) && context.contains($0.context) }
    return rule.map { ($0.message, $0.hint) } ?? ("Ce texte n’est pas du YAML lisible à cet endroit.", quoting)
  }

  private static let quoting = "Vérifiez les retraits, et mettez entre guillemets un texte qui contient « : » ou « # »."

  private static let rules: [(problem: String, context: String, message: String, hint: String)] = [
    (
      "mapping values are not allowed", "",
      "Un deux-points inattendu : deux clés sur une ligne, ou un texte sans guillemets.",
      "Mettez le texte entre guillemets, ou la seconde clé à la ligne."
    ),
    (
      "could not find expected ':'", "", "Un deux-points manque après une clé.",
      "Écrivez « clé: valeur », avec un espace après le deux-points."
    ),
    (
      "found unexpected end of stream", "quoted", "Un guillemet ouvert ici n’est jamais fermé.",
      "Fermez le guillemet à la fin du texte."
    ),
    (
      "did not find expected ',' or '}'", "", "Une accolade n’est pas fermée, ou une virgule manque.",
      "Fermez l’accolade ; mettez entre guillemets un texte qui contient une virgule ou un guillemet."
    ),
    (
      "did not find expected ',' or ']'", "", "Un crochet n’est pas fermé, ou une virgule manque.",
      "Fermez le crochet ; mettez entre guillemets un texte qui contient une virgule."
    ),
    (
      "did not find expected node content", "flow",
      "Une accolade ou un crochet ouvert n’est pas fermé, ou une valeur manque.",
      "Fermez-le ; entre deux virgules il faut une valeur."
    ),
    (
      "did not find expected '-' indicator", "", "Cette ligne n’est pas au retrait des tirets qui la précèdent.",
      "Alignez-la sur le tiret, ou décalez-la de deux espaces si elle appartient à l’élément."
    ),
    (
      "did not find expected key", "", "Le retrait de cette ligne ne correspond à aucune clé qui précède.",
      "Alignez les clés d’un même groupe ; mettez entre guillemets un texte qui contient des guillemets."
    ),
    (
      "block sequence entries are not allowed", "", "Un tiret est mal placé.",
      "Mettez la liste à la ligne, sous sa clé."
    ),
    (
      "found character that cannot start any token", "", "Un caractère ne peut pas commencer une valeur ici.",
      "Mettez la valeur entre guillemets."
    ),
    (
      "found unknown escape character", "", "Une barre oblique inverse n’est pas comprise entre guillemets doubles.",
      "Doublez-la (\\\\), ou employez des guillemets simples."
    ),
    (
      "but found another document", "", "Un second document commence ici (« --- »).",
      "Gardez un seul document par fichier."
    ),
    (
      "Maximum nesting level", "", "Les listes et les groupes s’emboîtent trop profondément.",
      "Vérifiez les crochets et les accolades."
    ),
  ]
}
