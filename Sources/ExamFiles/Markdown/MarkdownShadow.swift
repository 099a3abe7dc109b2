// SPDX-License-Identifier: GPL-3.0-or-later

/// A copy of a Markdown text, byte for byte as long, that keeps only what gives it its blocks: marks at the start of
/// lines, fences, underlines. Every mark that acts inside a line becomes a letter, and so does what follows more than
/// ``deepest`` nested quotes or lists.
///
/// The blocks that a parser finds in the shadow are those of the text, at the same places. But it cannot be made to
/// spend quadratic time or memory on them, as some versions of libcmark-gfm in use can (`> > > >…`, `![l![l…`, link
/// references repeated without end), and it is quicker, having nothing to look for inside paragraphs.
struct MarkdownShadow {
  let bytes: [UInt8]
  /// Where each line starts, as offsets in the source; then the end of the last.
  let lineStarts: [Int]
  /// The lines (from 0) that hold a text in bold and nothing else, outside quotes and lists.
  let boldLines: [Int]

  /// How many nested quotes and lists are kept.
  static let deepest = 24
  /// How much is kept, in bytes, of a line that may open a fence or an HTML block.
  static let longestMark = 256

  var lineCount: Int { lineStarts.count - 1 }

  /// The offset in the source of a line, from 0; past the last, the end.
  func start(ofLine line: Int) -> Int { lineStarts[min(max(0, line), lineStarts.count - 1)] }

  private func content(ofLine line: Int) -> ArraySlice<UInt8> {
    let offset = lineStarts[0]
    return bytes[start(ofLine: line) - offset..<start(ofLine: line + 1) - offset].trimmed()
  }

  func isBlank(line: Int) -> Bool { content(ofLine: line).isEmpty }

  /// Whether a line is the underline of a heading, if it follows the text of one.
  func isUnderline(line: Int) -> Bool {
    let content = content(ofLine: line)
    guard let first = content.first, first == .dash || first == UInt8(ascii: "=") else { return false }
    return content.allSatisfy { $0 == first }
  }

