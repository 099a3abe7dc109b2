// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
package import FrenchText

/// Counts what each jury gave. Every store feeds it what it reads; it decides what one jury is.
package struct JuryTally {
  private var juries: [[String]: JuryCounts] = [:]

  package init() {}

  /// Adds passages of one jury that came to the same.
  /// - Parameter jury: names in any order; passages without any are not counted.
  package mutating func add(
    _ jury: [String], award: String?, mark: Decimal64?, met: Int, given: Int, times count: Int = 1
  ) {
    guard !jury.isEmpty else { return }
    let named = jury.map { (key: $0.folded, name: $0) }.sorted { ($0.key, $0.name) < ($1.key, $1.name) }
    let key = named.map(\.key)
    let names = named.map(\.name)
    var counts = juries[key] ?? JuryCounts(jury: names, passages: 0)
    // Several spellings of one jury: the first in order, whatever came first.
    if names.lexicographicallyPrecedes(counts.jury) { counts.jury = names }
    counts.passages += count
    if let award { counts.awards[award, default: 0] += count }
    if let mark { counts.marks[mark, default: 0] += count }
    counts.passageRates[JuryCounts.Rate(met: met, given: given), default: 0] += count
    juries[key] = counts
  }

  /// By the folded names.
  package var counts: [JuryCounts] {
    juries.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}
