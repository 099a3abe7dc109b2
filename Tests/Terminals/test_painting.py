# SPDX-License-Identifier: GPL-3.0-or-later
"""What is painted, on any screen, and no more than that."""

import pytest

from probe import CTRL_C, CTRL_D, probe, ticks


# The size of the screen


@pytest.mark.parametrize(
    "columns, rows, band", [(40, 24, 3), (40, 8, 2), (100, 40, 3), (20, 5, 0), (5, 2, 0), (1, 1, 0)],
)
def test_any_size_is_painted_again(columns, rows, band):
    with probe("50") as screen:
        screen.enter("bonjour")
        screen.type("en cours")
        screen.see_last("sonde> en cours")
        screen.resize(columns, rows)
        if columns >= 20:
            screen.see(f"écran {columns}x{rows}")
            screen.see_last("sonde> en cours")
            assert screen.rows[-1] == "sonde> en cours"
            assert ("Sonde" in screen.rows[0]) == (band > 0)
        screen.read(0.2)
        screen.resize(80, 24)
        screen.see("écran 80x24")
        screen.see_last("sonde> en cours")
        screen.type(CTRL_C + CTRL_D)
        screen.wait_end()
        screen.check_given_back()


# Idle


def test_an_idle_screen_receives_nothing():
    with probe("20") as screen:
        screen.enter("bande 0")
        screen.wait(lambda: screen.rows[0].startswith("─") and not screen.read(0.05))
        before = len(screen.received)
        screen.read(0.3)
        assert len(screen.received) == before


def test_a_tick_writes_one_row():
    with probe("100", columns=80) as screen:
        screen.see("tic 3")
        before = len(screen.received)
        seen = ticks(screen)
        screen.wait(lambda: ticks(screen) >= seen + 3)
        assert len(screen.received) - before < 5 * 150
