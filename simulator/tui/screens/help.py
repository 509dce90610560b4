"""Help for the screen below, and the mistakes in a scenario file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from simulator.tui.widgets.keybar import Key, KeyBar, keys_of

IDEA = """\
You are interviewed for a job. Sometimes it is not for you; about as often it is fine. The opening tells you nothing. \
Your homework card says what you must have. Ask about it, listen, and mark what worries you. When a definite no is \
there, stand up, smile, say thank you and go. When it is not, stay.

A mark takes no interview time. A question takes minutes and tells more than anything else. You can leave at any \
moment, and both steps of leaving can be taken back until the words are said.

You are judged by what you could know, not by luck: against a listener who hears every sign and adds them up. Things \
that only look bad count against you if you mark them, and so does leaving a job that fits.

The face follows the interviewer's patience; under it stands the same in words. Signs carry their meaning in their \
shape: ● must have, ◐ would like, ○ flexible; ⚑ marked; ✓ right, ✗ missed, ! marked though innocent."""


class HelpScreen(ModalScreen[None]):
    """The idea in short, and every key that works on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f1,question_mark", "dismiss(None)", "Close", key_display="esc")
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as box:
            box.border_title = "Help"
            yield Static(Content(IDEA), markup=False)
            yield Static(_keys(self._below()), id="keys", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    def _below(self) -> Screen[object]:
        below = [screen for screen in self.app.screen_stack if screen is not self]
        return below[-1]


class ProblemsScreen(ModalScreen[None]):
    """A scenario that cannot be played: every mistake with its place and remedy."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss(None)", "Close", key_display="esc")]

    def __init__(self, title: str, path: Path, report: str) -> None:
        super().__init__()
        self._heading, self._path, self._report = title, path, report

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="problems") as box:
            box.border_title = Content(f"{self._heading} cannot be played")
            yield Static(Content(f"{self._path}\n\n{self._report}"), markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#problems").focus()


def _keys(screen: Screen[object]) -> Content:
    keys: list[Key] = list(keys_of(screen, hidden=True))
    width = max((len(key.display) for key in keys), default=0)
    rows = [
        Content.assemble((f"  {key.display:>{width}}  ", "bold $primary"), key.words)
        for key in keys
        if not key.words.startswith(("Choice ", "Question "))
    ]
    if any(key.words.startswith("Choice ") for key in keys):
        rows.append(Content.assemble((f"  {'1-9':>{width}}  ", "bold $primary"), "Take the choice with this number"))
    return Content("\n").join([Content.styled("\nKeys here", "bold $primary"), *rows])
