// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The client's real name does not appear in a paper that hides it.
///
/// Only where a client's role says who the client is; otherwise nothing is guessed. Names are looked for as whole words,
/// folded: the company, without its legal form; the person's first and last names together, or the last name after a
/// civility.
enum HiddenClientRule {
  static func check(_ paper: Paper, _ place: PaperPlace, _ clients: [ClientRole], _ findings: inout Findings) {
    guard let source = paper.source else { return }
    let names = clients.flatMap(HiddenName.names)
    guard !names.isEmpty else { return }
    var told: Set<[String]> = []
    for occurrence in FoldedSearch.occurrences(of: names, in: source) where told.insert(occurrence.name.words).inserted {
      let path = "\(place.path).source:\(occurrence.line):\(occurrence.column)"
      if occurrence.isCertain {
        findings.error(
          "client.identifie", at: path,
          "\(place.subject) nomme \(occurrence.name.what) (« \(occurrence.name.text) ») : l'épreuve veut que son identité soit masquée.",
          hint: "Remplacez ce nom\(paper.clientAlias.map { " par « \($0) »" } ?? ", par exemple par « Client A »").")
      } else {
        findings.warn(
          "client.identite-a-verifier", at: path,
          "Ce mot est aussi le nom de l'entreprise du client (« \(occurrence.name.text) ») : vérifiez qu'il ne la désigne pas.",
          hint: "S'il la désigne, l'identité du client n'est pas masquée.")
      }
    }
  }
}

/// A name to look for.
struct HiddenName: Hashable {
  /// Folded, in order.
  let words: [String]
  /// As it is written.
  let text: String
  /// Whose it is, in French.
  let what: String
  /// Whether an occurrence in lower case may be a common word: a name of one word.
  var mayBeCommon: Bool { words.count == 1 }

  static func names(of client: ClientRole) -> [HiddenName] {
    var names: [HiddenName] = []
    let company = withoutLegalForm(words(client.company))
    if company.joined().utf8.count >= 3 {
      names.append(HiddenName(words: company, text: client.company, what: "l'entreprise du client"))
    }
    let person = words(client.name)
    let given = person.drop { civilities.contains($0) }
    if given.count > 1 {
      names.append(HiddenName(words: Array(given), text: client.name, what: "le client"))
      for civility in civilities {
        names.append(HiddenName(words: [civility] + given.dropFirst(), text: client.name, what: "le client"))
      }
    } else if given.count == 1, given.count < person.count {
      names.append(HiddenName(words: person, text: client.name, what: "le client"))
    }
    return names
  }

  private static let civilities = ["m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "maitre", "dr"]

  private static let legalForms: Set<String> = [
    "sa", "sas", "sasu", "sarl", "eurl", "snc", "sci", "scop", "gie", "gmbh", "societe", "ets", "etablissements", "groupe",
  ]

  private static func words(_ text: String) -> [String] { text.foldedWords.map(String.init) }

  private static func withoutLegalForm(_ words: [String]) -> [String] {
    var rest = words[...]
    while let first = rest.first, legalForms.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, legalForms.contains(last) { rest = rest.dropLast() }
    return rest.isEmpty ? words : Array(rest)
  }
}
