"""What the scorer says about an exit line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Overall = Literal["good", "ok", "poor", "unclear"]
Reason = Literal[
    "", "empty", "other_language", "not_words", "question", "no_decision", "addressed_to_scorer", "afterthought", "long"
]

DIMENSIONS = ("gratitude", "decision", "no_blame", "calm", "confidence", "goodwill")
"""The six dimensions of the GUIDE, in the order in which they are shown."""


class Span(NamedTuple):
    """Some of the player's own words, as places in the typed text, and whether they earned or lost the point."""

    start: int
    end: int
    earned: bool


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: its level (0–2), how sure the scorer is of it (0–1), the words behind it, a sentence of advice."""

    level: int
    sure: float
    spans: tuple[Span, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an exit line would land. `reason` says why where it is unclear or something else than the six decided."""

    text: str
    overall: Overall
    dimensions: Mapping[str, Dimension]
    sure: float
    reason: Reason
    advice: str
