// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Cuts French text into lines of at most `width` columns.
///
/// Lines break at ordinary spaces only: never at a no-break space, nor, when somebody typed an ordinary space there,
/// before `: ; ! ? » % €`, after `«`, or between the thousands of a number. A word longer than a line is cut.
/// Newlines are kept, but for those at the end. At least one line, possibly empty, without spaces at its end.
func wrapped(_ text: String, width: Int) -> [String] {
  let width = max(1, width)
  var text = text.printable
  while text.hasSuffix("\n") { text.removeLast() }
  return text.split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { wrappedLine($0, width: width) }
}

private func wrappedLine(_ text: Substring, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for chunk in unbreakableChunks(text) {
    let length = chunk.displayWidth
    if used > 0, used + 1 + length <= width {
      line += " " + chunk
      used += 1 + length
      continue
    }
    if used > 0 { lines.append(line) }
    (line, used) = (chunk, length)
    while used > width {
      let (head, tail) = cut(line, at: width)
      lines.append(head)
      (line, used) = (tail, tail.displayWidth)
    }
  }
  return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
}

/// The words of a line, those glued together that French typography never parts.
func unbreakableChunks(_ text: Substring) -> [String] {
  var chunks: [String] = []
  var previous: Substring = ""
  for word in text.split(separator: " ") {
    if !previous.isEmpty, isGlued(previous, to: word), let last = chunks.popLast() {
      chunks.append(last + "\u{A0}" + word)
    } else {
      chunks.append(String(word))
    }
    previous = word
  }
  return chunks
}

private func isGlued(_ before: Substring, to after: Substring) -> Bool {
  if before.hasSuffix("«") || after.hasPrefix("»") { return true }
  if [":", ";", "!", "?", "%", "€", "…"].contains(after.prefix(while: { !$0.isLetter }).prefix(1)) { return true }
  // 48 500: one to three digits, then groups of three.
  guard let last = before.last, last.isASCII, last.isNumber else { return false }
  let group = after.prefix { $0.isASCII && $0.isNumber }
  return group.count == 3 && before.suffix(while: { $0.isASCII && $0.isNumber }).count <= 3
}

/// The longest beginning of at most `width` columns (one letter at least), and the rest.
private func cut(_ text: String, at width: Int) -> (String, String) {
  var used = 0
  var end = text.startIndex
  for index in text.indices {
    used += text[index].displayWidth
    if used > width, end > text.startIndex { break }
    end = text.index(after: index)
  }
  return (String(text[..<end]), String(text[end...]))
}

extension Substring {
  fileprivate func suffix(while predicate: (Character) -> Bool) -> Substring {
    guard let index = lastIndex(where: { !predicate($0) }) else { return self }
    return self[self.index(after: index)...]
  }
}

extension String {
  /// Filled with spaces up to `width` columns.
  func aligned(_ alignment: Table.Alignment, width: Int) -> String {
    let filling = String(repeating: " ", count: max(0, width - displayWidth))
    return alignment == .leading ? self + filling : filling + self
  }

  var withoutTrailingSpaces: String {
    guard let index = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...index])
  }
}
