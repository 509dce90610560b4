"""The briefing: the advert, your homework card, and the bank, out of which you pack three questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.interview import Begin, Interview
from simulator.interview.moves import PACKED
from simulator.records import StoreError
from simulator.records.session import Session
from simulator.scenario.model import Scenario
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.notebook import card_content

if TYPE_CHECKING:
    from simulator.tui.app import WalkoutApp

_BOLD = re.compile(r"\*\*(.+?)\*\*")

PLACES = {"office": "at their office", "phone": "on the phone", "video": "by video"}


class BriefingScreen(Screen[None]):
    """What you know before you go in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pack", "Pack or unpack"),
        Binding("g,f10", "go_in", "Go in", key_display="g"),
        Binding("tab", "app.focus_next", "Next part", show=True),
        Binding("escape", "app.pop_screen", "Back"),
    ]
    app: WalkoutApp

    def __init__(self, scenario: Scenario, source: str, seed: int) -> None:
        super().__init__()
        self._scenario, self._source, self._seed = scenario, source, seed
        self._words = Interview(scenario, scenario.card, seed).words_of
        self._packed: list[str] = []

    def compose(self) -> ComposeResult:
        scenario = self._scenario
        yield Static(
            Content.assemble(
                (f" {scenario.title}", "bold $primary"),
                (f"   {PLACES[scenario.setting]}, {scenario.scheduled_minutes} minutes, level {scenario.level}", ""),
            ),
            id="head",
            markup=False,
        )
        with Horizontal(id="papers"):
            with VerticalScroll(id="advert", classes="paper"):
                yield Static(advert_content(scenario.advert), markup=False)
                if boss := scenario.boss():
                    yield Static(Content(f"You will meet {boss.introduced()}."), id="meet", markup=False)
            with VerticalScroll(id="card", classes="paper"):
                yield Static(Content("\n").join(card_content(scenario.card)), markup=False)
        yield OptionList(
            *(Option(self._row(name), id=name) for name in scenario.questions), id="bank", classes="paper", markup=False
        )
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#advert").border_title = "The advert"
        self.query_one("#card").border_title = "Your homework card"
        self._count()
        self.query_one("#bank").focus()

    def action_pack(self) -> None:
        """Packs or unpacks the question under the cursor."""
        self.query_one("#bank", OptionList).action_select()

    def action_go_in(self) -> None:
        """Begins the interview with the packed questions."""
        from simulator.tui.screens.interview import InterviewScreen

        try:
            session = Session.begin(self.app.store, self._scenario, self._source, self._scenario.card, self._seed)
            session.take(Begin(tuple(self._packed)))
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.app.switch_screen(InterviewScreen(session))

    @on(OptionList.OptionSelected, "#bank")
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        name = event.option_id or ""
        if name in self._packed:
            self._packed.remove(name)
        elif len(self._packed) < PACKED:
            self._packed.append(name)
        else:
            self.notify(f"{PACKED} at most: unpack another first.", timeout=3)
        event.option_list.replace_option_prompt(name, self._row(name))
        self._count()

    def _row(self, name: str) -> Content:
        packed = name in self._packed
        box = ("[✓] ", "bold $success") if packed else ("[ ] ", "$foreground 60%")
        return Content.assemble(box, (self._words(name), "bold" if packed else ""))

    def _count(self) -> None:
        bank = self.query_one("#bank")
        bank.border_title = f"Questions to take along: {len(self._packed)} of {PACKED} packed"


def advert_content(advert: str) -> Content:
    """The advert with its ``**bold**`` and ``- lists``, which is all the markup that the format promises.

    Textual's Markdown widget would do it too, and costs four megabytes.
    """
    rows: list[Content] = []
    for row in advert.split("\n"):
        text = f"• {row[2:]}" if row.startswith(("- ", "* ")) else row
        pieces = _BOLD.split(text)
        rows.append(Content.assemble(*((piece, "bold" if n % 2 else "") for n, piece in enumerate(pieces))))
    return Content("\n").join(rows)
