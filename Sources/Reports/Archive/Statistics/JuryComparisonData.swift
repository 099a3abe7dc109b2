// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// `{exam, session, detailed, measure, outOf, compared, expectedByChance, correction, juries: [{members, n, nAtLeast, mean,
/// others, difference, interval, correctedInterval, p, finding}]}`; `finding` is `nothing`, `likelyChance`, `standsOut`,
/// `tooFew`, `notCalculable` or `masked`.
public struct JuryComparisonJSON: Sendable {
  public let value: JSONValue

  public init(_ comparison: JuryComparison) {
    let outOf: Int? = if case .mark(let outOf) = comparison.measure { outOf } else { nil }
    value = [
      "exam": .string(comparison.cohort.exam), "session": JSONValue(comparison.cohort.session),
      "detailed": .bool(comparison.isDetailed), "measure": outOf == nil ? "met" : "mark", "outOf": JSONValue(outOf),
      "compared": .int(Int64(comparison.compared)), "expectedByChance": .double(comparison.expectedByChance),
      "correction": "bonferroni", "juries": .array(comparison.juries.map(Self.jury)),
    ]
  }

  private static func jury(_ jury: JuryComparison.Jury) -> JSONValue {
    .object(
      [.init("members", JSONValue(jury.members))] + JSONValue.count(jury.count) + [
        .init("mean", .double(jury.mean)), .init("others", .double(jury.others)),
        .init("difference", .double(jury.difference?.value)), .init("interval", .interval(jury.difference?.interval)),
        .init("correctedInterval", .interval(jury.difference?.corrected)),
        .init("p", .double(jury.difference?.probability)), .init("finding", .string(jury.finding.rawValue)),
      ])
  }
}

/// The same as CSV: one jury a line.
public struct JuryComparisonCSV: Sendable {
  public static let dictionary = DataDictionary(
    file: "jurys.csv", line: "un jury, comparé aux autres de la même épreuve et de la même session",
    columns: [
      .init("epreuve", "identifiant de l’épreuve"), .init("session", "session annuelle", unit: "année"),
      .init("jury", "membres, séparés par des virgules"),
      .init("effectif", "passages comptés ; vide si masqué".typographic, unit: "nombre"),
      .init("mesure", "note, ou taux : part des critères acquis d’un passage".typographic),
      .init("moyenne", "moyenne des passages du jury", unit: "points, ou 0 à 1"),
      .init("autres", "moyenne des passages des autres jurys", unit: "points, ou 0 à 1"),
      .init("ecart", "différence des deux", unit: "points, ou −1 à 1"),
      .init("bas", "borne basse à 95 % de l’écart, seul", unit: "comme ecart"),
      .init("haut", "borne haute à 95 % de l’écart, seul", unit: "comme ecart"),
      .init("bas_corrige", "borne basse, corrigée du nombre de jurys (Bonferroni)", unit: "comme ecart"),
      .init("haut_corrige", "borne haute, corrigée du nombre de jurys (Bonferroni)", unit: "comme ecart"),
      .init("p", "probabilité d’un écart au moins aussi grand si les jurys jugeaient pareil, seul", unit: "0 à 1"),
      .init("jurys_compares", "nombre de comparaisons faites ensemble", unit: "nombre"),
      .init(
        "constat",
        "rien, hasard possible, se distingue, trop peu, non calculable ou masqué ; jamais une preuve".typographic),
    ])

  public let lines: String

  public init(_ comparison: JuryComparison) {
    let isMark = comparison.measure != .met
    lines = comparison.juries.map { jury in
      let difference = jury.difference
      let exact: Int? = if case .exact(let number) = jury.count { number } else { nil }
      return SpreadsheetCSV.line([
        .text(comparison.cohort.exam), .init(comparison.cohort.session), .text(jury.members.joined(separator: ", ")),
        .init(exact), .text(isMark ? "note" : "taux"), .init(jury.mean, decimals: 6), .init(jury.others, decimals: 6),
        .init(difference?.value, decimals: 6), .init(difference?.interval.low, decimals: 6),
        .init(difference?.interval.high, decimals: 6), .init(difference?.corrected.low, decimals: 6),
        .init(difference?.corrected.high, decimals: 6), .init(difference?.probability, decimals: 4),
        .integer(comparison.compared), .text(Self.word(jury.finding)),
      ])
    }.joined()
  }

  public var file: String { Self.dictionary.heading + lines }

  private static func word(_ finding: JuryComparison.Finding) -> String {
    switch finding {
    case .nothing: "rien"
    case .likelyChance: "hasard possible"
    case .standsOut: "se distingue"
    case .tooFew: "trop peu"
    case .notCalculable: "non calculable"
    case .masked: "masqué"
    }
  }
}
