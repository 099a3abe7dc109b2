# SPDX-License-Identifier: GPL-3.0-or-later
"""A mark typed at the keyboard, until its acknowledgement is on the screen.

Between two marks a bare commit is timed on the same disk. Each mark counts in commits: the mean of the twenty-one around
it, so that a disk that others slow down now and then slows both.
"""

import statistics
import time

from .append import BareCommits
from .table import Row, quantile
from .terminal import passage

MARKS = 1000
AROUND = 10


def measure(context):
    terminal, commits = passage(context, "marks"), BareCommits(context)
    terminal.send("suivante\r")
    terminal.wait_for(r"✓ \d+")
    marks, bare = [], []
    for number in range(MARKS):
        terminal.drain(0.002)
        terminal.send(f"{'on'[number % 2]} c{number // 2 % 3 + 1}.1")
        terminal.drain(0.002)
        start = time.perf_counter()
        terminal.send("\r")
        terminal.wait_for(r"✓ \d+")
        marks.append((time.perf_counter() - start) * 1e6)
        bare.append(commits.time())
    terminal.close()
    commits.close()
    local = [statistics.fmean(bare[max(0, index - AROUND):index + AROUND + 1]) for index in range(MARKS)]
    in_commits = [mark / commit for mark, commit in zip(marks, local)]
    return [Row(f"a mark acknowledged, p99 of {MARKS} through a pseudo-terminal",
                f"{quantile(marks, 0.99):.0f} µs (median {quantile(marks, 0.5):.0f})",
                f"bare SQLite commit {quantile(bare, 0.5):.0f} µs (p99 {quantile(bare, 0.99):.0f})",
                quantile(in_commits, 0.99), 10)]
