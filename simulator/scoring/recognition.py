"""Whether the marks tell red flags from what only looks like one.

Terms are those of signal detection: a line shown with a red flag is a signal, one with a decoy is noise; a marked
signal is a hit, an unmarked one a miss, a marked decoy a false alarm, an unmarked one a correct rejection.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.interview.events import CueShown, Shown
from simulator.scoring.record import Record

Outcome = Literal["hit", "miss", "false_alarm", "correct_rejection"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One line that carried a red flag or a decoy, and what the player made of it."""

    outcome: Outcome
    line: Shown
    cue: CueShown


@dataclass(frozen=True, slots=True)
class Recognition:
    """The trials of one interview, in the order shown, and marks on lines that were neither flag nor decoy."""

    trials: tuple[Trial, ...]
    without_cause: tuple[Shown, ...]

    def of(self, outcome: Outcome) -> tuple[Trial, ...]:
        """The trials that came out so."""
        return tuple(trial for trial in self.trials if trial.outcome == outcome)

    @property
    def score(self) -> int:
        """100·(hit rate - false-alarm rate), not below 0 (design §6).

        With no red flag to find, the hit rate is 1; with no decoy to leave alone, the false-alarm rate is 0.
        """
        hits, misses = len(self.of("hit")), len(self.of("miss"))
        alarms, rejections = len(self.of("false_alarm")), len(self.of("correct_rejection"))
        hit_rate = hits / (hits + misses) if hits + misses else 1.0
        alarm_rate = alarms / (alarms + rejections) if alarms + rejections else 0.0
        return round(100 * max(0.0, hit_rate - alarm_rate))


def recognition(record: Record) -> Recognition:
    """Sorts the lines shown before the decision into trials."""
    trials: list[Trial] = []
    for cue in record.cues:
        if record.lines[cue.line].kind == "thought":
            continue  # the player's own, which cannot be marked
        marked = cue.line in record.marks
        outcome: Outcome
        if cue.kind == "flag":
            outcome = "hit" if marked else "miss"
        elif cue.kind == "decoy":
            outcome = "false_alarm" if marked else "correct_rejection"
        else:
            continue
        trials.append(Trial(outcome, record.lines[cue.line], cue))
    tried = {trial.line.line for trial in trials}
    loose = tuple(record.lines[line] for line in sorted(record.marks) if line not in tried)
    return Recognition(tuple(trials), loose)
