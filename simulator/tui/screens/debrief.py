"""The debrief on one page: what was right first, one thing to do next last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from simulator.records.session import Session
from simulator.scoring import debrief
from simulator.scoring.report import Section, sections
from simulator.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from simulator.tui.app import WalkoutApp

_TONES = {
    "plain": "",
    "good": "$success",
    "bad": "$error",
    "quote": "italic $secondary",
    "plot": "$foreground",
    "aside": "$foreground 70%",
}


class DebriefScreen(Screen[None]):
    """One page to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "Scroll", key_display="↑↓"),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("space,pagedown", "page(1)", "Page", key_display="␣"),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("r", "again", "Play it again"),
        Binding("enter,escape", "app.pop_screen", "Home", key_display="⏎"),
    ]
    app: WalkoutApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._scenario = session.interview.scenario
        self._debrief = debrief(session.events)

    def compose(self) -> ComposeResult:
        judged = self._debrief
        yield Static(
            Content.assemble(
                (f" {judged.record.began.title}", "bold $primary"),
                ("   debrief", ""),
                (f"   timing {judged.timing.score} · signs {judged.recognition.score} of 100", "bold $secondary"),
            ),
            id="head",
            markup=False,
        )
        with VerticalScroll(id="page"):
            for number, section in enumerate(sections(judged)):
                with Vertical(classes="section"):
                    score = f"  {section.score} of 100" if section.score is not None else ""
                    yield Static(
                        Content.assemble((section.title, "bold $primary"), (score, "bold $secondary")), markup=False
                    )
                    yield Static(id=f"section-{number}", classes="text", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        # The plot is drawn for the room there is; all other text reflows by itself.
        width = min(self.app.size.width - 8, 110)
        for number, section in enumerate(sections(self._debrief, width)):
            self.query_one(f"#section-{number}", Static).update(_content(section))

    def action_scroll(self, step: int) -> None:
        """A line up or down."""
        self.query_one("#page").scroll_relative(y=2 * step, animate=False)

    def action_page(self, step: int) -> None:
        """A page up or down."""
        page = self.query_one("#page")
        page.scroll_relative(y=step * (page.size.height - 2), animate=False)

    def action_again(self) -> None:
        """Plays the same scenario under another seed."""
        from simulator.tui.screens.home import HomeScreen

        self.app.pop_screen()
        home = self.app.screen
        if isinstance(home, HomeScreen):
            home.play(self._scenario.id)


def _content(section: Section) -> Content:
    return Content("\n").join(Content.styled(block.text, _TONES[block.tone]) for block in section.blocks)
