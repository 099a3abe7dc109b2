// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive statistiques --json` writes of one exam and session.
///
/// `{exam, session, detailed, passages, erased, kept, definitions, outcomes, decisions, reserved, competencies, phases,
/// fields, agreement}`. A number of passages is `n`, or `nAtLeast` where the exact one would give away a small group;
/// both null: masked. Rates are from 0 to 1, times in seconds, intervals `[low, high]` of 95 %.
public struct StatisticsJSON: Sendable {
  public let value: JSONValue

  public init(_ statistics: CohortStatistics) {
    value = .object(
      [
        .init("exam", .string(statistics.cohort.exam)), .init("session", JSONValue(statistics.cohort.session)),
        .init("detailed", .bool(statistics.isDetailed)), .init("smallestGroup", .int(Int64(Masking.smallest))),
        .init("confidence", .number("0.95")), .init("passages", .object(JSONValue.count(statistics.passages))),
        .init("erased", .object(JSONValue.count(statistics.erased))), .init("kept", .int(Int64(statistics.kept))),
        .init("definitions", .array(statistics.definitions.map { Self.part($0, [.init("sha256", .string($0.key))]) })),
        .init(
          "outcomes", .array(statistics.outcomes.map { Self.part($0, [.init("outcome", .string($0.key.rawValue))]) })),
        .init("decisions", Self.decisions(statistics.decisions)),
        .init("reserved", .object(JSONValue.rate(statistics.reserved))),
        .init("competencies", .array(statistics.competencies.map(Self.competency))),
        .init("phases", .array(statistics.phases.map(Self.phase))),
        .init("fields", .array(statistics.fields.map(Self.field))),
        .init("agreement", statistics.agreement.map(Self.agreement) ?? .null),
      ])
  }

  private static func part<Key>(_ part: CohortStatistics.Part<Key>, _ key: [JSONValue.Member]) -> JSONValue {
    .object(
      key + JSONValue.count(part.count) + [
        .init("rate", .double(part.rate?.value)), .init("interval", .interval(part.rate?.interval)),
        .init("of", part.rate.map { .object(JSONValue.count($0.count)) } ?? .null),
      ])
  }

  private static func decisions(_ decisions: CohortStatistics.Decisions) -> JSONValue {
    switch decisions {
    case .awards(let awards):
      [
        "kind": "awards", "awards": .array(awards.awards.map { part($0, [.init("award", .string($0.key))]) }),
        "undecided": .object(JSONValue.count(awards.undecided)), "unknown": .object(JSONValue.count(awards.unknown)),
      ]
    case .marks(let marks):
      .object(
        [.init("kind", "marks")] + JSONValue.count(marks.count) + [
          .init("outOf", .int(Int64(marks.outOf))), .init("mean", .double(marks.mean)),
          .init("interval", .interval(marks.interval)), .init("deviation", .double(marks.deviation)),
          .init(
            "quartiles",
            marks.quartiles.map { [.double($0.first), .double($0.median), .double($0.third)] } ?? .null),
          .init("extremes", .interval(marks.extremes)),
          .init(
            "classes",
            .array(
              marks.classes.map { part($0, [.init("from", .double($0.key.from)), .init("to", .double($0.key.to))]) })),
        ])
    }
  }

  private static func competency(_ competency: CohortStatistics.CompetencyRates) -> JSONValue {
    .object(
      [.init("id", JSONValue(competency.id))] + JSONValue.rate(competency.met) + [
        .init(
          "criteria",
          .array(competency.criteria.map { .object([.init("id", .string($0.id))] + JSONValue.rate($0.met)) }))
      ])
  }

  private static func phase(_ phase: CohortStatistics.PhaseStatistics) -> JSONValue {
    .object(
      [.init("id", .string(phase.id))] + JSONValue.count(phase.count) + [
        .init("mean", .double(phase.mean)), .init("interval", .interval(phase.interval)),
        .init("deviation", .double(phase.deviation)), .init("planned", .double(phase.planned)),
        .init("ratio", .double(phase.ratio)), .init("overtime", .object(JSONValue.rate(phase.overtime))),
        .init("meanOvertime", .double(phase.meanOvertime)),
      ])
  }

  private static func field(_ field: CohortStatistics.FieldStatistics) -> JSONValue {
    .object(
      [.init("field", .string(field.field.rawValue))] + JSONValue.count(field.count) + [
        .init("met", .object(JSONValue.rate(field.met))),
        .init(
          "awards",
          .array(
            field.awards.map { award in
              [
                "award": .string(award.key), "rate": .double(award.rate?.value),
                "interval": .interval(award.rate?.interval),
              ]
            })),
      ])
  }

  private static func agreement(_ agreement: JurorAgreement) -> JSONValue {
    [
      "method": .string(agreement.method.rawValue), "overall": part(agreement.overall),
      "competencies": .array(agreement.competencies.map(part)), "criteria": .array(agreement.criteria.map(part)),
    ]
  }

  private static func part(_ part: JurorAgreement.Part) -> JSONValue {
    .object(
      (part.id.isEmpty ? [] : [.init("id", .string(part.id))]) + JSONValue.count(part.count) + [
        .init("observed", .double(part.observed)), .init("kappa", .double(part.kappa)),
        .init("interval", .interval(part.interval)), .init("undefined", .bool(part.isUndefined)),
      ])
  }
}
