// SPDX-License-Identifier: GPL-3.0-or-later

public import Administration
public import Diagnostics
internal import Exams
internal import FrenchText
internal import Sittings

/// A centre's list of candidates, as a spreadsheet wrote it.
public struct CandidateListFile: Sendable {
  /// In the order of the file; only those of lines that could be read.
  public private(set) var convocations: [Convocation] = []
  /// Everything wrong, in the order of the file.
  public private(set) var problems: [Diagnostic]
  private let table: ListTable
  private var rows: [ListTable.Row] = []

  static let columns: [ListColumn] = [
    ListColumn("numero", "numéro", "n° candidat", "matricule", "identifiant", isRequired: true),
    ListColumn(
      "nom", "nom", "nom de famille", "nom d’usage", "candidat", "nom et prénom", "nom prénom", isRequired: true),
    ListColumn("prenom", "prénom", "prénoms"),
    ListColumn("epreuve", "épreuve", "examen", "id épreuve", isRequired: true),
    ListColumn("session", "session"),
    ListColumn("jour", "jour", "date", "date de l’oral", "date de passage", isRequired: true),
    ListColumn(
      "heure", "heure", "convocation", "heure de convocation", "début", "heure de début", "horaire", isRequired: true),
    ListColumn("fin", "fin", "heure de fin"),
    ListColumn("salle", "salle", "lieu", "salle d’interrogation", isRequired: true),
    ListColumn("loge", "loge", "salle de préparation"),
    ListColumn("jury", "jury", "commission", "membres du jury", "jurés", "examinateurs"),
    ListColumn("tiers", "tiers temps", "tiers-temps"),
    ListColumn("amenagements", "aménagements", "aménagement", "majoration", "majorations", "temps majoré"),
    ListColumn("mesures", "mesures", "autres mesures", "autres aménagements"),
    ListColumn("durees", "durées", "durée"),
  ]

  public init(_ bytes: [UInt8], file: String, exams: ExamCatalogue) {
    table = ListTable(bytes, file: file, columns: Self.columns)
    problems = table.problems
    guard table.isReadable else { return }
    if table.rows.isEmpty {
      problems.append(
        Diagnostic(
          .error, "liste.vide", location: SourceLocation(file: file), "La liste n’a aucun candidat.",
          hint: "Ajoutez une ligne par candidat sous celle qui nomme les colonnes."))
    }
    for row in table.rows { read(row, exams) }
    for problem in convocations.problems { problems.append(placed(problem)) }
    problems = problems.enumerated().sorted { first, second in
      let (one, other) = (first.element.location, second.element.location)
      return (one?.line ?? 0, one?.column ?? 0, first.offset) < (other?.line ?? 0, other?.column ?? 0, second.offset)
    }.map(\.element)
  }

  /// A problem of the whole list, at the cell that it names: `lignes[2].jury`.
  private func placed(_ problem: Diagnostic) -> Diagnostic {
    let parts = problem.path.split { "[].".contains($0) }
    guard parts.count == 3, let index = Int(parts[1]), rows.indices.contains(index) else { return problem }
    var placed = problem
    var cell = rows[index].cell(String(parts[2]))
    if parts[2] == "amenagements", rows[index].text("amenagements").isEmpty { cell = rows[index].cell("tiers") }
    placed.location = SourceLocation(file: table.file, line: cell.line, column: cell.column)
    return placed
  }

  private mutating func read(_ row: ListTable.Row, _ exams: ExamCatalogue) {
    let before = problems.count { $0.severity == .error }
    for column in Self.columns where column.isRequired && row.text(column.key).isEmpty {
      refuse(
        "liste.case-vide", row, column.key, "La case «\u{A0}\(column.titles[0])\u{A0}» est vide.", "Remplissez-la.")
    }
    let exam = self.exam(row, exams)
    let day = value(
      row, "jour", read: ListValues.day,
      otherwise: { typed in
        ("liste.jour", "«\u{A0}\(typed)\u{A0}» n’est pas un jour.", "Écrivez 2026-05-12 ou 12/05/2026.")
      })
    let start = time(row, "heure")
    let end = time(row, "fin")
    let session = value(
      row, "session", read: { Int($0).flatMap { (1990...2100).contains($0) ? $0 : nil } },
      otherwise: { typed in
        ("liste.session", "«\u{A0}\(typed)\u{A0}» n’est pas une session.", "Écrivez une année, par exemple 2026.")
      })
    let accommodations = exam.map { self.accommodations(row, $0) } ?? []
    let minutes = exam.map { self.centreMinutes(row, $0) } ?? [:]
    guard let exam, let day, let start, problems.count(where: { $0.severity == .error }) == before else { return }
    let name = row.text("prenom").isEmpty ? ListValues.name(row.text("nom")) : (row.text("nom"), row.text("prenom"))
    convocations.append(
      Convocation(
        candidate: Candidate(number: row.text("numero"), familyName: name.0, givenName: name.1), exam: exam,
        session: session, day: day, start: start, end: end, room: row.text("salle"),
        preparationRoom: row.text("loge"), jury: ListValues.names(row.text("jury")), accommodations: accommodations,
        measures: row.text("mesures"), centreMinutes: minutes))
    rows.append(row)
  }

