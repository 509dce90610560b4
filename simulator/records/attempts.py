"""The list of attempts: which were left off, and how a scenario went so far.

Apart from `session.py`, so that home, which shows only lists, need not load the interview to do so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from simulator.records.store import Store


@dataclass(frozen=True, slots=True)
class Attempt:
    """One row of the list of attempts. Times are ISO 8601 in UTC; `minute` is how far the interview is."""

    id: int
    scenario: str
    title: str
    begun: str
    minute: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How a scenario went so far. Scores are 0–100; the best timing of all finished attempts, with its recognition."""

    played: int
    timing: int
    recognition: int


def unfinished(store: Store) -> list[Attempt]:
    """Interviews that were begun, not ended and not dropped, the latest first."""
    rows = store.db.execute(
        "SELECT id, scenario, title, begun, (SELECT events FROM moves WHERE attempt = id ORDER BY number DESC LIMIT 1)"
        " FROM attempts WHERE ended IS NULL AND NOT dropped"
        " AND EXISTS (SELECT 1 FROM moves WHERE attempt = id) ORDER BY id DESC"
    ).fetchall()
    return [Attempt(id_, scenario, title, begun, _last_minute(events)) for id_, scenario, title, begun, events in rows]


def drop(store: Store, attempt: int) -> None:
    """Gives up an unfinished interview. What was played of it stays in the database."""
    with store.db as db:
        db.execute("UPDATE attempts SET dropped = 1 WHERE id = ?", (attempt,))


def summaries(store: Store) -> dict[str, Summary]:
    """Scenario id → how it went so far, for scenarios that were finished at least once."""
    results: dict[str, list[tuple[int, int]]] = {}
    for scenario, result in store.db.execute("SELECT scenario, result FROM attempts WHERE ended IS NOT NULL"):
        scores = json.loads(result)
        results.setdefault(scenario, []).append((scores["timing"], scores["recognition"]))
    return {scenario: Summary(len(scores), *max(scores)) for scenario, scores in results.items()}


def _last_minute(events: str) -> int:
    minutes = [event.get("minute", 0) for event in json.loads(events)]
    return max(minutes, default=0)
