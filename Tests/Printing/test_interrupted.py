# SPDX-License-Identifier: GPL-3.0-or-later
"""What a signal leaves of a run: no half-written file or folder, no copy of anybody's document, no program that goes on.

ORAL names the executable.
"""

import os
import pathlib
import signal
import subprocess
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ORAL = os.environ.get("ORAL", str(ROOT / ".build/debug/oral"))
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# Another program that never ends by itself: it tells who it is, and has a child as LibreOffice has.
ENDLESS = """#!/bin/sh
echo "$TMPDIR" > "{told}.tmp"
sleep 600 &
echo "$$ $!" >> "{told}.tmp"
mv "{told}.tmp" "{told}"
wait
"""


@pytest.fixture
def endless(tmp_path):
    """Makes such a program; gives a function that waits for it: its temporary folder, and the processes that run."""
    def make(path):
        told = tmp_path / "told"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ENDLESS.format(told=told))
        path.chmod(0o755)

        def wait():
            until(told.exists)
            folder, processes = told.read_text().splitlines()
            return folder, [int(process) for process in processes.split()]
        return wait
    return make


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def runs(process):
    try:
        state = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def start(tmp_path, *arguments, ignored=(), **environment):
    (tmp_path / "scratch").mkdir()

    def with_signals():
        # A shell that starts a job in the background makes it deaf to Ctrl-C.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)
    return subprocess.Popen(
        [ORAL, *map(str, arguments)], cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, preexec_fn=with_signals,
        env=os.environ | {"TMPDIR": str(tmp_path / "scratch")} | environment)


def ended(running, number):
    """Whoever started it is told by its death: a shell says 128 and the signal's number. It complains of nothing."""
    said, _ = running.communicate(timeout=30)
    assert (running.returncode, said) == (-number, "")


def importing(tmp_path, endless, name, **options):
    subprocess.run(["pandoc", "-o", tmp_path / name], input="# Contexte\n\nUn texte.\n", text=True, check=True)
    wait = endless(tmp_path / "bin" / ("soffice" if name.endswith(".odt") else "pandoc"))
    running = start(tmp_path, "importer", name, "--vers", "dossiers/0417", "--epreuve", "tc-e4", "--oui",
                    PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}", **options)
    return running, *wait()


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("name", ["fiche.odt", "fiche.docx"])
def test_an_import_that_is_cut_leaves_nothing_of_the_candidate(tmp_path, endless, name, number):
    running, folder, processes = importing(tmp_path, endless, name)
    # What a converter keeps for itself goes with the rest.
    assert folder.startswith(str(tmp_path / "scratch/oral-"))
    pathlib.Path(folder, "lu123.tmp").write_text("un texte")
    running.send_signal(number)
    ended(running, number)
    until(lambda: not any(map(runs, processes)), 5)
    assert list((tmp_path / "scratch").iterdir()) == list((tmp_path / "dossiers").iterdir()) == []


def test_a_signal_that_was_not_to_be_heard_is_not(tmp_path, endless):
    """`nohup`, a job in the background."""
    running, _, processes = importing(tmp_path, endless, "fiche.docx", ignored=[signal.SIGINT, signal.SIGHUP])
    for number in (signal.SIGINT, signal.SIGHUP):
        running.send_signal(number)
    masks = dict(line.split(":\t") for line in pathlib.Path(f"/proc/{running.pid}/status").read_text().splitlines())
    for number, mask in ((signal.SIGINT, "SigIgn"), (signal.SIGHUP, "SigIgn"), (signal.SIGTERM, "SigCgt")):
        assert int(masks[mask], 16) >> number - 1 & 1
    assert running.poll() is None and all(map(runs, processes))
    running.terminate()
    ended(running, signal.SIGTERM)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_document_that_is_cut_leaves_nothing_of_the_jury(tmp_path, endless, number):
    wait = endless(tmp_path / "bin/typst")
    running = start(tmp_path, "imprimer", "--vierge", "--epreuve", "tc-e4", "--candidat", "0042 Lucie Ferrand", "--vers", "f",
                    "--un-seul", "f/tout.pdf", "--centre", "c", ORAL_TYPST=str(tmp_path / "bin/typst"))
    _, processes = wait()
    assert list((tmp_path / "scratch").glob("oral-modeles-*/data.json"))
    running.send_signal(number)
    ended(running, number)
    until(lambda: not any(map(runs, processes)), 5)
    assert list((tmp_path / "scratch").iterdir()) == list((tmp_path / "f").iterdir()) == []


def test_a_form_that_is_cut_leaves_what_was_there(tmp_path, endless):
    wait = endless(tmp_path / "bin/pandoc")
    (tmp_path / "d").mkdir()
    (tmp_path / "d/note.txt").write_text("à garder")
    running = start(tmp_path, "nouveau", "--epreuve", "tc-e4", "d", "--docx", "--remplacer",
                    PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    wait()
    running.send_signal(signal.SIGINT)
    ended(running, signal.SIGINT)
    assert sorted(path.name for path in tmp_path.glob("d*")) == ["d"]
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["note.txt"]
