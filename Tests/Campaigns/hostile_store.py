#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seals where something is wrong with the centre's folder: a clear message, nothing changed, no second history.

    hostile_store.py ORAL      (the executable)
"""

import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import small_archive

CLOCK = small_archive.simulated("2026-07-01T09:00")
NOBODY = 65534


class Case:
    """One thing that is wrong: how it is done, what is asked, what must be answered."""

    def __init__(self, name, spoil, says, code, command=("sceller", "{waiting}", *CLOCK), keeps=True, user=None):
        self.name, self.spoil, self.says, self.code = name, spoil, says, code
        self.command, self.keeps, self.user = command, keeps, user


# What spoils a folder; a generator undoes at its end what must not outlast the command.

def read_only(world, centre):
    """For another account than root, to whom every file is open."""
    for path in [centre, *centre.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o500 if path.is_dir() else 0o400)


def locked(world, centre):
    holder = sqlite3.connect(centre / "oral.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


def other_key(world, centre):
    shutil.rmtree(centre / "cles")
    shutil.copytree(world.other / "cles", centre / "cles")


def no_key(world, centre):
    for path in (centre / "cles").glob("*.cle.json"):
        path.unlink()


def altered_key(world, centre):
    path = next((centre / "cles").glob("*.cle.json"))
    path.write_bytes(path.read_bytes().replace(b'"created":1', b'"created":2'))


def open_key(world, centre):
    next((centre / "cles").glob("*.cle.json")).chmod(0o644)


def older(world, centre):
    shutil.copy(world.older / "oral.sqlite", centre / "oral.sqlite")


def other_history(world, centre):
    """Another record at the place of the head: what the station sealed after it was put back."""
    shutil.copy(world.forked / "oral.sqlite", centre / "oral.sqlite")


def no_database(world, centre):
    (centre / "oral.sqlite").unlink()


def cut_heads(world, centre):
    path = centre / "tetes.json"
    path.write_bytes(path.read_bytes()[:-20])


def newer_heads(world, centre):
    path = centre / "tetes.json"
    path.write_bytes(path.read_bytes().replace(b'"v":1', b'"v":2'))


def newer(world, centre):
    with contextlib.closing(sqlite3.connect(centre / "oral.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")


def foreign(world, centre):
    (centre / "oral.sqlite").unlink()
    with contextlib.closing(sqlite3.connect(centre / "oral.sqlite")) as database:
        database.execute("CREATE TABLE photos (name)")


def no_database_at_all(world, centre):
    (centre / "oral.sqlite").write_text("Ceci n’est pas une base.\n" * 100)


def nothing(world, centre):
    pass


CASES = [
    Case("read-only folder", read_only, r"lecture seule|droits", 2, user=NOBODY),
    Case("read-only folder, looked at", read_only, r"Aucune altération", 0, ("archive", "verifier"), user=NOBODY),
    Case("locked by another program", locked, r"occupé|autre programme", 2),
    Case("locked, looked at", locked, r"Aucune altération", 0, ("archive", "verifier")),
    Case("another centre’s key", other_key, r"signée par la clé .* qui n’est pas dans", 2),
    Case("key missing", no_key, r"signée par la clé .* qui n’est pas dans", 2),
    Case("key altered", altered_key, r"abîmée .*somme de contrôle", 2),
    Case("key open to others", open_key, r"ouvert à d’autres comptes \(droits 644\).*chmod 600", 0,
         ("centre", "cle")),
    Case("clock an hour back", nothing, r"attention : L’horloge de ce poste retarde", 0,
         ("sceller", "{waiting}", *small_archive.simulated("2026-06-21T09:00")), keeps=False),
    Case("database older than the head noted", older, r"Rien n’a été signé.*plus ancienne", 1),
    Case("another history than the head noted", other_history, r"Rien n’a été signé.*autre histoire", 1),
    Case("older, looked at", older, r"retirée", 1, ("archive", "verifier")),
    Case("database gone", no_database, r"La base n’est plus dans .*restaurer", 2),
    Case("heads cut short", cut_heads, r"tetes\.json est abîmé", 2),
    Case("heads of a later release", newer_heads, r"version plus récente", 2),
    Case("database of a later release", newer, r"version plus récente", 2),
    Case("database of something else", foreign, r"n’est pas une base d’oral", 2),
    Case("no database", no_database_at_all, r"base|abîmé", 2),
]


class World:
    def __init__(self, oral, folder):
        self.folder, self.sound = folder, folder / "sound"
        self.centre, self.ids = small_archive.make(oral, self.sound)
        self.ids["waiting"] = self.centre.passage("note", "047 Max Noir", "2026-06-21T08:00")
        self.ids["later"] = self.centre.passage("note", "048 Léa Blanc", "2026-06-21T08:30")
        self.other = folder / "other"
        small_archive.Centre(oral, self.other).create()
        # Before the last record of the sound one; and gone on otherwise from there.
        self.older, self.forked = folder / "older", folder / "forked"
        shutil.copytree(self.sound, self.older)
        shutil.copytree(self.sound, self.forked)
        self.lift("attestation vue", self.sound)
        self.lift("attestation vue ailleurs", self.forked)

    def lift(self, reason, centre):
        day = small_archive.simulated("2026-06-22T09:00")
        self.centre.run("archive", "corriger", self.ids["fixed"], "--motif", reason, "--decision", "oral=11", *day,
                        centre=centre)

    def problems(self, case):
        centre = self.folder / "centre"
        shutil.rmtree(centre, ignore_errors=True)
        shutil.copytree(self.sound, centre)
        undo = case.spoil(self, centre)
        undo = undo if hasattr(undo, "__next__") else None
        next(undo, None) if undo else None
        before = digest(centre)
        command = [self.centre.oral, *(word.format(**self.ids) for word in case.command), "--centre", str(centre)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              env=small_archive.environment(), timeout=120, user=case.user,
                              cwd="/" if case.user else None)
        output = done.stdout.decode(errors="replace")
        if undo:
            next(undo, None)
        if done.returncode != case.code:
            yield f"exit code {done.returncode} instead of {case.code}: {output}"
        said = re.sub(r"[\s\u00a0\u202f]+", " ", output)
        if not re.search(case.says, said):
            yield f"it says: {output}"
        if case.keeps and digest(centre) != before:
            yield "something was changed in the folder: " + ", ".join(
                sorted({name for name, _ in set(before) ^ set(digest(centre))}))
        if not case.keeps:
            yield from self.goes_on(centre)

    def goes_on(self, centre):
        """The chain is one history: every record sealed before is there, and it verifies."""
        done = subprocess.run([self.centre.oral, "archive", "verifier", "--complet", "--centre", str(centre)],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=small_archive.environment())
        if done.returncode:
            yield f"afterwards: {done.stdout.decode(errors='replace')}"


def digest(centre):
    """What is in the folder, but for locks and the index of SQLite's log, which whoever reads makes again."""
    found = []
    for path in sorted(centre.rglob("*")):
        name = str(path.relative_to(centre))
        if path.is_file() and not name.startswith("verrous") and not name.endswith("-shm"):
            content = path.read_bytes()
            # An empty log says nothing.
            if content or not name.endswith("-wal"):
                found.append((name, hashlib.sha256(content).hexdigest()))
    return found


def main():
    oral = os.path.abspath(sys.argv[1])
    failed = 0
    with tempfile.TemporaryDirectory(prefix="oral-hostile-") as folder:
        folder = pathlib.Path(folder)
        folder.chmod(0o755)
        world = World(oral, folder)
        cases = [case for case in CASES if case.user is None or os.getuid() == 0]
        for case in cases:
            found = list(world.problems(case))
            failed += bool(found)
            for problem in found:
                print(f"✗ {case.name}: {problem.strip()}")
    print(f"{len(cases)} hostile stores, {failed} not as they must be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
