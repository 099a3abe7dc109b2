// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Points of a plane whose both axes go from 0 to 1, to be drawn with characters.
public struct Plot: Hashable, Sendable {
  /// What the horizontal axis measures, growing to the right.
  public var horizontal: String
  /// What the vertical axis measures, growing upwards.
  public var vertical: String
  /// Drawn one after the other: of those that fall on the same place, the last is seen.
  public var marks: [Mark]
  /// What each sign means.
  public var legend: [Sign]

  public init(horizontal: String, vertical: String, marks: [Mark], legend: [Sign]) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
    self.legend = legend
  }

  /// One point; out of 0…1 it is drawn on the border.
  public struct Mark: Hashable, Sendable {
    public let x: Double
    public let y: Double
    /// One column wide.
    public let sign: Character

    public init(x: Double, y: Double, _ sign: Character) {
      self.x = x
      self.y = y
      self.sign = sign
    }
  }

  public struct Sign: Hashable, Sendable {
    public let sign: Character
    public let text: String

    public init(_ sign: Character, _ text: String) {
      self.sign = sign
      self.text = text
    }
  }
}

extension Plot {
  /// At most `width` columns, 24 or more: twice as many columns as lines and some, so that both axes look alike.
  func lines(width: Int) -> [String] {
    let columns = min(max(width, 24) - Self.margin, 61)
    let rows = columns / 3 + 1
    var cells = Array(repeating: Array(repeating: Character(" "), count: columns), count: rows)
    for mark in marks {
      cells[rows - 1 - Self.place(mark.y, of: rows)][Self.place(mark.x, of: columns)] = mark.sign
    }
    let middle = (row: (rows - 1) / 2, column: (columns - 1) / 2)
    var lines = [vertical]
    for (row, cells) in cells.enumerated() {
      let label = row == 0 ? "1,0 ┤" : row == middle.row ? "0,5 ┤" : row == rows - 1 ? "0,0 ┤" : "    │"
      lines.append(label + String(cells))
    }
    let axis = (0..<columns).map { $0 == 0 || $0 == middle.column || $0 == columns - 1 ? "┬" : "─" }.joined()
    lines.append("    └" + axis)
    let gap = String(repeating: " ", count: max(1, middle.column - 3))
    let rest = String(repeating: " ", count: max(1, columns - middle.column - 4))
    lines.append("    0,0" + gap + "0,5" + rest + "1,0")
    lines.append(String(repeating: " ", count: max(0, Self.margin + columns - horizontal.displayWidth)) + horizontal)
    return lines + wrapped(legend.map { "\($0.sign)\u{A0}\($0.text)" }.joined(separator: "   "), width: width)
  }

  private static let margin = 7

  private static func place(_ share: Double, of count: Int) -> Int {
    Int((min(max(share, 0), 1) * Double(count - 1)).rounded())
  }
}
