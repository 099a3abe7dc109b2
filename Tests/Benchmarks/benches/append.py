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


def commit(context):
    """The median of a bare commit on this disk, now, in microseconds."""
    return quantile([bare for _, bare in runs(context, count=1)], 0.5)


def measure(context):
    medians = runs(context)
    ours, bare = (quantile([pair[side] for pair in medians], 0.5) for side in (0, 1))
    ratio = quantile([ours / bare for ours, bare in medians], 0.5)
    return [Row(f"an event appended (median of {RUNS} × {EVENTS}, alternating)", f"{ours:.0f} µs",
                f"bare SQLite commit {bare:.0f} µs", ratio, 1.3)]
