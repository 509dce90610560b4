"""What happened. Faces, transcripts and scores read events and nothing else.

Events hold words, numbers and tuples of words only, so that they can be stored and read again after the scenario was
edited. `minute` counts from the beginning of the interview; lines are numbered from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["says", "direction", "thought", "hold", "wait", "you", "silence"]
OWN: frozenset[LineKind] = frozenset({"you", "silence", "thought"})
"""Lines that are the player's, which nobody marks: words, silence (what is done in place of words), thoughts."""
SignKind = Literal["flag", "decoy", "reassurance", "information"]
Reaction = Literal["gracious", "unclear", "pushback", "away", "goes_on"]
Answer = Literal["firm", "explained", "caved"]
Ending = Literal["left", "withdrew", "went_on"]


@dataclass(frozen=True, slots=True)
class Began:
    """The player went in. `deal_breakers` are the topics of the card that must be right."""

    scenario: str
    digest: str
    title: str
    setting: str
    level: int
    scheduled_minutes: int
    packed: tuple[str, ...]
    deal_breakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeatEntered:
    """The interview took a step."""

    beat: str
    minute: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the transcript. `person` is the id of who speaks, `about` a topic for the notebook.

    Of a hold or wait, `minutes` says how long it will be.
    """

    line: int
    minute: int
    kind: LineKind
    text: str
    person: str = ""
    name: str = ""
    about: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class CueShown:
    """The line before carried a sign. `decibans` is what it weighs for this card and truth, if shown first here."""

    line: int
    minute: int
    cue: str
    kind: SignKind
    about: str
    decibans: float
    meaning: str


@dataclass(frozen=True, slots=True)
class ClockRan:
    """So many minutes passed; `minute` is the time now."""

    minute: int
    minutes: int
    holding: bool = False


@dataclass(frozen=True, slots=True)
class MeterMoved:
    """A meter changed. `least` and `most` are its ends."""

    meter: str
    before: int
    after: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question of the bank was put."""

    question: str
    minute: int
    topic: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The player found this line worrying."""

    line: int
    minute: int


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The player took the mark back."""

    line: int
    minute: int


@dataclass(frozen=True, slots=True)
class ClosingReached:
    """There is nothing more to come: go on with the process, or withdraw."""

    minute: int


@dataclass(frozen=True, slots=True)
class LeaveTaken:
    """The player said these words, in this bearing."""

    minute: int
    words: str
    posture: str
    face: str
    voice: str


@dataclass(frozen=True, slots=True)
class Reacted:
    """How the other side took it; their lines follow."""

    reaction: Reaction
    minute: int


@dataclass(frozen=True, slots=True)
class PushbackAnswered:
    """The player was pushed back, and held firm, explained, or caved in."""

    how: Answer
    minute: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The interview is over."""

    ending: Ending
    minute: int


@dataclass(frozen=True, slots=True)
class Revealed:
    """What was really going on. `fits`: nothing on the card is broken and nobody misbehaves in this truth."""

    truth: str
    story: str
    fits: bool
    broken: tuple[str, ...]
    job: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionWorth:
    """What a question of the bank could have shown under this truth: decibans at its most telling reply."""

    question: str
    ask: str
    topic: str
    decibans: float
    asked: bool


Event = (
    Began
    | BeatEntered
    | Shown
    | CueShown
    | ClockRan
    | MeterMoved
    | QuestionAsked
    | Marked
    | Unmarked
    | ClosingReached
    | LeaveTaken
    | Reacted
    | PushbackAnswered
    | Ended
    | Revealed
    | QuestionWorth
)
