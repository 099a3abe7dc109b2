// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The words by which fields, kinds, motives and profiles are typed.
enum ChangeWords {
  /// What the first word of a change means: a field, or a kind and so its field.
  enum Head: Hashable {
    case field(ChangeField)
    case kind(ChangeKind)
  }

  /// Reads a word in full, a usual short form, or any beginning that only one word has.
  static func head(_ typed: some StringProtocol) -> Head? {
    let word = plain(typed)
    if let exact = heads[word] { return exact }
    guard word.count >= 3 else { return nil }
    let meanings = Set(heads.filter { $0.key.hasPrefix(word) }.values)
    return meanings.count == 1 ? meanings.first : nil
  }

  static func kind(_ typed: some StringProtocol) -> ChangeKind? {
    if case .kind(let kind)? = head(typed) { return kind }
    let word = plain(typed)
    // After its field, « éco » can only be the ecological constraint.
    return ["eco", "ecolo"].contains(word) ? .ecology : nil
  }

  static func motive(_ typed: some StringProtocol) -> Motive? { lookup(typed, in: motives) }
  static func profile(_ typed: some StringProtocol) -> ClientRole.Profile? { lookup(typed, in: profiles) }

  /// What is offered when a first word is not understood.
  static var headWords: [String] {
    ChangeField.allCases.map(\.french) + ChangeKind.allCases.map(\.frenchWord)
  }

  private static func plain(_ typed: some StringProtocol) -> String {
    let folded = String(typed).folded
    return folded.hasSuffix(".") ? String(folded.dropLast()) : folded
  }

  private static func lookup<Value: Hashable>(_ typed: some StringProtocol, in table: [String: Value]) -> Value? {
    let word = plain(typed)
    if let exact = table[word] { return exact }
    guard word.count >= 3 else { return nil }
    let meanings = Set(table.filter { $0.key.hasPrefix(word) }.values)
    return meanings.count == 1 ? meanings.first : nil
  }

  private static let heads: [String: Head] = [
    "economique": .field(.economic), "eco": .field(.economic), "econ": .field(.economic), "e": .field(.economic),
    "technique": .field(.technical), "tech": .field(.technical), "t": .field(.technical),
    "humain": .field(.human), "humaine": .field(.human), "hum": .field(.human), "h": .field(.human),
    "commercial": .field(.commercial), "commerciale": .field(.commercial), "com": .field(.commercial),
    "comm": .field(.commercial), "c": .field(.commercial),
    "budget": .kind(.budget), "financement": .kind(.financing), "finance": .kind(.financing),
    "besoin": .kind(.need), "ecologique": .kind(.ecology), "ecologie": .kind(.ecology),
    "environnement": .kind(.ecology), "interlocuteur": .kind(.counterpart), "interlocutrice": .kind(.counterpart),
    "motivation": .kind(.motive), "motif": .kind(.motive), "concurrence": .kind(.competitor),
    "concurrent": .kind(.competitor), "concurrentiel": .kind(.competitor), "achat": .kind(.purchasing),
    "achats": .kind(.purchasing), "cga": .kind(.purchasing),
  ]

  private static let motives: [String: Motive] = [
    "securite": .security, "orgueil": .pride, "nouveaute": .novelty, "confort": .comfort, "argent": .money,
    "economie": .money, "sympathie": .sympathy,
  ]

  private static let profiles: [String: ClientRole.Profile] = [
    "formel": .formal, "formelle": .formal, "presse": .busy, "pressee": .busy, "amical": .friendly,
    "amicale": .friendly,
  ]
}
