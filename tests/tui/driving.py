"""Driving the screens in tests: an app over the scenarios of `tests/data`, keys in, the screen as text out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from simulator.records import open_store
from simulator.scenario.files import read
from simulator.scenario.library import headings_in
from simulator.scenario.loading import parse
from simulator.tui.app import WalkoutApp

FOLDER = Path(__file__).parent / "scenarios"
SHORT_CALL = FOLDER / "short-call.yaml"

Drive = Callable[[WalkoutApp, Pilot[None]], Awaitable[None]]


def run(
    drive: Drive, *, size: tuple[int, int] = (80, 24), play: Path | None = SHORT_CALL, folder: Path = FOLDER
) -> None:
    """Runs an app without a terminal; by default it stands in the briefing of the short call."""

    async def main(app: WalkoutApp) -> None:
        # A minute on hold passes when a test says so, not when a slow machine gets round to it.
        app.hold_tick = 3600
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await drive(app, pilot)

    source = read(play) if play else ""
    at_once = (parse(source, play), source, 1) if play else None
    with open_store() as store:
        asyncio.run(main(WalkoutApp(headings_in([folder]), store, play=at_once)))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, each when the one before has been dealt with."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def until(pilot: Pilot[None], words: str) -> None:
    """Waits for words to be on the screen; fails with the screen where they never come."""
    for _ in range(300):
        if words in picture(app_of(pilot)):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"“{words}” never came:\n{picture(app_of(pilot))}")


def app_of(pilot: Pilot[None]) -> WalkoutApp:
    """The app that is driven."""
    assert isinstance(pilot.app, WalkoutApp)
    return pilot.app


async def write(pilot: Pilot[None], words: str) -> None:
    """Types words into what has the focus."""
    pilot.app.screen.query_one(TextArea).insert(words)
    await pilot.pause()


def picture(app: WalkoutApp) -> str:
    """The screen as text. The one place that looks into Textual's compositor."""
    strips = app.screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(rows) + "\n"
