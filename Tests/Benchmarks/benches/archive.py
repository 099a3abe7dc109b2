# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive: filled, asked and verified, each beside the least that could do it, at 10k, 100k and (asked for) 1M."""

import json
import shutil
import sqlite3
import statistics
import subprocess
import time

from .archive_fill import Fill
from .archive_jq import whole_commands
from .table import Row
from .verify import timed

SIZES, MILLION = (10_000, 100_000), 1_000_000
BATCH = 1000
"""Records in a transaction, for both sides."""
SESSION = 2021


def measure(context):
    rows, flat = [], {}
    for size in SIZES + ((MILLION,) if context.million else ()):
        rows += one_size(context, size, flat)
    return rows + growth(context, flat)


def runs(size):
    return 5 if size <= 10_000 else 3 if size <= 100_000 else 1


def name(size):
    return "1M" if size == MILLION else f"{size // 1000}k"


def one_size(context, size, flat):
    folder = context.folder / f"archive-{size}"
    shape, centre = folder / "shape", folder / "centre"
    folder.mkdir()
    made = tool(context, "archive-generate", size, shape)
    rate = size / made["signing"][0]
    rows = [Row(f"{name(size)}: signed, all cores", f"{rate:,.0f}/s", "")]
    rows += ingest(context, size, folder, shape, centre, flat)
    (shape / "records").unlink()
    rows += queries(context, size, centre, flat)
    rows += verification(context, size, centre, flat)
    rows += whole_commands(context, size, shape, centre)
    shutil.rmtree(folder)
    return rows


def tool(context, program, *arguments):
    """What a program prints: name, then numbers."""
    output = subprocess.run([context.tool(program), *map(str, arguments)], check=True, capture_output=True,
                            text=True).stdout
    lines = [line.split("\t") for line in output.splitlines()]
    return {line[0]: [float(number) for number in line[1:]] for line in lines}


def ingest(context, size, folder, shape, centre, flat):
    fill, ours, theirs, memory = None, [], [], 0
    for _ in range(runs(size)):
        shutil.rmtree(centre, ignore_errors=True)
        result = tool(context, "archive-ingest", shape, centre, BATCH)
        ours.append((result["whole"][0], result["appending"][0]))
        memory = result["memory"][0]
        fill = fill or Fill(centre / "oral.sqlite", folder, BATCH)
        theirs.append(fill.run())
    fill.clean()
    flat.setdefault("memory while filling", {})[size] = memory
    cli = statistics.median(theirs)
    return [
        rate_row(f"{name(size)}: appended", size, statistics.median(append for _, append in ours), "sqlite3 CLI", cli),
        rate_row(f"{name(size)}: read, derived and appended", size, statistics.median(whole for whole, _ in ours),
                 "sqlite3 CLI", cli),
    ]


def rate_row(what, count, ours, rival, theirs):
    """A rate of at least 0.7 of the rival's."""
    return Row(what, f"{count / ours:,.0f}/s", f"{rival} {count / theirs:,.0f}/s", theirs / ours, 0.7, at_least=True)


LIMITS = {"lister": 2, "montrer": 2, "chercher": 1.5, "statistiques": 1.5}


def queries(context, size, centre, flat):
    rows = []
    for query, (ours, theirs, found) in tool(context, "archive-queries", centre).items():
        flat.setdefault(query, {})[size] = ours
        rows.append(Row(f"{name(size)}: {query} ({found:,.0f} found)", micro(ours), f"hand SQL {micro(theirs)}",
                        ours / theirs, LIMITS[query.split()[0]]))
    return rows


def micro(microseconds):
    return f"{microseconds / 1000:,.1f} ms" if microseconds >= 1000 else f"{microseconds:.0f} µs"


def verification(context, size, centre, flat):
    ours, bare = [], []
    for _ in range(runs(size)):
        warm(centre / "oral.sqlite")
        ours.append(tool(context, "archive-verify", centre, "ours"))
        bare.append(tool(context, "archive-verify", centre, "bare"))
    complete = tool(context, "archive-verify", centre, "complete")["verifying"][0]
    flat.setdefault("memory while verifying", {})[size] = statistics.median(run["memory"][0] for run in ours)
    ours, bare = (statistics.median(run["verifying"][0] for run in side) for side in (ours, bare))
    return [
        rate_row(f"{name(size)}: verified", size, ours, "SHA-256 and Ed25519 alone", bare),
        Row(f"{name(size)}: verified, tables too", f"{size / complete:,.0f}/s", ""),
    ]


def warm(path):
    """Reads a file whole, so that the disk is in neither figure: the bare loop has its records in memory."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 24):
            pass


FLAT = {"memory while filling": 1.5, "memory while verifying": 1.5}


def growth(context, flat):
    """How times and memory grow from the smallest archive to the largest."""
    rows = []
    for what, values in flat.items():
        if what.split()[0] not in ("lister", "montrer", "memory"):
            continue
        (small, first), (large, last) = min(values.items()), max(values.items())
        unit = (lambda mebibytes: f"{mebibytes:.0f} MiB") if what.startswith("memory") else micro
        rows.append(Row(f"{what}, {name(large)}", unit(last), f"{name(small)} {unit(first)}", last / first,
                        FLAT.get(what, 2)))
    return rows + [other_sessions(context, flat["statistiques"])]


def other_sessions(context, times):
    """The counts of one exam and session in the largest archive, and where it is the only session."""
    size = max(times)
    folder = context.folder / "one-session"
    folder.mkdir()
    tool(context, "archive-generate", size // 10, folder / "shape", SESSION)
    tool(context, "archive-ingest", folder / "shape", folder / "centre", BATCH)
    alone = tool(context, "archive-queries", folder / "centre", "statistiques")["statistiques"][0]
    shutil.rmtree(folder)
    return Row(f"statistiques of {size // 150:,} passages among {size:,}", micro(times[size]),
               f"alone with its session {micro(alone)}", times[size] / alone, 1.5)
