"""The values an interview is made of while it is played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.interview.moves import Move

Phase = Literal["briefing", "talking", "holding", "closing", "pushed", "over"]


class Place(NamedTuple):
    """A line yet to be shown: the list it stands in (a beat, or a reply to a question), and its index there."""

    source: Literal["beat", "reply"]
    name: str
    reply: int
    line: int
    enter: str  # the beat to enter afterwards, or "" to stay


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that is possible now. `verb` says what kind of choice it is, `packed` whether a question was packed."""

    move: Move
    words: str = ""
    minutes: int = 0
    verb: str = ""
    packed: bool = False


class Going(NamedTuple):
    """A player on the way out: from where, with which words, and how often they were pushed back."""

    origin: Phase
    words: str
    rounds: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that changes in an interview, to be put back by `restore`."""

    phase: Phase
    state: str
    minute: int
    meters: tuple[tuple[str, int], ...]
    heard: frozenset[str]
    asked: frozenset[str]
    packed: tuple[str, ...]
    lines: tuple[tuple[bool, str], ...]
    marks: frozenset[int]
    resume: Place | None
    hold_left: int
    unclear: int
    exit: Going | None
