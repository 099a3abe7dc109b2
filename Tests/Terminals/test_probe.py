# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal owes its user, seen from the other side of it, with the small program of `Probe`."""

import os
import pathlib
import re
import signal
import subprocess
import unicodedata

import pytest

from screen import Screen

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROBE = os.environ.get("TERMINAL_PROBE", str(ROOT / ".build/debug/terminal-probe"))
NEVER = "3600000"  # milliseconds between two ticks
CTRL_C, CTRL_D, CTRL_L, CTRL_R, CTRL_W, CTRL_Y, CTRL_Z = "\x03", "\x04", "\x0c", "\x12", "\x17", "\x19", "\x1a"
UP, LEFT, HOME, END = "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F"
BACKSPACE, F2, PAGE_UP, PAGE_DOWN = "\x7f", "\x1bOQ", "\x1b[5~", "\x1b[6~"


def probe(period: str = NEVER, *arguments: str, **options) -> Screen:
    screen = Screen([PROBE, period, *arguments], **options)
    screen.see("sonde>")
    return screen


def ticks(screen: Screen) -> int:
    return int(re.search(r"tic (\d+)", screen.rows[0]).group(1))


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


# The size of the screen


@pytest.mark.parametrize("columns, rows, band", [(40, 24, 3), (40, 8, 2), (100, 40, 3), (20, 5, 0), (5, 2, 0), (1, 1, 0)])
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


# Leaving


def leave_by_end(screen: Screen) -> None:
    screen.type(CTRL_D)


def leave_by_order(screen: Screen) -> None:
    screen.enter("quitte")


def leave_by_exit(screen: Screen) -> None:
    screen.enter("sors")


def leave_by_quit_character(screen: Screen) -> None:
    screen.type("\x1c")


LEAVING = {
    "end": leave_by_end,
    "order": leave_by_order,
    "exit": leave_by_exit,
    "quit character": leave_by_quit_character,
    "SIGTERM": lambda screen: screen.kill(signal.SIGTERM),
    "SIGHUP": lambda screen: screen.kill(signal.SIGHUP),
    "SIGQUIT": lambda screen: screen.kill(signal.SIGQUIT),
    "trap": lambda screen: screen.enter("trap"),
    "segv": lambda screen: screen.enter("segv"),
    "abort": lambda screen: screen.enter("abort"),
    "stack overflow": lambda screen: screen.enter("pile"),
    "veiled trap": lambda screen: screen.type(F2 + "trap\r"),
}


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


# Without a screen


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
    result = subprocess.run([PROBE], input="un\nélève\r\nfin sans newline", capture_output=True, text=True, timeout=10)
    assert result.stdout.splitlines() == [
        "Bienvenue.", "reçu [un]", "reçu [élève]", "reçu [fin sans newline]", "fin",
    ]
    assert result.returncode == 0


def test_a_reader_that_leaves_ends_the_program():
    command = f"(echo a; sleep 0.2; seq 1000) | {PROBE} | head -1; exit ${{PIPESTATUS[1]}}"
    assert subprocess.run(["bash", "-c", command], timeout=10, capture_output=True).returncode == 0
