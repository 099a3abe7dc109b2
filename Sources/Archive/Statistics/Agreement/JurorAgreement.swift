// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// How far jurors agree who marked the same criterion of the same passage, each on a sheet.
///
/// Only what at least two of them marked counts; a juror who did not mark is not read as N. Passages marked by different
/// numbers of jurors are compared among themselves, and the groups pooled by ``Kappa``.
public struct JurorAgreement: Hashable, Sendable {
  public var method: Method
  /// In the order of the grid.
  public var criteria: [Part]
  /// Over their criteria, each with a chance of its own.
  public var competencies: [Part]
  public var overall: Part

  public enum Method: String, Hashable, Sendable {
    /// The same two seats marked everywhere.
    case cohen
    case fleiss
  }

  /// Agreement on a criterion, a competency (by id) or everything (empty).
  public struct Part: Hashable, Sendable {
    public var id: String
    /// Passages compared; over several criteria, passages × criteria.
    public var count: ShownCount
    /// The share of pairs of jurors who agree, each passage weighing the same; `nil` when masked.
    public var observed: Double?
    /// `nil` when masked, or where it cannot be computed: see ``isUndefined``.
    public var kappa: Double?
    /// 95 %; `nil` where κ is, and where the approximation gives no width: no juror ever disagreed, or one never varied.
    public var interval: Interval?
    /// Everyone gave the same level everywhere, so that chance would agree, too.
    public var isUndefined: Bool
  }

  /// `nil` when nothing was marked by two.
  init?(_ basis: StatisticsBasis) {
    let marked = basis.verdicts.filter { !$0.value.marked.isEmpty }
    guard !marked.isEmpty else { return nil }
    let seats = Set(marked.values.flatMap(\.marked).map { row in row.jurors.indices.filter { row.jurors[$0] != nil } })
    let method: Method = seats.count == 1 && seats.first?.count == 2 ? .cohen : .fleiss

    let scale = basis.exam.scale
    let strata = marked.mapValues { criterion in
      Self.strata(
        // In an order of their own: sums, too, are then the same whatever the store's.
        criterion.marked.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map { row in
          (levels: row.jurors.compactMap { $0.map { scale.level($0)?.code ?? $0 } }, count: row.count)
        }, method)
    }
    let known = basis.exam.criteria.map(\.id)
    let others = marked.keys.filter { !known.contains($0) }.sorted()
    let criteria = (known + others).compactMap { id in
      strata[id].map { strata in Self.part(id, [id: strata], basis) }
    }
    // What is masked of a criterion would be found again from the others and their sum: it is not in it.
    let shown = strata.filter { id, _ in criteria.contains { $0.id == id && $0.count != .masked } }
    self.method = method
    self.criteria = criteria
    competencies = basis.exam.competencies.compactMap { competency in
      let own = shown.filter { id, _ in competency.criteria.contains { $0.id == id } }
      return own.isEmpty ? nil : Self.part(competency.id, own, basis)
    }
    overall = Self.part("", shown, basis)
  }

  /// The passages of a criterion, by how many jurors marked it.
  private static func strata(_ rows: [(levels: [String], count: Int)], _ method: Method) -> [Kappa.Stratum] {
    guard method == .fleiss else {
      return [.cohen(rows.map { (first: $0.levels[0], second: $0.levels[1], count: $0.count) })]
    }
    let groups = Dictionary(grouping: rows) { $0.levels.count }.sorted { $0.key < $1.key }
    return groups.map { _, rows in
      .fleiss(
        rows.map { row in
          (levels: Dictionary(row.levels.map { ($0, 1) }, uniquingKeysWith: +), count: row.count)
        })
    }
  }

  private static func part(_ id: String, _ strata: [String: [Kappa.Stratum]], _ basis: StatisticsBasis) -> Part {
    let ordered = strata.sorted { $0.key < $1.key }
    let kappa = Kappa(ordered.flatMap(\.value), sharing: strata.count)
    let numbers = ordered.map { id, strata in units(Kappa(strata).units, of: id, basis) }
    let count: ShownCount =
      if numbers.allSatisfy(\.isExact) {
        kappa.units > 0 ? basis.shown(kappa.units) : .masked
      } else {
        numbers.contains(.masked) ? .masked : .atLeast(numbers.reduce(0) { $0 + ($1.least ?? 0) })
      }
    guard count != .masked else { return Part(id: id, count: count, isUndefined: false) }
    return Part(
      id: id, count: count, observed: basis.rounded(kappa.observed, decimals: 2),
      kappa: kappa.value.map { basis.rounded($0, decimals: 2) },
      interval: kappa.interval.map { basis.rounded($0, decimals: 2) }, isUndefined: kappa.value == nil)
  }

  /// The passages compared on a criterion, beside the verdicts that were given on it and are shown elsewhere. Where the
  /// jurors agreed on no verdict it may be more than these: a few more would tell as much as a few less.
  private static func units(_ units: Int, of criterion: String, _ basis: StatisticsBasis) -> ShownCount {
    guard let given = basis.verdicts[criterion]?.given else { return basis.part(units) }
    return basis.part(Masking.isSmall(units - given) ? 2 * given - units : units, of: [given])
  }
}

extension CohortCounts.VerdictCount {
  fileprivate var order: [String] { jurors.map { $0 ?? "" } + [level ?? "", String(count)] }
}
