// SPDX-License-Identifier: GPL-3.0-or-later

/// The size of a screen, in character cells.
public struct ScreenSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// What is taken for granted when the terminal says nothing.
  public static let usual = ScreenSize(columns: 80, rows: 24)
}

/// What the screen can show.
public struct Capabilities: Hashable, Sendable {
  /// Colours may be used. Without them bold and reverse still are.
  public var hasColour: Bool

  /// No cursor movement, no style: lines after lines, as on a dumb terminal or for a screen reader.
  public var isLinear: Bool

  public init(hasColour: Bool, isLinear: Bool = false) {
    self.hasColour = hasColour
    self.isLinear = isLinear
  }

  /// What the environment tells: `NO_COLOR` (any value but an empty one) and `TERM`.
  public init(environment: [String: String]) {
    let term = environment["TERM"] ?? ""
    isLinear = ["", "dumb", "emacs", "unknown"].contains(term)
    hasColour = (environment["NO_COLOR"] ?? "").isEmpty && !term.hasPrefix("vt") && !term.hasSuffix("-mono")
  }
}
