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

  static func summary(_ row: Row) throws -> SittingSummary {
    SittingSummary(
      id: try row.decode(forColumn: "id"),
      exam: Opening.ExamReference(
        id: try row.decode(forColumn: "exam"), version: try row.decode(forColumn: "exam_version"),
        sha256: try row.decode(forColumn: "definition")),
      session: try row.decode(forColumn: "session"),
      candidate: Candidate(
        number: try row.decode(forColumn: "candidate_number"),
        familyName: try row.decode(forColumn: "candidate_family_name"),
        givenName: try row.decode(forColumn: "candidate_given_name")),
      isRehearsal: try row.decode(forColumn: "rehearsal"),
      opened: try EventRow.instant(row, "effective"),
      lastRecorded: try EventRow.instant(row, "recorded"),
      eventCount: try row.decode(forColumn: "event_count"),
      head: try head(row))
  }

  static func head(_ row: Row) throws -> SittingHead {
    SittingHead(
      stage: try row.decode(forColumn: "stage"),
      outcome: try row.decode(String?.self, forColumn: "outcome").flatMap(Outcome.init(storedName:)),
      decision: try row.decode(forColumn: "decision"))
  }
}
