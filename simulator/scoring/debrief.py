"""All that a debrief says about one interview, from its events alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.interview.events import Event
from simulator.scoring import feedback
from simulator.scoring.evidence import Evidence, evidence
from simulator.scoring.exit import Exit, judge
from simulator.scoring.inquiry import Inquiry, inquiry
from simulator.scoring.recognition import Recognition, recognition
from simulator.scoring.record import Record, read
from simulator.scoring.timing import Timing, timing

MODEL_LINE = (
    "Thank you very much for bringing me in, but I don't feel that we're really going to benefit each other. "
    "I appreciate your taking the time to see me, and I'm sure you'll find someone who is just perfect "
    "for your company."
)


@dataclass(frozen=True, slots=True)
class Debrief:
    """The judgement of one finished interview: the scores with their evidence, and words for the player.

    `praise` is what went right, said first; `decision` what the decision was worth and why; `next_time` the one thing
    to do next.
    """

    record: Record
    evidence: Evidence
    timing: Timing
    recognition: Recognition
    inquiry: Inquiry
    exit: Exit | None
    praise: str
    decision: str
    next_time: str


def debrief(events: Sequence[Event]) -> Debrief:
    """Judges a finished interview.

    Raises:
        ValueError: it is not finished.

    """
    record = read(events)
    sums = evidence(record)
    when = timing(record, sums)
    signs = recognition(record)
    questions = inquiry(record)
    return Debrief(
        record,
        sums,
        when,
        signs,
        questions,
        judge(record),
        feedback.praise(record, sums, when, signs, questions),
        feedback.decision(record, sums, when),
        feedback.next_time(record, sums, when, signs, questions),
    )
