# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a real terminal: a passage opened, run, cut, taken up again."""

import re
import signal
import subprocess

import pytest

from oral import ID, NTC, ORAL, leave, oral, over, passage, run
from probe import BACKSPACE, CTRL_C, CTRL_D, CTRL_W, CTRL_Z, F2, UP
from screen import Screen


# Opening


def test_a_passage_is_opened_by_its_questions(centre):
    with oral(centre, "passer", "--epreuve", "tc-e4") as screen:
        screen.see("Candidat (")
        screen.enter("")
        screen.see("Il faut")
        screen.enter("0417 Anaëlle Cosquer")
        screen.see("Pièces vues")
        screen.enter("99")
        screen.see("✗")
        screen.enter("1")
        screen.see("Jury (")
        screen.enter("Claire Morel, claire morel")
        screen.see("deux fois")
        screen.enter("Claire Morel, Luc Durand")
        screen.see("Qui joue le client")
        screen.enter("Zoé")
        screen.see("n’est pas du jury")
        screen.enter("durand")
        screen.see("quelle fiche")
        screen.enter("zéro")
        screen.see("✗ Donner un numéro")
        screen.enter("2")
        screen.see("Temps majoré")
        screen.enter("lune=1/3")
        screen.wait(lambda: "« lune=1/3 »" in screen.text.replace("\u00a0", " "))
        screen.enter("")
        screen.see("oral>")
        assert "Anaëlle Cosquer (0417)" in screen.text and "fiche 2" in screen.text
        leave(screen)
        assert screen.process.returncode == 0


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_giving_up_the_questions_opens_nothing(centre, key):
    with oral(centre, "passer", "--epreuve", "tc-e4") as screen:
        screen.see("Candidat (")
        screen.type(key)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == 1
    assert "Aucun passage" in run("passages", "--centre", str(centre)).stdout


# Typing


