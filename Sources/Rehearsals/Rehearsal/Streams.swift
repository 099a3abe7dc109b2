// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// The independent random sequences that one draw code gives.
///
/// Each is a ``SeededGenerator`` seeded with the code's value combined, by exclusive or, with eight letters of ASCII
/// read as one number. They never change: rehearsals that people share rest on them.
enum Stream: UInt64, CaseIterable {
  /// `repclien`: who the client is and what he wants.
  case client = 0x7265_7063_6C69_656E
  /// `repmodif`: the changes, when they are generated.
  case changes = 0x7265_706D_6F64_6966
  /// `repchamp`: the fields of the changes, when they are weighted.
  case fields = 0x7265_7063_6861_6D70
  /// `repheure`: when each change is told and each objection raised.
  case times = 0x7265_7068_6575_7265
  /// `repparol`: which of several wordings is said.
  case words = 0x7265_7070_6172_6F6C
  /// `reptacti`: whether the client answers concessions or the clock.
  case tactic = 0x7265_7074_6163_7469

  func generator(_ code: DrawCode) -> SeededGenerator { SeededGenerator(seed: rawValue ^ UInt64(code.value)) }
}

extension RandomNumberGenerator {
  /// A whole number of a range, each as likely as the others.
  mutating func pick(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unbiased(below: UInt64(range.count)))
  }

  /// One of several; `nil` when there are none. Draws a number only when there is a choice.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    guard elements.count > 1 else { return elements.first }
    return elements[Int(unbiased(below: UInt64(elements.count)))]
  }

  /// The index of one of several weights, each as likely as it weighs; weights below 1 count as 1. `nil` for none.
  mutating func pick(weighted weights: [Int]) -> Int? {
    let shares = weights.map { UInt64(Swift.max(1, $0)) }
    guard var rest = shares.isEmpty ? nil : Optional(unbiased(below: shares.reduce(0, +))) else { return nil }
    for (index, share) in shares.enumerated() {
      if rest < share { return index }
      rest -= share
    }
    return shares.indices.last
  }
}
