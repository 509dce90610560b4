"""What a player can do. A list of moves, with scenario, card and seed, is a whole attempt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.scenario.problems import WalkoutError

Posture = Literal["seated", "standing"]
Face = Literal["smile", "neutral", "glare"]
Voice = Literal["steady", "apologetic", "sharp"]
Heard = Literal["clear", "unclear"]
POSTURES: tuple[Posture, ...] = ("seated", "standing")
FACES: tuple[Face, ...] = ("smile", "neutral", "glare")
VOICES: tuple[Voice, ...] = ("steady", "apologetic", "sharp")

PACKED = 3
"""How many questions can be packed for an interview."""


class ImpossibleMove(WalkoutError):
    """This move cannot be made now; the message says why."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Goes in, with up to three questions of the bank packed."""

    pack: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """Takes the choice with this number on the screen (from 1)."""

    number: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Puts a question of the bank."""

    question: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Marks a line of the transcript as worrying. It takes no time."""

    line: int


@dataclass(frozen=True, slots=True)
class Unmark:
    """Takes a mark back."""

    line: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Goes on waiting for so many minutes, while on hold or between two interviewers."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Ends the interview, or, when it is over, withdraws from the process.

    `heard` says whether the listener can tell from these words that the player is leaving. It is part of the move, so
    that a replay needs no ear, and no newer ear can change what happened.
    """

    words: str = ""
    posture: Posture = "standing"
    face: Face = "smile"
    voice: Voice = "steady"
    heard: Heard = "clear"


@dataclass(frozen=True, slots=True)
class HoldFirm:
    """Pushed back, says the same once more, calmly, and adds nothing (the broken record)."""


@dataclass(frozen=True, slots=True)
class Explain:
    """Pushed back, explains. It is still leaving."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class CaveIn:
    """Pushed back, stays after all."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """At the end: goes on with the process."""


Move = Begin | Choose | Ask | Mark | Unmark | Wait | Leave | HoldFirm | Explain | CaveIn | GoOn
