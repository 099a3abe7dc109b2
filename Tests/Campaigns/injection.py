#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a scripted passage, and fails its disk, at every write and sync system call in turn.

See README.md. What must hold, each time: every acknowledged event is in the journal, whole and in its place; nothing
is there by half; the program opens the centre again and, where --again is given, ends the passage.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CALLS = "write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,fallocate,rename,unlink"
# A killed process makes none of its calls; a refused call is refused once, or from then on.
FAULTS = {
    "kill": "signal=KILL:when={n}",
    "ENOSPC": "error=ENOSPC:when={n}",
    "EIO": "error=EIO:when={n}",
    "ENOSPC+": "error=ENOSPC:when={n}+",
    "EIO+": "error=EIO:when={n}+",
}
PROGRAMS = {
    # A whole oral of the titre NTC on a simulated clock.
    "oral": {
        "run": "oral passer --centre {centre} --epreuve ntc-titre --candidat '042 Lucie Ferrand' --jure 'A. Roux' "
               "--horloge simulee --script {scripts}/ntc-titre.txt",
        "check": "oral montrer {id} --centre {centre} --json",
        "again": "oral reprendre {id} --centre {centre} --horloge simulee --script {scripts}/reprise.txt",
        "events": None,
    },
    # Forty events of every kind through the journal alone.
    "probe": {
        "run": "ArchiveProbe passer {centre} essai 40",
        "check": "ArchiveProbe montrer {centre} {id}",
        "again": "ArchiveProbe passer {centre} essai 40",
        "events": 40,
    },
}
ACKNOWLEDGED = re.compile(r"^✓ (?:\d+–)?(\d+)\b", re.MULTILINE)


