// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// A candidate's progress over his rehearsals, in the order in which they were played.
public struct Progress: Hashable, Sendable {
  public let summaries: [RehearsalSummary]

  public init(_ summaries: [RehearsalSummary]) { self.summaries = summaries }

  /// How often something was weak, out of how often it came up.
  public struct Weakness<Subject: Hashable & Sendable>: Hashable, Sendable {
    public let subject: Subject
    public let weak: Int
    public let seen: Int
  }

  /// The scores, in thousandths, of the rehearsals that have one.
  public var scores: [Int] { summaries.compactMap(\.score) }

  /// The shares of what could be gained, in thousandths, of the rehearsals that ended on an agreement.
  public var shares: [Int] { summaries.compactMap(\.share) }

  /// Criteria not met at least once, the weakest first; how often a criterion was evaluated is not kept: `seen` counts
  /// the rehearsals that were.
  public var weakCriteria: [Weakness<String>] {
    let evaluated = summaries.count { $0.evaluated > 0 }
    var counts: [String: Int] = [:]
    for id in summaries.flatMap(\.weakCriteria) { counts[id, default: 0] += 1 }
    return counts.map { Weakness(subject: $0.key, weak: $0.value, seen: evaluated) }
      .sorted { ($1.weak, $0.subject) < ($0.weak, $1.subject) }
  }

  /// The fields of changes, the weakest first; those never met last.
  public var fields: [Weakness<ChangeField>] {
    let met = summaries.flatMap(\.fields)
    let all = ChangeField.allCases.map { field in
      let ofField = met.filter { $0.field == field }
      return Weakness(subject: field, weak: ofField.count { !$0.isTakenUp }, seen: ofField.count)
    }
    return all.enumerated().sorted { ($1.1.weak, $0.0) < ($0.1.weak, $1.0) }.map(\.element)
  }

  /// Weights that lean a draw towards the weak fields: 1, and 2 more each time that a change of the field was missed,
  /// at most 9; 3 for a field never met.
  public var fieldWeights: [ChangeField: Int] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.subject, $0.seen == 0 ? 3 : min(9, 1 + 2 * $0.weak)) })
  }
}
