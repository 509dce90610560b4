"""What could be known when: the evidence as an ideal listener adds it up.

The sum is Wald's sequential probability ratio test, in decibans (A. Wald, "Sequential Tests of Statistical
Hypotheses", Annals of Mathematical Statistics 16, 1945): every cue adds ten times the log10 of how much likelier it
is at a bad job than at a fine one, and the two lines follow from the errors one accepts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from simulator.scoring.record import Record

# α = .05: of twenty fine jobs, one is left by mistake. β = .20: of five bad ones, one is not recognised.
ALPHA, BETA = 0.05, 0.20
UPPER = 12.0  # 10·log10((1-β)/α) = 12.04; cues weigh whole decibans, so 12 is the line
LOWER = 10 * math.log10(BETA / (1 - ALPHA))  # -6.77


@dataclass(frozen=True, slots=True)
class Step:
    """One cue added up: `total` is the sum after it."""

    minute: int
    line: int
    cue: str
    decibans: float
    total: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum over time. `definite` is the first minute at which it reached the upper line, or None."""

    steps: tuple[Step, ...]
    definite: int | None

    @property
    def total(self) -> float:
        """The sum at the decision, in decibans."""
        return self.steps[-1].total if self.steps else 0.0

    def at(self, minute: int) -> float:
        """The sum at the end of this minute."""
        return next((step.total for step in reversed(self.steps) if step.minute <= minute), 0.0)


def evidence(record: Record) -> Evidence:
    """Adds up the cues shown before the decision, each once."""
    steps: list[Step] = []
    definite: int | None = None
    total = 0.0
    for cue in record.cues:
        if cue.decibans:
            total += cue.decibans
            steps.append(Step(cue.minute, cue.line, cue.cue, cue.decibans, total))
            if definite is None and total >= UPPER:
                definite = cue.minute
    return Evidence(tuple(steps), definite)
