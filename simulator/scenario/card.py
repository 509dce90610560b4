"""The homework card: what you must have, what you would like, where you are flexible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weight = Literal["deal_breaker", "important", "flexible"]
WEIGHTS: tuple[Weight, ...] = ("deal_breaker", "important", "flexible")
WEIGHT_WORDS: Mapping[str, str] = {
    "deal_breaker": "must have",
    "important": "would like",
    "flexible": "flexible",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a job has more or less of. `measure` reads after a number: ``60 % of working time``."""

    id: str
    label: str
    measure: str


# The everyday priorities. Numbers are what the `measure` says; scales run from 0 (none) to 10 (all of it).
TOPICS: Mapping[str, Topic] = {
    topic.id: topic
    for topic in (
        Topic("travel", "Travel", "% of working time"),
        Topic("routine", "Routine", "% the same work every day"),
        Topic("numbers", "Numbers", "% of the day with figures"),
        Topic("competition", "Competition", "of 10 for rivalry on the floor"),
        Topic("autonomy", "Autonomy", "of 10 for freedom in how you work"),
        Topic("hours", "Hours", "hours a week, really worked"),
        Topic("evenings", "Evenings", "evenings or weekends a month"),
        Topic("pay", "Pay", "thousand a year"),
        Topic("remote", "Working from home", "% of the week"),
        Topic("commute", "Commute", "minutes each way"),
        Topic("team", "Team contact", "of 10 for company at work"),
        Topic("public", "Public contact", "% of the day with customers"),
        Topic("physical", "Physical work", "% of the day on your feet"),
        Topic("growth", "Growth", "of 10 for room to learn and rise"),
        Topic("stability", "Stability", "of 10 for a job that lasts"),
    )
}


@dataclass(frozen=True, slots=True)
class Want:
    """What you want of one topic: a limit, and how much it weighs."""

    side: Literal["at_most", "at_least"]
    limit: float
    weight: Weight

    def broken_by(self, amount: float) -> bool:
        """Whether a job with this much of the topic is beyond the limit."""
        return amount > self.limit if self.side == "at_most" else amount < self.limit


Card = Mapping[str, Want]
"""Topic id → what you want of it. A topic that is not on the card is one where you are flexible."""


def in_words(topic_id: str, want: Want) -> str:
    """One row of the card for a reader: ``Travel: at most 10 % of working time``."""
    topic = TOPICS[topic_id]
    return f"{topic.label}: {want.side.replace('_', ' ')} {amount_in_words(topic_id, want.limit)}"


def amount_in_words(topic_id: str, amount: float) -> str:
    """``60 % of working time``."""
    return f"{amount:g} {TOPICS[topic_id].measure}"


def breaks(card: Card, job: Mapping[str, float], topic_id: str) -> bool:
    """Whether this job breaks what the card wants of this topic, flexible wishes aside."""
    want = card.get(topic_id)
    return want is not None and want.weight != "flexible" and topic_id in job and want.broken_by(job[topic_id])
