#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills what changes an archive, and fails its disk, at every write and sync system call in turn.

    archive_injection.py ORAL [OPERATION…] [--sample N] [--seed S]

What must hold, each time: the archive opens and verifies whole; all of the operation is there or nothing of it, the
records with the events that seal their passages; what was said to be done is; the next sealing goes on from there, and
leaves one private key. See README.md.
"""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import injection
import small_archive

CALLS = injection.CALLS + ",renameat,renameat2,unlinkat,link,linkat,mkdir,mkdirat,copy_file_range,sendfile"
ATTEMPTS = 10
CLOCK = small_archive.simulated("2026-07-01T09:00")
LATER = small_archive.simulated("2026-07-02T09:00")


class Operation:
    """A command on the prepared centre. `file` is what it writes, which was not there before; `start` is the centre it
    begins from; `erases` what is then in no byte of it."""

    def __init__(self, *command, file=None, start="sound", erases=False):
        self.command, self.file, self.start, self.erases = command, file, start, erases


OPERATIONS = {
    "sceller": Operation("sceller", "{waiting}", *CLOCK),
    "corriger": Operation("archive", "corriger", "{corrected}", "--motif", "encore", "--critere", "c1.1=N",
                          "--decision", "rien", *CLOCK),
    "communiquer": Operation("communiquer", "{rotated}", "--oui", "--enregistrement", "{scratch}/passage.jwt", *CLOCK,
                             file="passage.jwt"),
    # Both entries agree: the passage is there whole, or its entries are, and the command is given again.
    "papier": Operation("papier", "comparer", "{paper}", "--oui", *CLOCK),
    "tourner": Operation("centre", "cle", "--tourner"),
    "purger": Operation("archive", "purger", "--candidat", "044", "--oui", *CLOCK, erases=True),
    "importer": Operation("archive", "importer", "{foreign}"),
    "exporter": Operation("archive", "exporter", "{scratch}/export.jsonl", file="export.jsonl"),
    "sauvegarder": Operation("archive", "sauvegarder", "{scratch}/copie.sqlite", file="copie.sqlite"),
    # What was erased since the backup is erased again; what was opened since is lost.
    "restaurer": Operation("archive", "restaurer", "{backup}", "--oui", start="purged", erases=True),
}


def main():
    options = parse()
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="oral-archive-injection-") as folder:
        base = Base(options.oral, pathlib.Path(folder))
        lost = []
        for name in options.operations:
            campaign = Campaign(name, base, options)
            campaign.run()
            lost += campaign.problems
    print(f"problems: {len(lost)}")
    return 1 if lost else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oral", help="the executable")
    parser.add_argument("operations", nargs="*", metavar="OPERATION", default=list(OPERATIONS),
                        help=f"all by default: {', '.join(OPERATIONS)}")
    parser.add_argument("--faults", type=lambda text: text.split(","), default=list(injection.FAULTS))
    parser.add_argument("--sample", type=int, help="only so many faults of each operation, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := set(options.operations) - set(OPERATIONS):
        parser.error(f"unknown operations: {', '.join(unknown)}")
    return options


class Base:
    """The centre that every operation starts from."""

    def __init__(self, oral, folder):
        self.folder, self.sound = folder, folder / "sound"
        self.centre, self.ids = small_archive.make(oral, self.sound)
        for number, name in ((46, "waiting"), (47, "next")):
            self.ids[name] = self.centre.passage("note", f"0{number} Max Noir", f"2026-06-22T{number - 36}:00")
        self.ids["foreign"] = folder / "foreign.jsonl"
        other = small_archive.Centre(oral, folder / "other").create()
        other.seal(other.passage("titre", "049 Eva Roche", "2026-05-20T09:00", ("D. Vidal", "E. Weil")), day="2026-05-21")
        other.run("archive", "exporter", self.ids["foreign"])
        self.ids["paper"] = small_archive.paper(self.centre, folder)
        # What says who the candidate is, and all that is disclosed, whole or in part.
        self.personal = ["Lopes", "lopes", *disclosures(self.sound, self.ids["fixed"])]
        self.starts = {"sound": self.sound, "purged": folder / "purged"}
        self.ids["backup"] = folder / "backup.sqlite"
        self.centre.run("archive", "sauvegarder", self.ids["backup"])
        shutil.copytree(self.sound, self.starts["purged"])
        self.centre.run("archive", "purger", "--candidat", "044", "--oui", *small_archive.simulated("2026-06-23T09:00"),
                        centre=self.starts["purged"])
        late = small_archive.Centre(oral, self.starts["purged"])
        late.passage("note", "048 Léa Blanc", "2026-06-23T10:00")

    def command(self, operation, centre, scratch):
        words = [word.format(scratch=scratch, **self.ids) for word in map(str, operation.command)]
        return [self.centre.oral, *words, "--centre", str(centre)]


def disclosures(centre, passage):
    database = sqlite3.connect(f"file:{centre}/oral.sqlite?mode=ro", uri=True)
    rows = database.execute("SELECT identity, evaluation, deliberation FROM record JOIN disclosure ON record = number "
                            "WHERE id = ? OR id LIKE ? || '/%'", (passage, passage)).fetchall()
    database.close()
    return [text[16:80] for row in rows for text in row if text]


class State:
    """What a centre has, read by a SQLite that is not ours, from a copy, so that nothing is mended."""

    def __init__(self, centre, copy):
        shutil.rmtree(copy, ignore_errors=True)
        if centre.is_dir():
            shutil.copytree(centre, copy)
        else:
            copy.mkdir()
            shutil.copy(centre, copy / "oral.sqlite")
        self.problems, self.records, self.sealed, self.kept = [], [], set(), set()
        database = sqlite3.connect(copy / "oral.sqlite")
        try:
            if (state := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                self.problems.append(f"integrity: {state}")
            self.records = database.execute(
                """SELECT own, chain.id, sequence, kind, record.id, identity IS NOT NULL, evaluation IS NOT NULL,
                     deliberation IS NOT NULL
                   FROM record JOIN chain ON chain.number = record.chain LEFT JOIN disclosure
                   ON disclosure.record = record.number ORDER BY own, chain.id, sequence""").fetchall()
            own = {row[4] for row in self.records if row[0] and row[3] == "passage"}
            self.sealed = {row[0] for row in database.execute(
                "SELECT id FROM sitting JOIN event ON sitting = number WHERE type = 'sitting.sealed'")}
            self.kept = {row[0] for row in database.execute("SELECT id FROM sitting")}
            if self.sealed != own & self.kept:
                self.problems.append(f"sealed journals {sorted(self.sealed)}, records {sorted(own)}")
        except sqlite3.Error as error:
            self.problems.append(f"unreadable: {error}")
        finally:
            database.close()

    def __eq__(self, other):
        return (self.records, self.sealed, self.kept) == (other.records, other.sealed, other.kept)

    def __str__(self):
        return f"{len(self.kept)} sittings, {len(self.records)} records, last {self.records[-1][2:5] if self.records else None}"


class Campaign:
    def __init__(self, name, base, options):
        self.name, self.operation, self.base, self.options = name, OPERATIONS[name], base, options
        self.centre, self.scratch = base.folder / "centre", base.folder / "scratch"
        self.tried, self.outcomes, self.ends = collections.Counter(), collections.Counter(), collections.Counter()
        self.problems = []
        self.start = base.starts[self.operation.start]
        self.before = State(self.start, base.folder / "read")
        self.after = self.file = None

    def run(self):
        counts = self.baseline()
        points = [(call, n, fault) for call, total in sorted(counts.items()) for n in range(1, total + 1)
                  for fault in self.options.faults]
        if self.options.sample and self.options.sample < len(points):
            points = sorted(random.Random(self.options.seed).sample(points, self.options.sample))
        for done, point in enumerate(points, 1):
            self.inject(*point)
            if sys.stderr.isatty():
                print(f"\r{self.name}: {done}/{len(points)} ", end="", file=sys.stderr)
        print(f"{self.name}: {sum(counts.values())} system calls × {len(self.options.faults)} faults, "
              f"{sum(self.tried.values())} tried: "
              + ", ".join(f"{count} {fault}" for fault, count in sorted(self.tried.items())))
        print("  the command: " + ", ".join(f"{count} {how}" for how, count in sorted(self.outcomes.items())))
        print("  afterwards: " + ", ".join(f"{count} {how}" for how, count in sorted(self.ends.items()))
              + f"; problems: {len(self.problems)}", flush=True)

    def prepare(self):
        for folder in (self.centre, self.scratch):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, self.centre)
        self.scratch.mkdir()

    def strace(self, *arguments):
        command = self.base.command(self.operation, self.centre, self.scratch)
        done = subprocess.run(["strace", "-f", "-qq", *arguments, *command], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment(), timeout=300)
        return done.returncode, done.stdout.decode(errors="replace")

    def baseline(self):
        """Runs the operation whole: counts its calls, and notes what it leaves."""
        trace = self.base.folder / "trace"
        self.prepare()
        code, output = self.strace("-y", "-s", "16", "-o", str(trace), "-e", f"trace={CALLS}")
        if code != 0:
            sys.exit(f"{self.name} itself fails ({code}): {output[-2000:]}")
        lines = trace.read_text(errors="replace").splitlines()
        self.check_order(lines)
        self.after = self.state()
        if self.operation.file:
            self.file = self.content(self.scratch / self.operation.file)
        # The work may go on in another thread at any await; what only prints is not counted.
        writers = {line.split()[0] for line in lines if str(self.base.folder) in line}
        counts = collections.Counter(found[2] for line in lines
                                     if (found := re.match(r"(\d+) +(\w+)\(", line)) and found[1] in writers)
        return dict(sorted(counts.items()))

    def check_order(self, lines):
        """Nothing is printed while something of the archive waits for a sync."""
        unsynced, printed = set(), 0
        for line in lines:
            if found := re.match(r"\d+ +(?:pwrite64|write|writev|pwritev2?|ftruncate)\(\d+<(.*?)>", line):
                if found[1].startswith(str(self.base.folder)) and "/verrous/" not in found[1] and "-shm" not in found[1]:
                    unsynced.add(found[1])
            elif found := re.match(r"\d+ +(?:fsync|fdatasync)\(\d+<(.*?)>\) += 0", line):
                unsynced.discard(found[1])
            elif found := re.match(r'\d+ +unlink(?:at)?\(.*?"(.*?)"', line):
                unsynced.discard(found[1])
            if re.match(r"\d+ +writev?\(1<", line):
                printed += 1
                if unsynced:
                    sys.exit(f"{self.name} speaks before the sync of {', '.join(unsynced)}: {line}")
        if not printed:
            sys.exit(f"{self.name} says nothing")

    def inject(self, call, n, fault):
        trace = self.base.folder / "trace"
        for _ in range(ATTEMPTS):
            self.prepare()
            what = f"inject={call}:{injection.FAULTS[fault].format(n=n)}"
            code, output = self.strace("-o", str(trace), "-e", f"trace={call}", "-e", what)
            # When the work goes on in another thread, strace counts from one again: later calls need another run.
            if code in (-9, 137) or "(INJECTED)" in trace.read_text(errors="replace"):
                break
        else:
            self.outcomes["not reached"] += 1
        self.tried[fault] += 1
        self.outcomes["killed" if code in (-9, 137) else f"exit {code}"] += 1
        for problem in self.check(code):
            self.problems.append(problem)
            if len(self.problems) <= 20:
                print(f"✗ {self.name}, {call} {n} {fault} (exit {code}): {problem.strip()}\n    {output.strip()[-300:]}")

    def check(self, code):
        state = self.state()
        yield from state.problems
        is_done, is_undone = state == self.after, state == self.before
        if not is_done and not is_undone:
            yield f"neither before nor after: {state}"
        if code == 0 and not is_done:
            yield "said to be done, and is not"
        # Both are true of what changes no record.
        self.ends["all of it there" if is_done else "nothing of it there"] += 1
        yield from self.check_file(code)
        yield from self.program("archive", "verifier", "--complet")
        yield from self.program("sceller", self.base.ids["next"], *LATER)
        yield from self.program("archive", "verifier", "--complet")
        yield from self.check_end(state)

    def check_file(self, code):
        """What is written is there whole, under its name, or is not there."""
        if not self.operation.file:
            return
        path = self.scratch / self.operation.file
        if path.exists():
            if self.content(path) != self.file:
                yield f"{path.name} is there by half"
        elif code == 0:
            yield f"{path.name} is not there"

    def content(self, path):
        """To the byte, or what a database has."""
        if path.suffix != ".sqlite":
            return hashlib.sha256(path.read_bytes()).hexdigest()
        state = State(path, self.base.folder / "read")
        return state.problems or [state.records, state.sealed, state.kept]

    def check_end(self, state):
        """After the next sealing: one record more, its head noted, one private key, nothing left of what was erased."""
        end = self.state()
        yield from end.problems
        # An erasure that was cut short comes first.
        known = {row[:3] for row in state.records}
        new = [row[3] for row in end.records if row[:3] not in known]
        interrupted = self.operation.erases and state == self.before and new == ["erasure", "passage"]
        if new != ["passage"] and not interrupted:
            yield f"the next sealing adds {new}, leaves {end}"
        if self.operation.erases and (interrupted or state == self.after or self.operation.start == "purged"):
            for path in self.centre.rglob("*"):
                content = path.read_bytes() if path.is_file() else b""
                if found := [text for text in self.base.personal if text.encode() in content]:
                    yield f"erased, and still in {path.name}: {found[0]}"
        own = [row for row in end.records if row[0]]
        heads = json.loads((self.centre / "tetes.json").read_text())["heads"]
        if [head["seq"] for head in heads if head["own"]] != [own[-1][2]]:
            yield f"heads noted: {heads}, {end}"
        keys = sorted(path.name for path in (self.centre / "cles").iterdir() if not path.name.endswith(".jwk"))
        # A key that waits for the next rotation names the one that it is to follow.
        waiting = [name for name in keys if b'"after"' in (self.centre / "cles" / name).read_bytes()]
        if not keys or len(keys) > 1 and not (len(keys) == 2 and waiting):
            yield f"private keys: {keys}"

    def program(self, *command):
        done = subprocess.run([self.base.centre.oral, *map(str, command), "--centre", str(self.centre)],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              env=environment(), timeout=300)
        if done.returncode:
            yield f"{' '.join(map(str, command))}: exit {done.returncode}: {done.stdout.decode(errors='replace')[-500:]}"

    def state(self):
        return State(self.centre, self.base.folder / "read")


def environment():
    # One thread does the work: the same calls in the same order each time.
    return dict(injection.environment(), LIBDISPATCH_COOPERATIVE_POOL_STRICT="1")


if __name__ == "__main__":
    sys.exit(main())
