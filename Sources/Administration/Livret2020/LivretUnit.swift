// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a unit of the BTS TC has in CCF (arrete-tc).
public struct LivretUnit: Hashable, Sendable {
  public var situations: Int
  /// How they weigh, where the text says it.
  public var weights: [Int]?

  public init(situations: Int, weights: [Int]? = nil) {
    self.situations = situations
    self.weights = weights
  }

  /// The most situations of one unit.
  public static let mostSituations = 4

  /// - Parameter name: as a centre writes it: `E4`, `U4`, `E4 Négociation`.
  /// - Returns: `nil` for a unit whose CCF the texts at hand do not describe.
  public init?(_ name: String) {
    switch name.foldedWords.first {
    case "e1", "u1": self.init(situations: 4, weights: [1, 1, 1, 1])
    case "e2", "u2", "e3", "u3", "e4", "u4": self.init(situations: 2)
    case "e6", "u6": self.init(situations: 1)
    default: return nil
    }
  }
}
