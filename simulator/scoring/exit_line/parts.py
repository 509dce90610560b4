"""A line in parts: sentences, and what a dash, a semicolon or `but` sets apart. One bad part spoils a good line."""

from __future__ import annotations

from simulator.scoring.exit_line.normalise import Reading, Token

_ENDS = frozenset({".", "!", "?", "...", ";", ":", "—", "–", "-"})
_JOINTS = frozenset({"but", "and", "so", "because", "though", "although", "unless", "or"})
MOST = 40
"""Parts that are looked at, from the end: an afterthought weighs most, and a page has too many."""


def parts(reading: Reading) -> list[Reading]:
    """The parts of a line in their order, each a reading of its own; the line itself where it has only one."""
    found: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for place, token in enumerate(reading.tokens):
        joint = token.word == "," and place + 1 < len(reading.tokens) and reading.tokens[place + 1].word in _JOINTS
        current.append(token)
        if token.word in _ENDS or joint:
            _keep(found, current)
            current = []
    _keep(found, current)
    if len(found) < 2:
        return [reading]
    return [Reading(reading.text, tokens, long=False) for tokens in found[-MOST:]]


def _keep(found: list[tuple[Token, ...]], tokens: list[Token]) -> None:
    if any(token.word[0].isalnum() for token in tokens):
        found.append(tuple(tokens))
