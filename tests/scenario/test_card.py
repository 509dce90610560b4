"""The homework card: limits, what breaks them, and how they read."""

from __future__ import annotations

import pytest

from simulator.scenario.card import TOPICS, Want, amount_in_words, breaks, in_words


@pytest.mark.parametrize(
    ("want", "amount", "broken"),
    [
        (Want("at_most", 10, "deal_breaker"), 10, False),
        (Want("at_most", 10, "deal_breaker"), 10.1, True),
        (Want("at_least", 38, "important"), 38, False),
        (Want("at_least", 38, "important"), 37, True),
        (Want("at_most", 10, "flexible"), 99, False),
    ],
)
def test_a_limit_is_broken_beyond_it_and_a_flexible_one_never(want: Want, amount: float, broken: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert breaks({"travel": want}, {"travel": amount}, "travel") is broken


def test_a_topic_that_is_not_on_the_card_or_not_in_the_job_breaks_nothing() -> None:
    want = Want("at_least", 38, "deal_breaker")
    assert not breaks({}, {"travel": 100}, "travel")
    assert not breaks({"pay": want}, {"travel": 100}, "pay")


def test_a_row_of_the_card_reads_as_a_sentence() -> None:
    assert in_words("travel", Want("at_most", 10, "important")) == "Travel: at most 10 % of working time"
    assert in_words("pay", Want("at_least", 37.5, "important")) == "Pay: at least 37.5 thousand a year"
    assert amount_in_words("growth", 2.0) == "2 of 10 for room to learn and rise"


def test_every_topic_stands_under_its_own_name() -> None:
    assert all(topic.id == name for name, topic in TOPICS.items())
