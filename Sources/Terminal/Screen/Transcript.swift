// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText

/// The conversation: what was written, and the rows that it takes at the present width.
struct Transcript {
  private(set) var columns: Int
  private var lines: [(line: StyledLine, rows: Int)] = []
  private var rows: [StyledLine] = []
  /// How many rows were forgotten before the first one kept.
  private var forgotten = 0
  /// How many rows up one has gone to read again.
  private var back = 0

  /// Lines kept, to be read again or laid out at another width.
  private static let capacity = 2000

  init(columns: Int) { self.columns = columns }

  mutating func append(_ line: StyledLine) {
    let wrapped = line.wrapped(to: columns)
    lines.append((line, wrapped.count))
    rows += wrapped
    if back > 0 { back += wrapped.count }
    if lines.count > Self.capacity + Self.capacity / 4 { forgetOldest() }
  }

  private mutating func forgetOldest() {
    let excess = lines.count - Self.capacity
    let count = lines.prefix(excess).reduce(0) { $0 + $1.rows }
    lines.removeFirst(excess)
    rows.removeFirst(count)
    forgotten += count
  }

  /// Lays everything out again at another width.
  mutating func rewrap(to columns: Int) {
    guard columns != self.columns else { return }
    var copy = Transcript(columns: columns)
    for line in lines { copy.append(line.line) }
    self = copy
  }

  func ends(with lines: [StyledLine]) -> Bool { self.lines.suffix(lines.count).map(\.line) == lines }

  /// Goes `count` rows up (down when negative), as far as there is something to read.
  mutating func scroll(by count: Int, height: Int) {
    back = max(0, min(back + count, rows.count - height))
  }

  mutating func scrollToEnd() { back = 0 }

  /// The rows to show in a window of `height`, the last ones at its bottom, and the place of its top among all.
  func window(height: Int) -> (top: Int, rows: [StyledLine]) {
    let end = rows.count - back
    let shown = rows[max(0, end - height)..<max(end, 0)]
    let blank = Array(repeating: StyledLine(), count: height - shown.count)
    var window = blank + shown
    if back > 0, height > 1 {
      window[height - 1] = StyledLine("── Suite plus bas : Page suivante (lignes : \(back)) ──", .dim)
        .truncated(to: columns)
    }
    return (forgotten + end - height, window)
  }
}
