#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alters a small archive in every way in turn: each is detected, or harmless, and counted.

    altered_archive.py ORAL [--sample N] [--seed S]      (the executable; ArchiveProbe is beside it)

Every byte of its files is flipped, wholly and by one bit; they are cut at every length; every row of its tables is
deleted, doubled, and given the values of the next one. See README.md.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import hashlib
import json
import os
import pathlib
import queue
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

import small_archive
import sqlite_map

SECONDS = 60


@dataclasses.dataclass(frozen=True)
class Case:
    """One alteration: what is asked of the probe, or what makes a folder; and what it touches."""

    stage: str
    what: str
    where: str
    ask: str = ""
    change: object = None


class Probe:
    """ArchiveProbe, started again when an altered archive ends or blocks it."""

    def __init__(self, program, sound, copy):
        what = ["importer", str(sound), "-"] if sound.is_file() else ["juger", str(sound), str(copy)]
        self.command = [str(program), *what]
        self.process = None

    def ask(self, line):
        if self.process is None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL, env=small_archive.environment())
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], SECONDS)[0]:
            self.close()
            return f"bloqué plus de {SECONDS} s"
        if answer := self.process.stdout.readline().decode(errors="replace").rstrip("\n"):
            return answer
        code = self.process.wait()
        self.process = None
        return f"arrêté {signal.Signals(-code).name if code < 0 else code}"

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


class Campaign:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.tried, self.detected, self.harmless = (collections.Counter() for _ in range(3))
        self.missed = []

    def run(self, stage, sound, cases):
        """Judges cases that alter one sound centre."""
        cases = self.sample(cases)
        probes = queue.SimpleQueue()
        for number in range(self.options.jobs):
            copy = self.folder / f"{stage}-{number}"
            copy.mkdir(exist_ok=True)
            probes.put((Probe(self.options.probe, sound, copy / "copy"), copy / "made"))
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for done, (case, answer) in enumerate(pool.map(lambda case: judge(case, sound, probes), cases), 1):
                self.count(case, answer)
                if sys.stderr.isatty():
                    print(f"\r{stage}: {done}/{len(cases)} ", end="", file=sys.stderr)
        while not probes.empty():
            probes.get()[0].close()

    def sample(self, cases):
        cases = list(cases)
        if self.options.sample and self.options.sample < len(cases):
            return random.Random(self.options.seed).sample(cases, self.options.sample)
        return cases

    def count(self, case, answer):
        verdict, _, detail = answer.partition(" ")
        key = (case.stage, case.what)
        self.tried[key] += 1
        if verdict in ("vu", "refusé"):
            self.detected[key, detail.split("(")[0].split(":")[0] if verdict == "vu" else "unreadable"] += 1
        elif verdict == "pareil":
            self.harmless[key, case.where] += 1
        elif answer == "autre names of definitions":
            self.harmless[key, "name of a definition’s file, which nothing seals"] += 1
        else:
            self.missed.append((case, answer))

    def report(self):
        for key in self.tried:
            of = lambda counter: {name: count for (found, name), count in counter.items() if found == key}
            detected, harmless = of(self.detected), of(self.harmless)
            missed = [(case, answer) for case, answer in self.missed if (case.stage, case.what) == key]
            print(f"{key[0]}, {key[1]}: {self.tried[key]} tried, {sum(detected.values())} detected, "
                  f"{sum(harmless.values())} harmless, {len(missed)} missed")
            for name, counts in (("detected", detected), ("harmless", harmless)):
                if counts:
                    listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                    print(f"  {name}: " + ", ".join(f"{count} {reason}" for reason, count in listed))
            groups = collections.Counter((case.where, answer) for case, answer in missed)
            for (where, answer), count in groups.most_common():
                example = next(case.ask or case.where for case, found in missed if (case.where, found) == (where, answer))
                print(f"  ✗ missed: {count} {where}: {answer} (as {example})")
        print(f"{sum(self.tried.values())} tried, {sum(self.detected.values())} detected, "
              f"{sum(self.harmless.values())} harmless, {len(self.missed)} missed")
        return 1 if self.missed else 0


def judge(case, sound, probes):
    probe, made = probes.get()
    try:
        if case.change is None:
            return case, probe.ask(case.ask)
        if sound.is_file():
            made.write_bytes(case.change)
            return case, probe.ask(f"fichier {made}")
        shutil.rmtree(made, ignore_errors=True)
        shutil.copytree(sound, made)
        try:
            case.change(made)
        except sqlite3.Error:
            # SQLite itself does not let it be done.
            return case, "vu refused by SQLite"
        return case, probe.ask(f"dossier {made}")
    finally:
        probes.put((probe, made))


