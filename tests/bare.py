"""A bare Textual app with the widgets of our screens and nothing behind them: the bench's yardstick."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

LINES = 5  # what a move adds to the conversation: 4.8 on average over the shipped scenarios


class BareHome(Screen[None]):
    """The same widgets as home."""

    def compose(self) -> ComposeResult:
        yield Static("Walkout\nwords", id="banner")
        with Horizontal(id="choose"):
            yield OptionList(*(Option(f"Scenario {n}\nsetting, minutes, level", id=str(n)) for n in range(3)))
            with VerticalScroll():
                yield Static("about")
        yield Static("keys", id="bar")


class BareInterview(Screen[None]):
    """The same widgets as an interview: each key adds as many lines as a move does, and changes the choices."""

    BINDINGS = [("1", "add", "Add")]

    def compose(self) -> ComposeResult:
        yield Static("clock", id="clock")
        with Horizontal(id="room"):
            yield VerticalScroll(id="talk")
            with Vertical(id="side"):
                yield Static("portrait", id="portrait")
                yield Static("notebook", id="notebook")
        yield OptionList(id="choices")
        yield Static("keys", id="bar")

    def action_add(self) -> None:
        """Does what a move does to the widgets, and nothing else."""
        talk = self.query_one("#talk")
        talk.mount_all([Static("A line of some sixty characters, as people say them.") for _ in range(LINES)])
        choices = self.query_one("#choices", OptionList)
        choices.clear_options()
        choices.add_options([Option(f"{n}  What you might say to that, in a few words.") for n in range(1, 4)])
        choices.highlighted = 0
        for name in ("clock", "portrait", "notebook"):
            self.query_one(f"#{name}", Static).update("changed")
        self.call_after_refresh(talk.scroll_end, animate=False)


class Bare(App[None]):
    """Home, and over it the interview if asked for."""

    CSS = """
    #choose, #room { height: 1fr; } #banner { height: 4; } #side { width: 21; }
    #choices { height: auto; } #bar { dock: bottom; height: 1; }
    """

    def on_mount(self) -> None:
        self.push_screen(BareHome())
        if sys.argv[1:] == ["interview"]:
            self.push_screen(BareInterview())


if __name__ == "__main__":
    Bare().run()
