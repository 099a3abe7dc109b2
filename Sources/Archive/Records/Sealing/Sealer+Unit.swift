// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// The two situations that make a unit, with the weights that the centre declares: the texts say none.
public struct UnitWeights: Hashable, Sendable {
  /// 1…1000.
  public var first: Int
  /// 1…1000.
  public var second: Int

  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  /// The exams of the two situations of E4 in CCF (arrete-tc, annexe V).
  static let exams = ["tc-e4-ccf1", "tc-e4-ccf2"]
  /// The half point.
  static let step = Decimal64(units: 5, scale: 1)

  /// Σ mark × weight ÷ Σ weight, to the half point, halves away from zero; `nil` when figures pass all reason.
  func mark(_ firstMark: Decimal64, _ secondMark: Decimal64) -> Decimal64? {
    let scale = max(firstMark.scale, secondMark.scale)
    guard scale <= 6, let one = firstMark.rescaled(to: scale), let two = secondMark.rescaled(to: scale) else {
      return nil
    }
    let power = (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
    return Self.step.nearestMultiple(
      ofNumerator: Int128(one.units) * Int128(first) + Int128(two.units) * Int128(second),
      denominator: Int128(first + second) * power)
  }
}

extension Sealer {
  /// Puts the two situations of one candidate together, in whatever order they come.
  ///
  /// Each counts with the mark that was fixed, or else with the one that was proposed.
  public mutating func unite(
    _ histories: [PassageHistory], _ weights: UnitWeights, using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    let situations = histories.sorted { $0.subject.exam.id < $1.subject.exam.id }
    let ids = situations.map(\.id)
    guard situations.map(\.subject.exam.id) == UnitWeights.exams else {
      throw .notOneUnit(ids, .exams(situations.map(\.subject.exam.id)))
    }
    let (first, second) = (situations[0], situations[1])
    var candidates: [Candidate] = []
    for history in situations {
      guard let identity = history.content.identity else { throw .partMissing(history.id, .identity) }
      candidates.append(identity.candidate)
    }
    guard !candidates[0].number.folded.isEmpty, candidates[0].number.matches(candidates[1].number) else {
      throw .notOneUnit(ids, .candidates(candidates))
    }
    guard first.subject.session == second.subject.session else {
      throw .notOneUnit(ids, .sessions(situations.map(\.subject.session)))
    }
    guard (1...1000).contains(weights.first), (1...1000).contains(weights.second) else {
      throw .notOneUnit(ids, .weights)
    }
    guard let firstMark = first.mark else { throw .notOneUnit(ids, .markMissing(first.id)) }
    guard let secondMark = second.mark, let mark = weights.mark(firstMark, secondMark) else {
      throw .notOneUnit(ids, .markMissing(second.id))
    }
    let unit = LinkedContent.Unit(
      mark: mark,
      situations: [
        .init(id: first.id, mark: firstMark, weight: weights.first),
        .init(id: second.id, mark: secondMark, weight: weights.second),
      ])
    let cites = [first.passage, second.passage] + [first.last, second.last].compactMap { $0 }
    try add(
      .unit(session: first.subject.session, cites: cites), sitting: first.id,
      disclosing: [(.deliberation, LinkedContent.unit(unit).json)], using: &random)
  }
}
