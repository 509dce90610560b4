"""Speed and memory in a real terminal, beside a bare Textual app with the same widgets in the same run: ``make bench``.

Nothing here fails: a number on a busy machine proves nothing. The budgets (design §8) stand beside the figures.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from simulator.interview import Begin, Interview, Leave
from simulator.scenario.files import read
from simulator.scenario.library import shipped
from simulator.scenario.loading import load, parse
from simulator.scenario.model import Scenario
from tests.tui.terminal import Terminal

STARTS = 15
ROUNDS, KEYS = 8, 9
SCENARIO = "hidden-travel"


def main() -> None:
    """Prints the table."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print(f"{'what':<46}{'Walkout':>11}{'bare app':>11}{'ratio':>8}   budget")
    with tempfile.TemporaryDirectory(prefix="walkout-bench-") as folder:
        home = Path(folder)
        # By turns, so that whatever else the machine does falls on both.
        begun = [(start(home, "simulator"), start(home, "tests.bare", "home")) for _ in range(STARTS)]
        pressed = [
            (
                keys(home, "g", "simulator", "play", SCENARIO, "--seed", str(n)),
                keys(home, "", "tests.bare", "interview"),
            )
            for n in range(ROUNDS)
        ]
    ours, bare = zip(*begun, strict=True)
    row("cold start to first frame, median", middle(ours), middle(bare), "ms", "≤ 1.3 × bare")
    presses, yardstick = (sorted(ms for each in side for ms in each[0]) for side in zip(*pressed, strict=True))
    row("key to painted frame, p50", middle(presses), middle(yardstick), "ms", "")
    row("key to painted frame, p95", high(presses), high(yardstick), "ms", "≤ 1.2 × bare")
    memory, bare_memory = (max(each[1] for each in side) for side in zip(*pressed, strict=True))
    row("memory after an interview, most", memory, bare_memory, "MB", "≤ 1.3 × bare")
    path = shipped() / f"{SCENARIO}.yaml"
    row("a move in the core, events included, median", moves(load(path)), None, "µs", "≤ 60 µs")
    text = read(path)
    row(f"loading a scenario of {len(text) // 1000} kB, median", timed(lambda: parse(text), 20), None, "ms", "15 ms")


def row(what: str, ours: float, bare: float | None, unit: str, budget: str) -> None:
    """One line of the table."""
    beside = f"{bare:>8.1f} {unit}{ours / bare:>8.2f}" if bare else " " * 19
    print(f"{what:<46}{ours:>8.1f} {unit}{beside}   {budget}")


def start(home: Path, *command: str) -> float:
    """Milliseconds from starting the process until its first frame is complete."""
    begun = time.perf_counter()
    terminal = Terminal(home, *command)
    while not terminal.text().strip():
        terminal.read(0.002)
    spent = (terminal.settled() - begun) * 1000
    terminal.kill()
    return spent


def keys(home: Path, before: str, *command: str) -> tuple[list[float], float]:
    """Milliseconds from each key press until its frame was painted, and the most memory (MB)."""
    terminal = Terminal(home, *command)
    terminal.settled(0.8)
    if before:
        terminal.send(before)
        terminal.settled(0.3)
    spent = []
    for _ in range(KEYS):
        begun = time.perf_counter()
        terminal.send("1")
        spent.append((terminal.settled(0.2) - begun) * 1000)
    memory = terminal.memory()
    terminal.kill()
    return spent, memory


def moves(scenario: Scenario) -> float:
    """Median microseconds of a choice, its events included, over many interviews."""
    spent: list[float] = []
    for seed in range(60):
        interview = Interview(scenario, scenario.card, seed)
        interview.take(Begin())
        while offers := interview.choices():
            move = offers[seed % len(offers)].move
            begun = time.perf_counter()
            interview.take(move)
            spent.append((time.perf_counter() - begun) * 1e6)
        interview.take(Leave("Thank you."))
    return middle(spent)


def timed(what: Callable[[], object], times: int) -> float:
    """Median milliseconds of a call."""
    spent: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        what()
        spent.append((time.perf_counter() - begun) * 1000)
    return middle(spent)


def middle(values: list[float] | tuple[float, ...]) -> float:
    """The median."""
    return statistics.median(values)


def high(values: list[float]) -> float:
    """The 95th percentile of sorted values."""
    return values[int(len(values) * 0.95)]


if __name__ == "__main__":
    main()
