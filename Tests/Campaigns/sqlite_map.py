#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each byte of a SQLite database, or of its write-ahead log, is there for (https://sqlite.org/fileformat2.html).

    sqlite_map.py DATABASE      (how many bytes are what)
"""

import bisect
import collections
import sqlite3
import sys

HEADER = [
    (0, 16, "magic"), (16, 18, "page size"), (18, 19, "write version"), (19, 20, "read version"),
    (20, 21, "reserved space"), (21, 24, "payload fractions"), (24, 28, "change counter"), (28, 32, "size in pages"),
    (32, 36, "first free page"), (36, 40, "number of free pages"), (40, 44, "schema cookie"),
    (44, 48, "schema format"), (48, 52, "cache size"), (52, 56, "largest root"), (56, 60, "text encoding"),
    (60, 64, "user version"), (64, 68, "vacuum mode"), (68, 72, "application id"), (72, 92, "unused"),
    (92, 96, "version valid for"), (96, 100, "SQLite version"),
]
SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13


class Map:
    """`reason(offset)` of a database, given by the path of a sound one that nobody writes."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        self.size = int.from_bytes(self.data[16:18], "big")
        self.size = 65536 if self.size == 1 else self.size
        self.usable = self.size - self.data[20]
        # Whatever nothing claims is free space of its page.
        self.spans = []
        self.free = set()
        self.claim_free_pages()
        for first, last, name in HEADER:
            self.spans.append((first, last, f"header: {name}"))
        self.tree(1, "schema", ["type", "name", "tbl_name", "rootpage", "sql"])
        database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        for kind, name, table, root in database.execute("SELECT type, name, tbl_name, rootpage FROM sqlite_schema"):
            if root:
                self.tree(root, *self.columns(database, kind, name, table))
        database.close()
        self.spans.sort()
        self.starts = [span[0] for span in self.spans]

    @staticmethod
    def columns(database, kind, name, table):
        if kind == "index":
            columns = [row[2] or "rowid" for row in database.execute(f"PRAGMA index_xinfo('{name}')")]
            return f"index {name}", columns
        rows = list(database.execute(f"PRAGMA table_info('{table}')"))
        sql = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        if "WITHOUT ROWID" in sql:
            rows.sort(key=lambda row: (row[5] == 0, row[5]))
        return f"table {table}", [row[1] for row in rows]

    def reason(self, offset):
        place = bisect.bisect_right(self.starts, offset) - 1
        if place >= 0 and self.spans[place][0] <= offset < self.spans[place][1]:
            return self.spans[place][2]
        return "page not used" if offset // self.size + 1 in self.free else "space not used in a page"

    def page(self, number):
        return (number - 1) * self.size

    def integer(self, offset, size=4):
        return int.from_bytes(self.data[offset : offset + size], "big")

    def varint(self, offset):
        value = 0
        for count in range(1, 10):
            byte = self.data[offset + count - 1]
            if count == 9:
                return value << 8 | byte, 9
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, count
        return value, 9

    def claim_free_pages(self):
        trunk = self.integer(32)
        while trunk:
            start = self.page(trunk)
            count = self.integer(start + 4)
            self.free |= {trunk, *(self.integer(start + 8 + 4 * index) for index in range(count))}
            self.spans.append((start, start + 8 + 4 * count, "list of pages not used"))
            trunk = self.integer(start)

    def tree(self, root, name, columns):
        pages = [root]
        while pages:
            number = pages.pop()
            start = self.page(number)
            header = start + (100 if number == 1 else 0)
            kind = self.data[header]
            is_leaf = kind in (LEAF_INDEX, LEAF_TABLE)
            size = 8 if is_leaf else 12
            count = self.integer(header + 3, 2)
            for first, last, what in (
                (0, 1, "kind of page"), (1, 3, "first free block"), (3, 5, "number of cells"),
                (5, 7, "start of cells"), (7, 8, "fragmented bytes"), (8, 12, "right page"),
            ):
                if last <= size:
                    self.spans.append((header + first, header + last, f"page header: {what}"))
            self.spans.append((header + size, header + size + 2 * count, "page header: pointers to cells"))
            if not is_leaf:
                pages.append(self.integer(header + 8))
            for index in range(count):
                cell = start + self.integer(header + size + 2 * index, 2)
                if not is_leaf:
                    pages.append(self.integer(cell))
                    self.spans.append((cell, cell + 4, f"{name}: left page"))
                    cell += 4
                if kind == INTERIOR_TABLE:
                    self.spans.append((cell, cell + self.varint(cell)[1], f"{name}: key of an interior page"))
                else:
                    self.cell(cell, name, columns, kind == LEAF_TABLE)

    def cell(self, cell, name, columns, is_table):
        length, count = self.varint(cell)
        self.spans.append((cell, cell + count, f"{name}: length of a row"))
        cell += count
        if is_table:
            count = self.varint(cell)[1]
            self.spans.append((cell, cell + count, f"{name}: rowid"))
            cell += count
        offsets = self.payload(cell, length, is_table, name)
        read = lambda place: self.data[offsets[place]]
        header, place = varint(read, 0)
        end, column = header, 0
        self.claim(offsets[:header], f"{name}: types of a row")
        while place < header:
            serial, place = varint(read, place)
            size = SIZES[serial] if serial < 12 else (serial - 12) // 2
            what = columns[column] if column < len(columns) else "?"
            self.claim(offsets[end : end + size], f"{name}.{what}")
            end, column = end + size, column + 1

    def payload(self, start, length, is_table, name):
        """Where each byte of a payload is: here, and on overflow pages."""
        most = self.usable - 35 if is_table else (self.usable - 12) * 64 // 255 - 23
        if length <= most:
            return range(start, start + length)
        least = (self.usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.usable - 4)
        local = local if local <= most else least
        offsets = list(range(start, start + local))
        pointer = start + local
        while len(offsets) < length:
            self.spans.append((pointer, pointer + 4, f"{name}: next overflow page"))
            pointer = self.page(self.integer(pointer))
            offsets += range(pointer + 4, pointer + 4 + min(self.usable - 4, length - len(offsets)))
        # The last page of a chain has no next one; where it says so must hold zero.
        self.spans.append((pointer, pointer + 4, f"{name}: next overflow page"))
        return offsets

    def claim(self, offsets, reason):
        if not offsets:
            return
        first = last = offsets[0]
        for offset in offsets[1:]:
            if offset != last + 1:
                self.spans.append((first, last + 1, reason))
                first = offset
            last = offset
        self.spans.append((first, last + 1, reason))


def varint(read, place):
    value = 0
    for count in range(9):
        byte = read(place + count)
        if count == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1


class LogMap:
    """`reason(offset)` of a write-ahead log."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        self.size = int.from_bytes(self.data[8:12], "big")
        frames = (len(self.data) - 32) // (24 + self.size)
        salts = self.data[16:24]
        start = lambda frame: 32 + frame * (24 + self.size)
        valid = [frame for frame in range(frames) if self.data[start(frame) + 8 : start(frame) + 16] == salts]
        commits = [frame for frame in valid if any(self.data[start(frame) + 4 : start(frame) + 8])]
        self.last = max(commits, default=-1)

    def reason(self, offset):
        if offset < 32:
            return "header of the log"
        frame, place = divmod(offset - 32, 24 + self.size)
        if frame > self.last:
            return "frame after the last transaction"
        return "header of a frame" if place < 24 else "page of a frame"


def main():
    map = Map(sys.argv[1])
    counts = collections.Counter(map.reason(offset) for offset in range(len(map.data)))
    for reason, count in counts.most_common():
        print(f"{count:8} {reason}")


if __name__ == "__main__":
    main()
