// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension Calibrated {
  /// Raised whenever the same samples would give other outcomes.
  public static let method = 2

  /// A short number that changes whenever something that a calibration looks at does: the terms, the client's wants,
  /// the mandate, the effects of the changes. Neither comments, nor wording, nor a severity that the jury typed.
  ///
  /// FNV-1a of 64 bits (Fowler, Noll, Vo) over lines of UTF-8, in hexadecimal. It tells a change; it proves nothing.
  public static func fingerprint(of situation: Situation, bank: [Change], mandate: Mandate?) -> String {
    let changes = ChangeDraw.candidates(from: bank, for: situation.exam, fiche: situation.number)
    let terms = situation.terms
    var lines = ["calibrage \(method)", situation.exam.id, situation.paper?.type ?? ""]
    lines += terms.map(line)
    if let role = situation.client {
      lines += role.motives.map { "motif \($0.motive.rawValue) \($0.weight)" }
      lines += wants("client", role.priorities, role.limits)
    }
    if let mandate { lines += wants("vendeur", mandate.priorities, mandate.limits) }
    for change in changes {
      lines.append("modification \(change.id ?? "") \(change.field.rawValue)")
      lines += change.effects.map { ChangeFormatter.effect($0, terms: terms) }
    }
    let hash = lines.joined(separator: "\n").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func line(_ term: Term) -> String {
    switch term.value {
    case .quantity(let quantity, let range, let step):
      let bounds = range.map { "\($0.lowerBound.plain)…\($0.upperBound.plain)" } ?? ""
      return
        "condition \(term.id) \(term.title) \(quantity.amount.plain) \(quantity.unit) \(bounds) \(step?.plain ?? "")"
    case .choice(let name, let among):
      return "condition \(term.id) \(term.title) \(name) \(among.joined(separator: "|"))"
    }
  }

  private static func wants(_ who: String, _ weights: [String: Int], _ limits: [ClientRole.Limit]) -> [String] {
    func plain(_ value: LimitValue?) -> String {
      switch value {
      case .number(let number): number.plain
      case .name(let name): name
      case nil: ""
      }
    }
    return weights.sorted { $0.key < $1.key }.map { "\(who) poids \($0.key) \($0.value)" }
      + limits.map { "\(who) limite \($0.term) \(plain($0.ideal)) \(plain($0.limit))" }
  }
}
