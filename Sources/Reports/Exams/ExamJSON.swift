// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

extension Exam {
  /// The exam for scripts: a contract, to which keys may be added but from which none is taken.
  ///
  /// - `minutes` of a phase is null where the centre sets it or a shared allowance alone counts; for what the total
  ///   leaves (`rest`) it is what it nominally leaves.
  /// - `evaluates` lists criterion ids, those of the whole part for a phase of a part that evaluates as one; it is empty
  ///   for preparation, and everywhere (`criteriaTiedToPhases` false) where no text ties criteria to phases: all are then
  ///   open throughout.
  /// - `preparationMinutes` is 0 without a preparation, null where the centre sets it.
  /// - `changes` is null where the jury changes nothing; `changes.count` is null for "certain parameters".
  public var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "shortTitle": .string(shortTitle), "diploma": .string(diploma),
      "form": .string(form.rawValue), "coefficient": JSONValue(coefficient),
      "coefficientNote": JSONValue(coefficientNote), "version": .string(version), "reference": .string(reference),
      "inForce": [
        "from": JSONValue(inForce.from?.description), "to": JSONValue(inForce.to?.description),
        "firstSession": JSONValue(inForce.firstSession),
      ],
      "phases": .array(phases.map(json)),
      "criteria": .array(competencies.flatMap { competency in competency.criteria.map { $0.json(in: competency.id) } }),
      "preparationMinutes": JSONValue(preparationMinutes), "totalMinutes": JSONValue(total.minutes),
      "totalNature": .string(total.nature.rawValue), "totalIncludesPreparation": .bool(totalIncludesPreparation),
      "changes": changes.map(json) ?? .null, "decision": decision.json,
      "criteriaTiedToPhases": .bool(tiesCriteria), "marksOnFile": .bool(allowsMarksOnFile),
      "competencies": .array(
        competencies.map {
          [
            "id": .string($0.id), "title": .string($0.title), "block": JSONValue($0.block),
            "reference": JSONValue($0.reference),
          ]
        }),
      "allowances": .array(
        allowances.map {
          [
            "id": .string($0.id), "title": .string($0.title), "minutes": JSONValue($0.limit.minutes),
            "nature": .string($0.limit.nature.rawValue),
          ]
        }),
      "parts": .array(
        parts.map { part in
          [
            "id": .string(part.id), "title": .string(part.title),
            "evaluates": JSONValue(criteria(named: part.evaluates).map(\.id)),
          ]
        }),
      "scale": .array(
        scale.levels.map {
          [
            "code": .string($0.code), "title": .string($0.title), "met": .bool($0.isMet),
            "points": JSONValue($0.points),
          ]
        }),
      "papers": .array(papers.map(\.json)), "consequences": consequences.json,
      "choice": choice.map { ["of": .string($0.of.rawValue), "several": .bool($0.several), "by": .string($0.by)] }
        ?? .null,
      "jury": jury.json, "means": JSONValue(means), "notes": JSONValue(notes),
    ]
  }

  private func json(_ phase: Phase) -> JSONValue {
    let minutes = phase.limit.nature == .rest ? restMinutes : phase.limit.minutes
    return [
      "id": .string(phase.id), "kind": .string(phase.kind.rawValue), "title": .string(phase.title),
      "part": JSONValue(phase.part), "minutes": JSONValue(minutes), "nature": .string(phase.limit.nature.rawValue),
      "allowance": JSONValue(phase.allowance), "evaluates": JSONValue(criteria(evaluatedIn: phase).map(\.id)),
      "changes": .array(phase.tells.map { .int(Int64($0)) }), "facesCandidate": .bool(phase.faces),
      "reminders": JSONValue(phase.reminders),
    ]
  }

  private func json(_ rules: ChangeRules) -> JSONValue {
    let told = phases.flatMap { phase in phase.tells.map { (number: $0, phase: phase.id) } }.sorted {
      $0.number < $1.number
    }
    return [
      "count": JSONValue(rules.count), "target": .string(rules.target.rawValue), "written": .bool(rules.written),
      "delivery": .string(rules.delivery.rawValue), "fields": JSONValue(rules.fields.map(\.rawValue)),
      "told": .array(told.map { ["number": .int(Int64($0.number)), "phase": .string($0.phase)] }),
    ]
  }
}

extension Criterion {
  fileprivate func json(in competency: String) -> JSONValue {
    [
      "id": .string(id), "label": .string(title), "competency": .string(competency), "reference": .string(reference),
      "weight": JSONValue(weight), "observations": JSONValue(observations),
    ]
  }
}
