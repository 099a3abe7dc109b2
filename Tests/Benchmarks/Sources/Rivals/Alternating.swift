// SPDX-License-Identifier: GPL-3.0-or-later

/// Two ways to the same answer, timed in turn, so that whatever else the machine does falls on both.
public enum Alternating {
  public struct Disagreement: Error {
    public var what: String
    public var ours: BareDatabase.Answer
    public var theirs: BareDatabase.Answer
  }

  /// Prints one line for `benches/archive.py`: the name, both medians in microseconds, how many rows both found.
  ///
  /// - Parameters:
  ///   - budget: how long to go on, between 5 and 1000 runs of each.
  ///   - ours: answers something that `theirs` must answer too, rows that both find.
  public static func compare(
    _ name: String, budget: Duration = .seconds(2), ours: () async throws -> BareDatabase.Answer,
    theirs: () throws -> BareDatabase.Answer
  ) async throws {
    let clock = ContinuousClock()
    // Once each beforehand: caches are warm, and both say the same.
    let (found, expected) = (try await ours(), try theirs())
    guard found == expected else { throw Disagreement(what: name, ours: found, theirs: expected) }
    var (mine, other): ([Duration], [Duration]) = ([], [])
    let end = clock.now.advanced(by: budget)
    while mine.count < 5 || (clock.now < end && mine.count < 1000) {
      let (first, second) = (mine.count.isMultiple(of: 2), !mine.count.isMultiple(of: 2))
      if second { other.append(try clock.measure { _ = try theirs() }) }
      mine.append(try await clock.measure { _ = try await ours() })
      if first { other.append(try clock.measure { _ = try theirs() }) }
    }
    print([name, text(median(mine)), text(median(other)), String(found.rows)].joined(separator: "\t"))
  }

  public static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

  public static func microseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
  }

  private static func text(_ duration: Duration) -> String { String((microseconds(duration) * 10).rounded() / 10) }
}
