"""Whether the decision came when it could be known: not too late, and not on a hunch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.scoring.evidence import LOWER, UPPER, Evidence
from simulator.scoring.record import Record

Verdict = Literal["in_time", "late", "early", "left_a_fit", "stayed_rightly", "went_on_against_evidence"]


@dataclass(frozen=True, slots=True)
class Timing:
    """The score (0–100), what it says, and the minutes spent after the definite no."""

    score: int
    verdict: Verdict
    wasted: int


def timing(record: Record, evidence: Evidence) -> Timing:
    """Compares the decision with the ideal listener's (design §6, Timing).

    Left at or after the definite no: 100·(1 - wasted / scheduled minutes). Left before it: 100·max(0, sum)/12, which
    is 0 for a sum below 0. Went on though it was never reached: 100; although it was: 0. Withdrawing at the end is
    leaving at that minute.

    Raises:
        ValueError: no decision was made.

    """
    if record.ending is None:
        raise ValueError("there is no decision to judge")
    wasted = record.minute - evidence.definite if evidence.definite is not None else 0
    if record.ending == "went_on":
        if evidence.definite is None:
            return Timing(100, "stayed_rightly", 0)
        return Timing(0, "went_on_against_evidence", wasted)
    if evidence.definite is not None:
        share = max(0.0, 1 - wasted / record.began.scheduled_minutes)
        return Timing(round(100 * share), "late" if share < 0.9 else "in_time", wasted)
    score = round(100 * max(0.0, evidence.total) / UPPER)
    return Timing(score, "left_a_fit" if evidence.total <= LOWER else "early", 0)
