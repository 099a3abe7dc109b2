// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

extension CandidateView {
  /// What the candidate's sheet says, for a program:
  /// `{exam, session, candidate, paper, changes: [text], terms: [{title, before, after}], phases: [{id, title, duration}]}`.
  public var json: JSONValue {
    let phases = exam.phases.filter { $0.kind != .juryPreparation }.map { phase -> JSONValue in
      ["id": .string(phase.id), "title": .string(phase.title), "duration": .string(exam.sheetDuration(of: phase))]
    }
    let terms = terms.map { term -> JSONValue in
      ["title": .string(term.title), "before": .string(term.before), "after": JSONValue(term.after)]
    }
    return [
      "exam": .string(exam.id), "session": JSONValue(session), "candidate": candidate.sheetJSON,
      "paper": paper.sheetJSON(number: number), "changes": JSONValue(changes.map(\.text)), "terms": .array(terms),
      "phases": .array(phases),
    ]
  }
}

extension JurySheet {
  /// What the jury's sheet says, for a program. Contains secrets.
  ///
  /// `{exam, session, candidate, paper, draw, calibration, changes: [{number, id, field, kind, text, toldIn, effects, terms,
  /// expected, calibratedSeverity}], client: {name, role, company, profile}, diagnostics: [{code, severity, path, message,
  /// hint}]}`
  public var json: JSONValue {
    let changes = situation.changes.enumerated().map { change($1, number: $0 + 1) }
    let diagnostics = (draw?.diagnostics ?? []) + situation.diagnostics
    return [
      "exam": .string(exam.id), "session": JSONValue(session), "candidate": candidate.sheetJSON,
      "paper": situation.before.paper.sheetJSON(number: situation.before.number), "draw": draw.sheetJSON,
      "calibration": calibration.sheetJSON,
      "changes": .array(changes), "client": client, "diagnostics": .array(diagnostics.map(\.sheetJSON)),
    ]
  }

  private func change(_ change: Change, number: Int) -> JSONValue {
    let terms = situation.termDeltas(of: number).map { delta -> JSONValue in
      [
        "id": .string(delta.after.id), "title": .string(delta.after.title), "before": .string(delta.frenchBefore),
        "after": .string(delta.frenchAfter),
      ]
    }
    let effects = change.effects.map { ChangeFormatter.effect($0, terms: situation.before.terms) }
    return [
      "number": JSONValue(number), "id": JSONValue(change.id), "field": .string(change.field.rawValue),
      "kind": JSONValue(change.kind?.rawValue), "text": .string(change.text),
      "toldIn": JSONValue(exam.phases(telling: number).map(\.id)), "effects": JSONValue(effects),
      "terms": .array(terms), "expected": JSONValue(change.expected),
      "calibratedSeverity": JSONValue(calibration?.severity(of: change)),
    ]
  }

  private var client: JSONValue {
    guard let client = situation.after.client else { return .null }
    return [
      "name": .string(client.name), "role": .string(client.role), "company": .string(client.company),
      "profile": .string(client.profile.rawValue),
    ]
  }
}

extension Candidate {
  fileprivate var sheetJSON: JSONValue {
    ["number": .string(number), "familyName": .string(familyName), "givenName": .string(givenName)]
  }
}

extension Paper? {
  fileprivate func sheetJSON(number: Int?) -> JSONValue {
    guard let self else { return .null }
    return ["kind": .string(self.kind.rawValue), "number": JSONValue(number), "title": JSONValue(self.title)]
  }
}

extension JuryCalibration? {
  fileprivate var sheetJSON: JSONValue {
    guard let self else { return .null }
    return [
      "draw": .string(self.calibrated.code), "samples": JSONValue(self.calibrated.samples),
      "stale": JSONValue(self.isStale),
    ]
  }
}

extension DrawResult? {
  fileprivate var sheetJSON: JSONValue {
    guard let self else { return .null }
    let drawn = self.changes.map { change -> JSONValue in
      ["id": JSONValue(change.id), "text": .string(change.text)]
    }
    return [
      "code": .string(self.code.description), "method": JSONValue(self.method), "fiche": JSONValue(self.fiche),
      "sameField": JSONValue(self.allowsSameField), "equitableTotal": JSONValue(self.total), "drawn": .array(drawn),
    ]
  }
}

extension Diagnostic {
  fileprivate var sheetJSON: JSONValue {
    [
      "code": .string(code), "severity": .string(severity.rawValue), "path": .string(path), "message": .string(message),
      "hint": .string(hint),
    ]
  }
}
