"""The cues in a line: which words said what. Rules propose; the linear models weigh, and a few rules have a veto."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from simulator.scoring.exit_line.mood import mood
from simulator.scoring.exit_line.normalise import Reading
from simulator.scoring.exit_line.pattern import Pattern, encode, pattern


@dataclass(frozen=True, slots=True)
class Cue:
    """What was found (``thanks.named``), by which rule, and its first and last token."""

    kind: str
    rule: int
    first: int
    last: int


@cache
def rules() -> tuple[tuple[str, Pattern], ...]:
    """The rules of ``rules.txt``: what each finds, and its pattern."""
    elements: dict[str, str] = {}
    found: list[tuple[str, Pattern]] = []
    for row in (files("simulator.scoring.exit_line") / "rules.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("@"):
            name, _, meaning = row[1:].partition(" = ")
            elements[name] = meaning
        elif row and not row.startswith("#"):
            kind, _, source = row.partition(": ")
            found.append((kind, pattern(source, elements)))
    return tuple(found)


def find_cues(reading: Reading) -> tuple[Cue, ...]:
    """All cues of a line, in the order of its words."""
    encoded = encode(reading)
    found = {
        cue
        for number, (kind, rule) in enumerate(rules())
        for first, last in rule.find(encoded)
        for cue in _cues(reading, kind, number, first, last)
    }
    return tuple(sorted(found, key=lambda cue: (cue.first, cue.last, cue.kind, cue.rule)))


def _cues(reading: Reading, kind: str, number: int, first: int, last: int) -> list[Cue]:
    if kind != "leaving":
        return [Cue(kind, number, first, last)]
    how, begins = mood(reading.tokens, first)
    return [Cue(f"leaving.{how}", number, first if how == "bare" else max(begins, 0), last)]
