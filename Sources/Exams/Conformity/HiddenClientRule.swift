// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The client's real name does not appear in a paper that hides it.
///
/// Only where a client's role says who the client is; otherwise nothing is guessed. Names are looked for as whole words,
/// folded: the company, without its legal form; the person's first and last names together, or the last name after a
/// civility. A last name alone, or a company named by a common word, is only to be looked at.
enum HiddenClientRule {
  /// Far above what a dossier has: one for each fiche.
  private static let mostClients = 20

  static func check(_ paper: Paper, _ place: PaperPlace, _ clients: [ClientRole], _ findings: inout Findings) {
    guard let source = paper.source else { return }
    let names = clients.prefix(mostClients).flatMap(HiddenName.names)
    guard !names.isEmpty else { return }
    var told: Set<[String]> = []
    var certainLines: Set<Int> = []
    for occurrence in FoldedSearch.occurrences(of: names, in: source) {
      let isCertain = occurrence.certainty == .certain
      // The surname within the full name is told once.
      guard isCertain || !certainLines.contains(occurrence.line), told.insert(occurrence.name.words).inserted else {
        continue
      }
      if isCertain { certainLines.insert(occurrence.line) }
      let path = "\(place.path).source:\(occurrence.line):\(occurrence.column)"
      let name = occurrence.name
      if isCertain {
        findings.error(
          "client.identifie", at: path,
          "\(place.subject) nomme \(name.what) (« \(name.text) ») : l’épreuve veut que son identité soit masquée.",
          hint: "Remplacez ce nom\(paper.clientAlias.map { " par « \($0) »" } ?? ", par exemple par « Client A »").")
      } else {
        findings.warn(
          "client.identite-a-verifier", at: path,
          "Ce mot rappelle un nom à masquer, « \(name.text) » : vérifiez qu’il ne dévoile pas le client.",
          hint: "S’il le dévoile, remplacez-le.")
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
  /// How sure an occurrence is, with and without a capital letter; `nil` when it says nothing.
  let capitalised: Certainty
  let lowerCase: Certainty?

  enum Certainty { case certain, possible }

  private init(
    _ words: [String], _ text: String, _ what: String, capitalised: Certainty = .certain,
    lowerCase: Certainty? = .certain
  ) {
    self.words = words
    self.text = text
    self.what = what
    self.capitalised = capitalised
    self.lowerCase = lowerCase
  }

  static func names(of client: ClientRole) -> [HiddenName] {
    var names: [HiddenName] = []
    // "Menuiserie Lestrohan, SARL, pays de Redon": what follows a comma describes.
    let written = String(client.company.prefix { $0 != "," && $0 != "(" && $0 != ";" })
    let company = withoutLegalForm(words(written))
    if company.joined().utf8.count >= 3 {
      names.append(
        HiddenName(company, written, "l’entreprise du client", lowerCase: company.count == 1 ? .possible : .certain))
    }
    let person = words(client.name)
    let full = Array(person.drop { civilities.contains($0) })
    let surname = full.count > 1 ? Array(full.dropFirst()) : full.count < person.count ? full : []
    if full.count > 1 { names.append(HiddenName(full, client.name, "le client")) }
    guard surname.joined().utf8.count >= 3 else { return names }
    for civility in civilities { names.append(HiddenName([civility] + surname, client.name, "le client")) }
    // A surname alone may be a place, a trade or somebody else.
    names.append(HiddenName(surname, client.name, "le client", capitalised: .possible, lowerCase: nil))
    return names
  }

  private static let civilities = ["m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "maitre", "dr"]

  private static let legalForms: Set<String> = [
    "sa", "sas", "sasu", "sarl", "eurl", "snc", "sci", "scop", "gie", "gmbh", "societe", "ets", "etablissements",
    "groupe",
  ]

  private static func words(_ text: String) -> [String] { text.foldedWords.map(String.init) }

  private static func withoutLegalForm(_ words: [String]) -> [String] {
    var rest = words[...]
    while let first = rest.first, legalForms.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, legalForms.contains(last) { rest = rest.dropLast() }
    return rest.isEmpty ? words : Array(rest)
  }
}