def main():
    options = parse()
    with tempfile.TemporaryDirectory(prefix="oral-injection-") as folder:
        campaign = Campaign(options, pathlib.Path(folder))
        counts = campaign.baseline()
        points = [(call, n, fault) for call, total in sorted(counts.items()) for n in range(1, total + 1)
                  for fault in options.faults]
        if options.sample and options.sample < len(points):
            points = sorted(random.Random(options.seed).sample(points, options.sample))
        print("system calls: " + ", ".join(f"{total} {call}" for call, total in sorted(counts.items())))
        for done, point in enumerate(points, 1):
            campaign.inject(*point)
            if sys.stderr.isatty():
                print(f"\r{done}/{len(points)}", end="", file=sys.stderr)
        return campaign.report(sum(counts.values()))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_commands(parser)
    parser.add_argument("--faults", type=lambda text: text.split(","), default=list(FAULTS), help=", ".join(FAULTS))
    parser.add_argument("--sample", type=int, help="only so many faults, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    options = commands(parser.parse_args())
    if unknown := set(options.faults) - set(FAULTS):
        parser.error(f"unknown faults: {', '.join(unknown)}")
    return options


def add_commands(parser):
    """What is run. In a command {centre} is its folder, and {id} the passage that was found there: without one, a
    command that names it is not run."""
    parser.add_argument("--program", choices=PROGRAMS, default="oral", help="whose commands the next three default to")
    parser.add_argument("--run", help="the passage; a line '✓ NUMBER …' or '✓ 12–14 …' acknowledges all up to it")
    parser.add_argument("--check", help="opens the centre again; must succeed")
    parser.add_argument("--again", help="goes on with the passage after the fault; '' for none")
    parser.add_argument("--events", type=int, help="events of a passage that --again has ended")
    parser.add_argument("--build", default=str(ROOT / ".build/debug"), help="where the program is")


def commands(options):
    preset = PROGRAMS[options.program]
    for name in ("run", "check", "again"):
        given = getattr(options, name)
        command = given if given is not None else f"{options.build}/{preset[name]}"
        setattr(options, name, command.replace("{scripts}", str(HERE / "Scripts")))
    options.events = options.events or preset["events"]
    return options


class Campaign:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.tried = collections.Counter()
        self.outcomes = collections.Counter()
        self.acknowledged = 0
        self.lost = []

    def command(self, text, centre):
        return shlex.split(text.replace("{centre}", shlex.quote(str(centre))))

    def strace(self, centre, *arguments):
        command = ["strace", "-f", "-qq", *arguments, *self.command(self.options.run, centre)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                              env=environment(), timeout=300)
        return done.returncode, done.stdout.decode(errors="replace")

    def baseline(self):
        """Runs the passage whole: counts its calls, and checks that each sync precedes its acknowledgement."""
        centre, trace = self.folder / "baseline", self.folder / "trace"
        code, output = self.strace(centre, "-y", "-s", "64", "-o", str(trace), "-e", f"trace={CALLS}")
        if code != 0:
            sys.exit(f"the passage itself fails ({code}): {output[-1000:]}")
        lines = trace.read_text(errors="replace").splitlines()
        check_order(lines)
        counts = collections.Counter()
        tasks = set()
        for line in lines:
            if found := re.match(r"(\d+) +(\w+)\(", line):
                tasks.add(found[1])
                counts[found[2]] += 1
        if len(tasks) > 1:
            sys.exit("calls come from several threads: strace counts each apart, and this campaign would miss some")
        self.verify("baseline", centre, output)
        shutil.rmtree(centre)
        return counts

    def inject(self, call, n, fault):
        centre = self.folder / "centre"
        what = FAULTS[fault].format(n=n)
        # /dev/null: not one line of the trace is needed.
        code, output = self.strace(centre, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}")
        self.tried[fault] += 1
        self.outcomes["killed" if code in (-9, 137) else f"exit {code}"] += 1
        self.verify(f"{call} {n} {fault}", centre, output)
        shutil.rmtree(centre, ignore_errors=True)

    def verify(self, name, centre, output):
        last = max((int(number) for number in ACKNOWLEDGED.findall(output)), default=0)
        self.acknowledged += last
        sitting, found, problems = journal(centre, self.folder / "copy")
        if missing := sorted(set(range(1, last + 1)) - set(found)):
            problems.append(f"lost: {missing}")
        problems += self.reopen(self.options.check, centre, sitting)
        if self.options.again:
            problems += self.reopen(self.options.again, centre, sitting)
            _, after, again = journal(centre, self.folder / "copy")
            problems += again
            if self.options.events and len(after) != self.options.events or after[: len(found)] != found:
                problems.append(f"after going on: {after}")
        for problem in problems:
            self.lost.append(f"{name}: {problem}")
            if len(self.lost) <= 20:
                print(f"✗ {name}: {problem.strip()}")

    def reopen(self, text, centre, sitting):
        if not text or "{id}" in text and sitting is None:
            return []
        done = subprocess.run(self.command(text.replace("{id}", sitting or ""), centre), capture_output=True,
                              stdin=subprocess.DEVNULL, env=environment(), timeout=300)
        if done.returncode == 0:
            return []
        return [f"{text.split()[1]} exits with {done.returncode}: {(done.stdout + done.stderr).decode()[-300:]}"]

    def report(self, calls):
        tried = sum(self.tried.values())
        print(f"{calls} system calls × {len(self.options.faults)} faults: "
              + ", ".join(f"{number} {fault}" for fault, number in sorted(self.tried.items())) + f"; {tried} tried")
        print("the passage: " + ", ".join(f"{number} {name}" for name, number in sorted(self.outcomes.items())))
        print(f"events acknowledged before the faults: {self.acknowledged}; problems: {len(self.lost)}; "
              f"lost = {sum('lost' in problem for problem in self.lost)}")
        return 1 if self.lost else 0


def journal(centre, copy):
    """The passage in a centre, its numbers, and what is wrong with them: read by a SQLite that is not ours, from a
    copy, so that nothing is mended."""
    if not (centre / "oral.sqlite").exists():
        return None, [], []
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(centre, copy)
    database = sqlite3.connect(copy / "oral.sqlite")
    problems = []
    try:
        if (state := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            problems.append(f"integrity: {state}")
        if database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'event'").fetchone()[0] == 0:
            return None, [], problems
        sittings = database.execute("SELECT id, number FROM sitting").fetchall()
        if len(sittings) > 1:
            problems.append(f"passages: {sittings}")
        rows = database.execute("SELECT sequence, payload FROM event ORDER BY sitting, sequence").fetchall()
        for sequence, payload in rows:
            try:
                json.loads(payload)
            except ValueError:
                problems.append(f"half an event: {sequence}")
        numbers = [sequence for sequence, _ in rows]
        if numbers != list(range(1, len(numbers) + 1)) or bool(numbers) != bool(sittings):
            problems.append(f"numbers: {numbers}, passages: {sittings}")
        return (sittings[0][0] if sittings else None), numbers, problems
    except sqlite3.Error as error:
        return None, [], [*problems, f"unreadable: {error}"]
    finally:
        database.close()


def check_order(lines):
    """Holds a trace to "durable before shown": at each acknowledgement nothing written to the database or its log
    waits for a sync, and something was synced since the acknowledgement before."""
    unsynced, synced, checked = set(), False, 0
    for line in lines:
        if found := re.match(r"\d+ +(?:pwrite64|write|writev|pwritev2?|ftruncate)\(\d+<(.*?)>", line):
            if re.search(r"/oral\.sqlite(-wal|-journal)?$", found[1]):
                unsynced.add(found[1])
        if found := re.match(r"\d+ +(?:fsync|fdatasync)\(\d+<(.*?)>\) += 0", line):
            synced = synced or found[1] in unsynced
            unsynced.discard(found[1])
        # "✓ " as strace writes it.
        if re.match(r'\d+ +writev?\(1<.*?>, (?:"|.*\\n)\\342\\234\\223 \d', line):
            if unsynced or not synced:
                sys.exit(f"acknowledged before the sync: {line}")
            synced, checked = False, checked + 1
    if checked == 0:
        sys.exit("no acknowledgement in the trace")
    print(f"order: {checked} acknowledgements, each after the sync of what it acknowledges")


def environment():
    return dict(os.environ, SWIFT_BACKTRACE="enable=no", NO_COLOR="1", TERM="dumb")


if __name__ == "__main__":
    sys.exit(main())
