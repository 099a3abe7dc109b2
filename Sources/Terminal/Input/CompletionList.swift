// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import StyledText

/// Completions laid out in columns, at most `rows` of them; what is left out is counted on the last one.
///
/// With details, one a row, the details aligned; without, as many columns as fit, read downwards.
func list(_ completions: [Completion], columns: Int, rows: Int) -> [StyledLine] {
  let widest = completions.map(\.replacement.displayWidth).max() ?? 0
  let hasDetails = completions.contains { $0.detail != nil }
  let across = hasDetails ? 1 : max(1, columns / (widest + 2))
  let needed = (completions.count + across - 1) / across
  let height = needed <= rows ? needed : max(rows - 1, 1)

  var lines = (0..<height).map { row in
    var line = StyledLine()
    for column in 0..<across {
      let index = column * height + row
      guard index < min(completions.count, across * height) else { break }
      let completion = completions[index]
      line.append(completion.replacement, .accent)
      let isLast = column == across - 1 || index + height >= completions.count
      if !isLast || hasDetails {
        line.append(String(repeating: " ", count: widest + 2 - completion.replacement.displayWidth))
      }
      if let detail = completion.detail { line.append(detail, .dim) }
    }
    return line.truncated(to: columns)
  }
  let left = completions.count - across * height
  if left > 0 { lines.append(StyledLine("… et \(left) de plus", .dim).truncated(to: columns)) }
  return lines
}
