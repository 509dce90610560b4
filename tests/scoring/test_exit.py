"""The exit score: its parts, its caps, and what pushback does to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.interview import Leave
from simulator.interview.events import LeaveTaken
from simulator.scenario.model import Beat
from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.exit import Exit, heard, judge
from simulator.scoring.record import Record, read
from tests.making import THANKS, answer, events_of, scenario

RECORD = read(events_of(scenario({"first": Beat(choices=(answer("Well.", "first"),))}), Leave(THANKS)))


def judged(words: str, **more: object) -> Exit:
    """The judgement of these words, said standing, with a smile, in a steady voice unless `more` says otherwise."""
    found = judge(made(words, **more))
    assert found
    return found


def made(words: str, **more: object) -> Record:
    answers = more.pop("answers", ())
    leave = LeaveTaken(9, words, **({"posture": "standing", "face": "smile", "voice": "steady"} | more))  # type: ignore[arg-type]
    return replace(RECORD, leave=leave, answers=answers)  # type: ignore[arg-type]


def points(exit_: Exit, label: str) -> int:
    return next(part.points for part in exit_.parts if part.label == label)


def test_the_articles_line_said_standing_with_a_smile_in_a_steady_voice_is_worth_all_hundred() -> None:
    best = judged(MODEL_LINE)
    assert (best.score, sum(part.most for part in best.parts)) == (100, 100)


@pytest.mark.parametrize(
    ("bearing", "expected"),
    [
        ({}, 12),
        ({"posture": "seated"}, 8),
        ({"face": "neutral"}, 10),
        ({"face": "glare"}, 8),
        ({"voice": "apologetic"}, 10),
        ({"posture": "seated", "face": "glare", "voice": "sharp"}, 0),
    ],
)
def test_bearing_counts(bearing: dict[str, str], expected: int) -> None:
    assert points(judged(MODEL_LINE, **bearing), "Bearing") == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((), 8), (("firm", "firm"), 8), (("explained", "firm"), 5), (("explained", "explained"), 2), (("caved",), 0)],
)
def test_holding_firm_counts_and_caving_in_is_judged_as_what_it_is(answers: tuple[str, ...], expected: int) -> None:
    assert points(judged(MODEL_LINE, answers=answers), "Firmness") == expected


@pytest.mark.parametrize(("count", "expected"), [(60, 8), (61, 4), (100, 4), (101, 0)])
def test_brevity_is_counted_in_words(count: int, expected: int) -> None:
    assert points(judged(" ".join(["word"] * count)), "Brevity") == expected


def test_a_firm_voice_does_not_make_up_for_an_insult() -> None:
    insult = judged("Thank you for your time, I'm leaving now. This place is a dump and you are all clowns.")
    assert insult.verdict.overall == "poor"
    assert insult.score <= 40


def test_courtesy_does_not_make_up_for_not_having_left() -> None:
    silent = judged("")
    assert (silent.verdict.overall, points(silent, "Brevity")) == ("unclear", 0)
    assert silent.score <= 20


def test_each_part_shows_the_players_own_words() -> None:
    words = "Thank you for your time. I'm going to stop here. Good luck with the search."
    whys = {part.label: part.why for part in judged(words).parts}
    assert "Thank you" in whys["Gratitude"]
    assert "stop here" in whys["Decision"]


def test_a_listener_hears_a_leave_and_does_not_hear_one_in_something_else() -> None:
    assert heard("Thank you for your time. I'm going to stop here.") == "clear"
    assert heard("I'd like to withdraw my earlier answer.") == "unclear"
    assert heard("") == "unclear"


def test_whoever_stayed_has_no_exit_to_judge() -> None:
    assert judge(replace(RECORD, leave=None)) is None
