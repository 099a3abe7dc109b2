// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

extension InMemoryArchive {
  public func list(_ filter: ArchiveFilter, page: Page) -> [ArchiveLine] {
    let lines = passages.filter { filter.passes($0.value) }.map(line).sorted { $1.cursor < $0.cursor }
    guard let after = page.after else { return Array(lines.prefix(page.limit)) }
    return Array(lines.drop { !($0.cursor < after) }.prefix(page.limit))
  }

  public func search(_ words: [String], filter: ArchiveFilter, limit: Int) -> SearchResult {
    let ranking = Ranking(SearchTerms(words), in: passages.mapValues(\.texts))
    var found = ranking.scores.filter { number, _ in passages[number].map(filter.passes) ?? false }.map { ($0, $1) }
    let isRanked = found.count <= SearchResult.rankingLimit
    found.sort { isRanked && $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 > $1.0 }
    let lines = found.prefix(max(0, limit)).compactMap { number, _ in passages[number].map { line(number, $0) } }
    return SearchResult(lines: lines, matches: min(found.count, SearchResult.rankingLimit + 1))
  }

  private func line(_ number: Int, _ facts: PassageFacts) -> ArchiveLine {
    ArchiveLine(
      place: kept[number].item.record.place, cursor: Page.Cursor(day: facts.day, number: Int64(number) + 1),
      id: facts.id, exam: facts.exam.id, session: facts.session, candidate: facts.candidate, jury: facts.jury,
      outcome: facts.outcome, award: facts.award, mark: facts.mark, fixedMark: facts.fixedMark,
      isReserved: facts.isReserved)
  }

  public func cohorts() -> [Cohort] { Set(passages.values.map(\.cohort)).union(erased.values).inOrder }

  public func counts(of cohort: Cohort) -> CohortCounts {
    var tally = CohortTally(cohort)
    var verdicts: [PassageFacts.Verdict: Int] = [:]
    for facts in passages.values where facts.cohort == cohort {
      tally.add(facts.counted)
      for phase in facts.phases {
        tally.addPhase(phase.phase, elapsed: phase.elapsed, planned: phase.planned, overtime: phase.overtime)
      }
      for verdict in facts.verdicts { verdicts[verdict, default: 0] += 1 }
    }
    for (verdict, count) in verdicts {
      tally.addVerdict(verdict.criterion, verdict.level, verdict.jurors, times: count)
    }
    return tally.finish(erased: erased.values.count { $0 == cohort })
  }

  public func juryCounts(of cohort: Cohort) -> [JuryCounts] {
    var tally = JuryTally()
    for facts in passages.values where facts.cohort == cohort {
      tally.add(
        facts.jury, award: facts.award, mark: facts.fixedMark ?? facts.mark, met: facts.met, given: facts.given)
    }
    return tally.counts
  }
}

extension PassageFacts {
  /// What is counted of it as a whole.
  fileprivate var counted: CohortTally.Passage {
    CohortTally.Passage(
      definition: exam.sha256, outcome: outcome, award: award, mark: fixedMark ?? mark, isReserved: isReserved,
      met: met, given: given, changes: Set(changes))
  }
}

extension Page.Cursor: Comparable {
  public static func < (first: Self, second: Self) -> Bool { (first.day, first.number) < (second.day, second.number) }
}

extension Sequence<Cohort> {
  /// By exam, then by session, those without one first.
  package var inOrder: [Cohort] {
    sorted { first, second in
      guard first.exam == second.exam else { return first.exam.utf8.lexicographicallyPrecedes(second.exam.utf8) }
      return (first.session ?? .min) < (second.session ?? .min)
    }
  }
}
