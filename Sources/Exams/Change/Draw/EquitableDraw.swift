// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ChangeDraw {
  /// Draws changes whose severities add up to the same total for every code: the middling one of the bank.
  ///
  /// Method 1 of its own: the candidates are shuffled as ``draw(_:from:for:fiche:count:besides:allowsSameField:)`` does;
  /// the changes taken are the first combination, in the order of that shuffle, whose severities reach the total and
  /// whose fields differ. The total is the mean severity times the count, rounded to nearest, halves up; where no
  /// combination reaches it, the nearest that one does, the lower of two. It depends on the bank alone, not on the code.
  ///
  /// A change with which no agreement is possible is left out, of the mean too, and so are two that allow none
  /// together, unless nothing else is left to draw.
  ///
  /// - Parameters:
  ///   - severities: 1…3 by the id of a change; one without takes the jury's own, else 2. It never enters a change that
  ///     is drawn: what is recorded does not tell it.
  ///   - impossible: ids of changes, alone or together, that leave no agreement.
  public static func equitable(
    _ code: DrawCode, from bank: [Change], severities: [String: Int], impossible: Set<Set<String>> = [],
    for exam: Exam, fiche: Int? = nil, besides chosen: [Change] = [], allowsSameField: Bool = false
  ) -> DrawResult {
    let all = candidates(from: bank, for: exam, fiche: fiche)
    let count = exam.changes?.count ?? 2
    let wanted = max(0, count - chosen.count)
    // What the jury chose, it chose.
    let avoided = impossible.filter { !$0.isSubset(of: chosen.compactMap(\.id)) }
    let fair = all.filter { !avoided.contains(Set([$0.id].compactMap { $0 })) }
    func severity(_ change: Change) -> Int { change.id.flatMap { severities[$0] } ?? change.severity ?? 2 }
    func result(_ pool: [Change], avoiding avoided: Set<Set<String>>) -> DrawResult? {
      guard !pool.isEmpty else { return nil }
      let total = (2 * count * pool.reduce(0) { $0 + severity($1) } + pool.count) / (2 * pool.count)
      var generator = SeededGenerator(seed: UInt64(code.value))
      let search = Combination(
        shuffled: generator.shuffled(pool.filter { !chosen.contains($0) }), severity: severity,
        allowsSameField: allowsSameField, avoided: avoided)
      let target = total - chosen.reduce(0) { $0 + severity($1) }
      for distance in 0...3 * max(1, count) {
        for goal in distance == 0 ? [target] : [target - distance, target + distance] {
          guard let found = search.first(wanted, goal, besides: chosen) else { continue }
          return DrawResult(
            code: code, method: method, fiche: fiche, allowsSameField: allowsSameField, changes: found,
            diagnostics: [], total: total + goal - target)
        }
      }
      return nil
    }
    if let found = result(fair, avoiding: avoided) ?? result(all, avoiding: []) { return found }
    // Fields, or changes, do not suffice: the ordinary draw says so.
    return draw(code, from: bank, for: exam, fiche: fiche, besides: chosen, allowsSameField: allowsSameField)
  }

  private struct Combination {
    let shuffled: [Change]
    let severity: (Change) -> Int
    let allowsSameField: Bool
    let avoided: Set<Set<String>>

    /// The first `count` changes, in order, whose severities add up to `goal`.
    func first(_ count: Int, _ goal: Int, besides chosen: [Change], from start: Int = 0) -> [Change]? {
      if count == 0 { return goal == 0 && !isAvoided(chosen) ? [] : nil }
      guard goal >= count, goal <= 3 * count else { return nil }
      for index in shuffled.indices.dropFirst(start) {
        let change = shuffled[index]
        guard allowsSameField || !chosen.contains(where: { $0.field == change.field }) else { continue }
        let rest = first(count - 1, goal - severity(change), besides: chosen + [change], from: index + 1)
        if let rest { return [change] + rest }
      }
      return nil
    }

    private func isAvoided(_ changes: [Change]) -> Bool {
      let ids = changes.compactMap(\.id)
      return avoided.contains { $0.isSubset(of: ids) }
    }
  }
}
