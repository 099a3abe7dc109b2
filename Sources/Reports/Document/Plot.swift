// SPDX-License-Identifier: GPL-3.0-or-later

/// Points of a plane: drawn with characters in text, as a chart on paper.
public struct Plot: Hashable, Sendable {
  /// Grows to the right.
  public var horizontal: Axis
  /// Grows upwards.
  public var vertical: Axis
  /// Drawn one after the other: of those that fall on the same place, the last is seen.
  public var marks: [Mark]
  /// Where a dashed line crosses the whole plane, if anywhere.
  public var threshold: Threshold?
  /// What each sign means.
  public var legend: [Sign]
  /// The same in words and numbers, in place of the drawing for who hears the page; `nil` where the report says it
  /// beside the plot anyway.
  public var table: Table?

  public init(
    horizontal: Axis, vertical: Axis, marks: [Mark], threshold: Threshold? = nil, legend: [Sign], table: Table? = nil
  ) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
    self.threshold = threshold
    self.legend = legend
    self.table = table
  }

  public struct Axis: Hashable, Sendable {
    /// What it measures.
    public let title: String
    public let low: Double
    /// More than ``low``.
    public let high: Double
    /// What is written at ``low``, half-way and at ``high``.
    public let labels: Labels

    public struct Labels: Hashable, Sendable {
      public let low: String
      public let middle: String
      public let high: String
    }
  }

  /// One point; beyond an axis it is drawn on the border.
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

  /// A dashed line upwards from a place of the horizontal axis, and one across from a place of the vertical axis.
  public struct Threshold: Hashable, Sendable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public struct Sign: Hashable, Sendable {
    /// One sign, or several that are alike: `1 2 3`.
    public let sign: String
    public let text: String

    public init(_ sign: String, _ text: String) {
      self.sign = sign
      self.text = text
    }
  }
}

extension Plot.Axis {
  /// From 0 to 1.
  public static func utility(_ title: String) -> Plot.Axis {
    Plot.Axis(title: title, low: 0, high: 1, labels: Labels(low: "0,0", middle: "0,5", high: "1,0"))
  }

  /// Just wide enough for these shares of 1, from a whole percent to another: six of them at least, below the highest
  /// where there is room.
  public static func percents(_ title: String, holding shares: [Double]) -> Plot.Axis {
    let highest = Int(((shares.max() ?? 0) * 100).rounded(.up))
    let span = max(6, highest - Int(((shares.min() ?? 0) * 100).rounded(.down)))
    // Even: what stands half-way is whole.
    let low = max(0, highest - span - span % 2)
    let high = low + span + span % 2
    func label(_ percent: Int) -> String { "\(percent)\u{A0}%" }
    return Plot.Axis(
      title: title, low: Double(low) / 100, high: Double(high) / 100,
      labels: Labels(low: label(low), middle: label((low + high) / 2), high: label(high)))
  }

  /// Where a value stands between ``low`` and ``high``, 0…1.
  func share(of value: Double) -> Double { min(max((value - low) / (high - low), 0), 1) }
}
