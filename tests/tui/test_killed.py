"""A real process in a real terminal, killed while it plays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from simulator.interview.events import Shown
from simulator.records import open_store
from simulator.records.attempts import unfinished
from simulator.records.session import Session
from simulator.tui.app import WalkoutApp
from tests.tui.driving import SHORT_CALL, picture, press, run
from tests.tui.terminal import Terminal

KEYS = "g1sm1"  # goes in, answers, skips the hold, marks, answers: the interview is at its end
LINES = ("The phone rings on the minute", "One moment. There is", "A courier. With a flute", "I think that is all")


@pytest.mark.parametrize("moment", range(6))
def test_killed_at_any_moment_nothing_that_was_shown_is_lost(moment: int, home: Path) -> None:
    chance = random.Random(moment)
    terminal = Terminal(home, "simulator", "play", str(SHORT_CALL), "--seed", "1")
    terminal.wait_for("Questions to take along")
    keys = KEYS[: chance.randint(1, len(KEYS))]
    for key in keys:
        terminal.send(key)
        terminal.read(chance.random() * 0.12)
    terminal.kill()

    with open_store() as store:
        kept = unfinished(store)
        session = Session.resume(store, kept[0].id) if kept else None
    told = {event.text for event in session.events if isinstance(event, Shown)} if session else set()
    for words in LINES:
        if words in terminal.text():
            assert any(words in text for text in told), f"“{words}” was shown and is not on disk"


def test_after_a_kill_the_next_start_offers_to_go_on_exactly_there(home: Path) -> None:
    terminal = Terminal(home, "simulator", "play", str(SHORT_CALL), "--seed", "1")
    terminal.wait_for("Questions to take along")
    terminal.send("g")
    terminal.wait_for("The phone rings on the minute")
    terminal.send("1")
    terminal.wait_for("One moment. There is")
    terminal.send("s")
    terminal.wait_for("A courier. With a flute")
    terminal.kill()

    async def go_on(app: WalkoutApp, pilot: Pilot[None]) -> None:
        assert "▶ Go on: A Short Call  minute 5" in picture(app)
        await press(pilot, "enter")
        assert "A courier. With a flute?" in picture(app)
        assert "1  3′  You were going to tell me about the evenings." in picture(app)

    run(go_on, play=None)
