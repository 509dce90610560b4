"""Whether the player asked about what matters to them."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.interview.events import QuestionWorth
from simulator.scoring.record import Record


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Deal-breakers asked about before the decision, and those not; when a telling question was first put."""

    asked_about: tuple[str, ...]
    not_asked_about: tuple[str, ...]
    first_telling: int | None
    telling: tuple[QuestionWorth, ...]


def inquiry(record: Record) -> Inquiry:
    """Reads the questions that were put. `telling` holds those that could have shown the truth, the best first."""
    topics = {question.topic for question in record.questions}
    musts = record.began.deal_breakers
    telling = sorted((worth for worth in record.worth if worth.decibans), key=lambda worth: -abs(worth.decibans))
    names = {worth.question for worth in telling}
    return Inquiry(
        asked_about=tuple(topic for topic in musts if topic in topics),
        not_asked_about=tuple(topic for topic in musts if topic not in topics),
        first_telling=next((each.minute for each in record.questions if each.question in names), None),
        telling=tuple(telling),
    )
