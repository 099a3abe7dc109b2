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
    million: bool = False
    """Whether the archive's largest size is wanted too."""

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
    ratio: float | None = None
    limit: float | None = None
    """`None` for what is told and not held to anything."""
    at_least: bool = False
    """Whether the ratio must reach the limit, rather than stay under it."""

    @property
    def holds(self):
        return self.limit is None or (self.ratio >= self.limit if self.at_least else self.ratio <= self.limit)


def print_table(rows):
    print("| what | measured | beside | ratio | limit | |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:,.0f}" if row.ratio >= 100 else f"{row.ratio:.2f}"
        limit = "" if row.limit is None else f"{'≥' if row.at_least else '≤'} {row.limit:g}"
        verdict = "" if row.limit is None else "holds" if row.holds else "**missed**"
        print(f"| {row.what} | {row.measured} | {row.beside} | {ratio} | {limit} | {verdict} |")


def quantile(values, share):
    ordered = sorted(values)
    return ordered[round((len(ordered) - 1) * share)]
