#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a small archive with the program: a few passages and something of everything that is done to sealed ones.

    small_archive.py ORAL CENTRE      (to look at)
"""

import os
import pathlib
import re
import sqlite3
import subprocess
import sys

SCRIPTS = pathlib.Path(__file__).resolve().parent / "Scripts"
EXAMS = {"titre": "essai-titre", "note": "essai-note"}


class Refused(Exception):
    """The program did not do what it must."""


class Centre:
    def __init__(self, oral, folder):
        self.oral, self.folder = os.path.abspath(oral), pathlib.Path(folder)

    def run(self, *arguments, codes=(0,), centre=None):
        """What it prints, on both channels. A script that has to answer a question ends with 1."""
        command = [self.oral, *map(str, arguments), "--centre", str(centre or self.folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              env=environment(), timeout=300)
        output = done.stdout.decode(errors="replace")
        if done.returncode not in codes:
            raise Refused(f"{' '.join(command)}: {done.returncode}\n{output[-3000:]}")
        return output

    def create(self):
        self.run("centre", "creer", "--nom", "Centre d’essai", "--communication", "evaluation")
        return self

    def passage(self, kind, candidate, start, jurors=("A. Roux",), options=()):
        """The id of a closed passage."""
        output = self.run(
            "passer", "--grilles", SCRIPTS / "grilles", "--epreuve", EXAMS[kind], "--session", 2026, "--candidat",
            candidate, *(word for juror in jurors for word in ("--jure", juror)), *simulated(start), "--script",
            SCRIPTS / f"scellable-{kind}.txt", *options, codes=(0, 1))
        if not (closed := re.search(r"^Passage (\S+) clos", output, re.MULTILINE)):
            raise Refused(output)
        return closed[1]

    def seal(self, *passages, day):
        return self.run("sceller", *passages, *simulated(day))


def simulated(start):
    return "--horloge", "simulee", "--debut", start


def make(oral, folder):
    """The centre, and the ids of its passages by what was done to them."""
    centre = Centre(oral, folder).create()
    ids = {
        "corrected": centre.passage("titre", "042 Lucie Ferrand", "2026-05-12T09:00", ("A. Roux", "B. Née")),
        "lifted": centre.passage("titre", "043 Zoé Œuvrard", "2026-05-12T10:00", ("A. Roux", "B. Née"),
                                 ("--feuille", "jure")),
        "fixed": centre.passage("note", "044 Ana Lopes", "2026-05-13T09:00", ("C. Petit",)),
        "erased": centre.passage("note", "045 Inès Brémond", "2026-05-13T10:00", ("C. Petit",)),
        "rotated": centre.passage("note", "046 Yann Le Goff", "2026-05-13T11:00", ("C. Petit",)),
    }
    centre.seal(ids["corrected"], ids["lifted"], day="2026-05-14T09:00")
    centre.seal(ids["fixed"], ids["erased"], day="2026-05-14T10:00")
    day = simulated("2026-06-20T09:00")
    centre.run("archive", "corriger", ids["corrected"], "--motif", "verdict mal saisi", "--critere", "c1.2=O", "--decision",
               "titre", *day)
    centre.run("archive", "lever", ids["lifted"], "--motif", "attestation reçue", *day)
    centre.run("archive", "fixer", ids["fixed"], "--note", "13", *day)
    centre.run("centre", "cle", "--tourner")
    centre.run("archive", "purger", "--candidat", "045", "--oui", *simulated("2026-06-21T09:00"))
    centre.seal(ids["rotated"], day="2026-06-21T10:00")
    return centre, ids


def paper(centre, folder):
    """The code of a paper that two people typed in alike, and that is no passage yet."""
    answers = folder / "papier.txt"
    answers.write_text("\n".join(
        ["050", "Noé", "Marin", "2026", "20/06/2026", "A. Roux", "absent", "rien", "9:15", "rien", "rien", "oui", ""]))
    for typist in ("Marie Le Goff", "Yann Tanguy"):
        centre.run("papier", "saisir", "PAPIER-050", "--par", typist, "--epreuve", "tc-e4", "--script", answers,
                   *simulated("2026-06-22T09:00"))
    return "PAPIER-050"


def shrink(folder, page):
    """Writes the database anew with smaller pages: as much in it, and less that is not used."""
    database = sqlite3.connect(pathlib.Path(folder) / "oral.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute(f"PRAGMA page_size = {page}")
    database.execute("VACUUM")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()


def environment():
    return dict(os.environ, SWIFT_BACKTRACE="enable=no", NO_COLOR="1", TERM="dumb")


if __name__ == "__main__":
    made, passages = make(sys.argv[1], sys.argv[2])
    print("\n".join(f"{what}: {passage}" for what, passage in passages.items()))
