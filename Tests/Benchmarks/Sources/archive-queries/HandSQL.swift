// SPDX-License-Identifier: GPL-3.0-or-later

/// Written by hand for each question, knowing the tables and asking for one answer only. Where the measured ratio is
/// under 1, a better one can be written.
///
/// Where SQLite's planner would choose badly, the text leaves it no choice: a `+` hides a column from it, `CROSS JOIN`
/// fixes an order, and groups are merged as they are read. The numbers of names are asked for beforehand: they are in no
/// time measured.
enum HandSQL {
  /// Lines in a list.
  static let page = 50

  /// A passage in the middle of an exam and session.
  static let somebody = """
    SELECT candidate_number, candidate_family_name, jury.names, record.id
    FROM passage JOIN jury ON jury.number = passage.jury JOIN record ON record.number = passage.record
    WHERE cohort = \(cohort) ORDER BY day LIMIT 1
      OFFSET (SELECT count(*) / 2 FROM passage WHERE cohort = \(cohort))
    """

  /// What a line of a list shows, once the passages are chosen: `chosen` gives `record` and `day`.
  private static func lines(_ chosen: String, limit: Int = page) -> String {
    """
    SELECT chain.id, record.sequence, passage.day, passage.record, record.id, cohort.exam, cohort.session,
      candidate_number, candidate_family_name, candidate_given_name, jury.names, outcome, award,
      mark_units, mark_scale, fixed_units, fixed_scale, reserved
    FROM (\(chosen) ORDER BY day DESC, record DESC LIMIT \(limit)) AS chosen
      CROSS JOIN passage ON passage.record = chosen.record CROSS JOIN record ON record.number = chosen.record
      CROSS JOIN chain ON chain.number = record.chain CROSS JOIN cohort ON cohort.number = passage.cohort
      CROSS JOIN decision ON decision.number = passage.decision LEFT JOIN jury ON jury.number = passage.jury
    ORDER BY chosen.day DESC, chosen.record DESC
    """
  }

  /// The passages of several groups whose numbers are known, each read in order and merged as they are read.
  static func merged(_ column: String, _ numbers: [Int64]) -> String {
    let groups = numbers.map { "SELECT record, day FROM passage WHERE \(column) = \($0)" }
    return lines(groups.joined(separator: " UNION ALL "))
  }

  private static let cohort = "(SELECT number FROM cohort WHERE exam = ?1 AND session = ?2)"

  static let everything = lines("SELECT record, day FROM passage")
  static let byCohort = lines("SELECT record, day FROM passage WHERE cohort = \(cohort)")
  static let cohortsOfExam = "SELECT number FROM cohort WHERE exam = ?1"
  static let cohortsOfSession = "SELECT number FROM cohort WHERE session = ?1"
  static let byDays = lines("SELECT record, day FROM passage WHERE day BETWEEN ?1 AND ?2")
  static let juriesOfJuror = """
    SELECT DISTINCT one.jury FROM juror_word AS one JOIN juror_word AS two
      ON two.jury = one.jury AND two.seat = one.seat WHERE one.word = ?1 AND two.word = ?2
    """
  static let byCandidate = lines("SELECT passage AS record, day FROM candidate_word WHERE word = ?1")
  static let decisions = "SELECT number FROM decision WHERE award = ?1"
  static let reserved = lines("SELECT record, day FROM passage WHERE reserved = 1")
  static let byCohortAndDecision = lines(
    """
    SELECT passage.record, passage.day FROM (SELECT number FROM decision WHERE award = ?3) AS wanted
      CROSS JOIN passage ON passage.record IN (
        SELECT record FROM passage WHERE cohort = \(cohort) AND decision = wanted.number
        ORDER BY day DESC, record DESC LIMIT \(page))
    """)

  /// All of one passage: its record with its disclosures, and what was linked to it.
  static let show = [
    """
    SELECT chain.id, sequence, kind, jws, identity, evaluation, deliberation
    FROM record JOIN chain ON chain.number = record.chain JOIN disclosure ON disclosure.record = record.number
    WHERE record.id = ?1
    """,
    """
    SELECT linked.sequence, linked.id FROM record JOIN chain ON chain.number = record.chain
      JOIN citation ON citation.chain = chain.id AND citation.sequence = record.sequence
      JOIN record AS linked ON linked.number = citation.record
    WHERE record.id = ?1
    """,
  ]

  static let countMatches =
    "SELECT count(*) FROM (SELECT 1 FROM passage_search WHERE passage_search MATCH ?1 LIMIT 50001)"
  static let bestMatches = found("ORDER BY bm25(passage_search), rowid DESC LIMIT 20")
  static let latestMatches = found("ORDER BY rowid DESC LIMIT 20")

  private static func found(_ order: String) -> String {
    """
    SELECT chain.id, record.sequence, passage.day, passage.record, record.id, cohort.exam, cohort.session,
      candidate_number, candidate_family_name, candidate_given_name, jury.names, outcome, award,
      mark_units, mark_scale, fixed_units, fixed_scale, reserved
    FROM (SELECT rowid FROM passage_search WHERE passage_search MATCH ?1 \(order)) AS found
      CROSS JOIN passage ON passage.record = found.rowid CROSS JOIN record ON record.number = found.rowid
      CROSS JOIN chain ON chain.number = record.chain CROSS JOIN cohort ON cohort.number = passage.cohort
      CROSS JOIN decision ON decision.number = passage.decision LEFT JOIN jury ON jury.number = passage.jury
    """
  }

  /// Everything that statistics count in one exam and session.
  static let statistics = [
    """
    SELECT exam_version, decision, mark_units, mark_scale, fixed_units, fixed_scale, count(*), sum(reserved)
    FROM passage INDEXED BY passage_counted WHERE cohort = \(cohort) GROUP BY 1, 2, 3, 4, 5, 6
    """,
    """
    SELECT told, decision, count(*), sum(met), sum(given)
    FROM passage INDEXED BY passage_counted WHERE cohort = \(cohort) GROUP BY 1, 2
    """,
    "SELECT criterion, level, count(*) FROM verdict WHERE cohort = \(cohort) GROUP BY 1, 2",
    """
    SELECT phase, count(*), sum(elapsed / 1000), sum((elapsed / 1000) * (elapsed / 1000)), count(planned),
      sum(planned / 1000), sum(iif(planned IS NULL, 0, elapsed / 1000)), sum(overtime > 0), sum(overtime / 1000)
    FROM phase_time WHERE cohort = \(cohort) GROUP BY 1
    """,
  ]
}
