// SPDX-License-Identifier: GPL-3.0-or-later

/// The YAML that a paper may carry between two lines of dashes at its start, and where its Markdown starts.
struct FrontMatter {
  /// From the opening dashes, which open a YAML document too, to before the closing ones: the marks of a YAML parser
  /// are then places in the file. `nil` when there is none, or when nothing closes it.
  var yaml: Range<Int>?
  /// The line of the file, from 1, at which that YAML starts.
  var yamlLine = 1
  /// The line (from 1) of opening dashes that nothing closes.
  var unclosedLine: Int?
  /// Where the Markdown starts.
  var bodyStart: Int
  /// The line of the file, from 1, at which the Markdown starts.
  var bodyLine: Int
  /// Where the Markdown starts, should what stands between the dashes turn out not to be YAML: at the first heading
  /// after the opening dashes, when there is one before the closing ones.
  var headingInside: (start: Int, line: Int)?

  /// Splits a text. O(n) at worst: that of a front matter that nothing closes.
  init(of source: [UInt8]) {
    var lines = LineCursor(source)
    var opening: LineCursor.Line?
    // Blank lines may come before.
    while let line = lines.next() {
      guard !source[line.content].allSatisfy(\.isBlank) else { continue }
      if FrontMatter.isDashes(source[line.content]) { opening = line }
      break
    }
    guard let opening else {
      self.init(yaml: nil, unclosedLine: nil, bodyStart: 0, bodyLine: 1, headingInside: nil)
      return
    }
    var heading: LineCursor.Line?
    while let line = lines.next() {
      let content = source[line.content]
      if FrontMatter.isDashes(content) || FrontMatter.isDots(content) {
        self.init(
          yaml: opening.content.lowerBound..<line.content.lowerBound, unclosedLine: nil, bodyStart: line.end,
          bodyLine: line.number + 1, headingInside: heading.map { ($0.content.lowerBound, $0.number) })
        yamlLine = opening.number
        return
      }
      if heading == nil, FrontMatter.isHeading(content) { heading = line }
    }
    self.init(
      yaml: nil, unclosedLine: opening.number, bodyStart: heading?.content.lowerBound ?? opening.end,
      bodyLine: heading?.number ?? opening.number + 1, headingInside: nil)
  }

  private init(
    yaml: Range<Int>?, unclosedLine: Int?, bodyStart: Int, bodyLine: Int,
    headingInside: (start: Int, line: Int)?
  ) {
    self.yaml = yaml
    self.unclosedLine = unclosedLine
    self.bodyStart = bodyStart
    self.bodyLine = bodyLine
    self.headingInside = headingInside
  }

  private static func isDashes(_ line: ArraySlice<UInt8>) -> Bool { isMark(line, of: .dash) }
  private static func isDots(_ line: ArraySlice<UInt8>) -> Bool { isMark(line, of: .dot) }

  /// Three of a kind, then nothing but blanks.
  private static func isMark(_ line: ArraySlice<UInt8>, of byte: UInt8) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == byte } && line.dropFirst(3).allSatisfy(\.isBlank)
  }

  /// `## Résultats`.
  private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == .hash else { return false }
    let rest = line.drop { $0 == .hash }
    return line.count - rest.count <= 6 && rest.first == .space
  }
}

/// Walks the lines of a text, ended by LF, CR LF or CR.
struct LineCursor {
  struct Line {
    /// From 1.
    let number: Int
    /// Without its end.
    let content: Range<Int>
    /// After its end.
    let end: Int
  }

  private let source: [UInt8]
  private var position = 0
  private var number = 0

  init(_ source: [UInt8]) { self.source = source }

  mutating func next() -> Line? {
    guard position < source.count else { return nil }
    let start = position
    var end = start
    while end < source.count, source[end] != .newline, source[end] != .carriageReturn { end += 1 }
    position = end
    if position < source.count {
      let isReturn = source[position] == .carriageReturn
      position += 1
      if isReturn, position < source.count, source[position] == .newline { position += 1 }
    }
    number += 1
    return Line(number: number, content: start..<end, end: position)
  }
}
