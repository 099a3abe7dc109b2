// SPDX-License-Identifier: GPL-3.0-or-later

internal import Negotiation
internal import Rehearsals

extension Plot {
  /// Both parties' utilities of a rehearsal: the client's to the right, the candidate's upwards.
  init(_ debrief: Debrief, table: Table) {
    let possible = debrief.possible
    let offers = debrief.offers.map(\.utilities)
    let points = offers + possible.frontier + [possible.reservations]
    var marks = possible.frontier.map { $0.mark("·") }
    if let nash = possible.nash { marks.append(nash.utilities.mark("=")) }
    marks += zip(Plot.signs(of: debrief.offers), offers).map { $1.mark($0) }
    let agreed = debrief.outcome.agreement.flatMap { agreement in debrief.offers.last { $0.offer == agreement } }
    if let agreed { marks.append(agreed.utilities.mark("★")) }
    let hasLimits = possible.absence == nil
    self.init(
      horizontal: .percents("mieux pour lui →", holding: points.map(\.client.value)),
      vertical: .percents("↑ mieux pour vous", holding: points.map(\.candidate.value)), marks: marks,
      threshold: hasLimits
        ? Threshold(x: possible.reservations.client.value, y: possible.reservations.candidate.value) : nil,
      legend: [
        .init("0", "votre proposition"), .init("1\u{A0}2\u{A0}3", "vos offres"),
        .init("a\u{A0}b\u{A0}c", "les siennes"),
      ]
        + (agreed == nil ? [] : [.init("★", "l’accord")])
        + (possible.frontier.isEmpty ? [] : [.init("·", "les meilleurs accords possibles")])
        + (possible.nash == nil ? [] : [.init("=", "le plus équilibré")])
        + (hasLimits ? [.init("-\u{A0}¦", "ce que chacun a sans accord")] : []),
      table: table)
  }

  /// `0` for the candidate's paper, then `1`, `2`… for his offers and `a`, `b`… for the client's; the last sign of each
  /// for all that follow.
  static func signs(of offers: [OfferPoint]) -> [Character] {
    var (own, other) = (-1, -1)
    let digits = Array("0123456789")
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return offers.map { point in
      if point.author == .candidate {
        own += 1
        return digits[min(own, digits.count - 1)]
      }
      other += 1
      return letters[min(other, letters.count - 1)]
    }
  }
}

extension UtilityPoint {
  fileprivate func mark(_ sign: Character) -> Plot.Mark { Plot.Mark(x: client.value, y: candidate.value, sign) }
}
