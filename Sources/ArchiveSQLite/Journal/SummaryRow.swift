// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import GRDB
internal import Sittings

/// The list of sittings, by three point look-ups per sitting.
enum SummaryRow {
  static let query = """
    SELECT sitting.*, last.sequence AS event_count,
      first.effective_wall, first.effective_boot, first.effective_boot_id, first.effective_offset,
      last.recorded_wall, last.recorded_boot, last.recorded_boot_id, last.recorded_offset
    FROM sitting
    JOIN event AS first ON first.sitting = sitting.number AND first.sequence = 1
    JOIN event AS last ON last.sitting = sitting.number
      AND last.sequence = (
      SELECT max(sequence) FROM event WHERE event.sitting = sitting.number)
    """

  static func summary(_ row: Row) -> SittingSummary {
    SittingSummary(
      id: row["id"],
      exam: Opening.ExamReference(id: row["exam"], version: row["exam_version"], sha256: row["definition"]),
      session: row["session"],
      candidate: Candidate(
        number: row["candidate_number"], familyName: row["candidate_family_name"],
        givenName: row["candidate_given_name"]),
      isRehearsal: row["rehearsal"],
      opened: EventRow.instant(row, "effective"),
      lastRecorded: EventRow.instant(row, "recorded"),
      eventCount: row["event_count"],
      head: head(row))
  }

  static func head(_ row: Row) -> SittingHead {
    SittingHead(
      stage: row["stage"], outcome: (row["outcome"] as String?).flatMap(Outcome.init(storedName:)),
      decision: row["decision"])
  }
}
