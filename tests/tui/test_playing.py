"""The screens, played by keys."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot
from textual.pilot import Pilot
from textual.widgets import OptionList

from simulator.interview.events import LeaveTaken, Marked
from simulator.records import open_store
from simulator.records.attempts import summaries, unfinished
from simulator.records.session import Session, events_of
from simulator.tui.app import WalkoutApp
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.interview import InterviewScreen
from simulator.tui.widgets.keybar import keys_of
from tests.tui.driving import SHORT_CALL, picture, press, run, until, write


def session(app: WalkoutApp) -> Session:
    """That of the interview on the screen, or below what lies over it."""
    screens = [screen for screen in app.screen_stack if isinstance(screen, InterviewScreen)]
    return screens[-1].session


def test_a_newcomer_plays_from_home_to_the_debrief_and_the_result_stands_at_home(snapshot: Snapshot) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        snapshot.assert_match(picture(app), "home.txt")
        await press(pilot, "enter", "space")
        snapshot.assert_match(picture(app), "briefing.txt")
        await press(pilot, "g", "1")
        snapshot.assert_match(picture(app), "on-hold.txt")
        await press(pilot, "s", "a")
        snapshot.assert_match(picture(app), "asking.txt")
        await press(pilot, "enter", "m")
        snapshot.assert_match(picture(app), "interview.txt")
        await press(pilot, "n")
        snapshot.assert_match(picture(app), "notebook.txt")
        await press(pilot, "escape", "l")
        snapshot.assert_match(picture(app), "leaving-1.txt")
        await press(pilot, "down", "right", "enter")
        await write(pilot, "Thank you for the call.\nThis is not for me, so I'll stop here.")
        snapshot.assert_match(picture(app), "leaving-2.txt")
        await press(pilot, "f10")
        snapshot.assert_match(picture(app), "left.txt")
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        snapshot.assert_match(picture(app), "debrief.txt")
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "★ timing 100, signs 50" in picture(app)
        assert summaries(app.store)["short-call"].timing == 100

    run(drive, play=None)


def test_on_a_wide_terminal_the_notebook_stands_beside_the_conversation(snapshot: Snapshot) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        snapshot.assert_match(picture(app), "wide-briefing.txt")
        await press(pilot, "space", "g", "2", "s")
        snapshot.assert_match(picture(app), "wide-interview.txt")
        await press(pilot, "1", "2", "enter", "f10", "f10", "enter")
        snapshot.assert_match(picture(app), "wide-debrief.txt")

    run(drive, size=(140, 45))


def test_an_earlier_line_is_marked_by_looking_back_and_a_mark_can_be_taken_back() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1", "s", "b", "up", "up", "up", "enter")
        marked = {event.line for event in session(app).events if isinstance(event, Marked)}
        assert len(marked) == 1
        assert marked == session(app).interview.marks
        assert "⚑ Inês Prado  Good morning." in picture(app)
        await press(pilot, "enter")
        assert session(app).interview.marks == set()
        assert "⚑" not in picture(app)
        await press(pilot, "escape", "1")
        assert session(app).interview.phase == "closing"

    run(drive)


def test_both_steps_of_leaving_can_be_taken_back_and_nothing_has_happened() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1", "s")
        before = session(app).interview.snapshot()
        await press(pilot, "l", "enter")
        await write(pilot, "Goodbye.")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, InterviewScreen)
        assert session(app).interview.snapshot() == before
        await press(pilot, "1")
        assert session(app).interview.phase == "closing"

    run(drive)


def test_words_keep_their_lines_and_the_bearing_that_was_chosen() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "l", "right", "down", "right", "right", "down", "right", "enter")
        await write(pilot, "Thanks.\nBye.")
        await press(pilot, "f10")
        left = next(event for event in session(app).events if isinstance(event, LeaveTaken))
        assert (left.words, left.posture, left.face, left.voice) == ("Thanks.\nBye.", "seated", "glare", "apologetic")

    run(drive)


def test_without_a_word_they_ask_and_you_go_again() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "l", "enter", "f10")
        assert "Sorry, are you leaving?" in picture(app)
        assert session(app).interview.phase == "talking"

    run(drive)


def test_pushed_back_the_player_holds_firm_explains_and_is_gone(snapshot: Snapshot) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "2", "s", "l", "enter")
        await write(pilot, "Thank you for your time. This is not for me, so I'll stop here.")
        await press(pilot, "f10")
        snapshot.assert_match(picture(app), "pushed.txt")
        await press(pilot, "1")
        assert "I could make it eight." in picture(app)
        await press(pilot, "2")
        await write(pilot, "I like my evenings.")
        await press(pilot, "f10")
        assert "I like my evenings." in picture(app)
        assert session(app).interview.phase == "over"
        await press(pilot, "enter", "space", "space", "space", "space")
        assert "5 of 8   Firmness" in picture(app)

    run(drive)


def test_pushed_back_the_player_may_stay_after_all() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "2", "s", "l", "enter")
        await write(pilot, "Thank you, but I'm leaving now.")
        await press(pilot, "f10", "3")
        assert session(app).interview.phase == "talking"
        assert "1  3′  You were going to tell me about the evenings." in picture(app)

    run(drive)


def test_words_that_say_nothing_of_leaving_are_asked_about() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "l", "enter")
        await write(pilot, "I'd like to withdraw my earlier answer.")
        await press(pilot, "f10")
        assert "Sorry, are you leaving?" in picture(app)
        assert session(app).interview.phase == "talking"

    run(drive)


def test_the_hold_stands_still_behind_an_open_notebook() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1", "n")
        interview = next(screen for screen in app.screen_stack if isinstance(screen, InterviewScreen))
        await interview._minute()
        assert interview.session.interview.minute == 2
        await press(pilot, "escape")
        await interview._minute()
        assert interview.session.interview.minute == 3

    run(drive)


def test_on_hold_the_minutes_run_by_themselves_and_stop_behind_an_open_exit() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        app.hold_tick = 0.01
        await press(pilot, "1")
        for _ in range(500):
            if session(app).interview.phase == "talking":
                break
            await pilot.pause(0.01)
        assert session(app).interview.minute == 5
        assert "Where[/bold] were we?" in picture(app)

    run(drive)


def test_a_hold_that_is_gone_on_with_remembers_how_long_it_was() -> None:
    async def stop(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1")
        assert isinstance(app.screen, InterviewScreen)
        await app.screen._minute()
        await press(pilot, "escape")

    async def go_on(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        assert "On hold. 1 minute so far." in picture(app)

    run(stop)
    run(go_on, play=None)


def test_leaving_is_possible_on_hold_and_nobody_hears_it() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1", "l", "enter")
        minute = session(app).interview.minute
        await write(pilot, "I have to go.")
        await press(pilot, "f10")
        assert "The flute plays on. You hang up." in picture(app)
        assert session(app).interview.minute == minute == 2

    run(drive)


def test_at_the_end_the_player_goes_on_or_withdraws() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "1", "s", "1")
        assert "1  Go on with the process" in picture(app)
        assert "2  Withdraw, politely." in picture(app)
        await press(pilot, "1")
        assert "Then you will hear from us." in picture(app)

    run(drive)


def test_an_interview_left_off_is_gone_on_with_exactly_there() -> None:
    seen: list[str] = []

    async def stop(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "space", "g", "1", "s", "m")
        seen.append(picture(app))
        await press(pilot, "escape")
        assert "▶ Go on: A Short Call  minute 5" in picture(app)

    async def go_on(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        assert picture(app) == seen[0]
        await press(pilot, "1")
        assert session(app).interview.phase == "closing"

    run(stop)
    run(go_on, play=None)


def test_an_unfinished_interview_can_be_given_up() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g", "escape", "delete")
        assert "▶" not in picture(app)
        assert unfinished(app.store) == []

    run(drive)


def test_a_move_that_cannot_be_stored_is_not_made_and_the_player_is_told(home: Path) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        before = picture(app)
        app.store.db.execute("PRAGMA query_only = ON")
        await press(pilot, "1")
        assert session(app).interview.minute == 0
        await until(pilot, "could not be saved")
        app.store.db.execute("PRAGMA query_only = OFF")
        app.clear_notifications()
        await pilot.pause()
        assert picture(app) == before
        await press(pilot, "1")
        assert session(app).interview.minute == 2

    run(drive)


def test_every_move_is_on_disk_when_its_consequence_is_on_the_screen(home: Path) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "space", "g")
        for key in ("1", "s", "m", "1"):
            await press(pilot, key)
            with sqlite3.connect(home / "walkout.db") as other:
                (count,) = other.execute("SELECT count(*) FROM moves").fetchone()
            other.close()
            with open_store() as store:
                assert events_of(store, 1) == tuple(session(app).events)
            assert count == session(app)._moves

    run(drive)


def test_a_broken_scenario_shows_its_mistakes_and_the_others_can_be_played(tmp_path: Path) -> None:
    good = SHORT_CALL.read_text("utf-8")
    (tmp_path / "good.yaml").write_text(good, "utf-8")
    broken = good.replace("id: short-call", "id: broken").replace("title: A Short Call", "title: B [/] [red]Call")
    (tmp_path / "broken.yaml").write_text(broken.replace("setting: phone", "setting: telephone"), "utf-8")

    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert "✗ B [/] [red]Call" in picture(app)
        await press(pilot, "down", "enter")
        assert "broken.yaml:6:10" in picture(app).replace("\n", "")
        assert "`office`, `phone` or `video`" in picture(app)
        await press(pilot, "escape", "up", "enter", "g")
        assert isinstance(app.screen, InterviewScreen)

    run(drive, play=None, folder=tmp_path)


def test_what_a_player_types_is_text_and_nothing_else(snapshot: Snapshot) -> None:
    hostile = "[/] [@click=app.quit]x[/] \x1b[31mred 🧑‍🏫 שלום " + "long " * 1000

    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        for _ in range(2):  # the first is not understood, and asked about
            await press(pilot, "l", "enter")
            await write(pilot, hostile)
            await press(pilot, "f10")
        text = picture(app)
        assert "\x1b" not in text
        left = next(event for event in session(app).events if isinstance(event, LeaveTaken))
        assert left.words.startswith("[/] [@click=app.quit]x[/] red 🧑‍🏫 שלום long")
        assert len(left.words) > 5000
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "space", "space", "space")
        assert app.is_running

    run(drive)


def test_markup_in_a_scenario_is_shown_as_it_was_written() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        assert "[@click=app.quit]x[/]" in picture(app)
        await press(pilot, "g", "1", "s")
        assert "[bold]Where[/bold] were we?" in picture(app)

    run(drive)


@pytest.mark.parametrize("size", [(72, 20), (80, 24), (140, 45), (200, 60)])
def test_the_key_bar_fits_and_ends_with_help(size: tuple[int, int]) -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        for keys in ((), ("g",), ("1",), ("s",), ("b",)):
            await press(pilot, *keys)
            bar = picture(app).rstrip("\n").split("\n")[-1]
            assert bar.endswith("? Help")
            assert len(bar) <= size[0]

    run(drive, size=size)


def test_palette_and_help_name_every_key_of_the_screen() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        words = [key.words for key in keys_of(app.screen, hidden=True)]
        assert {"Mark", "Look back", "Notebook", "Leave", "Stop", "Help", "Colours", "Quit"} <= set(words)
        await press(pilot, "question_mark")
        help_text = app.screen.query_one("#keys").render()
        for each in words:
            assert each in str(help_text) or each.startswith("Choice")
        await press(pilot, "escape", "f4")
        listed = app.screen.query_one(OptionList)
        prompts = " ".join(str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count))
        for each in words:
            assert each in prompts
        await press(pilot, *"notebook", "enter")
        assert "Your card" in picture(app)

    run(drive)


def test_long_text_reflows_when_the_terminal_is_resized() -> None:
    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        wide = picture(app)
        await pilot.resize_terminal(72, 20)
        await pilot.pause()
        narrow = picture(app)
        assert narrow != wide
        assert max(map(len, narrow.split("\n"))) <= 72
        assert "forgive them." in narrow.replace("\n", " ")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert picture(app) == wide

    run(drive)


def test_colours_are_chosen_with_a_key_and_kept() -> None:
    async def choose(app: WalkoutApp, pilot: Pilot[None]) -> None:
        assert app.theme == "walkout-dark"
        await press(pilot, "f2", "f2")
        assert app.theme == "walkout-contrast"

    async def find(app: WalkoutApp, pilot: Pilot[None]) -> None:
        assert app.theme == "walkout-contrast"

    run(choose)
    run(find)


def test_where_nothing_can_be_saved_the_game_says_so_and_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("WALKOUT_HOME", str(tmp_path / "file" / "home"))

    async def drive(app: WalkoutApp, pilot: Pilot[None]) -> None:
        await until(pilot, "Nothing will be saved")
        await press(pilot, "g", "1", "s", "1", "1", "enter")
        assert isinstance(app.screen, DebriefScreen)

    run(drive)
