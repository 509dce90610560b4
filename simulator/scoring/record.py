"""The events of one interview, sorted for judging. Every score starts here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.interview.events import (
    Answer,
    Began,
    ClockRan,
    CueShown,
    Ended,
    Ending,
    Event,
    LeaveTaken,
    Marked,
    PushbackAnswered,
    QuestionAsked,
    QuestionWorth,
    Reacted,
    Revealed,
    Shown,
    Unmarked,
)

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Record:
    """What happened up to the decision. `minute` is that of the decision, or of the last event if there is none.

    `cues` are in the order shown; `marks` are line numbers, those taken back left out; `answers` are those to being
    pushed back, caving in included. What people said after the decision is in `lines` and nowhere else: nobody could
    know it when they decided.
    """

    began: Began
    minute: int
    lines: dict[int, Shown]
    cues: tuple[CueShown, ...]
    marks: dict[int, int]
    questions: tuple[QuestionAsked, ...]
    leave: LeaveTaken | None
    answers: tuple[Answer, ...]
    ending: Ending | None
    revealed: Revealed | None
    worth: tuple[QuestionWorth, ...]


def read(events: Sequence[Event]) -> Record:
    """Sorts the events of one interview.

    Raises:
        ValueError: the interview has not begun.

    """
    began = _first(events, Began)
    if began is None:
        raise ValueError("an interview that has not begun cannot be judged")
    before = events[: _decision(events)]
    marks: dict[int, int] = {}
    minute = 0
    leave: LeaveTaken | None = None
    for event in before:
        match event:
            case Marked(line, at):
                marks[line] = at
            case Unmarked(line):
                del marks[line]
            case ClockRan(at):
                minute = at
            case LeaveTaken():
                leave = event
    ended = _first(events, Ended)
    return Record(
        began=began,
        minute=minute,
        lines={event.line: event for event in events if isinstance(event, Shown)},
        cues=tuple(event for event in before if isinstance(event, CueShown)),
        marks=marks,
        questions=tuple(event for event in before if isinstance(event, QuestionAsked)),
        answers=tuple(event.how for event in events if isinstance(event, PushbackAnswered)),
        leave=leave if ended and ended.ending != "went_on" else None,
        ending=ended.ending if ended else None,
        revealed=_first(events, Revealed),
        worth=tuple(event for event in events if isinstance(event, QuestionWorth)),
    )


def _decision(events: Sequence[Event]) -> int:
    """Index of the first reaction to the decision; a leave that nobody understood, or that was given up, was none."""
    decision = len(events)
    for index, event in enumerate(events):
        if isinstance(event, PushbackAnswered) and event.how == "caved":
            decision = len(events)
        elif isinstance(event, Reacted) and event.reaction != "unclear":
            decision = min(decision, index)
    return decision


def _first(events: Iterable[Event], kind: type[E]) -> E | None:
    return next((event for event in events if isinstance(event, kind)), None)
