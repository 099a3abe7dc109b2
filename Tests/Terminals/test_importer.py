# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of an import on a screen, and what is said after it."""

import pathlib
import re

import pytest

from oral import ORAL, run
from screen import Screen

PAPER = """# Fiche 1 : vendre
## Première partie
Alpha
## Deuxième partie
Beta
"""


def sources(folder: pathlib.Path) -> list[str]:
    """Three papers: their list is longer than a screen."""
    paths = [folder / f"fiche-{number}.md" for number in (1, 2, 3)]
    for path in paths:
        path.write_text(PAPER)
    return [str(path) for path in paths]


def review(folder: pathlib.Path, name: str, **options) -> Screen:
    screen = Screen([ORAL, "importer", *sources(folder), "--vers", str(folder / name), "--epreuve", "tc-e4"], **options)
    screen.see("Revue\u00a0:")
    return screen


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_what_an_order_did_stays_in_sight(tmp_path, term):
    orders = (("a 1.1", "→ 1.1 Entreprise"), ("type 1 chat", "Types possibles"), ("c 2.2", "→ 2.2 Acteurs"))
    with review(tmp_path, "d", TERM=term) as screen:
        for order, done in orders:
            screen.enter(order)
            screen.wait(lambda: done in "".join([row for row in screen.rows if row][-5:]), done)
        screen.enter("non")
        screen.wait_end()
        screen.check_given_back()


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_no_word_is_broken(tmp_path, columns, term):
    whole = run("importer", *sources(tmp_path), "--vers", str(tmp_path / "a"), "--epreuve", "tc-e4", input="aide\ntype 1 chat\n\n")
    words = {*re.split(r"[ \n]+", whole.stdout), str(tmp_path / "b")}
    with review(tmp_path, "b", columns=columns, rows=60, TERM=term) as screen:
        screen.enter("aide")
        screen.see("genre")
        screen.enter("type 1 chat")
        screen.see("✗")
        screen.enter("")
        screen.wait_end()
        broken = [word for row in screen.rows if "Revue" not in row for word in row.split(" ") if word not in words]
        assert not broken, (broken, screen)