  init(of source: [UInt8], range: Range<Int>) {
    var starts: [Int] = []
    starts.reserveCapacity(range.count / 40 + 2)
    var bold: [Int] = []
    bytes = source.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: range.count) { shadow, count in
        var line = Line(source: source, shadow: shadow, offset: range.lowerBound)
        var position = range.lowerBound
        while position < range.upperBound {
          var end = position
          while end < range.upperBound, source[end] != .newline, source[end] != .carriageReturn { end += 1 }
          starts.append(position)
          if line.copy(position..<end) { bold.append(starts.count - 1) }
          position = end
          if position < range.upperBound, source[position] == .carriageReturn {
            shadow[position - range.lowerBound] = .carriageReturn
            position += 1
          }
          if position < range.upperBound, source[position] == .newline, position == end || source[end] != .newline {
            shadow[position - range.lowerBound] = .newline
            position += 1
          }
        }
        count = range.count
      }
    }
    starts.append(range.upperBound)
    lineStarts = starts
    boldLines = bold
  }

  /// Copies lines, one at a time.
  private struct Line {
    let source: UnsafeBufferPointer<UInt8>
    let shadow: UnsafeMutableBufferPointer<UInt8>
    /// Of the shadow in the source.
    let offset: Int

    /// Copies one line without its end, and tells whether it is a text in bold and nothing else.
    mutating func copy(_ line: Range<Int>) -> Bool {
      var position = line.lowerBound
      var depth = 0
      while position < line.upperBound {
        let byte = source[position]
        if byte == .space || byte == .tab {
          keep(position)
          position += 1
          continue
        }
        if isRule(byte, in: position..<line.upperBound) {
          keep(position..<line.upperBound)
          return false
        }
        let mark = containerMark(at: position, in: line)
        guard mark > 0 else { break }
        depth += 1
        guard depth <= MarkdownShadow.deepest else { break }
        keep(position..<position + mark)
        position += mark
      }
      guard position < line.upperBound else { return false }
      if depth > MarkdownShadow.deepest {
        blot(position..<line.upperBound)
        return false
      }
      return copyBody(position..<line.upperBound, isTopLevel: depth == 0)
    }

    /// What follows the marks of quotes and lists.
    private mutating func copyBody(_ body: Range<Int>, isTopLevel: Bool) -> Bool {
      let first = source[body.lowerBound]
      switch first {
      case .backtick, .tilde, .lessThan:
        guard first == .lessThan || run(of: first, in: body) >= 3 else { break }
        let mark = body.lowerBound..<min(body.upperBound, body.lowerBound + MarkdownShadow.longestMark)
        keep(mark)
        mask(mark.upperBound..<body.upperBound)
        return false
      default: break
      }
      mask(body)
      guard isTopLevel, first == .star || first == .underscore else { return false }
      return isBold(body)
    }

    private mutating func keep(_ position: Int) {
      let byte = source[position]
      shadow[position - offset] = byte == 0 ? UInt8(ascii: "x") : byte
    }

    private mutating func keep(_ range: Range<Int>) { for position in range { keep(position) } }

    private mutating func blot(_ range: Range<Int>) {
      for position in range { shadow[position - offset] = UInt8(ascii: "x") }
    }

    /// Copies, with a letter in place of each mark that acts inside a line. `</`, `-->`, `?>` and `]]>` stay: they may
    /// close a block of HTML.
    private mutating func mask(_ range: Range<Int>) {
      var position = range.lowerBound
      while position < range.upperBound {
        let byte = source[position]
        let isMark: Bool
        switch byte {
        case 0, .star, .underscore, .backtick, .tilde, .openBracket, .backslash, .ampersand: isMark = true
        case UInt8(ascii: "!"), UInt8(ascii: "|"): isMark = true
        case .lessThan: isMark = !(position + 1 < range.upperBound && source[position + 1] == .slash)
        default: isMark = false
        }
        shadow[position - offset] = isMark ? UInt8(ascii: "x") : byte
        position += 1
      }
    }

    /// Whether the rest of the line is a thematic break or the underline of a setext heading.
    private func isRule(_ mark: UInt8, in rest: Range<Int>) -> Bool {
      guard mark == .dash || mark == .star || mark == .underscore else { return false }
      for position in rest where source[position] != mark {
        guard source[position] == .space || source[position] == .tab else { return false }
      }
      return true
    }

    /// The length of the mark of a quote or of a list item, or 0.
    private func containerMark(at position: Int, in line: Range<Int>) -> Int {
      switch source[position] {
      case .greaterThan: return 1
      case .dash, .plus, .star: return isEndOfMark(position + 1, in: line) ? 1 : 0
      case 0x30...0x39:
        var end = position
        while end < line.upperBound, end - position < 9, source[end].isDigit { end += 1 }
        guard end < line.upperBound, source[end] == .dot || source[end] == UInt8(ascii: ")") else { return 0 }
        return isEndOfMark(end + 1, in: line) ? end + 1 - position : 0
      default: return 0
      }
    }

    private func isEndOfMark(_ position: Int, in line: Range<Int>) -> Bool {
      position >= line.upperBound || source[position] == .space || source[position] == .tab
    }

    private func run(of byte: UInt8, in range: Range<Int>) -> Int {
      var end = range.lowerBound
      while end < range.upperBound, source[end] == byte { end += 1 }
      return end - range.lowerBound
    }

    /// `**Résultats**`, `__Résultats :__`, `**Résultats** :`.
    private func isBold(_ body: Range<Int>) -> Bool {
      guard body.count <= MarkdownText.longest else { return false }
      let mark = source[body.lowerBound]
      var end = body.upperBound
      while end > body.lowerBound, source[end - 1].isBlank || source[end - 1] == UInt8(ascii: ":") { end -= 1 }
      let inner = body.lowerBound + 2
      guard end - 2 > inner, source[inner - 1] == mark, source[end - 1] == mark, source[end - 2] == mark else {
        return false
      }
      return !(inner..<end - 2).contains { source[$0] == mark }
    }
  }
}
