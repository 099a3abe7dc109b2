// SPDX-License-Identifier: GPL-3.0-or-later

/// The first problems, by chain then by place, and how many there are: memory does not grow with them.
public struct ProblemList: Hashable, Sendable {
  /// The first of them, in order; a notice gives way to what is worse.
  public private(set) var first: [RecordProblem] = []
  /// All of them, by severity: records concerned, where several follow one another.
  public private(set) var counts: [RecordProblem.Severity: Int] = [:]
  private let limit: Int
  /// The order of chains: that in which they were first seen.
  private var ranks: [ChainID: Int] = [:]

  /// - Parameter limit: how many are kept, at least 1.
  public init(limit: Int) { self.limit = max(1, limit) }

  public var isEmpty: Bool { counts.isEmpty }
  /// Records altered or absent, and what else is wrong.
  public var alterations: Int { counts[.alteration, default: 0] }

  mutating func see(_ chain: ChainID) { if ranks[chain] == nil { ranks[chain] = ranks.count } }

  mutating func add(_ problems: some Sequence<RecordProblem>) {
    for problem in problems { add(problem) }
  }

  mutating func add(_ problem: RecordProblem) {
    see(problem.place.chain)
    counts[problem.severity, default: 0] += problem.count
    let place = first.firstIndex { precedes(problem, $0) } ?? first.count
    guard place < limit else { return }
    first.insert(problem, at: place)
    if first.count > limit { first.removeLast() }
  }

  private func precedes(_ one: RecordProblem, _ other: RecordProblem) -> Bool { key(one) < key(other) }

  private func key(_ problem: RecordProblem) -> (Int, Int, Int) {
    let rank = problem.severity == .notice ? 1 : 0
    return (rank, ranks[problem.place.chain, default: .max], problem.place.sequence)
  }
}
