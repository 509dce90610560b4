"""The rehearsal room's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.exit_line import Overall, marked, score
from simulator.scoring.practice import (
    GOAL,
    LEVELS,
    SITUATIONS,
    Situation,
    Streak,
    UnknownSituation,
    feedback,
    hear,
    pieces,
    situation,
    support,
)

GOOD = "Thank you for your time. I've decided to stop here. I hope you find the right person."
POOR = "You are all clowns and this is a joke, I'm leaving!"
FILLED_IN = {
    "rude": "Thank you for seeing me, Graham. I've decided to leave it there. I wish you luck with the search.",
    "travel": "Thank you for telling me about it. That is more travel than I can do, so I'll stop here. "
    "I hope you find the right person.",
    "holds": "Thank you for calling, Dale. I'm going to stop here. Good luck with the search.",
    "kind": "Thank you for the umbrella and for your time. This isn't the job for me, so I'm going to stop here. "
    "I hope you and Tom find the right person.",
    "panel": "Thank you, all three of you, for your time. I'm withdrawing. I hope you find somebody who fits.",
}


def test_there_are_five_situations_each_under_its_name() -> None:
    assert [each.id for each in SITUATIONS] == ["rude", "travel", "holds", "kind", "panel"]
    assert all(situation(each.id) is each for each in SITUATIONS)


def test_of_a_name_that_is_not_there_the_nearest_is_told() -> None:
    with pytest.raises(UnknownSituation, match="did you mean `panel`"):
        situation("pannel")
    with pytest.raises(UnknownSituation, match="there are `rude`, `travel`, `holds`, `kind` and `panel`"):
        situation("\x1b[31mxyzzy")


@pytest.mark.parametrize("each", SITUATIONS, ids=lambda each: each.id)
def test_a_scene_is_three_to_six_short_lines_and_ends_with_words_to_answer(each: Situation) -> None:
    assert 3 <= len(each.scene) <= 6
    assert all(len(line.words) <= 95 for line in (*each.scene, each.last_words))
    assert each.last_words.who not in ("", "You")


@pytest.mark.parametrize("each", SITUATIONS, ids=lambda each: each.id)
def test_the_starters_of_each_situation_lead_to_a_good_exit(each: Situation) -> None:
    words = FILLED_IN[each.id]
    assert all(part.strip(" ,") in words for starter in each.starters for part in starter.split("…"))
    assert score(words).overall == "good"


def test_what_there_is_to_hold_on_to_goes_away_level_by_level() -> None:
    one = SITUATIONS[0]
    given = [support(one, level) for level in LEVELS]
    assert given[0] == one.starters
    assert not set(given[1]) & set(one.starters)
    assert given[2] == ()


def test_three_good_ones_in_a_row_are_enough() -> None:
    streak = Streak()
    seen = []
    for _ in range(GOAL):
        assert not streak.finished
        streak = streak.after("good")
        seen.append(streak.signs)
    assert seen == ["●○○", "●●○", "●●●"]
    assert streak.finished
    assert streak.after("good").signs == "●○○"


@pytest.mark.parametrize("overall", ["ok", "poor", "unclear"])
def test_anything_but_a_good_one_starts_again(overall: Overall) -> None:
    assert Streak(2).after(overall) == Streak(0)


def test_a_good_one_that_came_too_late_starts_again_and_is_still_praised() -> None:
    heard = hear(GOOD, Streak(2), in_time=False)
    assert heard.streak == Streak(0)
    assert heard.verdict.overall == "good"
    assert "I've decided to stop here" in heard.paragraphs[0]
    assert "time was up" in heard.outcome


def test_the_model_line_would_count() -> None:
    assert hear(MODEL_LINE, Streak()).streak == Streak(1)


def test_feedback_on_a_good_line_begins_with_the_words_that_earned_it() -> None:
    first, *_ = feedback(score(GOOD))
    assert first.startswith("“I've decided to stop here”")
    assert "“Thank you for your time”" in first
    assert "“I hope you find the right person”" in first


def test_feedback_on_a_poor_line_begins_with_what_was_right_then_quotes_what_lost_then_says_what_to_do() -> None:
    right, lost, following = feedback(score(POOR))
    assert "“I'm leaving” says that you are going" in right
    assert "clowns" in lost
    assert following == score(POOR).advice


def test_silence_is_not_blamed_and_not_quoted() -> None:
    right, *rest = feedback(score(""))
    assert "Nothing is spoilt" in right
    assert "“”" not in " ".join((right, *rest))
    assert hear("", Streak(2)).streak == Streak(0)


def test_two_things_in_one_breath_are_quoted_apart() -> None:
    words = "Thank you for your time and I wish you luck with the search and I'm going to stop here"
    first, *_ = feedback(score(words))
    for quote in ("“Thank you for your time”", "“I wish you luck with the search”", "“I'm going to stop here”"):
        assert quote in first


@given(
    st.text() | st.lists(st.sampled_from([GOOD, POOR, "Thanks", "\n", "?", "!", "\x1b[31m", "a" * 90])).map(" ".join)
)
def test_any_words_get_feedback_and_keep_their_own(words: str) -> None:
    heard = hear(words, Streak())
    assert all(heard.paragraphs)
    assert heard.outcome
    parts = list(pieces(heard.verdict))
    assert "".join(part.words for part in parts) == heard.verdict.text
    signs = {True: "[+{}+]", False: "[-{}-]", None: "{}"}
    assert "".join(signs[part.earned].format(part.words) for part in parts) == marked(heard.verdict)
