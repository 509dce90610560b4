"""A real process in a pseudo-terminal, for tests that kill it and for the bench that times it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODES = re.compile(r"\x1b(\[[0-9;?<=>]*[a-zA-Z$]|\][^\x07]*\x07|[()][A-Z0-9]|.)")


class Terminal:
    """A process in a pseudo-terminal of 80 × 24."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = os.environ | {"WALKOUT_HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self._raw = b""

    def read(self, seconds: float) -> None:
        """Takes in what is written within this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._master], [], [], left)
            if not ready:
                return
            try:
                self._raw += os.read(self._master, 65536)
            except OSError:  # the other end is gone
                return

    def wait_for(self, words: str) -> None:
        """Reads until these words were written."""
        for _ in range(600):
            if words in self.text():
                return
            self.read(0.05)
        raise AssertionError(f"“{words}” never came")

    def send(self, keys: str) -> None:
        """Presses keys."""
        os.write(self._master, keys.encode())

    def kill(self) -> None:
        """Ends the process as `kill -9` does, and reads what it had written."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.read(0.3)
        os.close(self._master)

    def text(self) -> str:
        """All that was ever written, without the codes that say where and in which colour."""
        return CODES.sub("", self._raw.decode("utf-8", "ignore"))

    def settled(self, quiet: float = 0.08, longest: float = 10.0) -> float:
        """When the last of what is being written was written (`time.perf_counter`), after so much silence."""
        last = time.perf_counter()
        end = last + longest
        while time.perf_counter() < end:
            ready, _, _ = select.select([self._master], [], [], quiet)
            if not ready:
                return last
            self._raw += os.read(self._master, 65536)
            last = time.perf_counter()
        return last

    def memory(self) -> float:
        """The most memory the process has had, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        assert found
        return int(found[1]) / 1000
