// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the candidate makes of the client's demands when he names no value: some of them taken, or half the way.
extension RehearsedClient {
  /// The terms on which he asks for something else than what stands.
  var asked: Set<Int> {
    guard let counter, let standing = offers.last else { return [] }
    return Set(rehearsal.table.issues.indices.filter { counter[$0] != standing[$0] })
  }

  /// Some of what he asks, taken by name: an offer.
  func takenDemands(_ text: String) -> ParsedOffer? {
    guard let counter, phase?.kind != .phone, outcome.agreement == nil, !text.contains("?"),
      let taken = PartialAcceptance(text, asked: asked, names: OfferNames(rehearsal.table))
    else { return nil }
    var offer = ParsedOffer()
    for term in taken.terms { offer.values[term] = counter[term] }
    offer.relative = taken.terms
    return offer
  }

  func splits(_ text: String) -> Bool {
    outcome.agreement == nil && phase?.kind != .phone
      && SpokenLine(text).has([
        "poire en deux", "moitie moitie", "la moitie du chemin", "a mi chemin", "coupe en deux", "couper en deux",
        "50 50",
      ])
  }

  /// Half-way between what stands and what he last asked, on each amount, to a usual value; `nil` when he asked nothing.
  func middle() -> ParsedOffer? {
    guard let standing = offers.last, let asked = counter ?? lastCounter else { return nil }
    var offer = ParsedOffer()
    for (index, issue) in rehearsal.table.issues.enumerated() where asked[index] != standing[index] {
      guard case .quantity = issue.term.value else { continue }
      offer.values[index] = issue.nearest(to: along(standing[index], asked[index], permille: 500))
    }
    offer.relative = Set(offer.values.keys)
    return offer.values.isEmpty ? nil : offer
  }
}
