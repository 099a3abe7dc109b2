# SPDX-License-Identifier: GPL-3.0-or-later
"""A program in a pseudo-terminal of its own."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time


class Terminal:
    def __init__(self, command, environment=None, rows=40, columns=100):
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.environ.update(environment or {}, TERM="xterm-256color", LANG="C.UTF-8")
            os.execv(command[0], [str(part) for part in command])
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def send(self, text):
        os.write(self.descriptor, text.encode())

    def wait_for(self, pattern, seconds=20):
        """Reads until the pattern comes, forgets everything up to its end, and returns what it found."""
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern.encode(), self.seen)):
            if not self.read(deadline - time.monotonic()):
                raise TimeoutError(f"no {pattern!r} in {self.seen[-2000:].decode(errors='replace')}")
        self.seen = self.seen[found.end():]
        return found

    def drain(self, seconds):
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self.read(left)
        self.seen = b""

    def read(self, seconds):
        ready, _, _ = select.select([self.descriptor], [], [], max(0, seconds))
        if ready:
            self.seen += os.read(self.descriptor, 65536)
        return bool(ready)

    def cpu(self):
        """Seconds of processor that the program has used."""
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def passage(context, name):
    """`oral passer` at its prompt, for an oral on paper; every question is answered with Enter."""
    terminal = Terminal(
        [context.oral, "passer", "--centre", context.folder / name, "--epreuve", "ntc-titre", "--candidat",
         "042 Lucie Ferrand", "--jure", "A. Roux"])
    while terminal.wait_for(r"\).{1,3}: |Pour commencer")[0] != b"Pour commencer":
        terminal.send("\r")
    return terminal
