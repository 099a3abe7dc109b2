# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program broken on purpose: no crash, no hang, a French message, the exit code of the contract."""

import os
import pathlib
import sqlite3
import subprocess

import pytest

from oral import NTC, leave, over, passage, run


def test_strange_input_is_refused_and_nothing_breaks(centre):
    with passage(centre) as screen:
        screen.enter("c")
        screen.enter("s")
        screen.see("reste")
        for line in ["o", "o \U0001F600", "e\u0301tat", "\"\"", "«", "modif 99", "temps -5min", "s à 25:99", "phase prép",
                     "z" * 3000, "o " + "\u200f\u202e" * 20]:
            screen.enter(line)
        screen.type("\x16\x01\x16\x1b[2J\r")
        screen.enter("o c1.2")
        screen.see("O  ntc.c1.2")
        assert "reste" in screen.rows[0]
        leave(screen)


@pytest.mark.parametrize("garbage", [b"garbage" * 1000, b"", b"SQLite format 3\x00" + b"\xff" * 5000], ids=["text", "empty", "head"])
def test_a_database_of_garbage(centre, garbage):
    assert over(centre, "1 A B")
    (database,) = [path for path in centre.iterdir() if path.suffix in {".sqlite", ".db"} or "sqlite" in path.name][:1]
    for path in centre.glob(database.name + "-*"):
        path.unlink()
    database.write_bytes(garbage)
    for command in [["passages"], ["reprendre"], ["deliberer"], ["passer", *NTC]]:
        done = run(*command, "--centre", str(centre), stdin=subprocess.DEVNULL)
        if garbage:
            assert done.returncode == 2 and done.stderr.startswith("oral : "), (command, done)
        else:
            assert done.returncode in {0, 2, 64}, (command, done)


def test_a_corrupted_page(centre):
    identity = over(centre, "1 A B")
    database = next(path for path in centre.iterdir() if "sqlite" in path.name and "-" not in path.name)
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(database.read_bytes())
    for offset in range(4096, len(content), 4096):
        content[offset:offset + 200] = b"\xa5" * 200
    database.write_bytes(content)
    for command in [["passages"], ["montrer", identity], ["reprendre", identity], ["deliberer"]]:
        done = run(*command, "--centre", str(centre), stdin=subprocess.DEVNULL)
        assert done.returncode == 2, (command, done)
        assert "oral : " in done.stderr


def test_folders_that_cannot_be_used(tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    for centre in [file, file / "under", pathlib.Path("/proc/oral"), pathlib.Path("/sys/oral")]:
        done = run("passer", *NTC, "--centre", str(centre), stdin=subprocess.DEVNULL)
        assert done.returncode == 2, done
        assert str(centre) in done.stderr


def test_the_end_of_the_input_in_the_middle_of_anything(centre):
    for text in ["", "c\ns\nq", "c\ns", "c\ns\nm 1 éditer\n", "s\nz\n"]:
        done = run("passer", *NTC, "--centre", str(centre), input=text)
        assert done.returncode == (1 if "z" in text or "éditer" in text else 0), (text, done)


def test_without_a_home(tmp_path):
    environment = {"PATH": os.environ["PATH"], "TMPDIR": str(tmp_path)}
    done = run("passages", env=environment)
    assert done.returncode in {0, 2}, done
    assert "/tmp/.local" not in done.stdout
