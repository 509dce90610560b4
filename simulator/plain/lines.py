"""Events as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from simulator.interview.events import (
    Began,
    ClockRan,
    ClosingReached,
    Ended,
    Event,
    Marked,
    MeterMoved,
    PushbackAnswered,
    Reacted,
    Shown,
    Unmarked,
)
from simulator.interview.mood import change, seen
from simulator.interview.moves import PACKED
from simulator.scenario.card import WEIGHT_WORDS, Card, in_words
from simulator.scenario.model import Scenario
from simulator.scoring.debrief import Debrief
from simulator.scoring.report import sections

_MARGIN = " " * 6


class Teller:
    """Tells events in order. It remembers who spoke last and how long the interview is meant to take."""

    def __init__(self) -> None:
        self._name = "The interviewer"
        self._setting = "office"
        self._scheduled = 0

    def tell(self, events: Iterable[Event]) -> Iterator[str]:
        """The lines that say what happened. Each transcript line that can be marked begins with its number."""
        for event in events:
            match event:
                case Began(title=title, setting=setting, scheduled_minutes=scheduled):
                    self._setting, self._scheduled = setting, scheduled
                    yield from ("", f"== {title} ==", "")
                case Shown():
                    self._name = event.name or self._name
                    yield _shown(event)
                case ClockRan(minute):
                    yield f"-- minute {minute} of {self._scheduled} --"
                case MeterMoved(meter="patience"):
                    before, after = change(event)
                    if before != after:
                        yield f"{_MARGIN}({self._name} {seen(after, self._setting)}.)"
                case Marked(line):
                    yield f"Marked: line {line}."
                case Unmarked(line):
                    yield f"No longer marked: line {line}."
                case ClosingReached():
                    yield "-- This is the end of the interview. --"
                case Reacted(reaction="unclear"):
                    yield "They cannot tell what you want. Say it again, so that it cannot be missed."
                case PushbackAnswered(how="caved"):
                    yield f"{_MARGIN}(You sit down again.)"
                case Ended(ending, minute):
                    words = {"left": "You have left", "withdrew": "You have withdrawn", "went_on": "You go on"}
                    yield f"-- {words[ending]}. Minute {minute}. --"
                case _:
                    pass


def _shown(event: Shown) -> str:
    number = f"[{event.line}]".ljust(len(_MARGIN))
    match event.kind:
        case "says":
            return f"{number}{event.name}: {event.text}"
        case "direction":
            return f"{number}({event.text})"
        case "thought":
            return f"{_MARGIN}You think: {event.text}"
        case "silence":
            return f"{_MARGIN}You: ({event.text})"
        case "you":
            return f"{_MARGIN}You: {event.text}"
        case "hold":
            return f"{number}(You are on hold.)"
        case "wait":
            return f"{number}(You wait.)"


def briefing(scenario: Scenario, card: Card, questions: Sequence[str]) -> Iterator[str]:
    """The advert, the card, and the bank of questions with numbers."""
    place = {"office": "at the office", "phone": "on the phone", "video": "by video"}[scenario.setting]
    yield f"{scenario.title}. {scenario.blurb}"
    yield f"An interview {place}, meant to take {scenario.scheduled_minutes} minutes. Level {scenario.level}."
    if boss := scenario.boss():
        yield f"You will meet {boss.introduced()}."
    yield from ("", "The advert:", "", *scenario.advert.replace("**", "").split("\n"), "")
    yield "Your homework card:"
    yield from (f"  {row}" for row in card_rows(card))
    yield from ("", f"Questions you could take along ({PACKED} at most):")
    yield from (f"  {number}  {words}" for number, words in enumerate(questions, 1))


def card_rows(card: Card) -> Iterator[str]:
    """The card, what you must have first."""
    for weight, words in WEIGHT_WORDS.items():
        for topic, want in card.items():
            if want.weight == weight:
                yield f"{words}: {in_words(topic, want)}"


def debrief_lines(debrief: Debrief, width: int) -> Iterator[str]:
    """The whole debrief, section by section."""
    yield from ("", "== Debrief ==")
    for section in sections(debrief, width):
        score = f": {section.score} of 100" if section.score is not None else ""
        yield from ("", f"-- {section.title}{score} --")
        for block in section.blocks:
            yield from block.text.split("\n") if block.tone == "plot" else (block.text,)
