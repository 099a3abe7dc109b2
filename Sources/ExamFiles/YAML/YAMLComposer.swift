// SPDX-License-Identifier: GPL-3.0-or-later

internal import Yams

/// Bytes → ``YAMLNode``, or everything that keeps them from being one.
///
/// The text is checked by ``YAMLGuard`` first, then composed by Yams with no resolver: every scalar stays text, so that
/// no regular expression is ever compiled and `01`, `oui` or `1.0` keep the letters they were written with.
struct YAMLComposer {
  private let text: YAMLText
  private let limits: YAMLLimits
  private(set) var problems: [YAMLProblem] = []

  static func compose(
    _ bytes: [UInt8], file: String, firstLine: Int, limits: YAMLLimits
  ) -> (root: YAMLNode?, problems: [YAMLProblem]) {
    do {
      let text = try YAMLText.read(bytes, file: file, firstLine: firstLine, limits: limits)
      var composer = YAMLComposer(text, limits: limits)
      let root = composer.compose()
      return (root, composer.problems)
    } catch {
      return (nil, [error])
    }
  }

  private init(_ text: YAMLText, limits: YAMLLimits) {
    self.text = text
    self.limits = limits
  }

  private mutating func compose() -> YAMLNode? {
    problems = YAMLGuard.problems(in: text)
    guard problems.isEmpty else { return nil }
    var attempt = text.string
    // Each turn hides one repeated key and looks again, so that all are told at once.
    while problems.count < 20 {
      do {
        let parser = try Parser(yaml: attempt, resolver: .basic, encoding: .utf8)
        // The parser owns the anchors: it must outlive the walk.
        return try withExtendedLifetime(parser) {
          guard let root = try parser.singleRoot() else { throw empty }
          return convert(root, depth: 1)
        }
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard let (place, key, rest) = DuplicateKey.hideSecond(of: context.mark, in: attempt) else {
          problems.append(duplicate(YAMLNode.Place(line: context.mark.line, column: context.mark.column), nil))
          return nil
        }
        problems.append(duplicate(place, key))
        attempt = rest
      } catch let problem as YAMLProblem {
        problems.append(problem)
        return nil
      } catch {
        problems.append(YAMLSyntax.problem(error, in: text))
        return nil
      }
    }
    return nil
  }

  private var empty: YAMLProblem {
    YAMLProblem(
      code: "yaml.vide", place: nil, message: "Le fichier est vide.", hint: "Écrivez-y au moins une clé et sa valeur.")
  }

  private func duplicate(_ place: YAMLNode.Place, _ key: String?) -> YAMLProblem {
    YAMLProblem(
      code: "yaml.cle-double", place: text.placeInFile(line: place.line, column: place.column),
      message: key.map { "La clé « \($0) » est écrite deux fois." } ?? "Une clé est écrite deux fois.",
      hint: "Gardez-en une ; pour plusieurs valeurs, faites une liste.")
  }

  /// `depth` is that of the node, 1 for the root. A node too deep or with an anchor is refused and left empty.
  private mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
    let place = text.placeInFile(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    if node.anchor != nil {
      refuse("yaml.alias", place, "Ancre ou alias YAML, refusé ici.", "Écrivez la valeur en toutes lettres.")
      return YAMLNode(content: .scalar("", isPlain: true), place: place)
    }
    if depth > limits.depth {
      refuse(
        "yaml.profondeur", place, "Les listes et les groupes s’emboîtent sur plus de \(limits.depth) niveaux.",
        "Aucun fichier de ce projet n’en demande autant : vérifiez les crochets et les retraits.")
      return YAMLNode(content: .scalar("", isPlain: true), place: place)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(content: .scalar(scalar.string, isPlain: scalar.style == .plain), place: place)
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map { convert($0, depth: depth + 1) }), place: place)
    case .mapping(let mapping):
      let entries = mapping.compactMap { key, value in entry(key, value, depth: depth + 1) }
      return YAMLNode(content: .mapping(entries), place: place)
    case .alias:
      refuse("yaml.alias", place, "Alias YAML, refusé ici.", "Écrivez la valeur en toutes lettres.")
      return YAMLNode(content: .scalar("", isPlain: true), place: place)
    }
  }

  private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLNode.Entry? {
    let keyNode = convert(key, depth: depth)
    guard case .scalar(let name, _) = keyNode.content else {
      refuse(
        "yaml.cle", keyNode.place, "Une clé doit être un mot, non une liste ou un groupe.", "Écrivez « mot : valeur ».")
      return nil
    }
    // A repeated key, already told.
    if DuplicateKey.isHidden(name) { return nil }
    return YAMLNode.Entry(key: name, keyPlace: keyNode.place, value: convert(value, depth: depth))
  }

  private mutating func refuse(_ code: String, _ place: YAMLNode.Place, _ message: String, _ hint: String) {
    guard problems.count < 20 else { return }
    problems.append(YAMLProblem(code: code, place: place, message: message, hint: hint))
  }
}
