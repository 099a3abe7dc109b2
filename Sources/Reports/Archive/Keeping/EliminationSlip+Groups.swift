// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

extension EliminationSlip.Group {
  /// Passages by exam and session, with their first and last day.
  ///
  /// - Parameter title: an exam's title by its id.
  public static func groups(of lines: some Sequence<ArchiveLine>, title: (String) -> String?) -> [Self] {
    let cohorts = Dictionary(grouping: lines) { Cohort(exam: $0.exam, session: $0.session) }
    let ordered = cohorts.sorted { first, second in
      (first.key.exam, first.key.session ?? .min) < (second.key.exam, second.key.session ?? .min)
    }
    return ordered.compactMap { cohort, lines in
      let days = lines.map(\.day).sorted()
      guard let first = days.first, let last = days.last else { return nil }
      return Self(
        exam: cohort.exam, title: title(cohort.exam) ?? cohort.exam, session: cohort.session, passages: lines.count,
        first: first, last: last)
    }
  }
}
