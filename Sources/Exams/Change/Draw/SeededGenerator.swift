// SPDX-License-Identifier: GPL-3.0-or-later

/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
///
/// The sequence of a seed is fixed for ever, on every machine and in every release: draws that people share rest on
/// it. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension RandomNumberGenerator {
  /// A whole number of 0..<`bound`, each as likely as the others: Lemire's multiplication with rejection ("Fast random
  /// integer generation in an interval", 2019), written out here because the standard library's own choice of method
  /// is no promise. 0 when `bound` is 0.
  package mutating func unbiased(below bound: UInt64) -> UInt64 {
    guard bound > 0 else { return 0 }
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// The same elements in another order, each order as likely (Fisher and Yates, from the first place on: one number
  /// below n, then one below n − 1…).
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.dropLast() {
      result.swapAt(index, index + Int(unbiased(below: UInt64(result.count - index))))
    }
    return result
  }
}
