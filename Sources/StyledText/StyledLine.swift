// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of text, in runs of one style each.
///
///     let line: StyledLine = "Reste \("04:12", .warning) sur 20 min"
public struct StyledLine: Hashable, Sendable {
  /// A piece of text in one style.
  public struct Run: Hashable, Sendable {
    public var text: String
    public var style: Style
  }

  /// The runs, none empty, no two neighbours of one style.
  public private(set) var runs: [Run] = []

  public init() {}
  public init(_ text: some StringProtocol, _ style: Style = .plain) { append(text, style) }

  /// The text without its styles.
  public var text: String { runs.map(\.text).joined() }

  /// The columns that the line takes; see ``Swift/StringProtocol/displayWidth``.
  public var columnWidth: Int { cells.reduce(0) { $0 + $1.width } }

  public var isEmpty: Bool { runs.isEmpty }

  /// Joins the last run when the style is the same.
  public mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: String(text), style: style))
    }
  }

  public mutating func append(_ other: StyledLine) {
    for run in other.runs { append(run.text, run.style) }
  }

  public static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    var sum = left
    sum.append(right)
    return sum
  }

  public static func += (left: inout StyledLine, right: StyledLine) { left.append(right) }

  /// The lines of a text: an ESC, a tab or an end of line in it stays text.
  public static func lines(of text: some StringProtocol, _ style: Style = .plain) -> [StyledLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { StyledLine($0, style) }
  }
}

extension StyledLine: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.line }

  /// Interpolation with a style for each value.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var line = StyledLine()

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ text: String) { line.append(text) }
    public mutating func appendInterpolation<Value>(_ value: Value, _ style: Style = .plain) {
      line.append(String(describing: value), style)
    }
    public mutating func appendInterpolation(_ value: StyledLine) { line.append(value) }
  }
}
