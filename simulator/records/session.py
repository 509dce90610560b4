"""An interview that is being played and kept, and those that were."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from simulator.interview import Interview, Leave, Move
from simulator.interview.codec import event_from, move_from, to_plain
from simulator.interview.events import Ended, Event
from simulator.records.store import Store, StoreError
from simulator.scenario.card import Card, Want
from simulator.scenario.loading import parse
from simulator.scenario.model import Scenario
from simulator.scoring import debrief
from simulator.scoring.exit import heard


class Session:
    """An interview that is kept while it is played: each move is committed before its events are given out."""

    def __init__(self, store: Store, attempt: int, interview: Interview, events: Sequence[Event] = ()) -> None:
        self.store = store
        self.attempt = attempt
        self.interview = interview
        self.events: list[Event] = list(events)
        self._moves = 0

    @classmethod
    def begin(cls, store: Store, scenario: Scenario, source: str, card: Card, seed: int) -> Session:
        """Opens a new attempt. `source` is the text of the scenario file.

        Raises:
            StoreError: it could not be stored.

        """
        try:
            with store.db as db:
                db.execute("INSERT OR IGNORE INTO editions VALUES (?, ?)", (scenario.digest, source))
                cursor = db.execute(
                    "INSERT INTO attempts (scenario, title, digest, card, seed, begun) VALUES (?, ?, ?, ?, ?, ?)",
                    (scenario.id, scenario.title, scenario.digest, _card_to_json(card), seed, _now()),
                )
        except sqlite3.Error as error:
            raise StoreError(f"the interview could not be saved ({error}), and was not begun") from error
        assert cursor.lastrowid is not None
        return cls(store, cursor.lastrowid, Interview(scenario, card, seed))

    @classmethod
    def resume(cls, store: Store, attempt: int) -> Session:
        """Goes on with an unfinished attempt, exactly where it was, even if its scenario was edited since.

        Raises:
            StoreError: there is no such attempt, or this version plays it otherwise.

        """
        row = store.db.execute(
            "SELECT card, seed, source FROM attempts JOIN editions USING (digest) WHERE id = ?", (attempt,)
        ).fetchone()
        if row is None:
            raise StoreError(f"there is no attempt {attempt}")
        card, seed, source = row
        interview = Interview(parse(source), _card_from_json(card), seed)
        session = cls(store, attempt, interview)
        for move, kept in _moves(store, attempt):
            events = interview.take(move)
            if events != kept:
                raise StoreError(f"attempt {attempt} was played with another version of Walkout and cannot go on")
            session.events += events
            session._moves += 1
        return session

    def take(self, move: Move) -> tuple[Event, ...]:
        """Makes the move, commits it with its events, then gives them out.

        Raises:
            ImpossibleMove: nothing has changed, here or on disk.
            StoreError: it could not be stored; the move was taken back.

        """
        if isinstance(move, Leave):
            move = replace(move, heard=heard(move.words))
        before = self.interview.snapshot()
        events = self.interview.take(move)
        try:
            self._keep(move, events)
        except Exception as error:
            self.interview.restore(before)
            raise StoreError(f"The move could not be saved ({error}). It was not made; try again.") from error
        self._moves += 1
        self.events += events
        return events

    def _keep(self, move: Move, events: tuple[Event, ...]) -> None:
        with self.store.db as db:
            db.execute(
                "INSERT INTO moves VALUES (?, ?, ?, ?)",
                (self.attempt, self._moves, _json(to_plain(move)), _json([to_plain(event) for event in events])),
            )
            for event in events:
                if isinstance(event, Ended):
                    judged = debrief((*self.events, *events))
                    result = {"timing": judged.timing.score, "recognition": judged.recognition.score}
                    if judged.exit:
                        result["exit"] = judged.exit.score
                    db.execute(
                        "UPDATE attempts SET ended = ?, ending = ?, result = ? WHERE id = ?",
                        (_now(), event.ending, _json(result), self.attempt),
                    )


def events_of(store: Store, attempt: int) -> tuple[Event, ...]:
    """All events of an attempt, as they were stored."""
    return tuple(event for _, events in _moves(store, attempt) for event in events)


def moves_of(store: Store, attempt: int) -> tuple[Move, ...]:
    """All moves of an attempt."""
    return tuple(move for move, _ in _moves(store, attempt))


def _moves(store: Store, attempt: int) -> Iterable[tuple[Move, tuple[Event, ...]]]:
    for move, events in store.db.execute(
        "SELECT move, events FROM moves WHERE attempt = ? ORDER BY number", (attempt,)
    ).fetchall():
        yield move_from(json.loads(move)), tuple(event_from(event) for event in json.loads(events))


def _card_to_json(card: Card) -> str:
    return _json({topic: asdict(want) for topic, want in card.items()})


def _card_from_json(text: str) -> Card:
    stored: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return {topic: Want(**want) for topic, want in stored.items()}


def _json(value: object) -> str:
    # In ASCII: half a character from a broken terminal can be written so, and not otherwise.
    return json.dumps(value, separators=(",", ":"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
