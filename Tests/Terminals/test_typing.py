# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing, with the band above: nothing is lost, nothing is out of order."""

import unicodedata

import pytest

from probe import (
    CTRL_C, CTRL_L, CTRL_R, CTRL_W, UP, LEFT, HOME, END, BACKSPACE, F2, PAGE_UP, PAGE_DOWN, probe, ticks,
)


# Typing


def test_fast_typing_under_a_band_repainted_each_20_ms_is_intact():
    typed = "".join(f"o c{n}.été œuvre {n} " for n in range(12)).strip()
    with probe("20", columns=60, rows=20) as screen:
        for size in range(0, len(typed), 3):
            screen.type(typed[size:size + 3])
            screen.read(0.004)
        seen = ticks(screen)
        screen.wait(lambda: ticks(screen) > seen + 2)
        line = "sonde> " + typed
        rows = [line[start:start + 60].rstrip() for start in range(0, len(line), 60)]
        assert screen.rows[-len(rows):] == rows
        assert screen.cursor == (19, len(line) % 60)
        screen.type("\r")
        screen.wait(lambda: f"reçu[{typed}]".replace(" ", "") in screen.text.replace("\n", "").replace(" ", ""))
        assert screen.screen.margins.top == 3


def test_many_lines_typed_at_once_come_in_order():
    with probe("20", rows=60) as screen:
        screen.type("".join(f"ligne{n}\r" for n in range(40)))
        screen.see("reçu [ligne39]")
        received = [row for row in screen.rows if row.startswith("reçu")]
        assert received == [f"reçu [ligne{n}]" for n in range(40)][-len(received):]
        assert screen.last == "sonde>"


@pytest.mark.parametrize("environment", [
    {}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "fr_FR.ISO-8859-1", "LC_ALL": "C"}, {"LANG": ""},
], ids=str)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_and_backspace_over_them(environment, form):
    with probe(**environment) as screen:
        screen.type(unicodedata.normalize(form, "élève né à Orléans où"))
        screen.type(BACKSPACE * 3 + "x" + HOME + "é" + END + BACKSPACE * 2)
        screen.wait(lambda: unicodedata.normalize("NFC", screen.last) == "sonde> éélève né à Orléan")
        screen.type("\r")
        screen.wait(lambda: "reçu [éélève né à Orléan]" in unicodedata.normalize("NFC", screen.text))


def test_history_goes_back_and_searches():
    with probe() as screen:
        screen.enter("grille")
        screen.enter("o c1.2")
        screen.see("reçu [o c1.2]")
        screen.type(UP + UP)
        screen.see_last("sonde> grille")
        screen.type(CTRL_C + CTRL_R + "c1")
        screen.see("i-search)`c1': o c1.2")
        screen.type("\r")
        screen.wait(lambda: screen.text.count("reçu [o c1.2]") == 2)


def test_a_search_ends_with_an_arrow():
    with probe() as screen:
        screen.enter("grille")
        screen.enter("o c1.2")
        screen.type(CTRL_R + "gri")
        screen.see("i-search)`gri': grille")
        screen.type(LEFT + "X")
        screen.see_last("sonde> Xgrille")


def test_vi_keys_are_heeded(tmp_path):
    inputrc = tmp_path / "inputrc"
    inputrc.write_text("set editing-mode vi\n")
    with probe(INPUTRC=str(inputrc)) as screen:
        screen.enter("grille")
        screen.type(UP + LEFT + "X")
        screen.see_last("sonde> grillXe")
        screen.type("\x1b")
        screen.read(0.2)
        screen.type("0iY")
        screen.see_last("sonde> YgrillXe")
        screen.type(F2)
        screen.see("voilé")


def test_pasted_lines_come_one_by_one_and_their_controls_command_nothing():
    with probe() as screen:
        screen.type("\x1b[200~un\tmot\x03\x1a\r\ndeux\r\x1b[201~")
        screen.see("reçu [deux]")
        assert "reçu [un mot]" in screen.text
        screen.type(CTRL_C)
        screen.see("interrompu")


def test_a_line_longer_than_the_screen_stays_at_the_bottom():
    with probe(columns=40, rows=8) as screen:
        screen.type("abcdefghi " * 60)
        screen.wait(lambda: screen.cursor[0] == 7 or screen.cursor[0] == 6)
        assert screen.rows[0].startswith("Sonde")
        screen.type(HOME)
        screen.wait(lambda: any(row.startswith("sonde> abc") for row in screen.rows))


# Veil, completion, reading again


def test_the_veil_shows_nothing_and_remembers_nothing():
    with probe() as screen:
        screen.enter("avant")
        screen.see("reçu [avant]")
        screen.type(F2)
        screen.see("voilé")
        screen.type("n c1.3" + BACKSPACE + "4")
        screen.type("o \t\t")
        screen.read(0.1)
        assert "c1" not in screen.text and screen.last == "sonde>"
        screen.type(CTRL_W + CTRL_W + CTRL_W + CTRL_W + "n c1.4\r")
        screen.see("reçu [n c1.4]")
        screen.type("\x1bv")
        screen.see("dévoilé")
        screen.type(UP)
        screen.see_last("sonde> avant")


def test_completion_shares_accents_lists_in_columns_and_asks_nothing():
    with probe(columns=60) as screen:
        screen.type("de\t")
        screen.see_last("sonde> dé")
        screen.type("\t")
        screen.see("défaire    délibérer  décider")
        screen.type("c\t")
        screen.see_last("sonde> décider")
        screen.type(CTRL_C + "o \t\t")
        screen.see("… et")
        assert "?" not in screen.text and screen.last == "sonde> o c1."


def test_pages_go_back_in_the_conversation():
    with probe(rows=12) as screen:
        screen.enter("lignes 50")
        screen.see("ligne 50")
        screen.type(PAGE_UP)
        screen.see("Suite plus bas")
        assert "ligne 50" not in screen.text
        screen.type(PAGE_DOWN * 2)
        screen.see("ligne 50")


def test_ctrl_l_paints_everything_again():
    with probe() as screen:
        screen.type("brouillon")
        screen.see("brouillon")
        before = screen.rows
        screen.stream.feed(b"\x1b[r\x1b[2J\x1b[5;5Hwall: panne")
        screen.type(CTRL_L)
        screen.wait(lambda: screen.rows == before)
        assert screen.screen.margins.top == 3
