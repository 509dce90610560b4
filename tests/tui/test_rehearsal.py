"""The rehearsal room on screens."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.practice import SITUATIONS, Level, Situation, situation
from simulator.tui.app import WalkoutApp
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.rehearsal import RehearsalChoiceScreen, RehearsalScreen
from simulator.tui.themes import NAMES
from simulator.tui.widgets.keybar import keys_of
from tests.scoring.test_practice import GOOD, POOR
from tests.tui.driving import picture, press, run, write

SIZES = [(72, 20), (80, 24), (80, 45), (140, 45)]


async def enter(
    app: WalkoutApp, pilot: Pilot[None], each: Situation = SITUATIONS[0], level: Level = 1, *, timer: bool = False
) -> RehearsalScreen:
    """Goes into the room. Seconds pass when the test says so."""
    screen = RehearsalScreen(each, level, timer=timer)
    screen.tick = 3600
    await app.push_screen(screen)
    await pilot.pause()
    return screen


async def say(pilot: Pilot[None], words: str) -> None:
    await write(pilot, words)
    await press(pilot, "f10")


def in_one_line(app: WalkoutApp) -> str:
    """The screen without frames and line ends, to find sentences in."""
    return " ".join(picture(app).replace("│", " ").split())


def test_situation_level_and_timer_are_chosen_with_keys_and_escape_leads_back() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await app.push_screen(RehearsalChoiceScreen())
        await pilot.pause()
        assert "● 1 sentence starters" in picture(app)
        assert "● take your time" in picture(app)
        await press(pilot, "l", "t")
        assert "● 2 a reminder" in picture(app)
        assert "● 60 seconds" in picture(app)
        await press(pilot, "3", "l", "t", "down", "down", "down", "enter")
        assert isinstance(app.screen, RehearsalScreen)
        assert "The kind one, with the wrong job   level 1" in picture(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, RehearsalChoiceScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)

    run(drive, play=None)


def test_three_good_ones_in_a_row_finish_it_and_it_can_be_done_once_more() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        screen = await enter(app, pilot)
        for signs in ("●○○", "●●○", "●●●"):
            await say(pilot, GOOD)
            assert signs in picture(app).split("\n")[0]
            assert screen.phase == "heard"
            if signs != "●●●":
                assert "f10 Next try" in picture(app)
                await press(pilot, "f10")
                assert app.screen.query_one(TextArea).text == ""
        assert "3 good ones in a row. You can do this." in in_one_line(app)
        assert "f10 Once more" in picture(app)
        await press(pilot, "f10")
        assert "○○○" in picture(app).split("\n")[0]
        assert screen.phase == "speaking"

    run(drive, play=None)


def test_a_poor_one_starts_the_count_again_and_its_advice_stands_above_the_next_try() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot)
        await say(pilot, GOOD)
        await press(pilot, "f10")
        await say(pilot, POOR)
        assert "The count starts again" in in_one_line(app)
        assert "○○○" in picture(app).split("\n")[0]
        await press(pilot, "f10")
        assert "Again. Leave blame, insult and threat at home" in in_one_line(app)

    run(drive, play=None)


def test_feedback_marks_the_words_with_signs_and_begins_with_what_was_right() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot)
        await say(pilot, POOR)
        text = in_one_line(app)
        assert "[-You are all clowns" in text
        assert text.index("✓ “I'm leaving” says") < text.index("✗ “You are all clowns") < text.index("→ Leave blame")
        await press(pilot, "f10")
        await say(pilot, GOOD)
        assert "[+Thank you for your time+]" in in_one_line(app)

    run(drive, play=None)


def test_saying_nothing_is_a_try_too() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot)
        await press(pilot, "f10")
        assert "A silence is no exit." in in_one_line(app)

    run(drive, play=None)


def test_starters_stand_at_level_1_alone() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        for level, starters, reminder in ((1, True, False), (2, False, True), (3, False, False)):
            await enter(app, pilot, level=level)  # type: ignore[arg-type]
            assert ("Thank you for seeing me, …" in picture(app)) is starters
            assert ("Three things" in picture(app)) is reminder
            await press(pilot, "escape")

    run(drive, play=None)


@pytest.mark.parametrize("size", SIZES)
def test_the_model_line_comes_and_goes_with_a_key_before_and_after_a_try(size: tuple[int, int]) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot)
        for _ in range(2):
            assert "A model line" not in picture(app)
            await press(pilot, "f3")
            assert "A model line" in picture(app)
            assert str(app.screen.query_one("#model").render()) == MODEL_LINE
            assert "for your company." in picture(app)
            await press(pilot, "f3", "f10")

    run(drive, play=None, size=size)


def test_the_clock_waits_until_the_scene_is_read_then_counts_down() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        screen = await enter(app, pilot, timer=True)
        assert "f10 Start the clock" in picture(app)
        screen.pass_second()
        assert screen.seconds_left == 60
        await press(pilot, "f10")
        screen.pass_second()
        await pilot.pause()
        assert "59 seconds left" in picture(app)
        for _ in range(49):
            screen.pass_second()
        await pilot.pause()
        assert "! 10 seconds left" in picture(app)

    run(drive, play=None)


def test_when_the_time_is_up_what_stands_there_is_said_and_does_not_count() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        screen = await enter(app, pilot, timer=True)
        await press(pilot, "f10")
        await write(pilot, GOOD)
        for _ in range(60):
            screen.pass_second()
        await pilot.pause()
        assert screen.phase == "heard"
        assert "[+Thank you for your time+]" in in_one_line(app)
        assert "the time was up" in in_one_line(app)
        assert "○○○" in picture(app).split("\n")[0]
        await press(pilot, "f10")
        assert screen.seconds_left == 60
        await say(pilot, GOOD)
        assert "●○○" in picture(app).split("\n")[0]

    run(drive, play=None)


def test_the_clock_stands_still_behind_an_open_help() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        screen = await enter(app, pilot, timer=True)
        await press(pilot, "f10", "f1")
        assert isinstance(app.screen, HelpScreen)
        screen.pass_second()
        assert screen.seconds_left == 60
        await press(pilot, "escape")
        screen.pass_second()
        assert screen.seconds_left == 59

    run(drive, play=None)


def test_what_a_player_types_is_text_and_nothing_else() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot)
        await say(pilot, "[/] [@click=app.quit]x[/] \x1b[31mred 🧑‍🏫 שלום You are clowns. " + "long " * 1000)
        assert "[/] [@click=app.quit]x[/] red" in in_one_line(app).replace("[-", "").replace("-]", "")
        assert "\x1b" not in picture(app)
        assert app.is_running

    run(drive, play=None)


@pytest.mark.parametrize("each", SITUATIONS, ids=lambda each: each.id)
@pytest.mark.parametrize("size", SIZES[1:])
def test_the_whole_scene_can_be_read_beside_the_words(size: tuple[int, int], each: Situation) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot, each, level=3)
        text = in_one_line(app)
        assert each.last_words.words.split()[-1] in text
        assert app.screen.query_one("#scene").max_scroll_y == 0
        assert app.screen.query_one(TextArea).size.height >= 3

    run(drive, play=None, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_key_bar_fits_and_ends_with_help(size: tuple[int, int]) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await enter(app, pilot, situation("kind"), timer=True)
        for _ in range(4):
            rows = picture(app).rstrip("\n").split("\n")
            assert rows[-1].endswith("? Help")
            assert max(map(len, rows)) <= size[0]
            assert {"Model line", "Back"} <= {key.words for key in keys_of(app.screen)}
            await press(pilot, "f10")

    run(drive, play=None, size=size)


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_has_the_colours_it_needs(name: str) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        app.theme = name
        await enter(app, pilot)
        await say(pilot, "Thank you for your time. You wasted my afternoon. I'm leaving.")
        assert "[+" in picture(app)
        assert "[-" in picture(app)

    run(drive, play=None)
