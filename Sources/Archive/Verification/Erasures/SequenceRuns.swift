// SPDX-License-Identifier: GPL-3.0-or-later

/// Sequence numbers of one chain, as the runs that they make: a million in a row take as much memory as one.
struct SequenceRuns: Hashable, Sendable {
  /// Ascending, none empty, apart from one another.
  private(set) var ranges: [Range<Int>] = []

  init() {}

  /// Of ranges in any order, which may overlap. O(n log n).
  init(_ ranges: [Range<Int>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty { add(range) }
  }

  var isEmpty: Bool { ranges.isEmpty }
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// A number after all that are there.
  mutating func append(_ number: Int) { add(number..<number + 1) }

  /// A range that begins nowhere before the last one does.
  mutating func append(_ range: Range<Int>) { add(range) }

  private mutating func add(_ range: Range<Int>) {
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  /// O(log n).
  func contains(_ number: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(number)
  }

  /// Those of both. O(n + m).
  func intersection(_ other: SequenceRuns) -> SequenceRuns {
    var common = SequenceRuns()
    var (mine, theirs) = (0, 0)
    while mine < ranges.count, theirs < other.ranges.count {
      let shared = ranges[mine].clamped(to: other.ranges[theirs])
      if !shared.isEmpty { common.add(shared) }
      if ranges[mine].upperBound < other.ranges[theirs].upperBound { mine += 1 } else { theirs += 1 }
    }
    return common
  }

  /// Those that the other has not. O(n + m).
  func subtracting(_ other: SequenceRuns) -> SequenceRuns {
    var left = SequenceRuns()
    var place = 0
    for range in ranges {
      var start = range.lowerBound
      while place < other.ranges.count, other.ranges[place].upperBound <= start { place += 1 }
      var index = place
      while index < other.ranges.count, other.ranges[index].lowerBound < range.upperBound {
        if start < other.ranges[index].lowerBound { left.add(start..<other.ranges[index].lowerBound) }
        start = max(start, other.ranges[index].upperBound)
        index += 1
      }
      if start < range.upperBound { left.add(start..<range.upperBound) }
    }
    return left
  }
}

/// Sequence numbers by part.
struct PartRuns: Hashable, Sendable {
  private var runs: [SequenceRuns] = Array(repeating: SequenceRuns(), count: RecordPart.allCases.count)

  subscript(part: RecordPart) -> SequenceRuns {
    get { runs[part.place] }
    _modify { yield &runs[part.place] }
  }

  /// Each run of numbers that have the same parts, ascending.
  var segments: [(range: Range<Int>, parts: Set<RecordPart>)] {
    let bounds = Set(runs.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound] } }).sorted()
    return zip(bounds, bounds.dropFirst()).compactMap { start, end in
      let parts = Set(RecordPart.allCases.filter { self[$0].contains(start) })
      return parts.isEmpty ? nil : (start..<end, parts)
    }
  }
}
