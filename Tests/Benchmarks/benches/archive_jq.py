# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole commands, from their start to their end, beside what a centre does without an archive: jq over files."""

import statistics
import subprocess
import time

from .table import Row

PLAIN = 100_000
"""Passages at most in `passages.jsonl`: for more, jq's time is that of these, times as many as there are."""

QUESTIONS = {
    "lister": (["lister", "--epreuve", "ntc-titre", "--session", "2021"],
               'select(.exam == "ntc-titre" and .session == 2021)'
               " | [.id, .identity.candidate.familyName, .evaluation.outcome, .evaluation.award]"),
    "montrer": (["montrer", "B0000042"], 'select(.id == "B0000042")'),
    "chercher": (["chercher", "polyvalence"],
                 'select(any(.deliberation.remarks[].text; ascii_downcase | contains("polyvalence"))) | .id'),
    "statistiques": (["statistiques", "--epreuve", "ntc-titre", "--session", "2021"],
                     'select(.exam == "ntc-titre" and .session == 2021) | .evaluation.verdicts[]'),
}


def whole_commands(context, size, shape, centre):
    rows = []
    for question, (arguments, program) in QUESTIONS.items():
        command = [context.oral, "archive", *arguments, "--centre", centre]
        ours = statistics.median(seconds(command) for _ in range(5))
        theirs = seconds(["jq", "-c", program, shape / "passages.jsonl"]) * max(1, size / PLAIN)
        # A hundred times at a million; below, whatever it is.
        limit = 100 if size >= 1_000_000 else None
        rows.append(Row(f"{size // 1000}k: `oral archive {question}`", f"{ours * 1000:.0f} ms", f"jq {theirs:,.1f} s",
                        theirs / ours, limit, at_least=True))
    return rows


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
