"""The Textual face: a thin app. What can be played and what is kept comes from outside; screens do the showing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.records import Store
from simulator.scenario.library import Heading
from simulator.tui.palette import KeysProvider
from simulator.tui.screens.home import HomeScreen
from simulator.tui.themes import NAMES, THEMES

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.scoring.practice import Level, Situation

Play = tuple["Scenario", str, int | None]
"""A scenario to play at once: the model, the text of its file, and the seed if one was asked for."""


Rehearse = tuple["Situation | None", "Level", bool]
"""The rehearsal room at once: a situation if one was named, the level, and whether the clock runs."""


class WalkoutApp(App[None]):
    """Walkout in a terminal."""

    TITLE = "Walkout"
    CSS_PATH = [f"screens/{name}.tcss" for name in ("app", "home", "briefing", "interview", "exit", "debrief", "help")]
    COMMANDS = {KeysProvider}
    COMMAND_PALETTE_BINDING = "f4"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "next_theme", "Colours", priority=True),
        Binding("f4", "command_palette", "Menu", priority=True),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("f1,question_mark", "help", "Help", key_display="?"),
    ]

    def __init__(
        self,
        headings: Sequence[Heading],
        store: Store,
        *,
        play: Play | None = None,
        resume: bool = False,
        rehearse: Rehearse | None = None,
    ) -> None:
        super().__init__()
        self.headings = list(headings)
        self.store = store
        self._play = play
        self._resume = resume
        self._rehearse = rehearse
        # How long a minute on hold lasts, in seconds: long enough to be felt.
        self.hold_tick = 0.9

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        kept = self.store.setting("theme")
        self.theme = kept if kept in NAMES else NAMES[0]
        home = HomeScreen()
        self.push_screen(home)
        if self._play:
            home.brief(*self._play)
        elif self._resume:
            home.go_on()
        elif self._rehearse:
            home.rehearse(*self._rehearse)
        if self.store.notice:
            self.notify(self.store.notice, severity="warning", timeout=12, markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds the keys of the screen (see `KeysProvider`) and the colours by name."""
        for theme in THEMES:
            yield SystemCommand(
                f"Colours: {theme.name.removeprefix('walkout-')}", "", partial(self._set_theme, theme.name)
            )

    def action_next_theme(self) -> None:
        """Dark, light, high contrast, and round again."""
        self._set_theme(NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)] if self.theme in NAMES else NAMES[0])

    def action_help(self) -> None:
        """Opens the help, unless it is open."""
        from simulator.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def _set_theme(self, name: str) -> None:
        self.theme = name
        self.store.set_setting("theme", name)
        self.notify(f"Colours: {name.removeprefix('walkout-')}", timeout=2)
