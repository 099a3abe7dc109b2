# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, in a terminal or not, on a centre of its own."""

import os
import pathlib
import re
import subprocess

from probe import ROOT
from screen import Screen

ORAL = os.environ.get("ORAL", str(ROOT / ".build/debug/oral"))
ID = re.compile(r"\d{6}-[0-9A-Z]{3}")
NTC = ["--epreuve", "ntc-titre", "--candidat", "0417 Anaëlle Cosquer", "--jure", "Claire Morel", "--jure", "Luc Durand",
       "--client", "Durand", "--vu", "Proposition", "--majoration", "preparation=1/3"]


def oral(centre: pathlib.Path, *arguments: str, **options) -> Screen:
    return Screen([ORAL, *arguments, "--centre", str(centre)], **options)


def passage(centre: pathlib.Path, *arguments: str, **options) -> Screen:
    """A passage of NTC, ready to begin."""
    screen = oral(centre, "passer", *NTC, *arguments, **options)
    screen.see("oral>")
    return screen


def run(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([ORAL, *arguments], capture_output=True, text=True, timeout=30, **options)


def leave(screen: Screen) -> None:
    """Quits, whatever is running."""
    screen.enter("q")
    screen.wait(lambda: screen.process.poll() is not None or "quitter" in screen.last)
    if screen.process.poll() is None:
        screen.enter("oui")
    screen.wait_end()
    screen.check_given_back()


def over(centre: pathlib.Path, name: str) -> str:
    """A passage that awaits deliberation."""
    lines = ["c", "s", *["attendre 1min", "s"] * 4, "attendre 1min", "s"]
    done = run("passer", "--epreuve", "tc-e4", "--candidat", name, "--centre", str(centre), "--horloge", "simulee",
               "--debut", "2026-05-12T09:00", input="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stdout + done.stderr
    return ID.search(done.stdout).group()
