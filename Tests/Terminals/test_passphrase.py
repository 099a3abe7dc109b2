# SPDX-License-Identifier: GPL-3.0-or-later
"""A passphrase is typed at the terminal, and is not seen there."""

import signal
import subprocess

import pytest

from oral import ORAL, oral, run
from probe import CTRL_C, CTRL_D, CTRL_Z
from screen import Screen

PHRASE = "les volets bleus"


@pytest.fixture
def station(centre):
    """A centre with its key."""
    done = run("centre", "creer", "--nom", "Lycée des Ormes", "--centre", str(centre))
    assert done.returncode == 0, done.stdout + done.stderr
    return centre


def is_protected(centre) -> bool:
    return '"keyProtected": true' in run("centre", "--json", "--centre", str(centre)).stdout


def test_a_passphrase_is_typed_twice_and_never_seen(station):
    with oral(station, "centre", "cle", "--phrase") as screen:
        screen.see("Nouvelle phrase de passe")
        screen.enter(PHRASE)
        screen.see("encore une fois")
        screen.enter(PHRASE)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == 0
        assert PHRASE not in screen.text and "protégée" in screen.text
    assert is_protected(station)


def test_a_wrong_one_is_asked_again_and_what_is_typed_too_early_is_not_seen(station):
    run("centre", "cle", "--phrase", "--centre", str(station), env={"ORAL_PHRASE": PHRASE})
    with oral(station, "centre", "cle", "--sans-phrase") as screen:
        screen.see("Phrase de passe de la clé")
        screen.enter("ce n'est pas elle")
        # While the first is being tried.
        screen.enter(PHRASE)
        screen.see("Ce n’est pas elle.")
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == 0
        assert PHRASE not in screen.text
    assert not is_protected(station)


@pytest.mark.parametrize("key, status", [(CTRL_C, {-signal.SIGINT}), (CTRL_D, {64, 1})])
def test_giving_up_changes_nothing(station, key, status):
    with oral(station, "centre", "cle", "--phrase") as screen:
        screen.see("Nouvelle phrase de passe")
        screen.type(key)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode in status
    assert not is_protected(station)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_killed_it_gives_the_terminal_back(station, number):
    with oral(station, "centre", "cle", "--phrase") as screen:
        screen.see("Nouvelle phrase de passe")
        screen.kill(number)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == -number


def test_stopped_and_continued_it_asks_again_unseen(station):
    with Screen(["bash", "--norc", "--noprofile", "-i"], PS1="bash% ") as screen:
        screen.see("bash%")
        screen.enter(f"{ORAL} centre cle --phrase --centre {station}")
        screen.see("Nouvelle phrase de passe")
        screen.type("volets" + CTRL_Z)
        screen.wait(lambda: screen.last.startswith("bash%"))
        screen.enter("stty -a | tr ' ' '\\n' | grep -xE -- '-?echo'; echo $((40+2))")
        screen.see("42")
        assert "-echo" not in screen.text
        screen.enter("fg")
        screen.wait(lambda: screen.text.count("Nouvelle phrase de passe") == 2)
        screen.enter(PHRASE)
        screen.see("encore une fois")
        screen.enter(PHRASE)
        screen.see("protégée")
        assert PHRASE not in screen.text


def test_without_a_terminal_it_says_how_to_give_one(station):
    done = subprocess.run(
        [ORAL, "centre", "cle", "--phrase", "--centre", str(station)], capture_output=True, text=True,
        stdin=subprocess.DEVNULL, start_new_session=True, timeout=30)
    assert done.returncode == 64
    assert "--phrase-fichier" in done.stderr
