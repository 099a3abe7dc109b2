// SPDX-License-Identifier: GPL-3.0-or-later

internal import Negotiation
internal import Rehearsals

/// Both parties' utilities as a small plot in text: the client's to the right, the candidate's upwards.
struct UtilityPlot {
  let lines: [String]
  let legend: String

  private static let columns = 56
  private static let rows = 17

  init(_ debrief: Debrief) {
    let possible = debrief.possible
    let shown = debrief.offers.map(\.utilities)
    let points = shown + possible.frontier + [possible.reservations]
    let across = Axis(points.map(\.client.units), steps: UtilityPlot.columns)
    let upwards = Axis(points.map(\.candidate.units), steps: UtilityPlot.rows)
    var cells = Array(
      repeating: Array(repeating: Character(" "), count: UtilityPlot.columns), count: UtilityPlot.rows)
    func put(_ mark: Character, _ point: UtilityPoint) {
      cells[UtilityPlot.rows - 1 - upwards.step(point.candidate.units)][across.step(point.client.units)] = mark
    }
    if possible.absence == nil {
      let floor = UtilityPlot.rows - 1 - upwards.step(possible.reservations.candidate.units)
      for column in 0..<UtilityPlot.columns where cells[floor][column] == " " { cells[floor][column] = "-" }
      let wall = across.step(possible.reservations.client.units)
      for row in 0..<UtilityPlot.rows { cells[row][wall] = cells[row][wall] == "-" ? "+" : "¦" }
    }
    for point in possible.frontier { put("·", point) }
    if let nash = possible.nash { put("=", nash.utilities) }
    let marks = UtilityPlot.marks(of: debrief.offers)
    for (mark, point) in zip(marks, shown) { put(mark.first ?? "?", point) }
    if let agreement = debrief.outcome.agreement, let point = debrief.offers.last(where: { $0.offer == agreement }) {
      put("★", point.utilities)
    }
    lines = UtilityPlot.framed(cells, upwards, across)
    legend =
      "Vers le haut, mieux pour vous ; vers la droite, mieux pour lui. 0 votre proposition, 1 2 3 vos offres, a b c les siennes, "
      + "★ l’accord, · les meilleurs accords possibles, = le plus équilibré, - et ¦ ce que chacun a sans accord."
  }

  /// `0` for the candidate's paper, then `1`, `2`… for his offers and `a`, `b`… for the client's; the last sign of each
  /// for all that follow.
  static func marks(of offers: [OfferPoint]) -> [String] {
    var (own, other) = (-1, -1)
    let digits = Array("0123456789")
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return offers.map { point in
      if point.author == .candidate {
        own += 1
        return String(digits[min(own, digits.count - 1)])
      }
      other += 1
      return String(letters[min(other, letters.count - 1)])
    }
  }

  private static func framed(_ cells: [[Character]], _ upwards: Axis, _ across: Axis) -> [String] {
    var lines = cells.enumerated().map { row, cells in
      let isLabelled = row == 0 || row == cells.count || row == rows - 1
      let label = isLabelled ? upwards.label(at: rows - 1 - row) : ""
      return String(repeating: " ", count: max(0, 6 - label.count)) + label + " │" + String(cells)
    }
    lines.append(String(repeating: " ", count: 7) + "└" + String(repeating: "─", count: columns))
    let (first, last) = (across.label(at: 0), across.label(at: columns - 1))
    lines.append(
      String(repeating: " ", count: 8) + first
        + String(repeating: " ", count: max(1, columns - first.count - last.count))
        + last)
    return lines
  }

  /// A range of utilities cut into equal steps.
  private struct Axis {
    let low: Int64
    let high: Int64
    let steps: Int

    init(_ values: [Int64], steps: Int) {
      self.steps = steps
      // Whole percents, five of them at least.
      let percent: Int64 = 100_000_000
      let first = (values.min() ?? 0) / percent * percent
      let last = ((values.max() ?? 0) + percent - 1) / percent * percent
      low = first
      high = max(last, first + 5 * percent)
    }

    func step(_ value: Int64) -> Int {
      let share = Int128(value - low) * Int128(steps - 1) + Int128(high - low) / 2
      return min(max(Int(share / Int128(high - low)), 0), steps - 1)
    }

    func label(at step: Int) -> String {
      let value = step == 0 ? low : high
      return "\(value / 100_000_000)\u{A0}%"
    }
  }
}
