"""The rehearsal room in lines."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest

from simulator.plain.rehearse import rehearse
from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.practice import SITUATIONS, Level, Situation, situation
from tests.scoring.test_practice import GOOD, POOR


def never() -> float:
    raise AssertionError("nobody asked for the time")


def room(
    *typed: str, chosen: Situation | None = SITUATIONS[0], level: Level = 1, seconds: tuple[float, ...] = ()
) -> str:
    """What is printed; with seconds, the timer is on and each try takes so long."""

    def times() -> Iterator[float]:
        for took in seconds:
            yield 1000.0
            yield 1000.0 + took
        yield 2000.0

    out = io.StringIO()
    clock: Callable[[], float] = times().__next__ if seconds else never
    assert rehearse(chosen, level, bool(seconds), [f"{line}\n" for line in typed], out, clock) == 0
    return out.getvalue()


def test_three_good_ones_in_a_row_end_it() -> None:
    out = room(GOOD, GOOD, GOOD, "never read")
    assert "1 good in a row, 2 to go" in out
    assert out.rstrip().endswith("3 good ones in a row. You can do this.")


def test_a_poor_one_starts_the_count_again() -> None:
    out = room(GOOD, GOOD, POOR, GOOD)
    assert "The count starts again" in out
    assert out.count("1 good in a row") == 2
    assert out.rstrip().endswith("Stopped. Nothing of this is kept.")


def test_feedback_shows_the_words_with_signs_and_begins_with_what_was_right() -> None:
    out = room(POOR)
    shown = out.index("[-You are all clowns")
    assert shown < out.index("“I'm leaving” says that you are going") < out.index("finds fault with them")


def test_saying_nothing_is_a_try_too() -> None:
    assert "A silence is no exit." in room("")


@pytest.mark.parametrize("each", SITUATIONS, ids=lambda each: each.id)
def test_the_scene_is_told_with_who_speaks(each: Situation) -> None:
    out = room(chosen=each)
    assert f"{each.last_words.who}: {each.last_words.words}" in out
    assert all(line.words in out for line in each.scene)


def test_starters_stand_at_level_1_alone() -> None:
    assert "Thank you for seeing me, …" in room(level=1)
    assert "Thank you for seeing me, …" not in room(level=2)
    assert "Three things" in room(level=2)
    assert "To hold on to" not in room(level=3)


def test_commands_are_not_said_to_anybody() -> None:
    out = room("help", "model", "again", "QUIT", GOOD)
    assert "a model line, to learn from" in out
    assert MODEL_LINE in out
    assert out.count(SITUATIONS[0].last_words.words) == 2
    assert "to go." not in out


def test_the_time_it_took_is_told_afterwards_and_too_long_does_not_count() -> None:
    out = room("", GOOD, GOOD, seconds=(71, 12))
    assert "That took 71 seconds; in the room you had 60." in out
    assert "the time was up" in out
    assert "That took 12 seconds; in the room you have 60." in out
    assert out.count("1 good in a row, 2 to go") == 1


def test_the_clock_waits_until_the_scene_is_read() -> None:
    out = room("help", "model", "", GOOD, seconds=(60,))
    assert out.count("Enter starts the clock") == 3
    assert "That took 60 seconds" in out
    assert "1 good in a row" in out


def test_without_a_situation_one_is_picked_by_number_or_name() -> None:
    assert situation("kind").last_words.words in room("4", chosen=None)
    assert situation("holds").last_words.words in room("pannel", "9", "holds", chosen=None)
    assert "did you mean `panel`?" in room("pannel", chosen=None)
    assert "Stopped" in room("quit", chosen=None)


def test_what_a_player_types_reaches_the_terminal_without_its_controls() -> None:
    assert "\x1b" not in room("\x1b[31mThank you\x1b]0;title\x07 for your time. I'm leaving.")
