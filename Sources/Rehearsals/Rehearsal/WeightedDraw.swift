// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// Draws changes whose fields are more or less likely: towards the weak ones, when the candidate asks.
enum WeightedDraw {
  /// Fields one after the other, each as likely as it weighs among those left, then a change of each by ``ChangeDraw``
  /// with the same code. Where the bank lacks a field it is passed over; where fields do not suffice, the ordinary draw
  /// completes.
  static func draw(
    _ code: DrawCode, from bank: [Change], for exam: Exam, fiche: Int?, weights: [ChangeField: Int]
  ) -> [Change] {
    let wanted = exam.changes?.count ?? 2
    var generator = Stream.fields.generator(code)
    var left = ChangeField.allCases
    var picked: [Change] = []
    while picked.count < wanted, let index = generator.pick(weighted: left.map { weights[$0] ?? 1 }) {
      let field = left.remove(at: index)
      let ofField = bank.filter { $0.field == field }
      picked += ChangeDraw.draw(code, from: ofField, for: exam, fiche: fiche, count: 1).changes
    }
    guard picked.count < wanted else { return picked }
    return picked
      + ChangeDraw.draw(code, from: bank, for: exam, fiche: fiche, count: wanted - picked.count, besides: picked)
      .changes
  }
}
