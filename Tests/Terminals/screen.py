# SPDX-License-Identifier: GPL-3.0-or-later
"""A program in a pseudo-terminal, and the screen that its user would see."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable

import pyte

TIMEOUT = 10.0  # seconds: far more than needed, for a machine that does something else
DEFAULTS = {
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "INPUTRC": "/dev/null", "SWIFT_BACKTRACE": "enable=no",
}


class RecordingScreen(pyte.Screen):
    """A screen that keeps what the program asks beyond drawing."""

    def __init__(self, columns: int, rows: int) -> None:
        self.bells = 0
        super().__init__(columns, rows)

    def bell(self, *args: object) -> None:
        self.bells += 1


def take_terminal() -> None:
    """In the child: the pseudo-terminal is its own, and signals do what they do under a login shell.

    A test run started in the background of a script has SIGINT and SIGQUIT ignored, and children inherit that.
    """
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class Screen:
    """Runs a command at the slave end of a pseudo-terminal that stays open after it.

    Wait for what must be seen (`wait`, `see`); never sleep for it.
    """

    def __init__(self, command: list[str], columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.screen = RecordingScreen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        # Both ends stay open: the terminal can still be looked at when the program has ended.
        self.master, self.slave = pty.openpty()
        self.set_size(columns, rows)
        self.modes_before = self.modes()
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True,
            preexec_fn=take_terminal, env=inherited | DEFAULTS | environment,
        )

    # What the user does

    def type(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self.master, data):]

    def enter(self, line: str) -> None:
        self.type(line + "\r")

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.set_size(columns, rows)

    def set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, signal_number: signal.Signals) -> None:
        self.process.send_signal(signal_number)

    # What the user sees

    def read(self, timeout: float = 0.02) -> bytes:
        """Shows what has come, waiting at most `timeout` seconds for something."""
        if not select.select([self.master], [], [], timeout)[0]:
            return b""
        data = os.read(self.master, 65536)
        self.received += data
        self.stream.feed(data)
        return data

    def wait(self, condition: Callable[[], bool], what: str = "the condition", timeout: float = TIMEOUT) -> None:
        limit = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < limit, f"never seen: {what}\n{self}"
            self.read()

    def see(self, text: str) -> None:
        self.wait(lambda: text in self.text, repr(text))

    def see_last(self, row: str) -> None:
        """Waits for the last row that is not empty."""
        self.wait(lambda: self.last == row, f"last row {row!r}")

    @property
    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def last(self) -> str:
        return next((row for row in reversed(self.rows) if row), "")

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.y, self.screen.cursor.x

    def __str__(self) -> str:
        return "\n".join(f"{number:3} |{row}" for number, row in enumerate(self.rows))

    # How the terminal is left

    def modes(self) -> list:
        return termios.tcgetattr(self.slave)

    def wait_end(self) -> None:
        self.wait(lambda: not self.read() and self.process.poll() is not None, "the end")

    def check_given_back(self) -> None:
        """The modes as they were, no margins, wrap, the cursor seen, no bracketed paste."""
        while self.read(0.1):
            pass
        assert self.modes() == self.modes_before
        margins = self.screen.margins
        assert margins is None or (margins.top, margins.bottom) == (0, self.screen.lines - 1)
        assert pyte.modes.DECAWM in self.screen.mode
        assert pyte.modes.DECTCEM in self.screen.mode and not self.screen.cursor.hidden
        assert self.received.rfind(b"\x1b[?2004l") >= self.received.rfind(b"\x1b[?2004h")
        attributes = self.screen.cursor.attrs
        assert not attributes.bold and not attributes.reverse and attributes.fg == "default"

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """The window is closed, the line is cut."""
        for descriptor in {self.master, self.slave} - {-1}:
            os.close(descriptor)
        self.master = self.slave = -1

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
