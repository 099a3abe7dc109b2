// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What of a typed line may be an offer: the line without the figures that it asks about, reports or refuses.
///
/// `Pourquoi 161 000 ?`, `chez votre concurrent c'est 158 000` and `pas à 161 000` offer nothing;
/// `si je descends à 46 000, signez-vous ?` does. When in doubt a figure is left out: an offer binds, and who is asked
/// to say it again loses nothing.
enum OfferedText {
  static func of(_ line: String) -> String {
    sentences(Array(line.prefix(OfferToken.longestLine))).filter { !isMereQuestion($0) }
      .flatMap(clauses).filter { !isQuoted($0) }.joined(separator: ", ")
  }

  // MARK: Cutting

  /// Each with the mark that ends it. The point of `46.500` or `sem.,` ends none.
  private static func sentences(_ line: [Character]) -> [String] {
    var result: [String] = []
    var start = 0
    for (index, character) in line.enumerated() {
      let isLast = index + 1 == line.count
      let endsByPoint =
        (character == "." || character == "…") && (isLast || line[index + 1] == " ")
        && (isLast || line[(index + 1)...].first { $0 != " " }?.isUppercase ?? true)
      guard endsByPoint || "?!;\n".contains(character) || isLast else { continue }
      result.append(String(line[start...index]))
      start = index + 1
    }
    return result
  }

  /// Cut at commas between two things, and before the words that turn away from what precedes.
  private static func clauses(_ sentence: String) -> [String] {
    let characters = Array(sentence)
    var result: [String] = []
    var start = 0
    for index in characters.indices where characters[index] == "," {
      if index + 1 < characters.count, characters[index + 1].isNumber { continue }
      result.append(String(characters[start..<index]))
      start = index + 1
    }
    result.append(String(characters[start...]))
    return result.flatMap(turns)
  }

  private static func turns(_ clause: String) -> [String] {
    var result: [[String]] = [[]]
    let words = clause.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].folded : ""
      let isInstead = word.folded == "au" && next == "lieu" || word.folded == "plutot" && next.hasPrefix("qu")
      if word.folded == "mais" || isInstead { result.append([]) }
      result[result.count - 1].append(word)
    }
    return result.map { $0.joined(separator: " ") }
  }

  // MARK: Reading

  /// A question that makes no offer.
  private static func isMereQuestion(_ sentence: String) -> Bool {
    let spoken = SpokenLine(sentence)
    let asks = sentence.contains("?") || spoken.begins(withAnyOf: questionWords)
    return asks && !spoken.has(proposals) && !spoken.has(ownOffers)
  }

  /// Figures of somebody else or of another time, or refused.
  private static func isQuoted(_ clause: String) -> Bool {
    let spoken = SpokenLine(clause)
    if spoken.begins(with: "au lieu d") || spoken.begins(with: "plutot qu") { return true }
    if spoken.denies(["pas", "jamais", "ni"]) { return true }
    let isReported = spoken.has(reports) || spoken.words.contains { $0.hasPrefix("concurren") }
    return isReported && !spoken.has(ownOffers)
  }

  private static let questionWords = ["pourquoi", "combien", "comment", "d ou", "est ce que", "qu est ce"]

  /// A question with one of these puts an offer to the client.
  private static let proposals = [
    "si je", "si j", "si nous", "si on", "que diriez", "que dites", "qu en dites", "que pensez", "qu en pensez",
    "ca vous", "cela vous", "vous convient", "vous conviendrait", "vous irait", "vous va", "pourquoi pas", "signez",
    "signeriez", "on signe", "acceptez", "accepteriez", "d accord", "ok",
  ]

  /// The candidate speaks for himself.
  private static let ownOffers = [
    "offre", "je propose", "je vous propose", "nous proposons", "nous vous proposons", "je vous fais", "je fais",
    "je vous offre", "je vous accorde", "je descends", "je baisse", "je passe", "je m aligne", "je peux faire",
    "je peux descendre", "je mets",
  ]

  private static let reports = [
    "ailleurs", "vous m avez dit", "vous m avez annonce", "vous m avez demande", "vous avez dit", "vous avez annonce",
    "vous avez demande", "vous disiez", "vous parliez", "vous demandez", "vous demandiez", "votre budget", "vous payez",
    "vous payiez", "etait", "l an dernier", "l annee derniere", "il vous faut", "il vous faudrait",
    "si j ai bien compris", "si je comprends bien", "si j ai bien entendu", "si je vous suis", "vous voulez",
    "vous voudriez", "vous souhaitez", "vous souhaiteriez", "vous cherchez",
  ]
}