def flips(stage, sound, name, reason, seed):
    dice = random.Random(seed)
    for offset in range((sound / name).stat().st_size):
        for mask in (0xFF, 1 << dice.randrange(8)):
            yield Case(stage, "flips", reason(offset), f"octet {name} {offset} {mask}")


def cuts(stage, sound, name, reason):
    for length in range((sound / name).stat().st_size):
        yield Case(stage, "cuts", f"cut in {reason(length)}", f"coupe {name} {length}")


# Rows.

def rows(sound):
    """Deletes every row, doubles it, and swaps each of its values with the next row's."""
    database = sqlite3.connect(f"file:{sound}/oral.sqlite?mode=ro&immutable=1", uri=True)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        # Of the index of texts itself, only its tables are looked at: it has no rows of its own.
        if table.startswith("sqlite_") or table == "passage_search":
            continue
        columns = [row[1] for row in database.execute(f"PRAGMA table_info('{table}')")]
        keys = [row[1] for row in database.execute(f"PRAGMA table_info('{table}')") if row[5]]
        found = database.execute(f"SELECT * FROM {table}").fetchall()
        for index, row in enumerate(found):
            where = f"table {table}"
            yield Case("rows", "deleted", where, change=Deleting(table, columns, keys, row))
            yield Case("rows", "doubled", where, change=Doubling(table, columns, keys, row))
            other = found[(index + 1) % len(found)]
            for place, column in enumerate(columns):
                if row[place] != other[place]:
                    yield Case("rows", "swapped", f"{table}.{column}",
                               change=Swapping(table, columns, keys, row, other, place))
    database.close()


class Change:
    def __init__(self, table, columns, keys, row, other=None, place=None):
        self.table, self.columns, self.row, self.other, self.place = table, columns, row, other, place
        self.keys = [columns.index(key) for key in keys] or range(len(columns))

    def __call__(self, folder):
        database = sqlite3.connect(folder / "oral.sqlite", isolation_level=None)
        try:
            database.execute("BEGIN")
            self.apply(database)
            database.execute("COMMIT")
        finally:
            database.close()

    def delete(self, database, row):
        condition = " AND ".join(f"{self.columns[key]} IS ?" for key in self.keys)
        database.execute(f"DELETE FROM {self.table} WHERE {condition}", [row[key] for key in self.keys])

    def insert(self, database, row):
        database.execute(f"INSERT INTO {self.table} VALUES ({', '.join('?' * len(row))})", row)


class Deleting(Change):
    def apply(self, database):
        self.delete(database, self.row)


class Doubling(Change):
    def apply(self, database):
        """With the last column of its key changed; and, where that is not enough, what else must be unique."""
        row = list(self.row)
        unique = self.unique(database)
        for place in [*list(self.keys)[-1:], *unique]:
            row[place] = self.fresh(database, place, row[place])
            try:
                return self.insert(database, row)
            except sqlite3.IntegrityError:
                continue
        raise sqlite3.IntegrityError("no such row can be added")

    def unique(self, database):
        indexes = [row[1] for row in database.execute(f"PRAGMA index_list('{self.table}')") if row[2]]
        return [row[1] for index in indexes for row in reversed(list(database.execute(f"PRAGMA index_info('{index}')")))
                if row[1] >= 0]

    def fresh(self, database, place, value):
        if isinstance(value, int) or value is None:
            return (database.execute(f"SELECT max({self.columns[place]}) FROM {self.table}").fetchone()[0] or 0) + 1
        return value + ("x" if isinstance(value, str) else b"x")


class Swapping(Change):
    def apply(self, database):
        row, other = list(self.row), list(self.other)
        row[self.place], other[self.place] = other[self.place], row[self.place]
        self.delete(database, self.row)
        self.delete(database, self.other)
        self.insert(database, row)
        self.insert(database, other)


# Lines of the export.

def lines(sound):
    """Deletes, doubles and exchanges every line; and so again with the last line made right for what is left."""
    all_lines = sound.read_bytes().splitlines(keepends=True)
    kinds = ["header", *(line[2:12].split(b'"')[0].decode() for line in all_lines[1:-1]), "end"]
    for index, line in enumerate(all_lines):
        without = [*all_lines[:index], *all_lines[index + 1 :]]
        doubled = [*all_lines[: index + 1], line, *all_lines[index + 1 :]]
        changes = [("deleted", without), ("doubled", doubled)]
        for other in range(index + 1, len(all_lines)):
            swapped = list(all_lines)
            swapped[index], swapped[other] = all_lines[other], line
            changes.append(("swapped", swapped))
        for what, changed in changes:
            yield Case("export", f"lines {what}", kinds[index], change=b"".join(changed))
            if index < len(all_lines) - 1 and changed[-1] == all_lines[-1]:
                yield Case("export", f"lines {what}, the end redone", kinds[index], change=b"".join(ended(changed)))


