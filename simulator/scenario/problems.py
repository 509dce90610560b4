"""What is wrong in a file, and how it is told: place, excerpt with a caret, reason and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.text import clean

_WIDEST_EXCERPT = 100
_MOST_TOLD = 50  # a file that is wrong all over would bury its first mistake


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
        # An alias is read wherever it stands, and its mistakes found each time.
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.line, p.column)))
        super().__init__(self.report())

    def report(self) -> str:
        """The problems as blocks of text, one blank line between two."""
        rows = rows_of(self.source)
        blocks = [_block(str(self.path), rows, problem) for problem in self.problems[:_MOST_TOLD]]
        if (more := len(self.problems) - _MOST_TOLD) > 0:
            blocks.append(f"… and {more:,} more")
        return "\n\n".join(blocks)


def rows_of(text: str) -> list[str]:
    """The lines as an editor counts them; `str.splitlines` ends lines at other characters too."""
    return re.split("\r\n|\r|\n", text)


def _block(path: str, rows: Sequence[str], problem: Problem) -> str:
    # A path, a name or a line of the file may hold anything.
    parts = [" ".join(clean(f"{path}:{problem.line}:{problem.column}: {problem.reason}").split("\n"))]
    if any(rows) and 0 < problem.line <= len(rows):
        parts.append(_excerpt(rows[problem.line - 1], problem))
    if problem.remedy:
        first, *rest = clean(problem.remedy).split("\n")
        parts.append("\n".join([f"       → {first}", *(f"         {line}" for line in rest)]))
    return "\n".join(parts)


def _excerpt(line: str, problem: Problem) -> str:
    """The line with a caret below. A long line is cut so that the caret stays in view."""
    at = problem.column - 1
    start = max(0, at - _WIDEST_EXCERPT // 2) if len(line) > _WIDEST_EXCERPT else 0
    end = start + _WIDEST_EXCERPT
    before = ("…" if start else "") + _shown(line[start + (start > 0) : at])
    marked = _shown(line[at : min(at + problem.length, end)])
    after = _shown(line[at + problem.length : end]) + ("…" if end < len(line) else "")
    carets = "^" * max(1, _cells(marked))
    return f"{problem.line:6d} | {before}{marked}{after}\n       | {' ' * _cells(before)}{carets}"


def _shown(text: str) -> str:
    # Tabs and stray line ends become one column wide, or the caret would point beside the mark.
    return re.sub(r"\s", " ", clean(text))


def _cells(text: str) -> int:
    """How many columns a terminal gives the text."""
    return sum(
        0
        if unicodedata.category(sign) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )
