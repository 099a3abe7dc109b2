// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// The archive for a spreadsheet: one sealed passage a line (`passages.csv`), one verdict a line (`appreciations.csv`), one
/// phase a line (`phases.csv`). Written line by line, so that an archive of any size passes.
public enum PassagesCSV {
  public static let passages = DataDictionary(
    file: "passages.csv", line: "un passage scellé, tel qu’il est après ses corrections",
    columns: [
      .init("passage", "identifiant du passage"),
      .init("chaine", "chaîne de l’enregistrement : « c: », puis ses 43 caractères".typographic),
      .init("numero", "numéro de l’enregistrement dans sa chaîne, le début étant 0", unit: "nombre"),
      .init("epreuve", "identifiant de l’épreuve"), .init("version", "version de sa définition"),
      .init("definition", "empreinte SHA-256 de la définition, en hexadécimal"),
      .init("session", "session annuelle", unit: "année"), .init("jour", "jour de l’ouverture", unit: "AAAA-MM-JJ"),
      .init(
        "candidat_numero",
        "numéro du candidat : « nº », une espace, puis le numéro, zéros compris ; vide si l’identité est effacée"
          .typographic),
      .init("candidat_nom", "nom de famille"), .init("candidat_prenom", "prénom"),
      .init("jury", "membres du jury, séparés par une barre verticale"),
      .init(
        "issue", "held (tenu), absent, late (retard), abandoned (abandon), interrupted, fraudSuspected, notHeld",
        unit: "mot"),
      .init("decision", "identifiant de ce qui a été décerné ; vide quand la décision est une note".typographic),
      .init("note_proposee", "note que la commission propose", unit: "points"),
      .init("note_fixee", "note que le jury du diplôme a fixée", unit: "points"),
      .init("sous_reserve", "si une réserve tient", unit: "oui/non"),
      .init("acquis", "critères acquis", unit: "nombre"),
      .init("evalues", "critères évalués ; un critère non évalué n’est pas un N".typographic, unit: "nombre"),
      .init("modifications", "champs des modifications annoncées, dans l’ordre, séparés par une barre verticale"),
    ])

  public static let verdicts = DataDictionary(
    file: "appreciations.csv", line: "l’appréciation d’un critère dans un passage",
    columns: [
      .init("passage", "identifiant du passage"),
      .init("chaine", "chaîne de l’enregistrement, comme dans passages.csv"),
      .init("numero", "numéro de l’enregistrement dans sa chaîne", unit: "nombre"),
      .init("critere", "identifiant du critère"),
      .init("niveau", "code de l’appréciation commune ; vide si le critère n’est pas évalué".typographic),
      .init(
        "jures",
        "ce que chaque juré a donné, dans l’ordre du jury, séparé par une barre verticale ; vide sur une feuille commune"
          .typographic),
    ])

  public static let phases = DataDictionary(
    file: "phases.csv", line: "une phase d’un passage, tous ses temps réunis",
    columns: [
      .init("passage", "identifiant du passage"),
      .init("chaine", "chaîne de l’enregistrement, comme dans passages.csv"),
      .init("numero", "numéro de l’enregistrement dans sa chaîne", unit: "nombre"),
      .init("phase", "identifiant de la phase"), .init("temps_passe", "temps passé", unit: "secondes"),
      .init("temps_prevu", "temps prévu pour ce candidat, majorations et temps accordé compris", unit: "secondes"),
      .init("depassement", "temps au-delà de ce qui restait", unit: "secondes"),
    ])

  public static let dictionaries = [passages, verdicts, phases]

  /// The line of a passage.
  public static func line(_ facts: PassageFacts, at place: RecordPlace) -> String {
    SpreadsheetCSV.line([
      .text(facts.id), chain(place), .integer(place.sequence), .text(facts.exam.id),
      .text(facts.exam.version),
      .text(facts.exam.sha256), .init(facts.session), .day(facts.day),
      number(facts.candidate),
      filled(facts.candidate.familyName), filled(facts.candidate.givenName), filled(facts.jury.joined(separator: "|")),
      .init(facts.outcome?.rawValue), .init(facts.award), .init(facts.mark), .init(facts.fixedMark),
      .flag(facts.isReserved), .integer(facts.met), .integer(facts.given),
      filled(facts.changes.map(\.rawValue).joined(separator: "|")),
    ])
  }

  /// A line for each of its criteria.
  public static func verdictLines(_ facts: PassageFacts, at place: RecordPlace) -> String {
    facts.verdicts.map { verdict in
      SpreadsheetCSV.line([
        .text(facts.id), chain(place), .integer(place.sequence), .text(verdict.criterion),
        .init(verdict.level),
        filled(verdict.jurors.map { $0 ?? "" }.joined(separator: "|")),
      ])
    }.joined()
  }

  /// A line for each of its phases.
  public static func phaseLines(_ facts: PassageFacts, at place: RecordPlace) -> String {
    facts.phases.map { phase in
      SpreadsheetCSV.line([
        .text(facts.id), chain(place), .integer(place.sequence), .text(phase.phase),
        .integer(Int(phase.elapsed / 1000)), .init(phase.planned.map { Int($0 / 1000) }),
        .integer(Int(phase.overtime / 1000)),
      ])
    }.joined()
  }

  private static func chain(_ place: RecordPlace) -> SpreadsheetCSV.Cell { .identifier(place.chain.text, after: "c:") }

  private static func number(_ candidate: Candidate) -> SpreadsheetCSV.Cell {
    candidate.number.isEmpty ? .empty : .identifier(candidate.number, after: "nº ")
  }

  private static func filled(_ text: String) -> SpreadsheetCSV.Cell { text.isEmpty ? .empty : .text(text) }
}

extension DataDictionary {
  /// What a file begins with: the byte-order mark and the names of its columns.
  public var heading: String { SpreadsheetCSV.byteOrderMark + SpreadsheetCSV.line(names.map { .text($0) }) }
}