def test_typing_while_the_countdown_repaints(centre):
    with passage(centre) as screen:
        screen.enter("c")
        screen.enter("s")
        screen.wait(lambda: "reste 39:5" in screen.rows[0])
        line = "obs élève très à l’aise — « œuvre » naïve"
        for letter in line:
            screen.type(letter)
            screen.read(0.03)
        screen.see_last(f"oral> {line}")
        screen.wait(lambda: "reste 39:5" in screen.rows[0] and "reste 39:59" not in screen.rows[0])
        screen.see_last(f"oral> {line}")
        screen.type(BACKSPACE * 5 + "é\u0301" + BACKSPACE + "ée\r")
        screen.see("Observation : élève très à l’aise — « œuvre » ée".replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»"))
        screen.type(UP + UP)
        screen.see_last("oral> s")
        screen.type(CTRL_W + "faux" + CTRL_C)
        screen.see_last("oral>")
        assert "Ligne abandonnée" in screen.text


def test_criteria_are_completed_by_id_and_by_word(centre):
    with passage(centre) as screen:
        screen.enter("s")
        screen.see("Préparation du candidat")
        screen.type("o c1.2\t")
        screen.see_last("oral> o ntc.c1.2")
        screen.type("\r")
        screen.see("O  ntc.c1.2")
        screen.type("n télé\t")
        screen.see_last("oral> n ntc.c5.3")
        screen.type("\r")
        screen.see("N  ntc.c5.3")
        screen.type("o ntc.c2.\t\t")
        screen.see("Présente et argumente l’offre")


# The veil


@pytest.mark.parametrize("key", [F2, "\x1bv"], ids=["F2", "Alt-v"])
def test_the_veil_leaves_nothing_of_the_evaluation(centre, key):
    with passage(centre) as screen:
        for line in ["c", "s", "o c1.1 : candidate brillante", "n télé"]:
            screen.enter(line)
        screen.see("N  ntc.c5.3")
        screen.type("obs à ca")
        screen.see_last("oral> obs à ca")
        screen.received = b""
        screen.type(key)
        screen.wait(lambda: "voilé>" in screen.last)
        screen.type("cher\r")
        screen.wait(lambda: re.search(r"✓ \d+$", screen.text, re.M))
        screen.enter("n c1.2 : secret")
        screen.enter("grille")
        screen.see("Le voile est mis")
        screen.type("o c\t\t")
        for _ in range(3):
            screen.read(0.3)
        shown = screen.received.decode()
        for secret in ["Cosquer", "ntc.c", "brillante", "secret", "critères", "Découvre", "cher", "✓ 8  "]:
            assert secret not in shown, secret
        assert not any(secret in screen.text for secret in ["Cosquer", "ntc.c", "brillante", "obs à"])
        screen.type(CTRL_C + key)
        screen.see("oral>")
        screen.enter("h")
        screen.see("secret")
        screen.type(UP + UP)
        assert "secret" not in screen.last


# The screen


def test_a_small_screen(centre):
    with passage(centre) as screen:
        screen.enter("c")
        screen.enter("s")
        screen.see("reste")
        screen.resize(40, 8)
        screen.wait(lambda: re.fullmatch(r"Préparation du candidat +reste \d\d:\d\d", screen.rows[0]))
        screen.type("o c1.2 : une remarque plus longue que l’écran")
        screen.wait(lambda: "l’écran" in screen.text)
        screen.type("\r")
        screen.see("ntc.c1.2")
        screen.resize(120, 30)
        screen.wait(lambda: "Titre NTC · Préparation du candidat" in screen.rows[0])
        screen.see("Anaëlle Cosquer (0417)")


def test_suspended_and_continued_the_clock_has_gone_on(centre):
    shell = Screen(["bash", "--norc", "--noprofile", "-i"], PS1="bash% ")
    with shell as screen:
        screen.see("bash%")
        words = " ".join(f"'{word}'" for word in ["passer", *NTC, "--centre", str(centre)])
        screen.enter(f"clear; {ORAL} {words}")
        screen.see("oral>")
        screen.enter("s")
        screen.see("reste")
        screen.type("obs à l’ai")
        screen.see_last("oral> obs à l’ai")
        screen.type(CTRL_Z)
        screen.wait(lambda: screen.last.startswith("bash%"))
        screen.enter("stty -a | grep -c -- ' icanon'")
        screen.see("1")
        screen.enter("fg")
        screen.see_last("oral> obs à l’ai")
        assert "reste" in screen.text
        screen.type("se\r")
        screen.see("à l’aise")
        screen.enter("q")
        screen.see("quitter")
        screen.enter("oui")
        screen.wait(lambda: screen.last.startswith("bash%"))


def test_ctrl_d_asks(centre):
    with passage(centre) as screen:
        screen.enter("s")
        screen.see("reste")
        screen.type(CTRL_D)
        screen.see("quitter")
        screen.enter("non")
        screen.see("On continue.")
        screen.type(CTRL_D)
        screen.wait(lambda: "quitter" in screen.last)
        screen.enter("oui")
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == 0


def test_a_dumb_terminal_gets_lines_and_nothing_else(centre):
    with passage(centre, TERM="dumb") as screen:
        screen.enter("s")
        screen.see("Préparation du candidat")
        screen.enter("o c1.2")
        screen.see("O  ntc.c1.2")
        screen.enter("s")
        screen.see("voilé>")
        screen.enter("n c1.3")
        screen.wait(lambda: re.search(r"✓ 5$", screen.text, re.M) or re.search(r"✓ 6$", screen.text, re.M))
        assert "c1.3" not in screen.text
        leave(screen)
        assert b"\x1b" not in screen.received


def test_no_color_is_heeded(centre):
    with passage(centre, NO_COLOR="1") as screen:
        for line in ["c", "s", "o c1.2", "n c1.3", "zut", "p"]:
            screen.enter(line)
        screen.see("PAUSE")
        leave(screen)
        assert not re.search(rb"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7])m", screen.received)


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LANG": "fr_FR.ISO-8859-1"}], ids=str)
def test_any_locale_takes_accents(centre, locale):
    with passage(centre, **locale) as screen:
        screen.enter("s")
        screen.type("obs élèvé" + BACKSPACE + "e\r")
        screen.wait(lambda: re.search(r"Observation.: élève$", screen.text, re.M))
        assert "Préparation du candidat" in screen.text


# Cut short


def test_sigterm_gives_everything_back(centre):
    with passage(centre) as screen:
        screen.enter("s")
        screen.see("reste")
        screen.kill(signal.SIGTERM)
        screen.wait_end()
        screen.check_given_back()
    with oral(centre, "reprendre") as screen:
        screen.see("repris")
        screen.see("Préparation du candidat")


def test_killed_it_is_taken_up_where_it_was(centre):
    with passage(centre) as screen:
        for line in ["c", "s", "o c1.1", "n c1.2 : trop vague"]:
            screen.enter(line)
        screen.see("trop vague")
        screen.see("Observation")
        screen.kill(signal.SIGKILL)
        screen.process.wait()
    with oral(centre, "reprendre") as screen:
        screen.see("oral>")
        said = " ".join(screen.text.split())
        assert "Préparation du candidat, reste" in said and "critères notés 2/20" in said
        screen.enter("g c1")
        screen.wait(lambda: re.search(r"1 O  ntc.c1.1", screen.text) and re.search(r"2 N  ntc.c1.2", screen.text))
        leave(screen)


# Several consoles


def test_a_second_console_is_refused_and_told_who_holds(centre):
    with passage(centre) as screen:
        screen.enter("s")
        screen.see("reste")
        identity = ID.search(screen.text).group()
        second = run("reprendre", identity, "--centre", str(centre), stdin=subprocess.DEVNULL)
        assert second.returncode == 1
        assert str(screen.process.pid) in second.stderr and "oral passer" in second.stderr
        assert run("montrer", identity, "--centre", str(centre)).returncode == 0
        leave(screen)
    assert run("reprendre", identity, "--centre", str(centre), stdin=subprocess.DEVNULL).returncode == 0


def test_two_passages_in_two_terminals(centre):
    with passage(centre) as one, passage(centre) as two:
        for screen, line in [(one, "c"), (two, "c"), (one, "s"), (two, "s"), (one, "o 1"), (two, "n 2")]:
            screen.enter(line)
        one.see("O  ntc.c1.1")
        two.see("N  ntc.c1.2")
        assert "N  ntc" not in one.text and "O  ntc" not in two.text
        leave(one)
        two.enter("o 3")
        two.see("O  ntc.c1.3")
        leave(two)
    assert len(set(ID.findall(run("passages", "--centre", str(centre)).stdout))) == 2


def test_the_editor_writes_a_change(centre, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'éco \"budget ramené à 41 000 €\"\\n' > \"$1\"\n")
    editor.chmod(0o755)
    with passage(centre, EDITOR=str(editor)) as screen:
        screen.enter("s")
        screen.enter("m 1 éditer")
        screen.see("budget ramené à 41 000 €")
        screen.see("M1 à dire")
        editor.write_text("#!/bin/sh\nexit 3\n")
        screen.enter("m 2 éditer")
        # The path before it may be long, and the line be broken anywhere.
        screen.see("(code 3)")
        screen.see_last("oral>")


# The preparation room, the deliberation


def test_the_preparation_room_shows_large_clocks_and_hands_over(centre):
    with oral(centre, "loge", "--epreuve", "tc-e4", "--candidat", "0417 Anaëlle Cosquer", "--candidat", "0418 Léo Brun",
              "--majoration", "preparation=1/3") as screen:
        screen.see("prêt")
        screen.enter("1 s")
        screen.wait(lambda: "███" in screen.text and "Préparation du candidat" in screen.text)
        screen.enter("2 s")
        screen.wait(lambda: screen.text.count("Préparation du candidat") >= 2)
        for secret in ["o 1", "1 grille", "1 m 1 éco x", "1 décider 12"]:
            screen.enter(secret)
        screen.wait(lambda: screen.text.count("En loge, on ne note pas") >= 3)
        screen.enter("1 q")
        screen.wait(lambda: "quitter" in screen.last)
        screen.enter("oui")
        screen.wait(lambda: "0417" not in screen.rows[0] and "Cosquer" not in screen.rows[0])
        screen.enter("q")
        screen.wait(lambda: "quitter" in screen.last)
        screen.enter("oui")
        screen.wait_end()
        screen.check_given_back()
    listed = run("passages", "--centre", str(centre)).stdout
    identity = next(ID.search(row).group() for row in listed.splitlines() if "Cosquer" in row)
    with oral(centre, "reprendre", identity) as screen:
        screen.see("oral>")
        assert "Aucune console pendant" not in screen.text
        assert "Préparation du candidat" in screen.rows[0]


def test_two_passages_are_deliberated_together(centre):
    over(centre, "0417 Anaëlle Cosquer")
    over(centre, "0418 Léo Brun")
    with oral(centre, "deliberer", rows=40) as screen:
        screen.see("oral>")
        screen.wait(lambda: "Cosquer" in screen.text and "Brun" in screen.text)
        screen.enter("2 o 1-17")
        screen.see("2│")
        screen.enter("2 dc 13,5")
        screen.wait(lambda: re.search(r"2│ ✓ \d+  Décision", screen.text))
        screen.enter("dc 12")
        screen.wait(lambda: re.search(r"2│ ✓ \d+  Décision.* 12", screen.text))
        screen.enter("1")
        screen.wait(lambda: screen.last.startswith("1 "))
        screen.enter("dc 9")
        screen.wait(lambda: re.search(r"1│ ✓ \d+  Décision", screen.text))
        screen.enter("q")
        screen.wait(lambda: screen.last.startswith("oral>"))
        screen.enter("q")
        screen.wait_end()
        screen.check_given_back()
