// SPDX-License-Identifier: GPL-3.0-or-later

public import Administration
internal import Exams
internal import FrenchText

/// What `oral livret` prints: the two columns of the 2020 livret, with the case of the text that fills them.
public struct LivretReport: Sendable {
  private let entries: [LivretEntry]

  public init(_ entries: [LivretEntry]) { self.entries = entries }

  public var document: ReportDocument {
    var blocks: [Block] = [.table(table)]
    let told = entries.flatMap(told)
    if !told.isEmpty { blocks += [.heading("À compléter ou à vérifier"), .list(told)] }
    let refused = entries.filter { $0.admission.isAdmissible == false }
    if !refused.isEmpty {
      blocks += [
        .heading("Livrets irrecevables"),
        .list(
          refused.map { entry in
            "\(entry.candidate.label)\u{A0}: \(entry.admission.obstacles.map(wording).joined(separator: "\u{202F}; "))."
          }),
        .paragraph("Le candidat en est informé par courrier, avec les voies et délais de recours."),
      ]
    }
    let cases = LivretCase.allCases.filter { rule in entries.contains { $0.row.rule == rule } }
    blocks += [
      .heading("Cas du texte"), .list(cases.map { "\($0.short)\u{A0}: \($0.text)" }),
      .note(
        "Les notes de CCF de première année comptent\u{202F}; le contrôle continu ne porte que sur la deuxième. La moyenne pondérée au "
          + "demi-point, et la place du contrôle continu pour chaque situation manquante, sont une lecture de ce programme."
      ),
    ]
    return ReportDocument(
      banner: "ÉQUIPE ET JURY SEULEMENT", title: "Livret scolaire ou de formation, session 2020",
      subtitles: ["livret-2020, note d’accompagnement"], blocks: blocks)
  }

  /// `{session, rows: [{number, familyName, givenName, unit, case, first, second, missing, admissible, obstacles}]}`.
  public var json: JSONValue {
    [
      "session": 2020,
      "rows": .array(
        entries.map { entry in
          let row = entry.row
          return [
            "number": .string(entry.candidate.number), "familyName": .string(entry.candidate.familyName),
            "givenName": .string(entry.candidate.givenName), "unit": .string(entry.unit),
            "case": .string(row.rule.rawValue), "first": row.first.map { .decimal($0) } ?? .null,
            "second": row.second.map { .decimal($0) } ?? .null, "missing": JSONValue(row.missing.map(\.rawValue)),
            "admissible": JSONValue(entry.admission.isAdmissible),
            "obstacles": JSONValue(entry.admission.obstacles.map(code)),
          ]
        }),
    ]
  }

  private var table: Table {
    Table(
      columns: [
        .init("Numéro"), .init("Candidat"), .init("Unité"), .init("CCF ou ponctuel avant le 16 mars", .trailing),
        .init("Contrôle continu", .trailing), .init("Cas"),
      ],
      rows: entries.map { entry in
        let row = entry.row
        return [
          entry.candidate.number, entry.candidate.listName, entry.unit, french(row.first), french(row.second),
          row.rule.short + (row.missing.isEmpty ? "" : " *"),
        ]
      })
  }

  /// With as many decimals as the mark that has most: 10,0 and 14,0, never 10,0 and 14.
  private func french(_ mark: Decimal64?) -> String {
    let scale = entries.flatMap { [$0.row.first, $0.row.second] }.compactMap { $0?.scale }.max() ?? 0
    return mark.map { ($0.rescaled(to: scale) ?? $0).french } ?? ""
  }

  private func told(_ entry: LivretEntry) -> [String] {
    var lines = entry.row.missing.map { "\(entry.candidate.label), \(entry.unit)\u{A0}: \(wording($0))." }
    if let oneOff = entry.oneOff, oneOff.day > LivretEntry.lastDay {
      lines.append(
        "\(entry.candidate.label), \(entry.unit)\u{A0}: l’épreuve du \(oneOff.day.french) n’est pas passée avant le 16 mars\u{202F}; elle n’est pas "
          + "comptée.")
    }
    if entry.admission.isAdmissible == nil {
      lines.append(
        "\(entry.candidate.label)\u{A0}: la recevabilité du livret n’est pas dite en entier (visa, déclaration, délai, stage)."
      )
    }
    return lines
  }

  private func wording(_ missing: LivretRow.Missing) -> String {
    switch missing {
    case .weights: "le poids des situations n’est pas dit (colonne «\u{A0}poids\u{A0}», par exemple 1:1)"
    case .level: "dire si les notes des situations tenues reflètent le niveau (colonne «\u{A0}reflète\u{A0}»)"
    case .continuousMark: "la note de contrôle continu manque"
    case .oneOffMark: "la note de l’épreuve ponctuelle manque"
    case .completedMark:
      "la note complétée par le contrôle continu est à fixer\u{202F}; le texte ne dit pas comment la calculer"
    }
  }

  private func wording(_ obstacle: LivretAdmission.Obstacle) -> String {
    switch obstacle {
    case .visa: "le visa manque"
    case .swornStatement: "la déclaration sur l’honneur du chef d’établissement manque"
    case .late: "il est arrivé hors délai"
    case .weeks(let done, let minimum): "\(plural(done, "semaine")) de stage au lieu de \(minimum) au moins"
    }
  }

  private func code(_ obstacle: LivretAdmission.Obstacle) -> String {
    switch obstacle {
    case .visa: "visa"
    case .swornStatement: "swornStatement"
    case .late: "late"
    case .weeks: "weeks"
    }
  }
}

extension LivretCase {
  /// For a column.
  var short: String {
    switch self {
    case .oneOffWhole: "ponctuel entier"
    case .oneOffPart: "ponctuel partiel"
    case .allSituations: "CCF, cas 1"
    case .someSituationsAlone: "CCF, cas 2"
    case .someSituationsCompleted: "CCF, cas 2 + CC"
    case .noSituation: "CCF, cas 3"
    case .continuousOnly: "contrôle continu"
    }
  }

  /// What the text says, in short.
  var text: String {
    switch self {
    case .oneOffWhole: "épreuve ponctuelle passée en entier avant le 16 mars 2020\u{202F}; première colonne"
    case .oneOffPart:
      "épreuve ponctuelle passée en partie avant le 16 mars 2020, note complétée par le contrôle continu\u{202F}; première colonne"
    case .allSituations: "toutes les situations tenues, note globale de CCF\u{202F}; première colonne, la seconde vide"
    case .someSituationsAlone:
      "une situation au moins tenue, et ses notes reflètent le niveau\u{A0}: elles seules comptent\u{202F}; première colonne"
    case .someSituationsCompleted:
      "une situation au moins tenue, complétée par le contrôle continu pour celles qui manquent\u{202F}; première colonne"
    case .noSituation: "aucune situation tenue\u{A0}: première colonne vide, contrôle continu dans la seconde"
    case .continuousOnly: "centre sans CCF, rien passé avant le 16 mars 2020\u{A0}: contrôle continu dans sa colonne"
    }
  }
}
