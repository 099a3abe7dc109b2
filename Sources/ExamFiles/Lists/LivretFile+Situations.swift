// SPDX-License-Identifier: GPL-3.0-or-later

internal import Administration
internal import FrenchText

/// What a line says of the situations of its unit.
extension LivretFile {
  /// What the unit has in CCF: by the texts, or else as the line says.
  mutating func unit(_ row: ListTable.Row) -> LivretUnit {
    let name = row.text("unite")
    let typed = row.text("situations")
    let known = LivretUnit(name)
    let range = 1...LivretUnit.mostSituations
    if typed.isEmpty {
      // An empty name is told as such.
      if known == nil, !name.isEmpty {
        refuse(
          "livret.unite", row, "unite",
          "Les textes ne disent pas combien «\u{A0}\(name)\u{A0}» a de situations de CCF.",
          "Écrivez E1, E2, E3, E4 ou E6, ou dites-le dans une colonne «\u{A0}situations\u{A0}».")
      }
      return known ?? LivretUnit(situations: range.upperBound)
    }
    guard let count = Int(typed), range.contains(count) else {
      refuse(
        "livret.situations", row, "situations", "«\u{A0}\(typed)\u{A0}» n’est pas un nombre de situations.",
        "Écrivez un nombre de \(range.lowerBound) à \(range.upperBound).")
      return known ?? LivretUnit(situations: range.upperBound)
    }
    if let known, known.situations != count {
      refuse(
        "livret.situations", row, "situations",
        "«\u{A0}\(name)\u{A0}» a \(plural(known.situations, "situation")) de CCF, et non \(count).",
        "Laissez la case vide.")
    }
    return known ?? LivretUnit(situations: count)
  }

  /// The marks of the unit's situations; one in a column beyond them is refused.
  mutating func situations(_ row: ListTable.Row, of unit: LivretUnit) -> [Decimal64?] {
    let marks = (1...LivretUnit.mostSituations).map { mark(row, "situation\($0)") }
    if let stray = marks.indices.dropFirst(unit.situations).first(where: { marks[$0] != nil }) {
      let key = "situation\(stray + 1)"
      if unit.situations == 0 {
        refuse(
          "livret.sans-ccf", row, key, "Un centre sans CCF n’a pas de situation notée.",
          "Videz ces cases, ou ôtez --sans-ccf.")
      } else {
        refuse(
          "livret.situation-de-trop", row, key,
          "«\u{A0}\(row.text("unite"))\u{A0}» a \(plural(unit.situations, "situation")) de CCF, pas \(stray + 1).",
          "Videz cette case.")
      }
    }
    return Array(marks.prefix(unit.situations))
  }

  /// One for each situation; of no use where there is none.
  mutating func weights(_ row: ListTable.Row, of unit: LivretUnit) -> [Int]? {
    let typed = row.text("poids")
    guard !typed.isEmpty, unit.situations > 0 else { return nil }
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map { Int($0.trimmed) ?? 0 }
    if parts.count == unit.situations, parts.allSatisfy({ (1...100).contains($0) }) { return parts }
    let example = Array(repeating: "1", count: unit.situations).joined(separator: ":")
    refuse(
      "livret.poids", row, "poids", "«\u{A0}\(typed)\u{A0}» ne dit pas \(plural(unit.situations, "poids", "poids")).",
      unit.situations == 1
        ? "Une seule situation n’a pas à peser\u{A0}: laissez la case vide."
        : "Écrivez par exemple \(example), un poids par situation.")
    return nil
  }
}
