#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the corpus of candidates' files and holds `oral importer` to what each must give: its rubrics, or a clear refusal
and nothing written; in a bounded time and memory. Then reads back the form of every exam, empty and filled, does without
the programs that may be missing, and looks that nothing is written over.

    imports.py ORAL [--table] [NAME…]       (the executable; --table prints what was expected and what came)
"""

import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import docx

import corpus

SECONDS, MEBIBYTES = 60, 1024


def run(oral, case, folder):
    """Exit code, report, seconds and peak memory of the importer itself in MiB."""
    files = case["make"](folder)
    start = time.monotonic()
    process = subprocess.Popen(
        [oral, "importer", *files, "--vers", folder / "dossier", "--epreuve", case["exam"], "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder)
    output, errors = process.communicate(timeout=SECONDS)
    seconds = time.monotonic() - start
    try:
        return process.returncode, json.loads(output), errors, seconds
    except ValueError:
        return process.returncode, None, errors, seconds


def rubrics(paper):
    return {rubric for section in paper["sections"] if section["firstLine"] for rubric in section["rubrics"]}


def got(code, report):
    """In a few words, for the table."""
    if report is None:
        return f"code {code}, sans réponse"
    if report["refused"]:
        return "refus " + ", ".join(d["code"] for d in report["refused"])
    return " + ".join(f"{p['kind']} {len(rubrics(p))}" for p in report["papers"]) or "rien"


def wanted(case):
    if case["refused"]:
        return "refus " + case["refused"]
    return " + ".join(f"{kind} {len(ids)}" for kind, ids in case["papers"])


def problems(case, code, report, errors, seconds, folder):
    dossier = folder / "dossier"
    if report is None:
        yield f"exit code {code}, no JSON: {errors[-300:]!r}"
        return
    if any(folder.glob("dossier*.partiel")):
        yield "something is left beside the dossier"
    if case["refused"]:
        if code != 2 or case["refused"] not in [d["code"] for d in report["refused"]]:
            yield f"exit code {code}, {got(code, report)}"
        if any(not d["message"] for d in report["refused"]) or not report["letter"]:
            yield "the refusal does not say what to do"
        if dossier.exists():
            yield "something was written"
        return
    if code not in (0, 1):
        yield f"exit code {code}: {errors[-300:]!r} {got(code, report)}"
        return
    found = [(p["kind"], rubrics(p)) for p in report["papers"]]
    if found != case["papers"]:
        yield f"{found} instead of {case['papers']}"
    if (code == 0) != report["conforming"] or (code == 1) != bool(report["letter"]):
        yield "exit code, verdict and letter disagree"
    codes = {d["code"] for d in report["remarks"] + report["diagnostics"]}
    for note in case["notes"]:
        if note not in codes:
            yield f"{note} is not told: {sorted(codes)}"
    if any(b"root:" in path.read_bytes() for path in dossier.rglob("*") if path.is_file()):
        yield "a file of the machine came in"
    papers = "\n".join(path.read_text() for path in dossier.glob("*.md") if path.name != "hors-rubriques.md")
    for words in case["holds"]:
        if words not in papers:
            yield f"« {words} » is lost"
    aside = dossier / "hors-rubriques.md"
    for words in case["leftover"]:
        if not aside.exists() or words not in aside.read_text():
            yield f"« {words} » is not kept aside"
    inside = dossier.resolve()
    for path in dossier.rglob("*"):
        if inside not in path.resolve().parents or path.is_symlink():
            yield f"{path} leads outside"


# The forms of `oral nouveau --docx`

def importing(oral, arguments, folder):
    output = subprocess.run([oral, "importer", *arguments, "--json"], capture_output=True, cwd=folder).stdout
    return json.loads(output)


def form_problems(oral, exam, folder):
    """The form reads back empty, then filled, without loss."""
    blank = folder / "neuf"
    made = subprocess.run([oral, "nouveau", "--epreuve", exam, blank, "--docx"], capture_output=True, text=True)
    if made.returncode != 0:
        yield f"nouveau ends with {made.returncode}: {made.stderr}"
        return
    form = blank / "formulaire.docx"
    asked = re.findall(r"^## (.*)$", "\n".join(p.read_text() for p in sorted(blank.glob("*.md"))), re.MULTILINE)
    report = importing(oral, [form, "--vers", folder / "vide", "--epreuve", exam], folder)
    if asked and [s["heading"] for p in report["papers"] for s in p["sections"]] != asked:
        yield f"the empty form reads back as {report['papers']}"
    if report["leftovers"] or any(s["firstLine"] for p in report["papers"] for s in p["sections"]):
        yield "the empty form holds some text"
    if not asked:
        return
    filled = docx.Document(form)
    for place, table in enumerate(filled.tables):
        for row in table.rows:
            if place == 0 and row.cells[0].text in ("Nom", "Prénom"):
                row.cells[1].text = {"Nom": "Cosquer", "Prénom": "Anaëlle"}[row.cells[0].text]
            if row.cells[0].text == "Titre":
                row.cells[1].text = f"Titre {place}"
    answers = [p for p in filled.paragraphs if p.style.name == "Réponse"]
    for number, paragraph in enumerate(answers):
        paragraph.text = f"Réponse n° {number} : 12 % & plus."
    filled.save(folder / "rempli.docx")
    report = importing(oral, [folder / "rempli.docx", "--vers", folder / "plein", "--epreuve", exam], folder)
    told = [s["firstLine"] for p in report["papers"] for s in p["sections"]]
    if told != [f"Réponse n° {number} : 12 % & plus." for number in range(len(asked))] or len(answers) != len(asked):
        yield f"the filled form reads back as {told}"
    if report["candidate"]["familyName"] != "Cosquer" or report["leftovers"] or report["remarks"][1:]:
        yield f"something of the filled form is not placed: {report['candidate']} {report['leftovers']} {report['remarks']}"
    codes = {d["code"] for d in report["diagnostics"] if d["severity"] == "error"}
    if not codes <= {"piece.manquante"}:
        yield f"the filled form does not conform: {codes}"


# Programs that are missing

def without(folder, *programs):
    """A PATH with nothing but those programs."""
    path = folder / "bin"
    path.mkdir(exist_ok=True)
    for program in programs:
        if not (path / program).exists():
            (path / program).symlink_to(shutil.which(program))
    return {**os.environ, "PATH": str(path)}


def missing_problems(oral, folder):
    bare = without(folder, "timeout", "prlimit")
    source = corpus.odfpy_bold(folder)[0]
    for name, package in ((corpus.styles(folder)[0], "pandoc"), (source, "libreoffice-writer-nogui")):
        run = subprocess.run([oral, "importer", name, "--vers", folder / "d", "--epreuve", "tc-e4"], env=bare,
                             capture_output=True, text=True)
        if run.returncode != 2 or f"sudo apt-get install {package}" not in run.stderr or (folder / "d").exists():
            yield f"without {package}: {run.returncode} {run.stderr}"
    for command in (["nouveau", "--epreuve", "tc-e4", folder / "n"], ["verifier", folder / "n"], ["epreuves"]):
        run = subprocess.run([oral, *command], env=bare, capture_output=True, text=True)
        if run.returncode not in (0, 1) or "apt-get" in run.stderr:
            yield f"{command[0]} needs a program: {run.stderr}"
    run = subprocess.run([oral, "nouveau", "--epreuve", "tc-e4", folder / "f", "--docx"], env=bare, capture_output=True,
                         text=True)
    if run.returncode != 69 or "sudo apt-get install pandoc" not in run.stderr or (folder / "f").exists():
        yield f"nouveau --docx without pandoc: {run.returncode} {run.stderr}"


# What is there stays there

def replacing_problems(oral, folder):
    path = corpus.styles(folder)[0]
    command = [oral, "importer", path, "--vers", folder / "d", "--epreuve", "tc-e4", "--oui"]
    subprocess.run(command, capture_output=True)
    (folder / "d/note.txt").write_text("à garder")
    if subprocess.run(command, capture_output=True).returncode != 64 or not (folder / "d/note.txt").exists():
        yield "a dossier that is there is written over"
    for aside in ("d.ancien", "d.ancien-2"):
        subprocess.run(command + ["--remplacer"], capture_output=True)
        if not (folder / aside / "dossier.yaml").exists():
            yield f"{aside} is not kept"
    if (folder / "d/note.txt").exists() or not (folder / "d.ancien/note.txt").exists():
        yield "what was replaced is not the whole folder"
    script = "a 1.1\n\n"
    boxes = corpus.text_boxes(folder)[0]
    run = subprocess.run([oral, "importer", boxes, "--vers", folder / "r", "--epreuve", "tc-e4"], input=script,
                         capture_output=True, text=True)
    if "Encadré perdu" not in (folder / "r/fiche.md").read_text() or "Objet\u00a0: votre dossier" not in run.stdout:
        yield f"the review by a script: {run.stdout}"
    run = subprocess.run([oral, "importer", boxes, "--vers", folder / "s", "--epreuve", "tc-e4", "--lettre",
                          folder / "lettre.txt"], input="non\n", capture_output=True, text=True)
    if (folder / "s").exists() or run.returncode == 2:
        yield "an import that was given up is written"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--table"]
    oral = os.path.abspath(arguments[0])
    chosen = [case for case in corpus.cases if not arguments[1:] or case["name"] in arguments[1:]]
    failures, rows = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for case in chosen:
            folder = pathlib.Path(scratch, case["name"])
            folder.mkdir()
            code, report, errors, seconds = run(oral, case, folder)
            found = list(problems(case, code, report, errors, seconds, folder))
            failures += [f"{case['name']} ({case['about']}): {problem}" for problem in found]
            names = ", ".join(path.name for path in sorted(folder.iterdir()) if path.is_file())
            rows.append((case["about"], names, case["made_by"], wanted(case), got(code, report), f"{seconds:.1f}"))
            for path in folder.glob("*"):
                if path.is_file():
                    path.unlink()
        if not arguments[1:]:
            listed = json.loads(subprocess.run([oral, "epreuves", "--json"], capture_output=True, check=True).stdout)
            checks = [(f"form of {exam['id']}", form_problems, exam["id"]) for exam in listed if has_papers(oral, exam["id"])]
            checks += [("missing programs", missing_problems), ("replacing", replacing_problems)]
            for number, (name, check, *more) in enumerate(checks):
                folder = pathlib.Path(scratch, f"check-{number}")
                folder.mkdir()
                failures += [f"{name}: {problem}" for problem in check(oral, *more, folder)]
    if "--table" in sys.argv:
        print("| Cas | Fichiers | Fait par | Attendu | Obtenu | s |\n| --- | --- | --- | --- | --- | ---: |")
        for row in rows:
            print("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if peak > MEBIBYTES:
        failures.append(f"{peak:.0f} MiB")
    print("\n".join(failures) or f"{len(chosen)} imports: each as it must be ({peak:.0f} MiB at most)")
    return 1 if failures else 0


def has_papers(oral, exam):
    shown = subprocess.run([oral, "epreuves", "montrer", exam, "--json"], capture_output=True, check=True).stdout
    return bool(json.loads(shown)["papers"])


if __name__ == "__main__":
    sys.exit(main())
