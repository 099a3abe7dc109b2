# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a screen to draw on: a dumb terminal, a pipe; without colours."""

import re
import subprocess

import pytest

from probe import CTRL_C, CTRL_D, LEAVING, PROBE, probe


@pytest.mark.parametrize("arguments, environment", [([], {"TERM": "dumb"}), (["--linear"], {})], ids=["dumb", "asked"])
def test_linear_mode_moves_nothing(arguments, environment):
    with probe("20", *arguments, **environment) as screen:
        screen.enter("élève")
        screen.see("reçu [élève]")
        screen.enter("annonce")
        screen.see("Sonde · épreuve blanche · tic 0")
        screen.enter("voile")
        screen.see("voilé")
        screen.enter("secret caché")
        screen.see("reçu [secret caché]")
        assert screen.text.count("caché") == 1
        screen.type("faux" + CTRL_C)
        screen.see("interrompu")
        screen.type(CTRL_D)
        screen.wait_end()
        assert b"\x1b" not in screen.received
        screen.check_given_back()


@pytest.mark.parametrize("way", ["SIGTERM", "trap"])
def test_linear_mode_gives_echo_back(way):
    with probe("20", TERM="dumb") as screen:
        screen.enter("voile")
        screen.see("voilé")
        LEAVING[way](screen)
        screen.wait_end()
        screen.check_given_back()


def test_no_color_is_heeded():
    with probe("20", NO_COLOR="1") as screen:
        screen.see("tic 3")
        assert not re.search(rb"\x1b\[[0-9;]*3[0-9]", screen.received)
    with probe("20") as screen:
        screen.see("tic 3")
        assert re.search(rb"\x1b\[[0-9;]*3[0-9]", screen.received)


def test_commands_come_from_a_pipe():
    lines = "un\nélève\r\nfin sans newline"
    result = subprocess.run([PROBE], input=lines, capture_output=True, text=True, timeout=10)
    assert result.stdout.splitlines() == [
        "Bienvenue.", "reçu [un]", "reçu [élève]", "reçu [fin sans newline]", "fin",
    ]
    assert result.returncode == 0


def test_a_reader_that_leaves_ends_the_program():
    command = f"(echo a; sleep 0.2; seq 1000) | {PROBE} | head -1; exit ${{PIPESTATUS[1]}}"
    assert subprocess.run(["bash", "-c", command], timeout=10, capture_output=True).returncode == 0
