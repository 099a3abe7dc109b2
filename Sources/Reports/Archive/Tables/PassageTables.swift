// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// The archive as tables for a spreadsheet: passages, then what there are several of in one passage.
public enum PassageTables {
  /// What the columns mean, table by table, in the order of ``rows(of:at:)``.
  public static let dictionaries = [
    DataDictionary(
      file: "passages.csv", line: "un passage scellé",
      columns: [
        .init("passage", "identifiant du passage"), .init("chaine", "les huit premières lettres de sa chaîne"),
        .init("rang", "son rang dans la chaîne", unit: "nombre"), .init("epreuve", "identifiant de l’épreuve"),
        .init("version", "version de sa définition"), .init("session", "année de la session", unit: "année"),
        .init("jour", "jour de l’oral", unit: "AAAA-MM-JJ"), .init("numero", "numéro du candidat"),
        .init("nom", "nom du candidat"), .init("prenom", "prénom du candidat"),
        .init("jury", "membres du jury, séparés par une virgule"),
        .init("issue", "tenu, absent, interrompu…"),
        .init("decision", "ce qui fut attribué (épreuves décidées par compétences)"),
        .init("note_proposee", "note proposée par la commission", unit: "points"),
        .init("note_arretee", "note arrêtée par le jury du diplôme", unit: "points"),
        .init("reserve", "1 si une réserve demeure", unit: "0 ou 1"),
        .init("acquis", "critères acquis", unit: "nombre"), .init("evalues", "critères évalués", unit: "nombre"),
      ]),
    DataDictionary(
      file: "criteres.csv", line: "un critère d’un passage",
      columns: [
        .init("passage", "identifiant du passage"), .init("chaine", "les huit premières lettres de sa chaîne"),
        .init("critere", "identifiant du critère"), .init("niveau", "verdict commun ; vide\u{A0}: non évalué"),
        .init("jures", "verdict de chaque juré, dans l’ordre du jury ; -\u{A0}: n’a pas noté"),
      ]),
    DataDictionary(
      file: "phases.csv", line: "une phase d’un passage",
      columns: [
        .init("passage", "identifiant du passage"), .init("chaine", "les huit premières lettres de sa chaîne"),
        .init("phase", "identifiant de la phase"), .init("passe", "temps passé", unit: "secondes"),
        .init("prevu", "temps prévu pour ce candidat ; vide\u{A0}: libre", unit: "secondes"),
        .init("depassement", "temps au-delà du prévu", unit: "secondes"),
      ]),
    DataDictionary(
      file: "modifications.csv", line: "une modification dite",
      columns: [
        .init("passage", "identifiant du passage"), .init("chaine", "les huit premières lettres de sa chaîne"),
        .init("rang", "son rang, dans l’ordre où elles furent dites", unit: "nombre"),
        .init("champ", "économique, technique, humain ou commercial"),
      ]),
  ]

  /// The lines of each table.
  public static func rows(of facts: PassageFacts, at place: RecordPlace) -> [[[SpreadsheetCSV.Cell]]] {
    let key: [SpreadsheetCSV.Cell] = [.text(facts.id), .text(place.chain.short)]
    return [
      [key + passage(facts, place)],
      facts.verdicts.map { verdict in
        let jurors = verdict.jurors.map { $0 ?? "-" }.joined(separator: " ")
        return key + [.text(verdict.criterion), .init(verdict.level), .text(jurors)]
      },
      facts.phases.map { phase in
        key + [
          .text(phase.phase), .integer(Int(phase.elapsed / 1000)), .init(phase.planned.map { Int($0 / 1000) }),
          .integer(Int(phase.overtime / 1000)),
        ]
      },
      facts.changes.enumerated().map { key + [.integer($0 + 1), .text($1.french)] },
    ]
  }

  private static func passage(_ facts: PassageFacts, _ place: RecordPlace) -> [SpreadsheetCSV.Cell] {
    [
      .integer(place.sequence), .text(facts.exam.id), .text(facts.exam.version), .init(facts.session),
      .text(facts.day.description), .text(facts.candidate.number), .text(facts.candidate.familyName),
      .text(facts.candidate.givenName), .text(facts.jury.joined(separator: ", ")), .init(facts.outcome?.french),
      .init(facts.award), .init(facts.mark), .init(facts.fixedMark), .integer(facts.isReserved ? 1 : 0),
      .integer(facts.met), .integer(facts.given),
    ]
  }
}
