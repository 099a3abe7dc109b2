// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive statistiques --csv` writes: one measure a line, so that a spreadsheet sorts and filters them.
public struct StatisticsCSV: Sendable {
  public static let dictionary = DataDictionary(
    file: "statistiques.csv", line: "une mesure, sur les passages d’une épreuve et d’une session",
    columns: [
      .init("epreuve", "identifiant de l’épreuve"),
      .init("session", "session annuelle ; vide si elle n’a pas été dite".typographic, unit: "année"),
      .init("rubrique", "issue, decision, note, competence, critere, phase, champ, accord ou ensemble"),
      .init("objet", "identifiant de ce qui est mesuré"), .init("intitule", "son intitulé"),
      .init("mesure", "ce qui est mesuré : taux, moyenne, écart-type, kappa…".typographic),
      .init(
        "valeur", "la valeur ; vide quand elle est masquée ou ne peut pas être calculée".typographic, unit: "voir unite"
      ),
      .init("bas", "borne basse à 95 %", unit: "voir unite"), .init("haut", "borne haute à 95 %", unit: "voir unite"),
      .init(
        "effectif",
        "nombre de passages sur lesquels porte la mesure (d’appréciations, pour une compétence ou un accord)",
        unit: "nombre"),
      .init(
        "effectif_minimal", "nombre dont l’effectif est au moins, quand l’exact laisserait retrouver un petit groupe",
        unit: "nombre"),
      .init(
        "etat",
        "vide quand la valeur est donnée ; sinon « masqué » (petit groupe), « non calculable » ou « sans objet »"
          .typographic),
      .init("unite", "unité de valeur, bas et haut : 0 à 1, secondes, points, passages".typographic),
    ])

  /// The lines of one exam and session, without the heading.
  public let lines: String

  public init(_ statistics: CohortStatistics, exam: Exam) {
    lines = Rows(statistics: statistics, exam: exam).all.map { SpreadsheetCSV.line($0) }.joined()
  }

  /// A whole file, of several exams and sessions.
  public static func file(_ all: some Sequence<StatisticsCSV>) -> String {
    all.reduce(into: dictionary.heading) { $0 += $1.lines }
  }
}

private struct Rows {
  let statistics: CohortStatistics
  let exam: Exam

  typealias Row = [SpreadsheetCSV.Cell]

  var all: [Row] {
    general + outcomes + decisions + grid + phases + fields + agreement
  }

  private func row(
    _ section: String, _ object: String?, _ title: String?, _ measure: String, _ value: Double?,
    _ interval: Interval? = nil, of count: ShownCount?, unit: String, missing: String = "sans objet"
  ) -> Row {
    let state = value != nil ? nil : count == .masked ? "masqué" : missing
    let exact: Int? = if case .exact(let number)? = count { number } else { nil }
    let least: Int? = if case .atLeast(let number)? = count { number } else { nil }
    return [
      .text(statistics.cohort.exam), .init(statistics.cohort.session), .text(section), .init(object), .init(title),
      .text(measure), .init(value, decimals: 6), .init(interval?.low, decimals: 6), .init(interval?.high, decimals: 6),
      .init(exact), .init(least), .init(state), .text(unit),
    ]
  }

  private func number(_ section: String, _ object: String?, _ title: String?, _ measure: String, _ count: ShownCount)
    -> Row
  {
    let exact: Double? = if case .exact(let number) = count { Double(number) } else { nil }
    return row(section, object, title, measure, exact, of: count, unit: "passages", missing: "masqué")
  }

  private func rate(
    _ section: String, _ object: String?, _ title: String?, _ measure: String, _ rate: CohortStatistics.Rate?
  ) -> Row {
    row(section, object, title, measure, rate?.value, rate?.interval, of: rate?.count ?? .masked, unit: "0 à 1")
  }

  private var general: [Row] {
    [
      number("ensemble", nil, nil, "passages", statistics.passages),
      number("ensemble", nil, nil, "passages effacés", statistics.erased),
      rate("ensemble", nil, nil, "part sous réserve", statistics.reserved),
    ]
  }

  private func part<Key>(_ section: String, _ id: String, _ title: String, _ part: CohortStatistics.Part<Key>) -> [Row]
  {
    [number(section, id, title, "nombre", part.count), rate(section, id, title, "part", part.rate)]
  }

