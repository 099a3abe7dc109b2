# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up, by hyperfine."""

import json
import subprocess

from .table import Row

RUNS = 200


def measure(context):
    hello, version, list_ = medians(
        context, [str(context.tool("Hello"))], [str(context.oral), "--version"], [str(context.oral), "epreuves"])
    return [
        Row("`oral --version`", f"{version:.1f} ms", f"`import Foundation; print(\"\")` {hello:.1f} ms",
            version / hello, 1.5),
        Row("`oral epreuves`", f"{list_:.1f} ms", f"`oral --version` {version:.1f} ms", list_ / version, 4),
    ]


def medians(context, *commands):
    """In milliseconds, without a shell between."""
    output = context.folder / "hyperfine.json"
    subprocess.run(["hyperfine", "-N", "--warmup", "20", "--runs", str(RUNS), "--export-json", output,
                    *(" ".join(command) for command in commands)], check=True, capture_output=True)
    return [result["median"] * 1000 for result in json.loads(output.read_text())["results"]]
