# SPDX-License-Identifier: GPL-3.0-or-later
"""What every bench shares: where things are, and the rows of the table."""

import dataclasses
import pathlib


@dataclasses.dataclass
class Context:
    root: pathlib.Path
    package: pathlib.Path
    folder: pathlib.Path
    """A folder of its own, on a real disk, empty at first."""

    @property
    def oral(self):
        return self.root / ".build/release/oral"

    def tool(self, name):
        return self.package / ".build/release" / name


@dataclasses.dataclass
class Row:
    what: str
    measured: str
    beside: str
    ratio: float
    limit: float

    @property
    def holds(self):
        return self.ratio <= self.limit


def print_table(rows):
    print("| what | measured | beside | ratio | at most | |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        verdict = "holds" if row.holds else "**missed**"
        print(f"| {row.what} | {row.measured} | {row.beside} | {row.ratio:.2f} | {row.limit:g} | {verdict} |")


def quantile(values, share):
    ordered = sorted(values)
    return ordered[round((len(ordered) - 1) * share)]
