# SPDX-License-Identifier: GPL-3.0-or-later
"""A mark typed at the keyboard, until its acknowledgement is on the screen."""

import time

from . import append
from .table import Row, quantile
from .terminal import passage

MARKS = 1000


def measure(context):
    terminal = passage(context, "marks")
    terminal.send("suivante\r")
    terminal.wait_for(r"✓ \d+")
    times = []
    for number in range(MARKS):
        terminal.drain(0.002)
        terminal.send(f"{'on'[number % 2]} c{number // 2 % 3 + 1}.1")
        terminal.drain(0.002)
        start = time.perf_counter()
        terminal.send("\r")
        terminal.wait_for(r"✓ \d+")
        times.append((time.perf_counter() - start) * 1e6)
    terminal.close()
    bare = append.commit(context)
    p99 = quantile(times, 0.99)
    return [Row(f"a mark acknowledged, p99 of {MARKS} through a pseudo-terminal (median {quantile(times, 0.5):.0f} µs)",
                f"{p99:.0f} µs", f"bare SQLite commit {bare:.0f} µs", p99 / bare, 10)]
