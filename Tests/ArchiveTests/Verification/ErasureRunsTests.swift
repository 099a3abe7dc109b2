// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Testing

@testable import Archive

@Suite struct `Runs of sequence numbers` {
  private func runs(_ numbers: Set<Int>) -> SequenceRuns {
    var runs = SequenceRuns()
    for number in numbers.sorted() { runs.append(number) }
    return runs
  }

  private func numbers(_ runs: SequenceRuns) -> Set<Int> { Set(runs.ranges.flatMap(Array.init)) }

  @Test func `they are the sets that they stand for`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let density = Int.random(in: 1...9, using: &random)
      func some() -> Set<Int> {
        Set((0..<40).filter { _ in Int.random(in: 0..<10, using: &random) < density })
      }
      let (first, second) = (some(), some())
      let (mine, theirs) = (runs(first), runs(second))
      #expect(numbers(mine) == first && mine.count == first.count && mine.isEmpty == first.isEmpty)
      #expect(mine.intersection(theirs) == runs(first.intersection(second)))
      #expect(mine.subtracting(theirs) == runs(first.subtracting(second)))
      #expect((0..<42).allSatisfy { mine.contains($0) == first.contains($0) })
      #expect(SequenceRuns((mine.ranges + theirs.ranges).shuffled(using: &random)) == runs(first.union(second)))
      var parts = PartRuns()
      (parts[.identity], parts[.deliberation]) = (mine, theirs)
      var found: [Int: Set<RecordPart>] = [:]
      for (range, parts) in parts.segments { for number in range { found[number] = parts } }
      for number in 0..<42 {
        let expected = Set(
          (first.contains(number) ? [RecordPart.identity] : [])
            + (second.contains(number) ? [.deliberation] : []))
        #expect(found[number, default: []] == expected)
      }
    }
  }

  @Test func `the hashes of a chain come back, and nothing past its end`() {
    var list = HashList()
    let hashes = (0..<5).map { SealedHash.of([UInt8($0)]) }
    for hash in hashes { list.append(hash) }
    #expect((0..<5).map { list[$0] } == hashes)
    #expect(list[5] == nil && list[-1] == nil && list.count == 5)
  }

  @Test func `only the first problems are kept, in the order of the chains, and all are counted`() {
    var random = SeededGenerator(seed: 5)
    let chains = ["b", "a", "c"].map { ChainID($0) }
    for _ in 0..<100 {
      var list = ProblemList(limit: 7)
      for chain in chains { list.see(chain) }
      let problems = (0..<20).map { _ in
        RecordProblem(
          RecordPlace(chains.randomElement(using: &random) ?? chains[0], Int.random(in: 0..<50, using: &random)),
          Bool.random(using: &random) ? .signature : .unprovenErasure)
      }
      list.add(problems)
      func key(_ problem: RecordProblem) -> [Int] {
        [
          problem.severity == .notice ? 1 : 0, chains.firstIndex(of: problem.place.chain) ?? 9, problem.place.sequence,
        ]
      }
      let sorted = problems.sorted { key($0).lexicographicallyPrecedes(key($1)) }
      #expect(list.first.map(key) == sorted.prefix(7).map(key))
      #expect(list.counts == problems.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 })
    }
  }
}
