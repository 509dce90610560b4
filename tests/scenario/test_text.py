"""Foreign text is made harmless, and words are compared and listed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.text import clean, either, nearest


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;a new window title\x07after", "after"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[2J\x1b[1;1Htop", "top"),
        ("bell\a, back\b, delete\x7f, \x9b31m", "bell, back, delete, 31m"),
        ("nul\x00", "nul"),
        ("half an escape \x1b", "half an escape "),
        ("one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("safe\u202egnp.exe\u2066\u2069", "safegnp.exe"),
        ("\ufeffmark", "mark"),
        ("half \ud83d a pair", "half ? a pair"),
    ],
)
def test_what_could_steer_a_terminal_is_taken_out(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🚀 and 👋🏽",
        "שלום and مرحبا",
        "Привет, 漢字",
        "zero\u200cwidth",
        "right-to-left mark \u200f",
        "[/] [@click=app.quit]x[/]",
        "é" * 5000,
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_stored_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not [sign for sign in cleaned if unicodedata.category(sign) == "Cc" and sign not in "\n\t"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("travl", ["travel", "hours"], "travel"),
        ("Opening", ["opening"], "opening"),
        ("MARCUS", ["Marcus"], "Marcus"),
        ("zebra", ["travel", "hours"], None),
        ("travel", [], None),
        ("", ["travel"], None),
    ],
)
def test_the_nearest_word_is_found_whatever_its_case(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("a",), "`a`"), (("a", "b"), "`a` or `b`"), (("a", "b", "c"), "`a`, `b` or `c`")],
)
def test_names_are_listed_as_one_says_them(names: tuple[str, ...], said: str) -> None:
    assert either(names) == said
