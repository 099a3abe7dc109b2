// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

/// The changes on the jury's sheet: when to tell each, its text, before and after, what is expected of it; then what
/// does not hold together.
struct JuryChangeBlocks {
  let sheet: JurySheet

  var blocks: [Block] {
    let situation = sheet.situation
    guard sheet.exam.changes != nil || !situation.changes.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Modifications")]
    if let draw = sheet.draw {
      let drawn = draw.changes.map { $0.id ?? quoted($0.text) }
      let result = drawn.isEmpty ? "rien n’a été tiré" : drawn.frenchList()
      let total = draw.total.map { ", équitable (sévérité totale \($0))" } ?? ""
      blocks.append(.facts([Fact("Tirage", "\(draw.code)\(total)\u{A0}: \(result)")]))
    }
    if let calibration = sheet.calibration, calibration.isStale {
      blocks.append(.note("\(JuryCalibration.staleness) Relancez oral calibrer --ecrire.".typographic))
    }
    if situation.changes.isEmpty { blocks.append(.note("Aucune modification n’est encore écrite.")) }
    for (index, change) in situation.changes.enumerated() { blocks += self.blocks(change, number: index + 1) }
    let told =
      (sheet.draw?.diagnostics ?? [])
      + situation.diagnostics.filter { !situation.changes.isEmpty || $0.severity != .note }
    if !told.isEmpty {
      blocks.append(.heading("À vérifier", level: 2))
      blocks.append(.list(told.map { ListItem($0.message, children: $0.hint.isEmpty ? [] : [ListItem($0.hint)]) }))
    }
    return blocks
  }

  private func blocks(_ change: Change, number: Int) -> [Block] {
    let kind = change.kind.map { ", " + $0.french } ?? ""
    var blocks: [Block] = [
      .heading("\(number). \(change.field.french.capitalizedFirst)\(kind)", level: 2),
      .facts(
        [Fact("Texte", change.text.typographic), Fact("À dire", moment(number))]
          + severity(change) + context(number)
          + [change.expected.map { Fact("Attendu", $0.typographic) }].compactMap { $0 }),
    ]
    let deltas = sheet.situation.termDeltas(of: number)
    if !deltas.isEmpty {
      let rows = deltas.map { [$0.after.title.typographic, $0.frenchBefore, $0.frenchAfter] }
      blocks.append(.table(Table(["Condition", "Avant", "Après"], rows: rows)))
    }
    return blocks
  }

  private func severity(_ change: Change) -> [Fact] {
    guard let severity = sheet.calibration?.severity(of: change) else { return [] }
    let typed = change.severity.map { $0 == severity ? "" : " (la banque dit \($0))" } ?? ""
    return [Fact("Sévérité", "\(severity) sur 3, calibrée\(typed)")]
  }

  private func moment(_ number: Int) -> String {
    let exam = sheet.exam
    if exam.changes?.delivery == .preparation { return "remise au candidat avec la fiche, pour sa préparation" }
    let phases = exam.phases(telling: number).map { "\($0.title.typographic) (\(exam.sheetDuration(of: $0)))" }
    return phases.isEmpty ? "quand le jury le juge bon" : phases.frenchList("ou")
  }

  private func context(_ number: Int) -> [Fact] {
    sheet.situation.contextDeltas(of: number).map { delta in
      switch delta.kind {
      case .counterpart(let before, let after):
        let person = [after.name ?? "", after.role, after.profile?.french ?? ""].filter { !$0.isEmpty }
        let previous = before.map { " (avant\u{A0}: \($0.name), \($0.role))" } ?? ""
        return Fact("Interlocuteur", (person.joined(separator: ", ") + previous).typographic)
      case .motives(let before, let after):
        let changed = after.filter { !before.contains($0) }.map { motive in
          let old = before.first { $0.motive == motive.motive }?.weight ?? 0
          return "\(motive.motive.french) \(old) → \(motive.weight)"
        }
        return Fact("Motivations", changed.isEmpty ? "inchangées" : changed.joined(separator: ", "))
      case .competitor(let competitor):
        let price = competitor.price.map { Quantity($0, "EUR").french } ?? ""
        let parts = [competitor.name, price, competitor.text ?? ""].filter { !$0.isEmpty }
        return Fact("Concurrent", parts.joined(separator: ", ").typographic)
      case .context(let text): return Fact("Contexte", text.typographic)
      }
    }
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
