# SPDX-License-Identifier: GPL-3.0-or-later
"""What the archive's ingest is compared with: the sqlite3 command filling the very same tables from prepared rows."""

import os
import sqlite3
import subprocess
import time

SMALL = ["definition", "chain", "archived_definition", "cohort", "exam_version", "decision", "jury", "juror_word", "told",
         "criterion", "phase", "level"]
BY_NUMBER = {"record": "number", "disclosure": "record", "passage": "record", "passage_text": "passage"}
APART = {"citation": "record", "candidate_word": "passage", "verdict": "passage", "phase_time": "passage"}


class Fill:
    """Rows are prepared in the quickest form for the command: tables of an attached database, in the order in which
    they are wanted, so that no text is parsed (10k: 0.8 s of processor). Same tables, indexes and text index, same pragmas, same transactions."""

    def __init__(self, source, folder, batch):
        self.folder = folder
        self.prepared, self.target = folder / "prepared.sqlite", folder / "cli.sqlite"
        rows = sqlite3.connect(self.prepared)
        rows.execute("ATTACH ? AS o", (str(source),))
        for table, key in APART.items():
            rows.execute(f"CREATE TABLE {table} AS SELECT * FROM o.{table} ORDER BY {key}")
            rows.execute(f"CREATE INDEX {table}_in_order ON {table} ({key})")
        schema = [sql for (sql,) in rows.execute(
            "SELECT sql FROM o.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'passage_search_%'")]
        (last,) = rows.execute("SELECT max(number) FROM o.record").fetchone()
        rows.commit()
        rows.close()
        self.script = "\n".join(self.lines(source, schema, last, batch))

    def lines(self, source, schema, last, batch):
        # As SQLiteStore opens it.
        yield "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
        yield from (sql + ";" for sql in schema)
        yield f"ATTACH 'file:{source}?mode=ro' AS o; ATTACH '{self.prepared}' AS p;"
        yield "BEGIN;" + "".join(f"INSERT INTO main.{table} SELECT * FROM o.{table};" for table in SMALL) + "COMMIT;"
        for first in range(1, last + 1, batch):
            between = f"BETWEEN {first} AND {first + batch - 1};"
            yield "BEGIN;"
            for attached, tables in (("o", BY_NUMBER), ("p", APART)):
                for table, key in tables.items():
                    yield f"INSERT INTO main.{table} SELECT * FROM {attached}.{table} WHERE {key} {between}"
            yield ("INSERT INTO main.passage_search (rowid, people, changes, remarks) SELECT passage, people, changes,"
                   f" remarks FROM o.passage_text WHERE passage {between}")
            yield "COMMIT;"

    def run(self):
        """Seconds."""
        self.remove(self.target)
        start = time.perf_counter()
        subprocess.run(["sqlite3", "-bail", self.target], input=self.script, text=True, check=True, capture_output=True)
        return time.perf_counter() - start

    def clean(self):
        self.remove(self.target)
        self.remove(self.prepared)

    @staticmethod
    def remove(database):
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(f"{database}{suffix}"):
                os.remove(f"{database}{suffix}")
