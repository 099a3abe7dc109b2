// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Why signed bytes are not a record of this release.
public enum RecordError: Error, Hashable, Sendable {
  /// Written by a later release: it may be kept and shown, and nothing may be written after it. The text names what
  /// is new, such as `kind: notice`.
  case newerRelease(String)
  /// Not what a record of its kind holds: the path of the first member that is wrong, such as `cites[0].hash`; empty
  /// for the document itself.
  case malformed(field: String)
  /// Not a signed record at all.
  case unsealed(SealError)

  /// The same one step further out: `key.field`, or `key[2]`.
  func under(_ step: String) -> RecordError {
    guard case .malformed(let field) = self else { return self }
    return .malformed(field: field.isEmpty || field.hasPrefix("[") ? step + field : "\(step).\(field)")
  }
}

extension RecordError: CustomStringConvertible {
  /// In French, without a full stop.
  public var description: String {
    switch self {
    case .newerRelease(let what): "écrit par une version plus récente d’oral (\(what))"
    case .malformed(""): "contenu qui n’est pas celui d’un enregistrement"
    case .malformed(let field): "contenu incorrect à \(quoted(field))"
    case .unsealed: "contenu qui n’est pas un enregistrement signé"
    }
  }
}
