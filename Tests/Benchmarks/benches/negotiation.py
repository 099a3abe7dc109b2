# SPDX-License-Identifier: GPL-3.0-or-later
"""`Negotiation` beside NegMAS on the same domains: how fast, and whether they end alike."""

import json
import pathlib
import statistics
import subprocess
import sys

from .table import Row
from .verify import timed

NEGMAS = "negmas==0.16.0"
REFERENCE = pathlib.Path(__file__).resolve().parents[2] / "NegotiationTests/Reference"
RUNS = 5
"""Of each side, in turn; the median counts."""
OPPOSED = range(4, 13)
"""Issues of the opposed domains whose frontier is not refused."""
MEMORY = 200
"""MiB that a frontier may take, of the whole process."""


def measure(context):
    python = environment(context)
    million = context.folder / "million.json"
    million.write_text(ask(context.tool("negotiation-measure"), "domain", 6, raw=True))
    rows, alike = [], Alike()
    for name, title in (("d4_integratif", "d4"), ("d5_nombres_ronds", "d5")):
        rows += sessions(context, python, name, title, alike)
    rows += frontiers(context, python, million, alike)
    rows += growth(context)
    return rows + [alike.row]


def environment(context):
    """NegMAS's own, beside the build."""
    folder = context.package / ".build/negmas"
    if not (folder / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", NEGMAS], check=True)
    return folder / "bin/python"


def ask(program, *arguments, raw=False):
    output = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    return output if raw else json.loads(output.splitlines()[-1])


def rival(python, *arguments):
    return ask(python, pathlib.Path(__file__).with_name("negotiation_rival.py"), *arguments)


class Alike:
    """Whether what was found is what should be."""

    def __init__(self):
        self.compared, self.different = 0, []

    def compare(self, what, ours, expected):
        self.compared += 1
        if ours != expected:
            self.different.append(what)

    @property
    def row(self):
        if self.different:
            print("different:", ", ".join(self.different), file=sys.stderr)
        same = self.compared - len(self.different)
        return Row("ends of sessions and frontiers", f"{same} alike", f"{self.compared} compared",
                   same / self.compared, 1, at_least=True)


def sessions(context, python, name, title, alike):
    domain = REFERENCE / f"domains/{name}.json"
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(ask(context.tool("negotiation-measure"), "sessions", domain, 1))
        theirs.append(rival(python, "sessions", domain, 1))
    for row in json.loads((REFERENCE / f"sessions/{name}.json").read_text())["sessions"]:
        if row["family"] != "tb" or row["n_steps"] != 100:
            continue
        key = f"{row['seller']}/{row['buyer']}/{row['first']}"
        # Where sums of doubles tie otherwise than exact ones, the reference says what is exact.
        exact = row if row["robust"] else row["exact_utilities"]
        end = [exact["agreement_index"], exact["rounds"]]
        alike.compare(f"{title} {key}, reference", ours[0]["ends"][key], end)
        if row["robust"]:
            alike.compare(f"{title} {key}, NegMAS", ours[0]["ends"][key][0], theirs[0]["ends"][key][0])
    rate = statistics.median(run["rate"] for run in theirs)
    rows = []
    for kind, what, limit in (("prepared", "sessions, tables prepared once", 1000),
                              ("cold", "sessions, each from the definition", 100)):
        mine = statistics.median(run[kind] for run in ours)
        rows.append(Row(f"{title}: {what}", f"{mine:,.0f}/s", f"NegMAS {rate:,.1f}/s", mine / rate, limit, at_least=True))
    return rows


def frontiers(context, python, million, alike):
    rows = []
    for domain, title, limit in ((REFERENCE / "domains/d4_integratif.json", "d4", None),
                                 (REFERENCE / "domains/d5_nombres_ronds.json", "d5", None),
                                 (million, "1,000,000 outcomes", 500)):
        ours, theirs = [], []
        for _ in range(3):
            ours.append(ask(context.tool("negotiation-measure"), "frontier", domain, 0.5))
            theirs.append(rival(python, "frontier", domain))
        alike.compare(f"frontier of {title}", near(ours[0]["points"], theirs[0]["points"]), True)
        mine, other = (statistics.median(run["seconds"] for run in runs) for runs in (ours, theirs))
        rows.append(Row(f"{title}: frontier, {len(ours[0]['points'])} points", f"{mine * 1e6:,.0f} µs",
                        f"NegMAS {other:,.2f} s", other / mine, limit, at_least=True))
    return rows


def near(ours, theirs):
    """Whether they are the same pairs of utilities within 1e-9: NegMAS sums doubles, and may tell a pair twice."""
    return all(any(abs(a - c) < 1e-9 and abs(b - d) < 1e-9 for c, d in others) for some, others in
               ((ours, theirs), (theirs, ours)) for a, b in some)


def growth(context):
    """A process each, so that the memory is that of one frontier."""
    rows = []
    # Against outcomes, then against points: where the parties oppose each other most of what is possible is frontier.
    for kind, sizes in (("plain", range(6, 13)), ("opposed", OPPOSED)):
        for issues in sizes:
            found, memory = alone(context, issues, kind)
            per_point = found["seconds"] / found["points"] * 1e6
            rows.append(Row(
                f"frontier of 10^{issues} outcomes{', opposed' if kind == 'opposed' else ''}, {found['points']:,} points",
                f"{found['seconds'] * 1000:.2f} ms, {per_point:.2f} µs a point", f"{memory:.0f} MiB of {MEMORY}",
                memory / MEMORY, 1))
    found, memory = alone(context, 12, "zeroSum")
    refused = found.get("refused") == "tooManyPoints"
    rows.append(Row("zero-sum, 10^12 outcomes", f"{'refused' if refused else 'NOT refused'} after {found['seconds']:.2f} s",
                    f"{memory:.0f} MiB of {MEMORY}", memory / MEMORY if refused else 9, 1))
    return rows


def alone(context, issues, kind):
    """What is found, and the most memory that a process of its own held, in MiB."""
    command = [str(context.tool("negotiation-measure")), "growth", str(issues), kind]
    _, memory = timed(command)
    return ask(*command), memory / 1024
