# SPDX-License-Identifier: GPL-3.0-or-later
"""The small program of `Probe`, and the keys that one presses."""

import os
import pathlib
import re
import signal

from screen import Screen

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROBE = os.environ.get("TERMINAL_PROBE", str(ROOT / ".build/debug/terminal-probe"))
NEVER = "3600000"  # milliseconds between two ticks
CTRL_C, CTRL_D, CTRL_L, CTRL_R, CTRL_W, CTRL_Z = "\x03", "\x04", "\x0c", "\x12", "\x17", "\x1a"
UP, LEFT, HOME, END = "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F"
BACKSPACE, F2, PAGE_UP, PAGE_DOWN = "\x7f", "\x1bOQ", "\x1b[5~", "\x1b[6~"


def probe(period: str = NEVER, *arguments: str, **options) -> Screen:
    screen = Screen([PROBE, period, *arguments], **options)
    screen.see("sonde>")
    return screen


def ticks(screen: Screen) -> int:
    return int(re.search(r"tic (\d+)", screen.rows[0]).group(1))


LEAVING = {
    "end": lambda screen: screen.type(CTRL_D),
    "order": lambda screen: screen.enter("quitte"),
    "exit": lambda screen: screen.enter("sors"),
    "quit character": lambda screen: screen.type("\x1c"),
    "SIGTERM": lambda screen: screen.kill(signal.SIGTERM),
    "SIGHUP": lambda screen: screen.kill(signal.SIGHUP),
    "SIGQUIT": lambda screen: screen.kill(signal.SIGQUIT),
    "trap": lambda screen: screen.enter("trap"),
    "segv": lambda screen: screen.enter("segv"),
    "abort": lambda screen: screen.enter("abort"),
    "stack overflow": lambda screen: screen.enter("pile"),
    "veiled trap": lambda screen: screen.type(F2 + "trap\r"),
}
