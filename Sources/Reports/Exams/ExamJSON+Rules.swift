// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension DecisionRule {
  /// `{kind: competencies | mark | parts, …}`.
  var json: JSONValue {
    let own: [JSONValue.Member]
    switch kind {
    case .competencies(let decision):
      own = [
        .init("kind", "competencies"),
        .init(
          "proposals",
          .array(
            decision.proposals.map {
              [
                "id": .string($0.outcome.id), "title": .string($0.outcome.title),
                "competencies": JSONValue($0.competencies),
              ]
            })),
        .init("otherwise", ["id": .string(decision.otherwise.id), "title": .string(decision.otherwise.title)]),
        .init("reasonWhenDeparting", .bool(decision.requiresReason)),
      ]
    case .mark(let decision):
      own = [
        .init("kind", "mark"), .init("outOf", .int(Int64(decision.outOf))), .init("step", decision.step.json),
        .init("derivation", JSONValue(decision.derivation?.rawValue)),
      ]
    case .parts(let decision):
      own = [
        .init("kind", "parts"), .init("outOf", .int(Int64(decision.outOf))), .init("step", decision.step.json),
        .init("parts", .array(decision.parts.map(\.json))), .init("threshold", JSONValue(decision.threshold)),
      ]
    }
    return .object(
      own + [
        .init("markTold", .string(markDisclosure.rawValue)), .init("sentToJury", JSONValue(sentToJury)),
        .init("text", JSONValue(text)),
      ])
  }
}

extension PartsDecision.ScoredPart {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "phase": JSONValue(phase), "outOf": .int(Int64(outOf)),
      "weight": .int(Int64(weight)),
    ]
  }
}

extension Decimal64 {
  /// Spelled as JSON spells it: `0.5`.
  fileprivate var json: JSONValue {
    let digits = String(units.magnitude)
    let padding = String(repeating: "0", count: max(0, scale + 1 - digits.count))
    let all = padding + digits
    let sign = units < 0 ? "-" : ""
    return .number(sign + all.dropLast(scale) + (scale == 0 ? "" : "." + all.suffix(scale)))
  }
}

extension PaperRequirement {
  var json: JSONValue {
    [
      "id": .string(id), "kind": .string(kind.rawValue), "title": .string(title), "minimum": JSONValue(minimum),
      "maximum": JSONValue(maximum),
      "types": .array(types.map { ["type": .string($0.type), "minimum": JSONValue($0.minimum)] }),
      "rubrics": .array(
        rubrics.map { ["id": .string($0.id), "title": .string($0.title), "contents": JSONValue($0.contents)] }),
      "annexPages": JSONValue(maximumAnnexPages), "hidesClient": .bool(hidesClient),
      "substitute": substitute.map {
        ["kind": .string($0.kind.rawValue), "pages": JSONValue($0.maximumPages)]
      } ?? .null, "note": JSONValue(note),
    ]
  }
}

extension Consequences {
  /// Null where the text does not say.
  var json: JSONValue {
    [
      "absent": absent?.json ?? .null, "nonConforming": nonConforming?.json ?? .null, "doubt": doubt?.json ?? .null,
      "formal": formal?.json ?? .null,
    ]
  }
}

extension Consequence {
  fileprivate var json: JSONValue {
    [
      "effect": .string(effect.rawValue), "mention": JSONValue(mention), "excludesDiploma": .bool(excludesDiploma),
      "tellsCandidate": .bool(tellsCandidate), "informsPresident": .bool(informsPresident), "text": .string(text),
      "reference": JSONValue(reference),
    ]
  }
}

extension JuryRules {
  var json: JSONValue {
    [
      "minimum": JSONValue(minimum),
      "members": .array(
        members.map {
          [
            "role": .string($0.role), "title": .string($0.title), "count": JSONValue($0.count),
            "ifAbsent": JSONValue($0.ifAbsent), "ifPossible": .bool($0.ifPossible), "note": JSONValue($0.note),
          ]
        }), "text": JSONValue(text),
    ]
  }
}
