// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

extension SeededGenerator {
  /// A generator for one thing among many: near numbers give sequences that have nothing in common.
  init(seed: UInt64, _ numbers: Int...) {
    var generator = SeededGenerator(seed: seed)
    for number in numbers {
      generator = SeededGenerator(seed: generator.next() ^ UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03)
    }
    self = generator
  }

  /// 0 when `bound` is 0. (The bias of a plain remainder is under 2⁻⁵⁰ here.)
  mutating func number(below bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

  mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + number(below: range.count) }

  /// 0..<1
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something happens that happens `count` times out of 10,000.
  mutating func happens(_ count: UInt64) -> Bool { next() % 10_000 < count }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      withUnsafeBytes(of: next().littleEndian) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
    }
    return bytes
  }

  /// About normal, mean 0, deviation 1: the sum of four draws.
  mutating func deviation() -> Double { ((0..<4).reduce(0.0) { sum, _ in sum + share() } - 2) * 1.732 }
}
