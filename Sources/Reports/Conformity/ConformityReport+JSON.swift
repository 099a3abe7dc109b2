// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams

extension ConformityReport {
  /// `{path, exam, conforming, consequence, diagnostics:[…]}`: a contract with scripts.
  ///
  /// `conforming` is null when the control could not be made; `consequence` is null when nothing follows.
  public var json: JSONValue {
    .object([
      .init("path", .string(path)),
      .init("exam", JSONValue(exam)),
      .init("conforming", JSONValue(conformity.isConforming)),
      .init("consequence", conformity.consequence.map(Self.json) ?? .null),
      .init("diagnostics", .array(conformity.diagnostics.map(Self.json))),
    ])
  }

  private static func json(_ consequence: AppliedConsequence) -> JSONValue {
    .object([
      .init("control", .string(consequence.control.rawValue)),
      .init("effect", JSONValue(consequence.effect?.rawValue)),
      .init("mention", JSONValue(consequence.mention)),
      .init("text", .string(consequence.text)),
      .init("reference", JSONValue(consequence.reference)),
    ])
  }

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      .init("code", .string(diagnostic.code)),
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("file", JSONValue(diagnostic.location?.file)),
      .init("line", JSONValue(diagnostic.location?.line)),
      .init("column", JSONValue(diagnostic.location?.column)),
      .init("message", .string(diagnostic.message)),
      .init("hint", .string(diagnostic.hint)),
    ])
  }
}
