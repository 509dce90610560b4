"""An author's own tests: play the moves of a rehearsal and compare the debrief with what it expects."""

from __future__ import annotations

from itertools import count

from simulator.interview import Begin, ImpossibleMove, Interview, Leave
from simulator.interview.draws import weighted
from simulator.interview.events import Event
from simulator.interview.script import understand
from simulator.scenario.model import Comparison, Scenario
from simulator.scoring import debrief


def seed_for(scenario: Scenario, truth: str) -> int | None:
    """The first seed under which this truth is drawn; None if its chance is nil."""
    chances = {name: each.chance for name, each in scenario.truths.items()}
    if not chances[truth] and any(chances.values()):
        return None
    return next(seed for seed in count() if weighted(chances, seed, "truth") == truth)


def rehearse(scenario: Scenario, name: str) -> list[str]:
    """Plays one rehearsal; every way in which it went otherwise than expected, as a sentence."""
    rehearsal = scenario.rehearsals[name]
    failed = f"rehearsal “{name}”"
    seed = seed_for(scenario, rehearsal.truth)
    if seed is None:
        return [f"{failed}: the truth `{rehearsal.truth}` is never drawn; raise its `chance:`"]
    interview = Interview(scenario, scenario.card, seed)
    events: list[Event] = []
    if not (rehearsal.moves and rehearsal.moves[0].startswith(("pack", "begin"))):
        events += interview.take(Begin())
    for number, text in enumerate(rehearsal.moves, 1):
        try:
            move = understand(text, interview)
            if isinstance(move, Leave) and not move.words:
                move = Leave(rehearsal.says, move.posture, move.face, move.voice)
            events += interview.take(move)
        except ImpossibleMove as error:
            return [f"{failed}, move {number}, `{text}`: {error}"]
    expect = rehearsal.expect
    if interview.phase != "over":
        return [f"{failed}: after its moves the interview is not over (minute {interview.minute}, `{interview.state}`)"]
    judged = debrief(events)
    hits = {trial.cue.cue for trial in judged.recognition.of("hit")}
    misses = {trial.cue.cue for trial in judged.recognition.of("miss")}
    failures: list[str] = []
    if expect.ending and judged.record.ending != expect.ending:
        failures.append(f"expected the ending {expect.ending}, it was {judged.record.ending}")
    for what, bound, score in (
        ("timing", expect.timing, judged.timing.score),
        ("recognition", expect.recognition, judged.recognition.score),
    ):
        if bound and not bound.holds(score):
            failures.append(f"expected {what} {_in_words(bound)}, it was {score}")
    failures += [f"expected `{cue}` to be recognised" for cue in expect.recognised if cue not in hits]
    failures += [f"expected `{cue}` to be shown and missed" for cue in expect.missed if cue not in misses]
    return [f"{failed}: {failure}" for failure in failures]


def _in_words(bound: Comparison) -> str:
    return f"{bound.sign} {bound.number}"