  // MARK: Cells

  private mutating func refuse(
    _ code: String, _ row: ListTable.Row, _ key: String, _ message: String, _ hint: String
  ) {
    problems.append(table.problem(.error, code, row, key, message, hint: hint))
  }

  /// What a cell says; `nil` when it is empty, or with a problem.
  private mutating func value<Value>(
    _ row: ListTable.Row, _ key: String, read: (String) -> Value?,
    otherwise: (String) -> (code: String, message: String, hint: String)
  ) -> Value? {
    let typed = row.text(key)
    guard !typed.isEmpty else { return nil }
    if let value = read(typed) { return value }
    let problem = otherwise(typed)
    refuse(problem.code, row, key, problem.message, problem.hint)
    return nil
  }

  private mutating func time(_ row: ListTable.Row, _ key: String) -> TimeOfDay? {
    value(
      row, key, read: { TimeOfDay($0) },
      otherwise: { typed in
        ("liste.heure", "«\u{A0}\(typed)\u{A0}» n’est pas une heure.", "Écrivez 08:30 ou 8h30.")
      })
  }

  private mutating func exam(_ row: ListTable.Row, _ exams: ExamCatalogue) -> Exam? {
    value(
      row, "epreuve", read: { exams.find($0)?.exam },
      otherwise: { typed in
        (
          "liste.epreuve-inconnue", "L’épreuve «\u{A0}\(typed)\u{A0}» n’est pas connue.",
          (exams.suggestion(for: typed).map { "Vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}? " } ?? "")
            + "Les épreuves\u{A0}: oral epreuves"
        )
      })
  }

  private mutating func accommodations(_ row: ListTable.Row, _ exam: Exam) -> [Accommodation] {
    let example = exam.phases.first { $0.kind != .juryPreparation }?.id ?? "preparation"
    let reader = AccommodationReader(exam: exam)
    var result: [Accommodation] = []
    for (key, isThird) in [("tiers", true), ("amenagements", false)] {
      do throws(AccommodationReader.Refusal) {
        result += try reader.read(row.text(key), isThirdColumn: isThird)
      } catch {
        switch error {
        case .unreadable(let text):
          refuse(
            "liste.amenagement", row, key, "«\u{A0}\(text)\u{A0}» n’est pas un temps majoré.",
            "Écrivez «\u{A0}tiers temps\u{A0}», «\u{A0}1/3\u{A0}», ou phase par phase «\u{A0}\(example)=1/3\u{A0}»\u{A0}; "
              + "une autre mesure (salle accessible, secrétaire…) va dans une colonne «\u{A0}mesures\u{A0}».")
        case .unknownPhase(let text, let near):
          refuse(
            "liste.amenagement", row, key, "L’épreuve \(exam.id) n’a pas de phase «\u{A0}\(text)\u{A0}».",
            near.map { "Vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}?" }
              ?? "Ses phases\u{A0}: \(exam.phases.filter { $0.kind != .juryPreparation }.map(\.id).frenchList()).")
        }
      }
    }
    return result
  }

  private mutating func centreMinutes(_ row: ListTable.Row, _ exam: Exam) -> [String: Int] {
    var minutes: [String: Int] = [:]
    let marks: Set<Character> = [",", ";", "+", "\n"]
    for part in row.text("durees").split(whereSeparator: { marks.contains($0) }) where !part.trimmed.isEmpty {
      let sides = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard sides.count == 2, let time = FrenchDuration.parse(sides[1]), time >= 60_000 else {
        refuse(
          "liste.duree", row, "durees", "«\u{A0}\(part.trimmed)\u{A0}» n’est pas une durée de phase.",
          "Écrivez la phase et sa durée, par exemple «\u{A0}\(exam.phases.first?.id ?? "entretien")=20min\u{A0}».")
        continue
      }
      minutes[sides[0].folded] = Int(time / 60_000)
    }
    return minutes
  }
}
