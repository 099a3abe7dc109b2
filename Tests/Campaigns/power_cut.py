#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the power after every system call of a scripted passage, on paper.

A killed process proves nothing of durability: what it wrote stays in the kernel's memory. Here the passage runs once
under strace; then, for every moment of it, the disk is rebuilt as a power cut may leave it: only what a sync
confirmed, or that and a random part, sector by sector, of what was still on its way. Each such disk is opened, and
every event acknowledged before that moment must be there, whole and in its place. See README.md.
"""

import argparse
import pathlib
import random
import re
import shutil
import sys
import tempfile

import injection

SECTOR = 512
TRACED = "openat,mkdir,unlink,write,pwrite64,fsync,fdatasync,ftruncate"
WRITE = re.compile(r'p?write(?:64)?\(\d+<(.*?)>, "(.*)", \d+(?:, (\d+))?\) += (\d+)$')
PATH = re.compile(r'(openat|mkdir|unlink)\((?:AT_FDCWD<.*?>, )?"(.*?)"(?:, ([A-Z_|]+))?.*\) += (\d+)')
SYNC = re.compile(r"(fsync|fdatasync)\(\d+<(.*?)>\) += 0")
TRUNCATE = re.compile(r"ftruncate\(\d+<(.*?)>, (\d+)\) += 0")


class Disk:
    """What files hold now, and what of it a power cut would leave."""

    def __init__(self, root):
        self.root = str(root)
        self.now, self.safe = {}, {}
        self.names = set()
        self.pending = {}

    def apply(self, line):
        if found := WRITE.match(line):
            data = found[2].encode("latin-1", "replace").decode("unicode_escape").encode("latin-1")
            self.write(found[1], data[: int(found[4])], int(found[3] or 0))
        elif found := PATH.match(line):
            self.name(*found.groups()[:3])
        elif found := TRUNCATE.match(line):
            self.truncate(found[1], int(found[2]))
        elif found := SYNC.match(line):
            self.sync(found[2])

    def write(self, path, data, offset):
        if path in self.now:
            put(self.now[path], data, offset)
            self.pending[path].append((offset, data))

    def truncate(self, path, size):
        if path in self.now:
            resize(self.now[path], size)
            self.pending[path].append((size, None))

    def name(self, call, path, flags):
        if path != self.root and not path.startswith(self.root + "/"):
            return
        if call == "mkdir":
            self.now.setdefault(path, None)
        elif call == "unlink":
            self.now.pop(path, None)
        elif "O_CREAT" in (flags or "") and path not in self.now:
            self.now[path], self.pending[path] = bytearray(), []
            self.safe[path] = bytearray()

    def sync(self, path):
        if self.now.get(path) is not None:
            self.safe[path] = bytearray(self.now[path])
            self.pending[path] = []
        # A folder: the names in it, present and gone, are as they are now.
        inside = {name for name in set(self.now) | self.names if parent(name) == path}
        self.names = (self.names - inside) | {name for name in inside if name in self.now}

    def left(self, dice=None):
        """The files after a power cut; `dice` decides what of the rest had reached the disk."""
        names = set(self.names)
        if dice:
            for name in set(self.now) ^ self.names:
                if dice.random() < 0.5:
                    names ^= {name}
        files = {}
        for name in sorted(names):
            if name == self.root or parent(name) in names:
                files[name] = self.content(name, dice)
        return files

    def content(self, name, dice):
        if name in self.now and self.now[name] is None:
            return None
        content = bytearray(self.safe.get(name, b""))
        for offset, data in self.pending.get(name, []) if dice else []:
            if data is None:
                if dice.random() < 0.5:
                    resize(content, offset)
                continue
            for start in range(0, len(data), SECTOR):
                if dice.random() < 0.5:
                    put(content, data[start : start + SECTOR], offset + start)
        return content


def put(content, data, offset):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def resize(content, size):
    del content[size:]
    content.extend(bytes(size - len(content)))


def parent(path):
    return path.rpartition("/")[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    injection.add_commands(parser)
    parser.add_argument("--random", type=int, default=4, help="random disks for each moment, beside the strict one")
    parser.add_argument("--sample", type=int, help="only so many moments, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    options = injection.commands(parser.parse_args())
    with tempfile.TemporaryDirectory(prefix="oral-power-") as folder:
        return cut(options, pathlib.Path(folder))


def cut(options, folder):
    campaign = injection.Campaign(options, folder)
    centre, trace = folder / "centre", folder / "trace"
    code, output = campaign.strace(centre, "-y", "-s", "1000000", "-o", str(trace), "-e", f"trace={TRACED}")
    if code != 0:
        sys.exit(f"the passage itself fails ({code}): {output[-1000:]}")
    lines = [re.sub(r"^\d+ +", "", line) for line in trace.read_text(encoding="latin-1").splitlines()]
    shutil.rmtree(centre)

    # strace names the folder that holds the centre by its path, which must be on the disk too.
    disk, acknowledged, tried, seen = Disk(centre), [], 0, set()
    dice = random.Random(options.seed)
    moments = set(range(len(lines)))
    if options.sample:
        moments = set(dice.sample(sorted(moments), min(options.sample, len(moments))))
    for index, line in enumerate(lines):
        disk.apply(line)
        if found := re.match(r'write\(1<.*?>, "(.*)", \d+\)', line):
            said = found[1].encode("latin-1").decode("unicode_escape").encode("latin-1").decode(errors="replace")
            acknowledged += [f"✓ {number}" for number in injection.ACKNOWLEDGED.findall(said)]
        if index not in moments:
            continue
        for number in range(options.random + 1):
            files = disk.left(dice if number else None)
            state = hash((len(acknowledged), tuple((name, bytes(data or b"")) for name, data in files.items())))
            if state in seen:
                continue
            seen.add(state)
            build(centre, files)
            campaign.verify(f"after call {index}, disk {number}", centre, "\n".join(acknowledged))
            shutil.rmtree(centre, ignore_errors=True)
            tried += 1
    print(f"{len(moments)} moments of {len(lines)} calls; {tried} different disks after a power cut; "
          f"{len(acknowledged)} events acknowledged; problems: {len(campaign.lost)}; "
          f"lost = {sum('lost' in problem for problem in campaign.lost)}")
    return 1 if campaign.lost or not acknowledged else 0


def build(centre, files):
    for name, data in files.items():
        if data is None:
            pathlib.Path(name).mkdir()
        else:
            pathlib.Path(name).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
