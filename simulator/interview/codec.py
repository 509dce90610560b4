"""Moves and events as JSON-ready values, and back. A stored attempt outlives the program that wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from simulator.interview.events import Event
from simulator.interview.moves import Move

_MOVES: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Move)}
_EVENTS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Event)}


def to_plain(item: Move | Event) -> dict[str, Any]:
    """A dictionary of words, numbers and lists; ``is`` names the kind."""
    plain: dict[str, Any] = {"is": type(item).__name__}
    for each in fields(item):
        value = getattr(item, each.name)
        plain[each.name] = list(value) if isinstance(value, tuple) else value
    return plain


def move_from(plain: Mapping[str, Any]) -> Move:
    """The move that `to_plain` wrote.

    Raises:
        ValueError: it is no move that this version knows.

    """
    move: Move = _made(_MOVES, plain)
    return move


def event_from(plain: Mapping[str, Any]) -> Event:
    """The event that `to_plain` wrote.

    Raises:
        ValueError: it is no event that this version knows.

    """
    event: Event = _made(_EVENTS, plain)
    return event


def _made(kinds: Mapping[str, type], plain: Mapping[str, Any]) -> Any:
    try:
        kind = kinds[plain["is"]]
        return kind(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in plain.items() if key != "is"}
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a move or event of this version: {dict(plain)!r}") from error
