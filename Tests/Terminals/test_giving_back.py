# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal is given back whole, and taken again."""

import signal
import subprocess

import pytest

from probe import CTRL_C, CTRL_D, CTRL_Z, LEAVING, PROBE, probe
from screen import Screen


# Leaving


TRAP = {-signal.SIGILL, -signal.SIGTRAP}
STATUS = {
    "trap": TRAP, "veiled trap": TRAP, "segv": {-signal.SIGSEGV},
    "stack overflow": {-signal.SIGSEGV}, "abort": {-signal.SIGABRT},
    "SIGQUIT": {-signal.SIGQUIT}, "quit character": {-signal.SIGQUIT}, "exit": {3},
}


@pytest.mark.parametrize("way", LEAVING, ids=str)
def test_the_terminal_is_given_back(way):
    with probe("20") as screen:
        screen.see("tic 2")
        LEAVING[way](screen)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode in STATUS.get(way, {0})


def test_stopped_and_continued_by_others_it_still_gives_back_what_it_found():
    with probe("20") as screen:
        screen.kill(signal.SIGSTOP)
        screen.kill(signal.SIGCONT)
        screen.see("repris")
        screen.type(CTRL_D)
        screen.wait_end()
        screen.check_given_back()


def test_ctrl_z_without_a_shell_stops_nothing():
    with probe() as screen:
        screen.type("ici" + CTRL_Z)
        screen.see("repris")
        screen.see_last("sonde> ici")


def test_the_bell_rings_and_other_threads_wake():
    with probe() as screen:
        screen.enter("sonne")
        screen.wait(lambda: screen.screen.bells == 1)
        screen.enter("reveil")
        screen.see("réveil")


def test_ctrl_c_discards_the_line_and_nothing_else():
    with probe("20") as screen:
        screen.type("faux" + CTRL_C + "juste\r")
        screen.see("reçu [juste]")
        assert "interrompu" in screen.text and "reçu [faux" not in screen.text


def test_a_terminal_that_vanishes_ends_the_program():
    with probe("20") as screen:
        screen.hang_up()
        assert screen.process.wait(timeout=10) == 0


# Other programs in the same terminal


def shell(period: str = "50") -> Screen:
    screen = Screen(["bash", "--norc", "--noprofile", "-i"], PS1="bash% ", EDITOR="true")
    screen.see("bash%")
    screen.enter(f"{PROBE} {period}")
    screen.see("sonde>")
    return screen


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again():
    with shell() as screen:
        screen.type("en cours")
        screen.see_last("sonde> en cours")
        for _ in range(2):
            screen.type(CTRL_Z)
            screen.wait(lambda: screen.last.startswith("bash%"))
            assert screen.screen.margins is None or screen.screen.margins.top == 0
            assert not any("tic" in row for row in screen.rows)
            screen.enter("stty -a | tr ' ' '\\n' | grep -xE -- '-?(icanon|echo|isig)' | tr '\\n' '/'; echo $((40+2))")
            screen.see("42")
            assert "isig/icanon/echo/" in screen.text
            screen.enter("fg")
            screen.see_last("sonde> en cours")
            screen.see("repris")
            assert "tic" in screen.rows[0]
        screen.type(" encore\r")
        screen.see("reçu [en cours encore]")


def test_continued_in_the_background_it_waits_for_the_terminal():
    with shell() as screen:
        screen.type(CTRL_Z)
        screen.wait(lambda: screen.last.startswith("bash%"))
        screen.enter("bg")
        screen.enter("echo en$((1))tier")
        screen.see("en1tier")
        screen.enter("fg")
        screen.see_last("sonde>")
        screen.enter("là")
        screen.see("reçu [là]")


def test_stopped_by_others_it_paints_everything_again():
    with probe("50") as screen:
        screen.type("ici")
        screen.see_last("sonde> ici")
        screen.kill(signal.SIGSTOP)
        subprocess.run(["stty", "sane"], stdin=screen.slave, check=True)
        screen.stream.feed(b"\x1b[r\x1b[2J")
        screen.kill(signal.SIGCONT)
        screen.see_last("sonde> ici")
        screen.type(" et là\r")
        screen.see("reçu [ici et là]")


def test_an_editor_has_the_whole_terminal(tmp_path):
    editor = tmp_path / "editor"
    editor.write_text("stty -a | grep -o '[-]*icanon'; grep SigBlk /proc/self/status; read x; exit 7")
    with probe("50", EDITOR=f"sh {editor}") as screen:
        screen.enter("edite")
        screen.see("SigBlk:\t0000000000000000".expandtabs(8))
        assert "icanon" in screen.text and "-icanon" not in screen.text
        screen.enter("bonjour")
        screen.see("éditeur : 7")
        screen.see_last("sonde>")
        assert "tic" in screen.rows[0] and "SigBlk" not in screen.text


def test_an_editor_is_stopped_and_continued_with_the_program():
    with Screen(["bash", "--norc", "--noprofile", "-i"], PS1="bash% ", EDITOR="cat") as screen:
        screen.see("bash%")
        screen.enter(f"{PROBE} 50")
        screen.see("sonde>")
        screen.enter("edite")
        screen.wait(lambda: "sonde>" not in screen.last or screen.modes()[3] & 2)
        screen.enter("premier")
        screen.wait(lambda: screen.text.count("premier") == 2)
        screen.type(CTRL_Z)
        screen.wait(lambda: screen.last.startswith("bash%"))
        screen.enter("fg")
        screen.wait(lambda: screen.last.endswith("terminal-probe 50"))
        screen.enter("second")
        screen.wait(lambda: screen.text.count("second") == 2)
        screen.type(CTRL_C)
        screen.see("éditeur : 130")
        screen.enter("encore")
        screen.see("reçu [encore]")
