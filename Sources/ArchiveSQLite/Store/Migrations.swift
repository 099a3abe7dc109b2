// SPDX-License-Identifier: GPL-3.0-or-later

/// The forms that the database has had, one after the other.
///
/// A migration is text. Once shipped it is frozen: a change of form is one more migration at the end. Its place in the
/// list, from 1, is the `user_version` of a database that has it.
enum Migrations {
  /// `oral` in ASCII: tells our databases from others'.
  static let applicationID: Int32 = 0x6F72_616C

  static let all = [journal, archive]

  /// Sittings and their events.
  private static let journal = """
    CREATE TABLE definition (
      sha256 TEXT NOT NULL PRIMARY KEY,
      file TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sitting (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      definition TEXT NOT NULL REFERENCES definition (sha256),
      exam TEXT NOT NULL,
      exam_version TEXT NOT NULL,
      session INTEGER,
      candidate_number TEXT NOT NULL,
      candidate_family_name TEXT NOT NULL,
      candidate_given_name TEXT NOT NULL,
      rehearsal INTEGER NOT NULL,
      stage TEXT NOT NULL,
      outcome TEXT,
      decision TEXT
    ) STRICT;

    CREATE TABLE event (
      sitting INTEGER NOT NULL REFERENCES sitting (number),
      sequence INTEGER NOT NULL,
      command INTEGER NOT NULL,
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      payload BLOB NOT NULL,
      effective_wall INTEGER NOT NULL,
      effective_boot INTEGER NOT NULL,
      effective_boot_id TEXT NOT NULL,
      effective_offset INTEGER NOT NULL,
      recorded_wall INTEGER NOT NULL,
      recorded_boot INTEGER NOT NULL,
      recorded_boot_id TEXT NOT NULL,
      recorded_offset INTEGER NOT NULL,
      PRIMARY KEY (sitting, sequence)
    ) STRICT, WITHOUT ROWID;
    """
}
