"""Every move is on disk before its consequence is seen, and what is on disk can be gone on with."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from simulator.interview import Ask, Begin, Choose, GoOn, ImpossibleMove, Leave, Mark, Move
from simulator.records import Store, StoreError, open_store
from simulator.records.attempts import Summary, drop, summaries, unfinished
from simulator.records.session import Session, events_of, moves_of
from simulator.records.store import SCHEMA_VERSION, in_memory
from simulator.scenario.loading import parse
from tests.making import CARD, ROOT, THANKS, WORKED_EXAMPLE, Attempt, attempts, seed_of, worked_example

SOURCE = WORKED_EXAMPLE.read_text("utf-8")
WORLD = worked_example()
SEED = seed_of(WORLD, "suitcase")
MOVES: tuple[Move, ...] = (Begin(("typical-week",)), Mark(1), Ask("typical-week"), Choose(1), Leave(), Leave(THANKS))


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = open_store(home)
    yield opened
    opened.close()


def begin(store: Store, *moves: Move) -> Session:
    session = Session.begin(store, WORLD, SOURCE, WORLD.card, SEED)
    for move in moves:
        session.take(move)
    return session


def as_made(moves: Sequence[Move]) -> tuple[Move, ...]:
    """The moves as they were made, before it was noted how their words were heard."""
    return tuple(replace(move, heard="clear") if isinstance(move, Leave) else move for move in moves)


def test_each_move_is_on_disk_when_its_events_are_given_out(store: Store, home: Path) -> None:
    session = begin(store)
    other = sqlite3.connect(home / "walkout.db")
    for number, move in enumerate(MOVES, 1):
        session.take(move)
        assert other.execute("SELECT count(*) FROM moves").fetchone() == (number,)
    other.close()
    assert as_made(moves_of(store, session.attempt)) == MOVES
    assert list(events_of(store, session.attempt)) == session.events


def test_the_move_is_committed_and_not_only_written_before_take_returns(store: Store) -> None:
    session = begin(store)
    statements: list[str] = []
    store.db.set_trace_callback(statements.append)
    session.take(Begin())
    assert [statement.split(" ")[0] for statement in statements] == ["BEGIN", "INSERT", "COMMIT"]
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL: flushed to the disk, not only to the cache


@pytest.mark.parametrize("count", range(1, len(MOVES)))
def test_an_interview_goes_on_exactly_where_it_was(store: Store, home: Path, count: int) -> None:
    session = begin(store, *MOVES[:count])
    assert [(each.id, each.minute) for each in unfinished(store)] == [(session.attempt, session.interview.minute)]
    with open_store(home) as again:
        resumed = Session.resume(again, session.attempt)
        assert resumed.interview.snapshot() == session.interview.snapshot()
        assert resumed.events == session.events
        for move in MOVES[count:]:
            assert resumed.take(move)
        assert resumed.interview.phase == "over"
    assert unfinished(store) == []


def test_it_goes_on_as_it_was_begun_though_the_scenario_was_edited_since(store: Store) -> None:
    first = begin(store, *MOVES[:2])
    edited = SOURCE.replace("The train was easy", "The bus was late")
    Session.begin(store, parse(edited), edited, CARD, SEED)
    resumed = Session.resume(store, first.attempt)
    assert resumed.interview.choices()[0].words == "The train was easy, thank you."
    assert resumed.interview.card == WORLD.card


def test_a_card_of_the_players_own_is_kept(store: Store) -> None:
    session = Session.begin(store, WORLD, SOURCE, CARD, SEED)
    session.take(Begin())
    assert Session.resume(store, session.attempt).interview.card == CARD


@settings(max_examples=15)
@given(attempts())
def test_whatever_was_played_is_read_back(attempt: Attempt) -> None:
    memory = in_memory()
    world = replace(attempt.scenario, digest="made")
    session = Session.begin(memory, world, "", attempt.card, attempt.seed)
    with patch("simulator.records.session.heard", return_value="clear"):  # as where the moves were made
        for move in attempt.moves:
            session.take(move)
    assert moves_of(memory, session.attempt) == attempt.moves
    assert list(events_of(memory, session.attempt)) == session.events
    memory.close()


def test_half_a_character_from_a_broken_terminal_can_be_kept(store: Store) -> None:
    session = begin(store, Begin(), Leave("Bye \ud83d\x1b[31m now"))
    assert list(Session.resume(store, session.attempt).events) == session.events
    assert "Bye ? now" in [getattr(event, "words", "") for event in session.events]


@pytest.mark.parametrize("last", [Choose(1), Leave(THANKS)])
def test_a_move_that_cannot_be_saved_is_taken_back(store: Store, last: Move) -> None:
    session = begin(store, Begin())
    before, told = session.interview.snapshot(), list(session.events)
    store.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="could not be saved"):
        session.take(last)
    assert session.interview.snapshot() == before
    assert session.events == told
    store.db.execute("PRAGMA query_only = OFF")
    assert session.take(last)
    assert moves_of(store, session.attempt) == (Begin(), last)


def test_a_move_that_is_impossible_leaves_no_trace(store: Store) -> None:
    session = begin(store, Begin())
    with pytest.raises(ImpossibleMove):
        session.take(GoOn())
    assert moves_of(store, session.attempt) == (Begin(),)


def test_one_of_two_windows_on_the_same_interview_is_told_so(store: Store, home: Path) -> None:
    session = begin(store, Begin())
    again = open_store(home)
    other = Session.resume(again, session.attempt)
    session.take(Choose(1))
    with pytest.raises(StoreError, match="was not made"):
        other.take(Mark(1))
    again.close()


def test_an_interview_that_cannot_be_saved_is_not_begun(store: Store) -> None:
    store.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="was not begun"):
        begin(store)


def test_an_attempt_that_is_not_there_or_was_played_otherwise_cannot_go_on(store: Store) -> None:
    with pytest.raises(StoreError, match="no attempt 7"):
        Session.resume(store, 7)
    session = begin(store, *MOVES[:3])
    with store.db as db:
        db.execute("UPDATE moves SET events = '[]' WHERE number = 1")
    with pytest.raises(StoreError, match="another version of Walkout"):
        Session.resume(store, session.attempt)


def test_a_dropped_interview_and_one_that_never_began_are_not_offered_again(store: Store) -> None:
    begin(store)
    kept, dropped = begin(store, Begin()), begin(store, Begin())
    drop(store, dropped.attempt)
    assert [each.id for each in unfinished(store)] == [kept.attempt]
    assert moves_of(store, dropped.attempt) == (Begin(),)


def test_a_summary_is_of_the_best_timing_with_its_recognition(store: Store) -> None:
    assert summaries(store) == {}
    begin(store, Begin(), Ask("typical-week"), Mark(2), Leave(THANKS))  # in time, and found the one sign of two
    begin(store, Begin(), Mark(2), Leave(THANKS))  # on a hunch of 3 decibans
    begin(store, Begin(), Mark(2))  # not finished
    assert summaries(store) == {"hidden-travel": Summary(played=2, timing=100, recognition=50)}


def test_settings_are_kept(store: Store, home: Path) -> None:
    assert store.setting("theme") is None
    store.set_setting("theme", "dark")
    store.set_setting("theme", "light")
    with open_store(home) as again:
        assert again.setting("theme") == "light"


@pytest.mark.parametrize("where", ["below a file", "in /proc", "a folder in its place"])
def test_where_nothing_can_be_written_it_says_so_and_plays_on(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "walkout.db").mkdir()
    folder = {"below a file": tmp_path / "file" / "home", "in /proc": Path("/proc/walkout")}.get(where, tmp_path)
    with open_store(folder) as store:
        assert not store.saves
        assert store.notice.startswith(f"Nothing will be saved: {folder / 'walkout.db'} cannot be written")
        assert begin(store, *MOVES).interview.phase == "over"


def test_a_database_of_a_newer_version_is_left_alone(home: Path) -> None:
    open_store(home).close()
    newer = sqlite3.connect(home / "walkout.db")
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    before = (home / "walkout.db").read_bytes()
    with pytest.raises(StoreError, match="newer Walkout"):
        open_store(home)
    assert (home / "walkout.db").read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "walkout.db").write_text("My diary. " * 200)
    with pytest.raises(StoreError, match="not a database that Walkout can read"):
        open_store(home)
    assert (home / "walkout.db").read_text() == "My diary. " * 200


def test_two_processes_may_open_it_at_once_for_the_first_time(home: Path) -> None:
    program = "import sys; from simulator.records import open_store; print('ready', flush=True); sys.stdin.read(1)\n"
    program += "store = open_store(); store.set_setting('who', 'me'); print(store.saves, store.notice)"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin
        process.stdin.write("!")
        process.stdin.flush()
    assert [process.communicate(timeout=30)[0] for process in both] == ["True \n", "True \n"]
