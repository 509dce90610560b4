"""What is wrong in a file, and how it is told: place, excerpt with a caret, reason and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.text import clean

_WIDEST_EXCERPT = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `line` and `column` count from 1; `length` is how many characters the caret underlines."""

    line: int
    column: int
    reason: str
    remedy: str = ""
    length: int = 1


class WalkoutError(Exception):
    """The family of errors that the user can mend. The message is meant for the user."""


class ScenarioError(WalkoutError):
    """A scenario file cannot be used. `problems` holds every mistake that was found."""

    def __init__(self, path: Path | str, source: str, problems: Sequence[Problem]) -> None:
        self.path = path
        self.source = source
        self.problems = tuple(sorted(problems, key=lambda p: (p.line, p.column)))
        super().__init__(self.report())

    def report(self) -> str:
        """Every problem as a block of text, one blank line between two."""
        lines = self.source.splitlines()
        return "\n\n".join(_block(str(self.path), lines, problem) for problem in self.problems)


def _block(path: str, lines: Sequence[str], problem: Problem) -> str:
    head = f"{path}:{problem.line}:{problem.column}: {problem.reason}"
    parts = [head]
    if 0 < problem.line <= len(lines):
        parts.append(_excerpt(lines[problem.line - 1], problem))
    if problem.remedy:
        first, *rest = problem.remedy.splitlines()
        parts.append("\n".join([f"       → {first}", *(f"         {line}" for line in rest)]))
    return "\n".join(parts)


def _excerpt(line: str, problem: Problem) -> str:
    """The line with a caret below. A long line is cut so that the caret stays in view."""
    start = max(0, problem.column - 1 - _WIDEST_EXCERPT // 2) if len(line) > _WIDEST_EXCERPT else 0
    shown = line[start : start + _WIDEST_EXCERPT]
    if start:
        shown = "…" + shown[1:]
    before = shown[: problem.column - 1 - start]
    length = max(1, min(problem.length, len(shown) - len(before)))
    # Tabs stay one column wide in both rows, or the caret would point beside the mark.
    gap = clean(before).expandtabs(1)
    return f"{problem.line:6d} | {clean(shown).expandtabs(1)}\n       | {' ' * len(gap)}{'^' * length}"
