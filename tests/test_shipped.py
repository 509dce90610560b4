"""What every shipped interview promises: size, length, signs, and two truths that the ideal listener can tell apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulator.authoring.rehearsals import seed_for
from simulator.interview import Begin, GoOn, Interview, Wait
from simulator.interview.events import CueShown, Event, Shown
from simulator.scenario.library import shipped
from simulator.scenario.loading import load
from simulator.scenario.model import Scenario
from simulator.scoring import Debrief, debrief

PLAYS = 12
SCENARIOS = sorted(shipped().glob("*.yaml"))
each_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)


def play(scenario: Scenario, truth: str, chance: random.Random) -> list[Event]:
    """One interview stayed to the end, choices and wordings by chance, asking nothing of its own accord."""
    seed = next(seed for seed in iter(lambda: chance.randrange(10**6), None) if drawn(scenario, seed) == truth)
    interview = Interview(scenario, scenario.card, seed)
    events = list(interview.take(Begin()))
    while interview.phase != "over":
        if interview.phase == "holding":
            events += interview.take(Wait(interview.hold_left))
        elif interview.phase == "closing":
            events += interview.take(GoOn())
        else:
            events += interview.take(chance.choice(interview.choices()).move)
    return events


def drawn(scenario: Scenario, seed: int) -> str:
    return Interview(scenario, scenario.card, seed).truth


def plays(scenario: Scenario, truth: str) -> list[tuple[list[Event], Debrief]]:
    chance = random.Random(f"{scenario.id}/{truth}")
    return [(events, debrief(events)) for events in (play(scenario, truth, chance) for _ in range(PLAYS))]


def fitting(scenario: Scenario) -> dict[str, bool]:
    """Truth → whether it is a job for the role's card."""
    found = {}
    for truth in scenario.truths:
        assert seed_for(scenario, truth) is not None
        revealed = plays(scenario, truth)[0][1].record.revealed
        assert revealed
        found[truth] = revealed.fits
    return found


@each_scenario
def test_it_has_enough_beats_questions_signs_and_rehearsals(path: Path) -> None:
    scenario = load(path)
    kinds = [cue.kind for cue in scenario.cues.values()]
    assert len(scenario.beats) >= 12
    assert len(scenario.questions) >= 8
    assert kinds.count("topic") + kinds.count("conduct") >= 6
    assert kinds.count("decoy") >= 4
    assert kinds.count("reassures") >= 2
    assert len(scenario.rehearsals) >= 4
    assert scenario.id == path.stem


@each_scenario
def test_one_of_its_truths_is_fine_for_the_card_and_one_is_not(path: Path) -> None:
    assert set(fitting(load(path)).values()) == {True, False}


@each_scenario
def test_it_takes_25_to_40_minutes_and_a_thousand_words_or_so(path: Path) -> None:
    scenario = load(path)
    for truth in scenario.truths:
        for events, judged in plays(scenario, truth):
            assert 25 <= judged.record.minute <= 40
            words = sum(len(event.text.split()) for event in events if isinstance(event, Shown))
            assert 700 <= words <= 2500


@each_scenario
def test_a_bad_job_shows_itself_on_every_way_through_and_a_fine_one_never_looks_bad(path: Path) -> None:
    scenario = load(path)
    for truth, fits in fitting(scenario).items():
        for events, judged in plays(scenario, truth):
            kinds = {event.kind for event in events if isinstance(event, CueShown)}
            if fits:
                assert judged.evidence.definite is None
                assert judged.evidence.total < 0
                assert "flag" not in kinds
            else:
                assert judged.evidence.definite is not None
                assert judged.evidence.definite <= 0.75 * judged.record.minute
            assert "decoy" in kinds


@each_scenario
def test_some_question_tells_the_two_truths_apart(path: Path) -> None:
    scenario = load(path)
    for truth, fits in fitting(scenario).items():
        worth = [each.decibans for each in plays(scenario, truth)[0][1].record.worth]
        assert (min(worth) < 0) if fits else (max(worth) >= 6)


@each_scenario
def test_two_plays_with_different_seeds_do_not_read_the_same(path: Path) -> None:
    scenario = load(path)
    for truth in scenario.truths:
        texts = [{event.text for event in events if isinstance(event, Shown)} for events, _ in plays(scenario, truth)]
        shared = [len(a & b) / min(len(a), len(b)) for a in texts for b in texts if a is not b]
        assert sum(shared) / len(shared) < 0.8
