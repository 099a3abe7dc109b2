// SPDX-License-Identifier: GPL-3.0-or-later

extension Migrations {
  /// Sealed records, and what lists, searches and statistics read: derived from them, and able to be made again.
  ///
  /// Small names are kept once and numbered: a passage of twenty criteria is twenty rows of four small numbers, those
  /// of one cohort side by side. What names people is apart from the signed bytes, so that it can be erased.
  static let archive = """
    CREATE TABLE chain (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      own INTEGER NOT NULL,
      head_sequence INTEGER NOT NULL,
      head_hash TEXT NOT NULL
    ) STRICT;

    -- `about`: the passage, by its number here, whose facts the record changed.
    CREATE TABLE record (
      number INTEGER PRIMARY KEY,
      chain INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      about INTEGER,
      jws TEXT NOT NULL,
      UNIQUE (chain, sequence)
    ) STRICT;
    CREATE INDEX record_by_id ON record (id);
    CREATE INDEX record_rare ON record (kind) WHERE kind IN ('erasure', 'key');
    CREATE INDEX record_by_passage ON record (about) WHERE about IS NOT NULL;

    CREATE TABLE disclosure (
      record INTEGER PRIMARY KEY,
      identity TEXT,
      evaluation TEXT,
      deliberation TEXT
    ) STRICT;

    CREATE TABLE citation (
      chain TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (chain, sequence, record)
    ) STRICT, WITHOUT ROWID;

    -- Those of the archive; `definition` also has those of sittings that were not sealed.
    CREATE TABLE archived_definition (sha256 TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE cohort (
      number INTEGER PRIMARY KEY,
      exam TEXT NOT NULL,
      session INTEGER,
      UNIQUE (exam, session)
    ) STRICT;
    CREATE TABLE exam_version (
      number INTEGER PRIMARY KEY,
      exam TEXT NOT NULL,
      version TEXT NOT NULL,
      definition TEXT NOT NULL,
      UNIQUE (definition, version, exam)
    ) STRICT;
    CREATE TABLE decision (
      number INTEGER PRIMARY KEY,
      outcome TEXT,
      award TEXT,
      UNIQUE (award, outcome)
    ) STRICT;
    CREATE TABLE jury (number INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE juror_word (
      word TEXT NOT NULL,
      jury INTEGER NOT NULL,
      seat INTEGER NOT NULL,
      PRIMARY KEY (word, jury, seat)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE told (number INTEGER PRIMARY KEY, fields TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE criterion (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE phase (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
    -- `level`: the common one. `jurors`: each one's in the order of seats, such as `O/-/N`.
    CREATE TABLE level (number INTEGER PRIMARY KEY, level TEXT, jurors TEXT, UNIQUE (level, jurors)) STRICT;

    CREATE TABLE passage (
      record INTEGER PRIMARY KEY,
      cohort INTEGER NOT NULL,
      exam_version INTEGER NOT NULL,
      day INTEGER NOT NULL,
      jury INTEGER,
      decision INTEGER NOT NULL,
      mark_units INTEGER,
      mark_scale INTEGER,
      fixed_units INTEGER,
      fixed_scale INTEGER,
      reserved INTEGER NOT NULL,
      met INTEGER NOT NULL,
      given INTEGER NOT NULL,
      told INTEGER,
      candidate_number TEXT NOT NULL,
      candidate_family_name TEXT NOT NULL,
      candidate_given_name TEXT NOT NULL
    ) STRICT;
    CREATE INDEX passage_by_day ON passage (day);
    CREATE INDEX passage_by_cohort ON passage (cohort, day);
    CREATE INDEX passage_by_decision ON passage (decision, day);
    CREATE INDEX passage_by_jury ON passage (jury, day);
    CREATE INDEX passage_reserved ON passage (day) WHERE reserved = 1;
    CREATE INDEX passage_reserved_by_cohort ON passage (cohort, day) WHERE reserved = 1;
    -- A list's by cohort and decision; and all that statistics count of a passage as a whole.
    CREATE INDEX passage_counted ON passage (
      cohort, decision, day, record, exam_version, jury, mark_units, mark_scale, fixed_units, fixed_scale, reserved,
      met, given, told);

    -- Passages whose evaluation was erased.
    CREATE TABLE erased_passage (passage INTEGER PRIMARY KEY, cohort INTEGER NOT NULL) STRICT;
    CREATE INDEX erased_passage_by_cohort ON erased_passage (cohort);

    CREATE TABLE candidate_word (
      word TEXT NOT NULL,
      day INTEGER NOT NULL,
      passage INTEGER NOT NULL,
      PRIMARY KEY (word, day, passage)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE verdict (
      cohort INTEGER NOT NULL,
      passage INTEGER NOT NULL,
      criterion INTEGER NOT NULL,
      level INTEGER NOT NULL,
      PRIMARY KEY (cohort, passage, criterion)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE phase_time (
      cohort INTEGER NOT NULL,
      passage INTEGER NOT NULL,
      phase INTEGER NOT NULL,
      elapsed INTEGER NOT NULL,
      planned INTEGER,
      overtime INTEGER NOT NULL,
      PRIMARY KEY (cohort, passage, phase)
    ) STRICT, WITHOUT ROWID;

    -- Folded words, one space between them: the tokenizer then has nothing to fold, only to cut.
    CREATE TABLE passage_text (
      passage INTEGER PRIMARY KEY,
      people TEXT NOT NULL,
      changes TEXT NOT NULL,
      remarks TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE passage_search USING fts5 (
      people, changes, remarks, content = 'passage_text', content_rowid = 'passage', tokenize = 'ascii');

    -- What an erasure has left to do after its transaction: the lock files of these sittings, and, for the empty name,
    -- writing the database anew without what was erased. `times`: how often it was asked, so that what is asked while
    -- it is being done is done again.
    CREATE TABLE scrub (sitting TEXT NOT NULL PRIMARY KEY, times INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    """
}
