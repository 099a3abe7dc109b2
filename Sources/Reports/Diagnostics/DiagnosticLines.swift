// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

extension Diagnostic {
  /// As compilers write it, for editors and people: `fichier:3:5: erreur: message [code]`, then the remedy.
  public var lines: [String] {
    let place = location.map { "\($0): " } ?? ""
    let first = "\(place)\(severity.french): \(message) [\(code)]".printable
    return hint.isEmpty ? [first] : [first, "    " + hint.printable]
  }

  /// `{code, severity, file, line, column, message, hint}`.
  public var json: JSONValue {
    [
      "code": .string(code), "severity": .string(severity.rawValue), "file": JSONValue(location?.file),
      "line": JSONValue(location?.line), "column": JSONValue(location?.column), "message": .string(message),
      "hint": .string(hint),
    ]
  }
}

extension Diagnostic.Severity {
  /// `erreur`, `attention`, `note`.
  public var french: String {
    switch self {
    case .error: "erreur"
    case .warning: "attention"
    case .note: "note"
    }
  }
}
