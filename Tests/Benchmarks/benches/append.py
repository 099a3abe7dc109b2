# SPDX-License-Identifier: GPL-3.0-or-later
"""Appending an event, against a bare SQLite commit of the same bytes: median of several interleaved runs."""

import re
import shutil
import subprocess

from .table import Row, quantile

RUNS, EVENTS = 5, 2000


def runs(context, count=RUNS, events=EVENTS):
    """Pairs of medians in microseconds: the append, the bare commit."""
    medians = []
    for number in range(count):
        folder = context.folder / f"append-{number}"
        folder.mkdir()
        output = subprocess.run([context.tool("Append"), folder, str(events)], check=True, capture_output=True,
                                text=True).stdout
        medians.append(tuple(map(float, re.search(r"median: append ([\d.]+) µs, bare commit ([\d.]+)", output).groups())))
        shutil.rmtree(folder)
    return medians


class BareCommits:
    """Bare commits on demand, so that another bench can time each of its own beside one."""

    def __init__(self, context):
        folder = context.folder / "bare"
        folder.mkdir()
        self.process = subprocess.Popen([context.tool("Append"), folder, "ask"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1)

    def time(self):
        """Microseconds."""
        self.process.stdin.write("\n")
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(context):
    medians = runs(context)
    ours, bare = (quantile([pair[side] for pair in medians], 0.5) for side in (0, 1))
    ratio = quantile([ours / bare for ours, bare in medians], 0.5)
    return [Row(f"an event appended (median of {RUNS} × {EVENTS}, alternating)", f"{ours:.0f} µs",
                f"bare SQLite commit {bare:.0f} µs", ratio, 1.3)]
