// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension ContextDelta {
  /// The effect in a few words, as shown to the jury.
  public var french: String {
    switch kind {
    case .counterpart(let before, let after):
      "interlocuteur : \(before.map { "\($0.name) → " } ?? "")\([after.name, after.role].compactMap { $0 }.joined(separator: ", "))"
    case .motives(_, let after):
      "motivations : "
        + after.sorted { $0.weight > $1.weight }.map { "\($0.motive.french) \($0.weight)" }.joined(separator: ", ")
    case .competitor(let competitor):
      "concurrent : \(competitor.name)" + (competitor.price.map { " à \(Quantity($0, "EUR").french)" } ?? "")
    case .context(let text): "contexte : \(text)"
    }
  }
}
