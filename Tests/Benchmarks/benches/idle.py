# SPDX-License-Identifier: GPL-3.0-or-later
"""The processor that a countdown takes while nobody types, against termdown's beside it."""

import subprocess
import sys

from .table import Row
from .terminal import Terminal, passage

SECONDS = 60


def measure(context):
    environment = context.package / ".build/termdown"
    if not (environment / "bin/termdown").exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin/pip", "install", "--quiet", "termdown==2.0.0"], check=True)
    ours = passage(context, "idle")
    ours.send("suivante\r")
    ours.wait_for(r"✓ \d+")
    theirs = Terminal([str(environment / "bin/termdown"), "3600"])
    for terminal in (ours, theirs):
        terminal.drain(3)
    before = [terminal.cpu() for terminal in (ours, theirs)]
    for _ in range(SECONDS * 10):
        ours.drain(0.05)
        theirs.drain(0.05)
    used = [(terminal.cpu() - start) * 1000 / SECONDS for terminal, start in zip((ours, theirs), before)]
    for terminal in (ours, theirs):
        terminal.close()
    # /proc counts in hundredths of a second: less than one is not seen.
    least = 10 / SECONDS
    return [Row(f"processor while counting, over {SECONDS} s", f"{used[0]:.2f} ms/s",
                f"termdown {used[1]:.2f} ms/s", max(used[0], least) / max(used[1], least), 1)]
