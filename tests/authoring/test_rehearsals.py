"""An author's own tests, played."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simulator.authoring.rehearsals import rehearse, seed_for
from simulator.interview import Interview
from simulator.scenario.loading import load
from simulator.scenario.model import Beat, Comparison, Expectation, Rehearsal, Scenario
from tests.making import ROOT, THANKS, TRUTHS, answer, says, scenario

MARKED = ("mark road", "leave")


def rehearsing(*moves: str, says_: str = THANKS, truth: str = "bad", **expect: Any) -> Scenario:
    beats = {"first": Beat((says("Out on Monday.", "road"), says("Hm.", "insult")), (answer("Well.", "first"),))}
    return scenario(beats, truths=TRUTHS, rehearsals={"try": Rehearsal(truth, moves, says_, Expectation(**expect))})


@pytest.mark.parametrize(
    ("expect", "failures"),
    [
        ({}, []),
        ({"ending": "left", "timing": Comparison(">=", 90), "recognition": Comparison("==", 50)}, []),
        ({"recognised": ("road",), "missed": ("insult",)}, []),
        ({"ending": "went_on"}, ["expected the ending went_on, it was left"]),
        ({"timing": Comparison("<", 90)}, ["expected timing < 90, it was 100"]),
        ({"recognition": Comparison(">", 50)}, ["expected recognition > 50, it was 50"]),
        ({"recognised": ("insult", "road")}, ["expected `insult` to be recognised"]),
        ({"missed": ("road",)}, ["expected `road` to be shown and missed"]),
        (
            {"ending": "withdrew", "timing": Comparison("<=", 0)},
            ["expected the ending withdrew, it was left", "expected timing <= 0, it was 100"],
        ),
    ],
)
def test_what_was_expected_is_compared_with_the_debrief(expect: dict[str, Any], failures: list[str]) -> None:
    assert rehearse(rehearsing(*MARKED, **expect), "try") == [f"rehearsal “try”: {failure}" for failure in failures]


@pytest.mark.parametrize(
    ("moves", "failure"),
    [
        (("answer 1", "answer 7"), "rehearsal “try”, move 2, `answer 7`: there is no choice 7; there is one choice: 1"),
        (("leave", "mark 1"), "rehearsal “try”, move 2, `mark 1`: the interview is over"),
        (("answer 1",), "rehearsal “try”: after its moves the interview is not over (minute 1, `first`)"),
        ((), "rehearsal “try”: after its moves the interview is not over (minute 0, `first`)"),
    ],
)
def test_a_move_that_cannot_be_made_is_named(moves: tuple[str, ...], failure: str) -> None:
    assert rehearse(rehearsing(*moves), "try") == [failure]


def test_it_may_begin_by_packing_and_say_its_own_words() -> None:
    assert rehearse(rehearsing("begin", "leave seated: No, thank you.", says_="", ending="left"), "try") == []


def test_a_truth_that_is_never_drawn_cannot_be_rehearsed() -> None:
    world = rehearsing(*MARKED)
    truths = {name: replace(truth, chance=0 if name == "bad" else 1) for name, truth in world.truths.items()}
    assert "the truth `bad` is never drawn" in rehearse(replace(world, truths=truths), "try")[0]


def test_a_truth_that_is_drawn_once_in_ten_thousand_is_found() -> None:
    world = scenario({"first": Beat()}, truths={f"t{n}": replace(TRUTHS["fine"], chance=1000) for n in range(10)})
    rare = replace(world, truths={**world.truths, "rare": replace(TRUTHS["bad"], chance=1)})
    seed = seed_for(rare, "rare")
    assert seed is not None
    assert Interview(rare, rare.card, seed).truth == "rare"


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_rehearsals_of_what_is_shipped_come_out_as_expected(path: Path) -> None:
    world = load(path)
    assert world.rehearsals
    assert [failure for name in world.rehearsals for failure in rehearse(world, name)] == []