def ended(changed):
    """With a last line that has the counts and the digest of those before it."""
    before = b"".join(changed[:-1])
    count = lambda start: sum(line.startswith(start) for line in changed[:-1])
    end = {"definitions": count(b'{"definition"'), "records": count(b'{"sdjwt"'), "sha256": hashlib.sha256(before).hexdigest()}
    return [before, json.dumps({"end": end}, separators=(",", ":")).encode() + b"\n"]


# The archives.

def with_log(oral, sound, folder):
    """The same centre while a connection keeps its last record in the write-ahead log, as a crash leaves it."""
    live, kept = folder / "live", folder / "log"
    shutil.copytree(sound, live)
    holder = sqlite3.connect(live / "oral.sqlite", isolation_level=None)
    holder.execute("SELECT count(*) FROM record").fetchone()
    centre = small_archive.Centre(oral, live)
    day = small_archive.simulated("2026-07-01T09:00")
    passage = holder.execute("SELECT id FROM record WHERE kind = 'passage'").fetchone()[0]
    centre.run("archive", "corriger", passage, "--motif", "autre erreur", "--critere", "c1.1=N", "--decision", "rien", *day)
    kept.mkdir()
    for name in ("oral.sqlite", "oral.sqlite-wal", "oral.sqlite-shm", "tetes.json"):
        shutil.copy(live / name, kept / name)
    shutil.copytree(live / "cles", kept / "cles")
    holder.close()
    return kept


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oral", help="the executable")
    parser.add_argument("--probe", help="ArchiveProbe; beside the executable unless said")
    parser.add_argument("--sample", type=int, help="only so many alterations of each kind of file, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=int, default=512, help="size of the database's pages; 4096 is the program's own")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", type=lambda text: text.split(","), help="some of: database, log, beside, rows, export")
    options = parser.parse_args()
    options.oral = os.path.abspath(options.oral)
    options.probe = options.probe or pathlib.Path(options.oral).with_name("ArchiveProbe")
    return options


def main():
    options = parse()
    os.nice(10)
    # In memory where there is: nothing here needs to last.
    scratch = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="oral-altered-", dir=scratch) as folder:
        folder = pathlib.Path(folder)
        sound = folder / "sound"
        small_archive.make(options.oral, sound)
        small_archive.shrink(sound, options.page)
        # Locks of consoles that are gone: nothing that verifying reads.
        shutil.rmtree(sound / "verrous")
        campaign = Campaign(options, folder)
        for name, stage in STAGES.items():
            if not options.only or name in options.only:
                stage(campaign, sound)
        return campaign.report()


def database(campaign, sound):
    reason = sqlite_map.Map(sound / "oral.sqlite").reason
    name = "oral.sqlite"
    campaign.run("database", sound, flips(name, sound, name, reason, campaign.options.seed))
    campaign.run("database", sound, cuts(name, sound, name, reason))


def log(campaign, sound):
    kept = with_log(campaign.options.oral, sound, campaign.folder)
    name = "oral.sqlite-wal"
    reason = sqlite_map.LogMap(kept / name).reason
    campaign.run("log", kept, flips(name, kept, name, reason, campaign.options.seed))
    campaign.run("log", kept, cuts(name, kept, name, reason))
    index = "oral.sqlite-shm"
    rebuilt = lambda offset: "made again from the log by whoever opens it first"
    campaign.run("log", kept, flips(index, kept, index, rebuilt, campaign.options.seed))


def beside(campaign, sound):
    names = ["tetes.json", "effacements.jsonl", *(f"cles/{file.name}" for file in sound.glob("cles/*.jwk"))]
    for name in names:
        if not (sound / name).exists():
            continue
        stage = "public key" if name.startswith("cles/") else name
        reason = lambda offset: stage
        campaign.run("beside", sound, flips(stage, sound, name, reason, campaign.options.seed))
        campaign.run("beside", sound, cuts(stage, sound, name, reason))


def tables(campaign, sound):
    campaign.run("rows", sound, rows(sound))


def export(campaign, sound):
    path = campaign.folder / "export.jsonl"
    live = campaign.folder / "exported"
    shutil.copytree(sound, live)
    small_archive.Centre(campaign.options.oral, live).run("archive", "exporter", path)
    content = path.read_bytes()
    reason = lambda offset: "line feed" if content[offset] == 10 else "line"
    campaign.run("export", path, flips("export", campaign.folder, path.name, reason, campaign.options.seed))
    campaign.run("export", path, cuts("export", campaign.folder, path.name, reason))
    campaign.run("export", path, lines(path))


STAGES = {"database": database, "log": log, "beside": beside, "rows": tables, "export": export}

if __name__ == "__main__":
    sys.exit(main())