  private var outcomes: [Row] {
    statistics.outcomes.flatMap { part("issue", $0.key.rawValue, $0.key.french, $0) }
  }

  private var decisions: [Row] {
    switch statistics.decisions {
    case .awards(let awards):
      return awards.awards.flatMap { part("decision", $0.key, exam.awardTitles[$0.key] ?? $0.key, $0) }
        + [
          number("decision", nil, nil, "sans décision", awards.undecided),
          number("decision", nil, nil, "décision effacée", awards.unknown),
        ]
    case .marks(let marks):
      func mark(_ measure: String, _ value: Double?, _ interval: Interval? = nil, missing: String = "sans objet") -> Row
      {
        row(
          "note", nil, "sur \(marks.outOf)", measure, value, interval, of: marks.count, unit: "points",
          missing: missing)
      }
      func quartile(_ measure: String, _ value: Double?) -> Row {
        mark(measure, value, missing: marks.mean == nil ? "sans objet" : "masqué")
      }
      let classes = marks.classes.flatMap { entry in
        part(
          "note", Figures.number(entry.key.from, decimals: 1),
          "de \(Figures.number(entry.key.from, decimals: 1)) à \(Figures.number(entry.key.to, decimals: 1))", entry)
      }
      return [
        mark("moyenne", marks.mean, marks.interval), mark("écart-type", marks.deviation),
        quartile("premier quartile", marks.quartiles?.first), quartile("médiane", marks.quartiles?.median),
        quartile("troisième quartile", marks.quartiles?.third),
      ] + classes
    }
  }

  private var grid: [Row] {
    let measure = "taux d’acquis"
    return statistics.competencies.flatMap { competency in
      [rate("competence", competency.id, competency.id.flatMap { exam.competency($0) }?.title, measure, competency.met)]
        + competency.criteria.map { rate("critere", $0.id, exam.criterion($0.id)?.title, measure, $0.met) }
    }
  }

  private var phases: [Row] {
    statistics.phases.flatMap { phase in
      let title = exam.phase(phase.id)?.title
      func time(_ measure: String, _ value: Double?, _ interval: Interval? = nil) -> Row {
        row("phase", phase.id, title, measure, value, interval, of: phase.count, unit: "secondes")
      }
      return [
        time("temps moyen", phase.mean, phase.interval), time("écart-type", phase.deviation),
        time("temps prévu moyen", phase.planned),
        row("phase", phase.id, title, "temps passé sur temps prévu", phase.ratio, of: phase.count, unit: "rapport"),
        rate("phase", phase.id, title, "part en dépassement", phase.overtime),
        row(
          "phase", phase.id, title, "dépassement moyen", phase.meanOvertime, of: nil, unit: "secondes",
          missing: phase.overtime.value == 0 ? "sans objet" : "masqué"),
      ]
    }
  }

  private var fields: [Row] {
    statistics.fields.flatMap { field in
      let (id, title) = (field.field.rawValue, field.field.french)
      return [
        number("champ", id, title, "passages", field.count),
        row(
          "champ", id, title, "taux d’acquis", field.met.value, field.met.interval, of: field.met.count, unit: "0 à 1"),
      ] + field.awards.map { rate("champ", id, title, "part de \($0.key)", $0.rate) }
    }
  }

  private var agreement: [Row] {
    guard let agreement = statistics.agreement else { return [] }
    let parts =
      [("ensemble", agreement.overall)] + agreement.competencies.map { ("competence", $0) }
      + agreement.criteria.map { ("critere", $0) }
    return parts.flatMap { kind, part in
      let title = kind == "critere" ? exam.criterion(part.id)?.title : exam.competency(part.id)?.title
      let id = part.id.isEmpty ? nil : part.id
      return [
        row("accord", id, title, "accord brut", part.observed, of: part.count, unit: "0 à 1"),
        row(
          "accord", id, title, agreement.method == .cohen ? "kappa de Cohen" : "kappa de Fleiss", part.kappa,
          part.interval,
          of: part.count, unit: "−1 à 1", missing: "non calculable"),
      ]
    }
  }
}
