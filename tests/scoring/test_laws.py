"""What every debrief keeps to, whatever was played."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.interview.events import CueShown, PushbackAnswered, Reacted
from simulator.scoring import debrief
from simulator.scoring.plot import plot
from simulator.scoring.report import sections
from tests.making import Attempt, attempts


@given(attempts(finished=True), st.integers(40, 140))
def test_every_finished_interview_can_be_judged_and_drawn(attempt: Attempt, width: int) -> None:
    interview, events = attempt.replay()
    judged = debrief(events)
    assert 0 <= judged.timing.score <= 100
    assert 0 <= judged.recognition.score <= 100
    assert judged.timing.wasted >= 0
    assert all(words.strip() for words in (judged.praise, judged.decision, judged.next_time))
    assert all(len(row) <= width for row in plot(judged.record, judged.evidence, width))
    report = sections(judged, width)
    assert all(section.blocks and section.title for section in report)
    assert (
        max(len(row) for block in report[2].blocks if block.tone == "plot" for row in block.text.split("\n")) <= width
    )
    for trial in judged.recognition.trials:
        assert interview.lines[trial.line.line - 1][0], "what cannot be marked is no trial"


@given(attempts(finished=True))
def test_the_evidence_is_the_sum_of_what_was_first_shown_before_the_decision(attempt: Attempt) -> None:
    _, events = attempt.replay()
    # Whoever caved in had not decided yet.
    caved = [i for i, event in enumerate(events) if isinstance(event, PushbackAnswered) and event.how == "caved"]
    decision = next(
        index
        for index, event in enumerate(events)
        if index > max(caved, default=-1) and isinstance(event, Reacted) and event.reaction != "unclear"
    )
    first: dict[str, float] = {}
    for event in events[:decision]:
        if isinstance(event, CueShown):
            first.setdefault(event.cue, event.decibans)
    assert debrief(events).evidence.total == sum(first.values())
