// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

extension TermIssue {
  /// The round value, as people say figures, about so many thousandths of the way from the paper's value to an end: a
  /// usual one, or a multiple of the 1, 2 or 5 times a power of ten near a hundredth of it where that is coarser. Never
  /// the paper's own; `nil` when there is no other.
  func roundValue(towards end: Int64, permille: Int64) -> Int64? {
    let offered = term.offeredPlace
    guard offered != end else { return nil }
    let aimed = along(offered, end, permille: permille)
    if case .choice = term.value {
      return aimed == offered ? offered + (end > offered ? 1 : -1) : aimed
    }
    let coarse = TermIssue.roundStep(for: abs(aimed) / 100, of: term)
    let rounded = (aimed + (aimed < 0 ? -coarse / 2 : coarse / 2)) / coarse * coarse
    let isBetween = min(offered, end) < rounded && rounded < max(offered, end)
    if isBetween, coarse > gridStep { return rounded }
    let usual = grid.filter { $0 != offered && (min(offered, end)...max(offered, end)).contains($0) }
    return usual.min { abs($0 - aimed) < abs($1 - aimed) }
  }

  /// The distance between usual values; a whole unit where there is but one.
  private var gridStep: Int64 { zip(grid.dropFirst(), grid).map { $0 - $1 }.max() ?? Term.unitPlaces }
}
