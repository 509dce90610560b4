"""A process that is killed loses no move whose consequence was seen."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from simulator.interview.events import Event
from simulator.plain.lines import Teller
from simulator.records import open_store
from simulator.records.attempts import unfinished
from simulator.records.session import Session, moves_of
from tests.making import ROOT, WORKED_EXAMPLE

# Marks cost no minutes and can be taken back, so there is always another move in flight.
MOVES = ["", "mark 1", "mark 2", "1", "unmark 1", "ask typical-week", "mark 3", "1"] + ["mark 1", "unmark 1"] * 20
TOLD = re.compile(r"\[\d+\] | {6}You: |-- minute |Marked|No longer")
STARTS = 20


def test_nothing_was_shown_that_is_not_on_disk_and_it_goes_on_from_there(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=4) as threads:
        moves = list(threads.map(_kill_and_go_on, [tmp_path / str(number) for number in range(STARTS)]))
    # The moments of the kills are spread, or this would have tried the same thing twenty times.
    assert len(set(moves)) > 3


def _kill_and_go_on(home: Path) -> int:
    """Plays, is killed at a random moment, and checks what remains; the number of moves that were kept."""
    chance = random.Random(home.name)
    environment = os.environ | {"WALKOUT_HOME": str(home)}
    start = [sys.executable, "-m", "simulator"]
    process = subprocess.Popen(
        [*start, "play", str(WORKED_EXAMPLE), "--plain", "--seed", home.name],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin
    assert process.stdout
    seen = b""
    for move in MOVES[: chance.randrange(1, 30)]:  # one by one, each when the last was answered
        before = _prompts(seen)
        process.stdin.write(f"{move}\n".encode())
        while _prompts(seen) == before:
            more = process.stdout.read(65536)
            assert more, "it ended by itself"
            seen += more
    process.stdin.write("\n".join([*MOVES, ""]).encode())  # and then many at once
    time.sleep(chance.random() * 0.02)  # not to wait for anything: only to strike elsewhere each time
    process.send_signal(signal.SIGKILL)
    seen += process.communicate(timeout=30)[0]

    store = open_store(home)
    attempt = unfinished(store)[0].id
    session = Session.resume(store, attempt)  # which plays the kept moves again, and compares their events
    count = len(moves_of(store, attempt))
    store.close()
    *shown, broken_off = [line.removeprefix("> ") for line in seen.decode("utf-8", "ignore").split("\n")]
    shown = [line for line in shown if TOLD.match(line)]
    kept = _told(session.events)
    assert shown == kept[: len(shown)]
    if TOLD.match(broken_off):
        assert kept[len(shown)].startswith(broken_off)

    again = subprocess.run(
        [*start, "resume", "--plain"],
        cwd=ROOT,
        env=environment,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert f"-- You go on here, at minute {session.interview.minute}. --" in again.stdout
    assert [line for line in again.stdout.split("\n") if TOLD.match(line)] == kept
    return count


def _prompts(seen: bytes) -> int:
    return seen.count(b"\n> ")


def _told(events: list[Event]) -> list[str]:
    return [line for line in Teller().tell(events) if TOLD.match(line)]
