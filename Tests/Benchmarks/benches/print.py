# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing: 200 sealed passages in one run, and one alone, beside Typst on the very same data.

What `oral` gives Typst is kept by a stand-in for its Python; Typst alone then compiles that, in one process, with the same
fonts and standards, and writes the files.
"""

import os
import pathlib
import subprocess
import time

from .table import Row, quantile

PASSAGES = 200
ROUNDS = 5
SCRIPT = "c\n" + "s\nattendre 5min\n" * 3 + "o c1.*\nobs bonne écoute, reformulation juste\n" + "s\nattendre 5min\n" * 4
SCRIPT += "o c2.* c3.* c4.*\ndécider 14\nclore\noui\n"

ALONE = r"""
import pathlib, sys, typst
root, requests, out, only = sys.argv[1], open(sys.argv[2], "rb"), pathlib.Path(sys.argv[3]), int(sys.argv[4])
out.mkdir(exist_ok=True)
compiler = typst.Compiler(root=root, ignore_system_fonts=True)
number = 0
while (line := requests.readline()) and number < only:
    program, data, attachments = (requests.read(int(length)) for length in line.split())
    pdf = compiler.compile(
        input=program, sys_inputs={"data": data.decode(), "attachments": attachments.decode()},
        pdf_standards=["a-3b", "ua-1"], timestamp=0)
    (out / f"{number}.pdf").write_bytes(pdf)
    number += 1
"""


def measure(context):
    home = pathlib.Path(os.environ.get("XDG_DATA_HOME") or pathlib.Path.home() / ".local/share") / "oral/typst"
    folder = context.folder / "print"
    folder.mkdir()
    centre = folder / "centre"
    id = fill(context.oral, centre, folder)
    requests, templates = keep(context.oral, centre, folder, home)
    rows = []
    for title, words, count, limit in (
            (f"`oral imprimer`, {PASSAGES} passages", ["--session", "2026"], PASSAGES, 1.5), ("`oral imprimer`, one grid", [id], 1, 2)):
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(timed([context.oral, "imprimer", *words, "--vers", folder / "ours", "--remplacer", "--centre", centre]))
            theirs.append(timed([home / "bin/python3", "-I", "-c", ALONE, templates, requests, folder / "theirs", str(count)]))
        mine, alone = quantile(ours, 0.5), quantile(theirs, 0.5)
        pages = "" if count == 1 else f", {pages_of(home, folder / 'theirs', count)} pages"
        rows.append(Row(title + pages, f"{mine:.2f} s", f"Typst alone {alone:.2f} s", mine / alone, limit))
    return rows


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    return done.stdout + done.stderr


def fill(oral, centre, folder):
    script = folder / "script.txt"
    script.write_text(SCRIPT)
    run(oral, "centre", "creer", "--nom", "Lycée d’essai", "--centre", centre)
    for number in range(PASSAGES):
        run(oral, "passer", "--epreuve", "ntc-titre", "--candidat", f"{number:04} Lucie Ferrand", "--session", 2026, "--jure",
            "A. Roux", "--jure", "L. Durand", "--horloge", "simulee", "--debut", f"2026-05-{number % 28 + 1:02}T09:00", "--script",
            script, "--centre", centre)
    said = run(oral, "sceller", "--tous", "--horloge", "simulee", "--debut", "2026-06-01T18:00", "--centre", centre)
    import json
    lines = json.loads(run(oral, "passages", "--json", "--centre", centre))
    assert len(lines) == PASSAGES, said
    return lines[0]["id"]


def keep(oral, centre, folder, home):
    """What Typst was given: the requests, and the folder of templates."""
    stand_in = folder / "typst/bin"
    stand_in.mkdir(parents=True)
    script = stand_in / "python3"
    # -I -c SCRIPT ROOT …: the root is the fourth.
    script.write_text(
        f'#!/bin/sh\ncp -r "$4" {folder}/templates\n/usr/bin/tee {folder}/requests | {home}/bin/python3 "$@"\n')
    script.chmod(0o755)
    said = run(oral, "imprimer", "--session", 2026, "--vers", folder / "kept", "--centre", centre,
               env=os.environ | {"ORAL_TYPST": str(folder / "typst")})
    assert (folder / "requests").exists(), said
    return folder / "requests", folder / "templates"


def timed(command):
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return time.perf_counter() - start


def pages_of(home, folder, count):
    return sum((folder / f"{number}.pdf").read_bytes().count(b"/Type/Page/") or
               int(run("pdfinfo", folder / f"{number}.pdf").split("Pages:")[1].split()[0]) for number in range(count))
