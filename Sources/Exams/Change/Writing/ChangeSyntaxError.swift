// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A change that was typed and is not understood: where, why, and what to type instead.
public struct ChangeSyntaxError: Error, Hashable, Sendable {
  /// 1-based, in characters of the text that was given.
  public var column: Int
  /// In French, one sentence.
  public var message: String
  /// In French.
  public var hint: String

  public init(column: Int, _ message: String, hint: String) {
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// As a diagnostic of a line of a file, or of no file at all.
  public func diagnostic(file: String? = nil, line: Int = 1, columnOffset: Int = 0) -> Diagnostic {
    Diagnostic(
      .error, "modification.syntaxe",
      location: file.map { SourceLocation(file: $0, line: line, column: column + columnOffset) },
      message, hint: hint)
  }
}
