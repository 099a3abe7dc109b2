// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Negotiation

extension Utility {
  /// Four decimals, half away from zero: `0,7746`.
  var french: String {
    let exact = Decimal64(units: units, scale: Utility.decimals)
    return (exact.rescaled(to: 4) ?? exact).french
  }

  /// Every decimal, as programs want it.
  var json: JSONValue { .number(plain) }
}

extension NegotiationDomain {
  /// What an outcome says: `prix 2390 EUR, délai 1 semaines, formation oui`.
  func wording(of outcome: Int) -> String {
    let values = values(of: outcome) ?? []
    return zip(issues, values).map { issue, value in
      let name = issue.name.split(separator: "_").joined(separator: " ")
      return "\(name)\u{A0}\(value)" + (issue.unit.isEmpty ? "" : "\u{202F}\(issue.unit)")
    }.joined(separator: ", ")
  }

  /// How people call it.
  var heading: String { title.isEmpty ? id.isEmpty ? "Domaine de négociation" : id : title }
}

extension OutcomePoint {
  /// `{index, seller, buyer}`
  var json: JSONValue { ["index": .int(Int64(index)), "seller": seller.json, "buyer": buyer.json] }

  func mark(_ sign: Character) -> Plot.Mark { Plot.Mark(x: seller.value, y: buyer.value, sign) }
}

extension Role {
  var french: String { self == .seller ? "vendeur" : "client" }
}

extension Int {
  /// `10 240`
  var french: String { Decimal64(units: Int64(self)).french }
}
