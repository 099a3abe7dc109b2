// SPDX-License-Identifier: GPL-3.0-or-later

public import Administration
public import Diagnostics
internal import Exams
internal import FrenchText

/// What a centre knows for the livret of session 2020, as a spreadsheet wrote it: a line for each candidate and unit.
public struct LivretFile: Sendable {
  public private(set) var entries: [LivretEntry] = []
  /// Everything wrong, in the order of the file.
  public private(set) var problems: [Diagnostic]
  private let table: ListTable

  static let columns: [ListColumn] = [
    ListColumn("numero", "numéro", "n° candidat", "matricule", "identifiant", isRequired: true),
    ListColumn("nom", "nom", "nom de famille", "candidat", "nom et prénom", isRequired: true),
    ListColumn("prenom", "prénom", "prénoms"),
    ListColumn("unite", "unité", "épreuve", isRequired: true),
    ListColumn("situation1", "situation 1", "S1", "CCF 1"),
    ListColumn("situation2", "situation 2", "S2", "CCF 2"),
    ListColumn("situation3", "situation 3", "S3", "CCF 3"),
    ListColumn("situation4", "situation 4", "S4", "CCF 4"),
    ListColumn("situations", "situations", "nombre de situations"),
    ListColumn("poids", "poids", "pondération"),
    ListColumn("reflete", "reflète", "reflète le niveau", "notes représentatives"),
    ListColumn("continu", "contrôle continu", "CC", "note de contrôle continu"),
    ListColumn("ponctuel", "ponctuel", "note ponctuelle", "épreuve ponctuelle"),
    ListColumn("jour", "jour", "date", "date du ponctuel"),
    ListColumn("etendue", "étendue", "en entier"),
    ListColumn("visa", "visa"),
    ListColumn("declaration", "déclaration", "déclaration sur l’honneur", "attestation sur l’honneur"),
    ListColumn("delai", "délai", "dans les délais", "à temps"),
    ListColumn("semaines", "semaines", "semaines de stage", "stage"),
    ListColumn("minimum", "minimum", "minimum réduit", "stage réduit à"),
  ]

  /// - Parameter hasCCF: whether the centre is entitled to evaluate by CCF: each unit then has its situations.
  public init(_ bytes: [UInt8], file: String, hasCCF: Bool) {
    table = ListTable(bytes, file: file, columns: Self.columns)
    problems = table.problems
    guard table.isReadable else { return }
    if table.rows.isEmpty {
      problems.append(
        Diagnostic(
          .error, "liste.vide", location: SourceLocation(file: file), "La liste n’a aucun candidat.",
          hint: "Ajoutez une ligne par candidat et unité sous celle qui nomme les colonnes."))
    }
    for row in table.rows { read(row, hasCCF: hasCCF) }
  }

  private mutating func read(_ row: ListTable.Row, hasCCF: Bool) {
    let before = problems.count
    for column in Self.columns where column.isRequired && row.text(column.key).isEmpty {
      refuse(
        "liste.case-vide", row, column.key, "La case «\u{A0}\(column.titles[0])\u{A0}» est vide.", "Remplissez-la.")
    }
    let ccf = hasCCF ? unit(row) : LivretUnit(situations: 0)
    let entry = LivretEntry(
      candidate: candidate(row), unit: row.text("unite"), hasCCF: hasCCF, situations: situations(row, of: ccf),
      weights: weights(row, of: ccf) ?? ccf.weights, situationsReflectLevel: flag(row, "reflete"),
      continuous: mark(row, "continu"), oneOff: oneOff(row),
      admission: LivretAdmission(
        hasVisa: flag(row, "visa"), hasSwornStatement: flag(row, "declaration"), isInTime: flag(row, "delai"),
        internshipWeeks: weeks(row, "semaines"), reducedMinimum: weeks(row, "minimum")))
    if problems.count == before { entries.append(entry) }
  }

  // MARK: Cells

  private func candidate(_ row: ListTable.Row) -> Candidate {
    let name = row.text("prenom").isEmpty ? ListValues.name(row.text("nom")) : (row.text("nom"), row.text("prenom"))
    return Candidate(number: row.text("numero"), familyName: name.0, givenName: name.1)
  }

  mutating func refuse(
    _ code: String, _ row: ListTable.Row, _ key: String, _ message: String, _ hint: String
  ) {
    problems.append(table.problem(.error, code, row, key, message, hint: hint))
  }

  mutating func mark(_ row: ListTable.Row, _ key: String) -> Decimal64? {
    let typed = row.text(key)
    guard !typed.isEmpty else { return nil }
    let number = Decimal64(typed.folded.hasSuffix("/20") ? String(typed.dropLast(3)) : typed)
    if let number, Decimal64(units: 0) <= number, number <= Decimal64(units: 20), number.scale <= 2 { return number }
    refuse(
      "livret.note", row, key, "«\u{A0}\(typed)\u{A0}» n’est pas une note sur 20.",
      "Écrivez par exemple 13,5, ou laissez la case vide.")
    return nil
  }

  private mutating func flag(_ row: ListTable.Row, _ key: String) -> Bool? {
    let typed = row.text(key)
    guard !typed.isEmpty else { return nil }
    if let flag = ListValues.flag(typed) { return flag }
    refuse(
      "livret.oui-non", row, key, "«\u{A0}\(typed)\u{A0}» n’est ni oui ni non.",
      "Écrivez oui ou non, ou laissez la case vide.")
    return nil
  }

  private mutating func weeks(_ row: ListTable.Row, _ key: String) -> Int? {
    let typed = row.text(key)
    guard !typed.isEmpty else { return nil }
    let least = key == "minimum" ? LivretAdmission.leastReducedWeeks : 0
    if let weeks = Int(typed.foldedWords.first ?? ""), (least...52).contains(weeks) { return weeks }
    refuse(
      "livret.semaines", row, key,
      "«\u{A0}\(typed)\u{A0}» n’est pas un nombre de semaines\(least > 0 ? " possible" : "").",
      least > 0 ? "Aucune décision ne réduit le stage à moins de \(least) semaines." : "Écrivez par exemple 14.")
    return nil
  }

  private mutating func oneOff(_ row: ListTable.Row) -> LivretEntry.OneOff? {
    let mark = mark(row, "ponctuel")
    let typed = (day: row.text("jour"), extent: row.text("etendue").folded)
    guard mark != nil || !typed.day.isEmpty || !typed.extent.isEmpty else { return nil }
    guard let day = ListValues.day(typed.day) else {
      refuse(
        "liste.jour", row, "jour",
        typed.day.isEmpty ? "Le jour de l’épreuve ponctuelle manque." : "«\u{A0}\(typed.day)\u{A0}» n’est pas un jour.",
        "Écrivez 2020-03-10 ou 10/03/2020.")
      return nil
    }
    let isWhole =
      typed.extent.hasPrefix("entier") ? true : typed.extent.hasPrefix("parti") ? false : ListValues.flag(typed.extent)
    guard let isWhole else {
      refuse(
        "livret.etendue", row, "etendue", "Il n’est pas dit si l’épreuve ponctuelle a été passée en entier.",
        "Écrivez entier ou partiel.")
      return nil
    }
    return LivretEntry.OneOff(day: day, isWhole: isWhole, mark: mark)
  }
}
