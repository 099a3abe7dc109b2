// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import Sittings

/// What statistics may keep of passages that are erased: counts of a whole cohort's share, no person's.
///
/// It is signed into the record of the erasure, for good: groups under ``Masking/smallest`` keep nothing, and nothing can
/// be found by subtraction (see ``Masking``).
public struct MaskedAggregate: Hashable, Sendable {
  public var exam: String
  public var session: Int?
  /// The passages erased, at least ``Masking/smallest``.
  public var passages: Int
  /// In the order of their ids.
  public var criteria: [CriterionCount]
  /// By outcome id; those that would tell of a small group are left out.
  public var awards: [String: Int]

  /// So many final verdicts on a criterion, and how many met it.
  public struct CriterionCount: Hashable, Sendable {
    public var criterion: String
    public var given: Int
    public var met: Int

    public init(criterion: String, given: Int, met: Int) {
      self.criterion = criterion
      self.given = given
      self.met = met
    }
  }

  /// As a record holds it: read back, not checked.
  public init(exam: String, session: Int?, passages: Int, criteria: [CriterionCount], awards: [String: Int]) {
    self.exam = exam
    self.session = session
    self.passages = passages
    self.criteria = criteria
    self.awards = awards
  }

  /// What may be kept of these passages, one aggregate for each cohort, by exam then session.
  ///
  /// - Parameter scale: the scale of the definition that a passage follows, to tell the levels that meet a criterion; a
  ///   level that it does not know is not counted.
  public static func aggregates(of passages: some Sequence<PassageFacts>, scale: (PassageFacts) -> Scale?)
    -> [MaskedAggregate]
  {
    let cohorts = Dictionary(grouping: passages) { Cohort(exam: $0.exam.id, session: $0.session) }
    let ordered = cohorts.sorted { first, second in
      (first.key.exam, first.key.session ?? .min) < (second.key.exam, second.key.session ?? .min)
    }
    return ordered.compactMap { cohort, passages in MaskedAggregate(cohort, passages, scale: scale) }
  }

  private init?(_ cohort: Cohort, _ passages: [PassageFacts], scale: (PassageFacts) -> Scale?) {
    guard passages.count >= Masking.smallest else { return nil }
    var counts: [String: (given: Int, met: Int)] = [:]
    for passage in passages {
      guard let scale = scale(passage) else { continue }
      for verdict in passage.verdicts {
        guard let level = verdict.level.flatMap(scale.level) else { continue }
        counts[verdict.criterion, default: (0, 0)].given += 1
        counts[verdict.criterion, default: (0, 0)].met += level.isMet ? 1 : 0
      }
    }
    criteria = counts.sorted { $0.key < $1.key }.compactMap { criterion, count in
      guard Masking.part(count.given, of: [passages.count], detail: false).isExact, count.given > 0 else { return nil }
      return CriterionCount(criterion: criterion, given: count.given, met: count.met)
    }
    let awards = Dictionary(passages.compactMap(\.award).map { ($0, 1) }, uniquingKeysWith: +).sorted {
      $0.key < $1.key
    }
    let undecided = passages.count { $0.award == nil }
    let shown = Masking.row(awards.map(\.value) + [undecided], detail: false) ?? []
    self.awards = Dictionary(
      uniqueKeysWithValues: zip(awards, shown).compactMap { award, shown in
        shown.isExact ? (award.key, award.value) : nil
      })
    exam = cohort.exam
    session = cohort.session
    self.passages = passages.count
  }
}
