// SPDX-License-Identifier: GPL-3.0-or-later

/// An acceptance of some of what the client asks: `d'accord pour la garantie, pas pour le prix`.
struct PartialAcceptance: Hashable, Sendable {
  /// The client's demands that are taken, by their places in the table.
  let terms: Set<Int>

  /// - Parameter asked: the terms on which the client's demand differs from the offer that stands.
  /// - Returns: `nil` for a line that takes none of them.
  init?(_ line: String, asked: Set<Int>, names: OfferNames) {
    var (taken, refused) = (Set<Int>(), Set<Int>())
    var agrees: Bool?
    let words = SpokenLine(line).words
    for (index, word) in words.enumerated() {
      if PartialAcceptance.refusing.contains(word) {
        agrees = false
      } else if PartialAcceptance.agreeing.contains(word), index == 0 || words[index - 1] != "pas",
        index < 2 || words[index - 2] != "pas"
      {
        agrees = true
      } else if word == "tout", agrees == true {
        taken.formUnion(asked)
      } else if let term = names.term(word) {
        if agrees == true { taken.insert(term) } else { refused.insert(term) }
      }
    }
    terms = taken.intersection(asked).subtracting(refused)
    if terms.isEmpty { return nil }
  }

  private static let agreeing: Set<String> = [
    "accord", "accepte", "ok", "okay", "oui", "marche", "va", "convient", "entendu", "prends", "valide", "volontiers",
  ]
  private static let refusing: Set<String> = [
    "pas", "non", "sauf", "hors", "excepte", "mais", "refuse", "impossible", "trop",
  ]
}
