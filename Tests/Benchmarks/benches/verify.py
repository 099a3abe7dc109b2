# SPDX-License-Identifier: GPL-3.0-or-later
"""`oral verifier` on many dossiers, against the libraries alone on the same bytes; and its memory."""

import os
import shutil
import subprocess
import time

from .table import Row, quantile

DOSSIERS, RUNS = 1000, 5


def measure(context):
    folders = generate(context, DOSSIERS)
    ours, alone = [], []
    for _ in range(RUNS):
        ours.append(timed([context.oral, "verifier", *folders])[0])
        alone.append(timed([context.tool("Parse"), *folders])[0])
    few, many = (timed([context.oral, "verifier", *folders[:count]])[1] for count in (DOSSIERS // 10, DOSSIERS))
    ours, alone = quantile(ours, 0.5), quantile(alone, 0.5)
    return [
        Row(f"`oral verifier`, {DOSSIERS} dossiers", f"{ours:.2f} s", f"read and parsed by the libraries alone {alone:.2f} s",
            ours / alone, 2),
        Row(f"its memory, {DOSSIERS} dossiers", f"{many / 1024:.0f} MiB", f"{DOSSIERS // 10} dossiers {few / 1024:.0f} MiB",
            many / few, 1.5),
    ]


def generate(context, count):
    """Copies of the shipped dossiers in turn."""
    sources = sorted(path.parent for path in (context.root / "Scenarios").glob("*/dossier.yaml"))
    folders = []
    for number in range(count):
        folder = context.folder / "dossiers" / f"{number:04}"
        shutil.copytree(sources[number % len(sources)], folder)
        folders.append(str(folder))
    return folders


def timed(command):
    """Seconds, and the most memory held, in KiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(process.stderr.read().decode()[-500:])
    return seconds, usage.ru_maxrss
