"""Chance, made from the seed alone: the same seed and the same place always draw the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence


def number(seed: int, place: str) -> int:
    """A number of 64 bits, evenly spread over seeds and places."""
    return int.from_bytes(hashlib.blake2b(f"{seed}/{place}".encode(), digest_size=8).digest(), "big")


def one_of(options: Sequence[str], seed: int, place: str) -> str:
    """One of the options, each as likely; the only one where there is one."""
    return options[0] if len(options) == 1 else options[number(seed, place) % len(options)]


def weighted(chances: Mapping[str, int], seed: int, place: str) -> str:
    """One of the keys, as likely as its share of the sum. Where all chances are 0, each is as likely."""
    total = sum(chances.values())
    if not total:
        return one_of(tuple(chances), seed, place)
    ticket = number(seed, place) % total
    for name, chance in chances.items():
        ticket -= chance
        if ticket < 0:
            return name
    raise AssertionError("unreachable: the tickets are fewer than the chances")
