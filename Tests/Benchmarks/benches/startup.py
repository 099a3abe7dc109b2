# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up: each program started in turn, again and again, so that whatever else the machine does falls on all."""

import os
import time

from .table import Row, quantile

ROUNDS = 300


def measure(context):
    hello, version, list_ = medians(
        [str(context.tool("Hello"))], [str(context.oral), "--version"], [str(context.oral), "epreuves"])
    return [
        Row("`oral --version`", f"{version:.1f} ms", f"`import Foundation; print(\"\")` {hello:.1f} ms",
            version / hello, 1.5),
        Row("`oral epreuves`", f"{list_:.1f} ms", f"`oral --version` {version:.1f} ms", list_ / version, 4),
    ]


def medians(*commands):
    """In milliseconds, without a shell between."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    times = [[] for _ in commands]
    for _ in range(ROUNDS):
        for command, mine in zip(commands, times):
            start = time.perf_counter()
            process = os.posix_spawn(command[0], command, os.environ,
                                     file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)])
            _, status = os.waitpid(process, 0)
            mine.append((time.perf_counter() - start) * 1000)
            if status != 0:
                raise RuntimeError(f"{command} ends with {status}")
    os.close(nowhere)
    return [quantile(mine, 0.5) for mine in times]
