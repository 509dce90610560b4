"""Playing in lines."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from simulator.interview.events import LeaveTaken
from simulator.records import open_store
from simulator.records.attempts import unfinished
from simulator.records.session import events_of
from tests.conftest import Run, Walkout
from tests.making import ROOT, THANKS, WORKED_EXAMPLE, seed_of, worked_example

SEED = str(seed_of(worked_example(), "suitcase"))
HOSTILE = {
    "markup": "[/]",
    "an action": "[@click=app.quit]x[/]",
    "colour": "\x1b[31mred\x1b[0m",
    "a window title": "\x1b]0;title\x07\x1b[2J",
    "controls": "\x9b31m\x85\x08\x00",
    "emoji": "👩‍👩‍👧‍👦 👋🏽",
    "length": "x" * 5000,
    "a number": "9" * 5000,
    "both directions": "שלום \u202eevil\u2066",
    "half a character": "half \ud83d",
    "formats": "{0} %s \\",
}


@pytest.fixture
def play(walkout: Walkout) -> Walkout:
    """Plays the worked example, under the truth with the suitcase."""
    return lambda *more, typed="": walkout("play", WORKED_EXAMPLE, "--plain", "--seed", SEED, *more, typed=typed)


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


def test_a_whole_interview_from_the_advert_to_the_debrief(play: Walkout, snapshot: Snapshot) -> None:
    typed = lines("1", "mark 2", "notebook", "1", "ask 1", "mark last", "nonsense", "leave", "", "", "", THANKS)
    done = play(typed=typed)
    assert (done.code, done.err) == (0, "")
    snapshot.assert_match(done.out, "interview.txt")


def test_the_help_names_every_move(play: Walkout, snapshot: Snapshot) -> None:
    out = play(typed=lines("", "help")).out
    snapshot.assert_match(out[out.index("> ") : out.rindex("> ")], "help.txt")


@pytest.mark.parametrize("packing", ["1", "pack 1", "typical-week", "pack typical-week"])
def test_questions_are_packed_by_number_or_name(play: Walkout, packing: str) -> None:
    assert "ask 1     What does a typical week" in play(typed=lines(packing)).out


@pytest.mark.parametrize("packing", ["", "begin", "pack"])
def test_nothing_needs_to_be_packed(play: Walkout, packing: str) -> None:
    out = play(typed=lines(packing)).out
    assert "[1]" in out
    assert "ask 1  " not in out


def test_a_question_that_is_not_there_cannot_be_packed_and_one_is_asked_again(play: Walkout) -> None:
    out = play(typed=lines("7", "1 typical")).out
    assert "there is no question 7; they are 1 to 1." in out
    assert "there is no question `typical` in the bank." in out
    assert out.count("Pack up to three") == 3


@pytest.mark.parametrize("steps", [("back",), ("", "back"), ("seated", "glare", "back"), ("", "", "", "back")])
def test_back_takes_every_step_of_the_exit_back(play: Walkout, steps: tuple[str, ...]) -> None:
    out = play(typed=lines("", "leave", *steps)).out
    assert "You stay.\n" in out
    assert "Stopped at minute 0. `walkout resume` goes on from here." in out


def test_a_bearing_that_is_none_is_asked_for_again(play: Walkout) -> None:
    out = play(typed=lines("", "leave", "lying", "se", "g", "sh", THANKS)).out
    assert "`lying` is none of these." in out
    assert "stayed in your seat, glared, a sharp voice" in out


@pytest.mark.parametrize("typed", ["\n1\n", "\n1\nquit\n", "\n1\nleave\n", "\n1\nleave\n\n\n\n"])
def test_the_input_may_end_anywhere_and_the_interview_goes_on_from_there(
    play: Walkout, walkout: Walkout, typed: str
) -> None:
    stopped = play(typed=typed)
    assert stopped.code == 0
    assert stopped.out.endswith("Stopped at minute 1. `walkout resume` goes on from here.\n")
    again = walkout("resume", "--plain", typed=lines(f"leave: {THANKS}"))
    assert "[1]   Marcus Bell: Sorry, sorry." in again.out
    assert "-- You go on here, at minute 1. --" in again.out
    assert "== Debrief ==" in again.out


def test_an_interview_that_was_not_begun_is_not_one_to_go_on_with(play: Walkout, walkout: Walkout) -> None:
    assert play(typed="").out.endswith("Stopped before it began.\n")
    assert "There is no interview to go on with." in walkout("resume", "--plain").out


def test_the_menu_offers_what_there_is_and_what_was_left_off(walkout: Walkout, play: Walkout) -> None:
    play(typed=lines("", "1"))
    listed = walkout("--plain", typed=lines("", "nowhere", "hidden-travle", "quit"))
    assert "  1  " in listed.out
    assert "resume  go on with A Little Bit of Travel, at minute 1" in listed.out
    assert "there is no scenario `nowhere`; `walkout list` shows those there are" in listed.out
    assert "did you mean `hidden-travel`?" in listed.out
    assert "-- You go on here, at minute 1. --" in walkout(typed=lines("resume")).out
    assert "Pack up to three" in walkout(typed=lines("1")).out


def test_where_nothing_can_be_saved_it_is_said_and_played_all_the_same(
    play: Walkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WALKOUT_HOME", str(tmp_path / "file" / "home"))
    assert play(typed=lines("", "1")).out.endswith("Stopped at minute 1. It was not saved.\n")
    done = play(typed=lines("", f"leave: {THANKS}"))
    assert done.out.startswith("Nothing will be saved: ")
    assert "== Debrief ==" in done.out


def test_moves_are_played_from_a_file_and_nothing_is_saved(play: Walkout, tmp_path: Path, home: Path) -> None:
    script = tmp_path / "moves.txt"
    script.write_text(f"# a comment\n\npack typical-week\nask 1\nmark last\nleave: {THANKS}\n")
    done = play("--moves", script)
    assert (done.code, done.err) == (0, "")
    assert "> ask 1\n      You: What does a typical week" in done.out
    assert "-- Your decision: 100 of 100 --" in done.out
    assert not (home / "walkout.db").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("answer 1\n\nanswer 7\n", "{file}:3: there is no choice 7; there is one choice: 1\n"),
        ("anwser 1\n", "{file}:1: `anwser 1` is no move; did you mean `answer`?\n"),
        (f"leave: {THANKS}\nmark 1\n", "{file}:2: the interview is over\n"),
        (None, "walkout: {file} cannot be read: No such file or directory\n"),
    ],
)
def test_a_wrong_move_in_a_file_is_told_with_its_line(
    play: Walkout, tmp_path: Path, text: str | None, message: str
) -> None:
    script = tmp_path / "moves.txt"
    if text is not None:
        script.write_text(text)
    done = play("--moves", script)
    assert (done.code, done.err) == (2, message.format(file=script))


def test_moves_that_end_before_the_interview_are_told_to(play: Walkout, tmp_path: Path) -> None:
    script = tmp_path / "moves.txt"
    script.write_text("answer 1\n")
    assert "The moves end here, at minute 1; the interview is not over." in play("--moves", script).out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_text_wherever_it_is_typed(play: Walkout, walkout: Walkout, home: Path, text: str) -> None:
    typed = (text, "", text, f"ask {text}", f"mark {text}", f"leave {text}", "leave", text, "", "", "")
    said = play(typed=lines(*typed))
    assert_harmless(said)
    done = walkout(
        "resume", "--plain", typed=lines(*[f"leave: {text} {THANKS}"] * 2)
    )  # where the first is not understood
    assert_harmless(done)
    assert THANKS in done.out
    assert "== Debrief ==" in done.out
    store = open_store(home)
    assert unfinished(store) == []
    assert THANKS in [event.words for event in events_of(store, 1) if isinstance(event, LeaveTaken)][-1]
    store.close()
    assert_harmless(walkout(typed=lines(text, "quit")))


def test_bytes_that_are_no_text_are_typed_into_a_real_process(home: Path) -> None:
    bad = b"\xff\xfe \xed\xa0\x80 \xc3( \x1b[31m"
    done = subprocess.run(
        [sys.executable, "-m", "simulator", "play", str(WORKED_EXAMPLE)],
        cwd=ROOT,
        env=os.environ | {"WALKOUT_HOME": str(home)},
        input=b"\n".join([bad, b"", bad, b"leave: " + bad + THANKS.encode(), b""]),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert_harmless(Run(0, done.stdout.decode(), done.stderr.decode()))
    assert "== Debrief ==" in done.stdout.decode()


def assert_harmless(run: Run) -> None:
    """It ended well, and nothing in the output moves a cursor, colours, or reorders text."""
    assert (run.code, run.err) == (0, "")
    odd = {sign for sign in run.out if unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n"}
    assert not odd
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(run.out)
