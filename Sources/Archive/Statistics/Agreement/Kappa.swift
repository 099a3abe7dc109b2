// SPDX-License-Identifier: GPL-3.0-or-later

/// Agreement beyond chance between jurors, over one or several strata.
///
/// A stratum is a criterion judged by so many jurors: the levels are not equally frequent from one to the next, so that
/// what chance would give is computed in each, never over all of them. κ = Σ n (observed − expected) ÷ Σ n (1 − expected),
/// which over one stratum is:
/// - Cohen's κ (Cohen 1960) where the same two seats marked;
/// - Fleiss' κ (Fleiss 1971) where any number did. Passages marked by different numbers of jurors are different strata.
///
/// The standard error is the delta method's at the κ found, not at κ = 0, for which Fleiss 1971 gives his: for Cohen's,
/// Fleiss, Cohen and Everitt 1969, formula 13; for Fleiss', Gwet 2008 (also Handbook of Inter-Rater Reliability, 2014).
struct Kappa: Hashable {
  /// Passages × criteria that were compared.
  let units: Int
  /// The share of pairs of jurors who agree, each unit weighing the same; 0 without units.
  let observed: Double
  /// `nil` where it cannot be computed: everyone gave the same level everywhere, so that chance, too, agrees always.
  let value: Double?
  /// 95 %. `nil` where κ is, and where the formula gives no width: jurors who never disagreed in so many passages, or
  /// one of whom gave the same level everywhere, may yet do, and the approximation cannot say how often.
  let interval: Interval?

  /// - Parameter independence: the number of strata that share their passages. One passage's units go together; the
  ///   interval is widened to what it would be if they all said the same (√ of that number), which is never too narrow.
  init(_ strata: some Sequence<Stratum>, sharing independence: Int = 1) {
    let strata = strata.filter { $0.count > 0 }
    let count = strata.reduce(0) { $0 + $1.count }
    units = count
    let total = Double(count)
    let agreed = strata.reduce(0) { $0 + $1.observed }
    observed = count > 0 ? agreed / total : 0
    let room = strata.reduce(0) { $0 + Double($1.count) * (1 - $1.expected) }
    guard count > 0, room > 1e-9 * total else {
      (value, interval) = (nil, nil)
      return
    }
    let kappa = strata.reduce(0) { $0 + $1.observed - Double($1.count) * $1.expected } / room
    value = kappa
    let squares = strata.reduce(0) { $0 + $1.squaredInfluence(at: kappa) } / (room / total * room / total)
    let divisor = total * Double(strata.contains { $0.isFleiss } ? count - 1 : count)
    guard divisor > 0, squares > 1e-12 else {
      interval = nil
      return
    }
    let half = Interval.normal95 * (squares / divisor * Double(max(1, independence))).squareRoot()
    interval = Interval(low: kappa - half, high: kappa + half).clamped(to: -1...1)
  }

  /// A criterion as so many jurors judged it.
  struct Stratum {
    fileprivate let units: [Unit]
    fileprivate let isFleiss: Bool
    fileprivate let count: Int
    /// Summed over the units.
    fileprivate let observed: Double
    /// What chance would give.
    fileprivate let expected: Double

    /// A way of marking, seen so many times.
    fileprivate struct Unit {
      var count: Int
      /// The share of its pairs that agree.
      var agreement: Double
      /// By how much it weighs on what is expected: the derivative of n × expected, but for a constant.
      var pull: Double
    }

    /// The same two seats marked: their levels, and how many times.
    static func cohen(_ pairs: some Sequence<(first: String, second: String, count: Int)>) -> Stratum {
      let pairs = pairs.filter { $0.count > 0 }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
      let total = Double(pairs.reduce(0) { $0 + $1.count })
      var rows: [String: Double] = [:]
      var columns: [String: Double] = [:]
      for pair in pairs {
        rows[pair.first, default: 0] += Double(pair.count) / total
        columns[pair.second, default: 0] += Double(pair.count) / total
      }
      let expected = rows.keys.sorted().reduce(0) { $0 + (rows[$1] ?? 0) * (columns[$1] ?? 0) }
      let units = pairs.map { pair in
        Unit(
          count: pair.count, agreement: pair.first == pair.second ? 1 : 0,
          pull: (columns[pair.first] ?? 0) + (rows[pair.second] ?? 0))
      }
      return Stratum(units, expected: expected, isFleiss: false)
    }

    /// Units marked by the same number of jurors, two or more: how many gave each level, and how many times.
    static func fleiss(_ subjects: some Sequence<(levels: [String: Int], count: Int)>) -> Stratum {
      let subjects = subjects.filter { $0.count > 0 }.map { subject in
        (levels: subject.levels.sorted { $0.key < $1.key }, count: subject.count)
      }
      let jurors = subjects.first?.levels.reduce(0) { $0 + $1.value } ?? 0
      let total = Double(subjects.reduce(0) { $0 + $1.count })
      guard jurors > 1, total > 0 else { return Stratum([], expected: 0, isFleiss: true) }
      var given: [String: Int] = [:]
      for subject in subjects {
        for (level, number) in subject.levels { given[level, default: 0] += number * subject.count }
      }
      let shares = given.mapValues { Double($0) / (total * Double(jurors)) }
      let expected = shares.keys.sorted().reduce(0) { $0 + (shares[$1] ?? 0) * (shares[$1] ?? 0) }
      let pairs = jurors * (jurors - 1)
      let units = subjects.map { subject in
        Unit(
          count: subject.count,
          agreement: Double(subject.levels.reduce(0) { $0 + $1.value * ($1.value - 1) }) / Double(pairs),
          pull: 2 * subject.levels.reduce(0) { $0 + (shares[$1.key] ?? 0) * Double($1.value) } / Double(jurors))
      }
      return Stratum(units, expected: expected, isFleiss: true)
    }

    private init(_ units: [Unit], expected: Double, isFleiss: Bool) {
      self.units = units
      self.expected = expected
      self.isFleiss = isFleiss
      count = units.reduce(0) { $0 + $1.count }
      observed = units.reduce(0) { $0 + $1.agreement * Double($1.count) }
    }

    /// The squares of what each unit changes in κ, before the division by its denominator.
    fileprivate func squaredInfluence(at kappa: Double) -> Double {
      units.reduce(0) { sum, unit in
        let expectation = unit.pull - expected
        let influence = unit.agreement - expectation - kappa * (1 - expectation)
        return sum + Double(unit.count) * influence * influence
      }
    }
  }
}
