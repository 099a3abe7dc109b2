// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is wrong, said to a person: what, where, why, and how to mend it.
///
/// Rules of the domain give a ``path`` into the value they examine (`criteria[3].id`); whoever read that value
/// from a file adds the ``location``.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The thing examined cannot be used, or does not conform.
    case error
    /// It can be used; somebody should look.
    case warning
    /// Worth knowing.
    case note
  }

  /// A stable identifier such as `fiche.rubrique-absente`; scripts may rely on it.
  public let code: String
  public let severity: Severity
  /// Where in the value, as a structural path; empty for the whole.
  public var path: String
  /// Where in a file, once known.
  public var location: SourceLocation?
  /// What is wrong, in French, one sentence.
  public let message: String
  /// How to mend it, in French; empty when there is nothing to advise.
  public let hint: String

  public init(
    _ severity: Severity, _ code: String, at path: String = "", location: SourceLocation? = nil,
    _ message: String, hint: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.location = location
    self.message = message
    self.hint = hint
  }
}

/// A place in a text file.
public struct SourceLocation: Hashable, Sendable {
  /// The file's path, as the user gave or would recognise it.
  public let file: String
  /// 1-based; `nil` when the whole file is meant.
  public let line: Int?
  /// 1-based, in Unicode scalars; `nil` when the whole line is meant.
  public let column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, as editors and compilers write it.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
  }
}

extension Sequence<Diagnostic> {
  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
