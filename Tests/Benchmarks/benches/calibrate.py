# SPDX-License-Identifier: GPL-3.0-or-later
"""`oral calibrer` on a shipped dossier, all its pairs: two tasks beside one, and NegMAS on a part of the same samples."""

import json
import os
import statistics
import subprocess
import time

from . import negotiation
from .table import Row

FOLDER = "Scenarios/ntc-froid-commercial"
SAMPLES = 2000
STEP = 997
"""NegMAS plays one sample in so many, across all cases."""
RUNS = 5
"""Of each, in turn; the median of the ratios counts: a shared machine slows both alike."""


def calibrate(context, tasks):
    start, before = time.perf_counter(), os.times()
    done = subprocess.run([context.oral, "calibrer", context.root / FOLDER, "--echantillons", str(SAMPLES), "--taches",
                           str(tasks), "--json"], check=True, capture_output=True, text=True)
    passed, after = time.perf_counter() - start, os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return passed, worked, done.stdout


def measure(context):
    one, two, ratios, cores = [], [], [], []
    for _ in range(RUNS):
        (single, _, first), (double, worked, second) = calibrate(context, 1), calibrate(context, 2)
        same = first == second
        one.append(single)
        two.append(double)
        ratios.append(single / double)
        cores.append(worked / double)
        if not same:
            raise SystemExit("the number of tasks changes what is found")
    cases = len(json.loads(first)["calibrations"][0]["cases"])
    seconds = statistics.median(two)
    title = f"calibrer, {cases} cases of {SAMPLES:,} samples"
    rows = [Row(f"{title}: two tasks", f"{seconds:.2f} s, {statistics.median(cores):.2f} cores",
                f"one task {statistics.median(one):.2f} s", statistics.median(ratios), 1.8, at_least=True)]
    return rows + rival(context, title, seconds, cases * SAMPLES)


def rival(context, title, seconds, count):
    python = negotiation.environment(context)
    played = subprocess.run([context.tool("calibration-samples"), context.root / FOLDER, str(STEP), str(SAMPLES)],
                            check=True, capture_output=True, text=True).stdout
    script = os.path.join(os.path.dirname(__file__), "calibration_rival.py")
    found = json.loads(subprocess.run([python, script], input=played, check=True, capture_output=True,
                                      text=True).stdout.splitlines()[-1])
    whole = found["seconds"] * count / found["samples"]
    return [Row(f"{title}: beside NegMAS", f"{seconds:.2f} s",
                f"NegMAS {whole:,.0f} s, extrapolated from {found['samples']} samples", whole / seconds)]
