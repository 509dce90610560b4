"""A good line turned into one that is none must not stay good; a good line in other spelling must."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.exit_line import score
from simulator.scoring.exit_line.training.gaming import KEEPING, SPOILING
from simulator.scoring.exit_line.training.lines import SHARED, labelled

STILL_GOOD = 0.03
KEPT = {"two typos": 0.85, "no punctuation": 0.90}


@cache
def good_lines() -> tuple[str, ...]:
    """The shared good lines that are called good."""
    texts = [line.text for name in SHARED for line in labelled(name) if line.overall == "good"]
    return tuple(text for text in texts if score(text).overall == "good")


def test_good_lines_are_called_good() -> None:
    labelled_good = sum(line.overall == "good" for name in SHARED for line in labelled(name))
    assert len(good_lines()) >= 0.92 * labelled_good


@pytest.mark.parametrize("name", SPOILING)
def test_a_spoilt_line_is_not_good(name: str) -> None:
    chance = random.Random(7)
    ways = SPOILING[name]
    spoilt = [ways[place % len(ways)](text, chance) for place, text in enumerate(good_lines())]
    still = [text for text in spoilt if score(text).overall == "good"]
    assert len(still) <= STILL_GOOD * len(spoilt), still[:5]


@pytest.mark.parametrize("name", KEEPING)
def test_spelling_does_not_cost_the_mark(name: str) -> None:
    chance = random.Random(7)
    changed = [KEEPING[name](text, chance) for text in good_lines()]
    assert sum(score(text).overall == "good" for text in changed) >= KEPT[name] * len(changed)


@given(st.data())
def test_what_is_appended_does_not_hide_behind_more_courtesy(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(good_lines()))
    insult = data.draw(st.sampled_from(["You are clowns.", "This place is a dump.", "You'll regret this."]))
    more = data.draw(st.sampled_from(["Thank you.", "All the best.", "Take care."]))
    stop = "" if text[-1] in ".!?" else "."
    assert score(f"{text}{stop} {insult} {more}").overall != "good"


@given(st.data())
def test_capitals_and_blank_space_at_the_edges_change_nothing(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(good_lines()))
    edge = data.draw(st.text(" \n\t\u200b", max_size=4))
    plain, padded = score(text), score(edge + text + edge)
    assert plain.overall == padded.overall
    assert [d.level for d in plain.dimensions.values()] == [d.level for d in padded.dimensions.values()]
