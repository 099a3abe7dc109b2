// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// CSV as a French spreadsheet opens it by a double click: UTF-8 with a byte-order mark, semicolons, CRLF, decimal
/// commas; quoted as RFC 4180 asks.
///
/// A spreadsheet runs what begins with `=`, `+`, `-` or `@`: a text that does is written with an apostrophe before it
/// (OWASP, CSV Injection). Numbers are left as they are.
public enum SpreadsheetCSV {
  /// What a file begins with.
  public static let byteOrderMark = "\u{FEFF}"

  public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    /// A number or an id that must stay as it is, after letters that keep a spreadsheet from reading a number or a
    /// formula in it: `nº 0412`, `c:-x3F…`. They are the same in every line, so that tables join and sort.
    case identifier(String, after: String)
    case integer(Int)
    case decimal(Decimal64)
    /// Written `oui` or `non`.
    case flag(Bool)
    case day(Day)

    /// `nil` is ``empty``.
    public init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
    public init(_ number: Int?) { self = number.map { .integer($0) } ?? .empty }
    public init(_ decimal: Decimal64?) { self = decimal.map { .decimal($0) } ?? .empty }
    /// To so many decimals, half away from zero; useless zeros are left out. ``empty`` when it does not fit.
    public init(_ number: Double?, decimals: Int) {
      self = .init(number.flatMap { Decimal64($0, decimals: decimals)?.shortest })
    }
  }

  /// A line with its end.
  public static func line(_ cells: some Sequence<Cell>) -> String {
    cells.map(written).joined(separator: ";") + "\r\n"
  }

  /// A whole file: for what fits in memory.
  public static func file(_ columns: [String], _ rows: some Sequence<[Cell]>) -> String {
    rows.reduce(into: byteOrderMark + line(columns.map { .text($0) })) { $0 += line($1) }
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): quoted(harmless(text))
    case .identifier(let text, let letters): quoted(harmless(letters + text))
    case .integer(let number): String(number)
    case .decimal(let number): number.plain.replacing(".", with: ",")
    case .flag(let flag): flag ? "oui" : "non"
    // The order that every spreadsheet reads, whatever its country.
    case .day(let day): day.description
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { [";", "\"", "\n", "\r", ",", "\t"].contains($0) }
    let touchesSpace = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard needsQuotes || touchesSpace else { return text }
    // By scalars: a quote that a combining mark follows is no Character of its own.
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  // MARK: Formulas

  /// What a spreadsheet takes for the beginning of a formula, with the full-width forms that some convert.
  private static let triggers: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}",
    "\u{2212}",
  ]

  private static func harmless(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return text }
    let isTrimmed = ["\t", "\r", "\n", "\0"].contains(first)
    let start = scalars.first { !isSkipped($0) }
    guard isTrimmed || start.map(triggers.contains) == true, !isNumber(text) else { return text }
    return "'" + text
  }

  /// What importing may trim or not show.
  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// `-12`, `+3,5`: digits with one comma or point at most.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}

extension Decimal64 {
  /// The nearest with so many decimals, half away from zero; `nil` when it is not a number or does not fit.
  public init?(_ number: Double, decimals: Int) {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    guard let units = Int64(exactly: (number * power).rounded()) else { return nil }
    self.init(units: units, scale: decimals)
  }

  /// Without zeros at the end of its decimals.
  var shortest: Decimal64 {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return Decimal64(units: units, scale: scale)
  }
}
