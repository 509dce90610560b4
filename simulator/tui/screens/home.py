"""Home: the scenarios there are, your best results, and an interview to go on with."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.records import StoreError
from simulator.records.attempts import Attempt, Summary, drop, summaries, unfinished
from simulator.scenario.files import read
from simulator.scenario.library import Heading
from simulator.scenario.problems import ScenarioError
from simulator.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.scoring.practice import Level, Situation
    from simulator.tui.app import WalkoutApp

RESUME = "resume:"
LEVELS = {1: "plain signs", 2: "mixed signs", 3: "subtle signs, and they push back"}


class HomeScreen(Screen[None]):
    """A list to choose from; on wide terminals, what is known about the one under the cursor beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", key_display="⏎"),
        Binding("delete", "drop", "Give up the unfinished one", show=False),
        Binding("x", "rehearse", "Rehearse the exit"),
        Binding("q", "app.quit", "Quit", show=False),
    ]
    app: WalkoutApp

    def compose(self) -> ComposeResult:
        yield Static(_banner(), id="banner", markup=False)
        with Horizontal(id="choose"):
            yield OptionList(id="scenarios", markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="about", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._broken: dict[str, ScenarioError] = {}
        self._summaries: dict[str, Summary] = {}
        self._left_off: list[Attempt] = []
        self._fill()
        # Reading a scenario whole takes milliseconds; many would delay the first picture. So they follow it.
        self.call_after_refresh(self._check, 0)

    def on_screen_resume(self) -> None:
        self._fill()

    def action_choose(self) -> None:
        """Plays what is under the cursor."""
        self.query_one(OptionList).action_select()

    def action_drop(self) -> None:
        """Gives up the unfinished interview under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        if option and option.id and option.id.startswith(RESUME):
            drop(self.app.store, int(option.id.removeprefix(RESUME)))
            self.notify("Given up. It stays in your records.", timeout=3)
            self._fill()

    def action_rehearse(self) -> None:
        """Opens the rehearsal room."""
        self.rehearse()

    def rehearse(self, situation: Situation | None = None, level: Level = 1, timer: bool = False) -> None:  # noqa: FBT001, FBT002
        """Opens the rehearsal room, at a situation if one is named."""
        from simulator.tui.screens.rehearsal import RehearsalChoiceScreen, RehearsalScreen

        if situation is None:
            self.app.push_screen(RehearsalChoiceScreen(level=level, timer=timer))
        else:
            self.app.push_screen(RehearsalScreen(situation, level, timer=timer))

    def brief(self, scenario: Scenario, source: str, seed: int | None = None) -> None:
        """Opens the briefing of a scenario."""
        from simulator.tui.screens.briefing import BriefingScreen

        chosen = secrets.randbelow(1_000_000) if seed is None else seed
        self.app.push_screen(BriefingScreen(scenario, source, chosen))

    def go_on(self, attempt: int | None = None) -> None:
        """Goes on with this unfinished interview, or with the latest."""
        from simulator.records.session import Session
        from simulator.tui.screens.interview import InterviewScreen

        left_off = unfinished(self.app.store)
        if not left_off:
            self.notify("There is no interview to go on with.", timeout=4)
            return
        try:
            session = Session.resume(self.app.store, attempt or left_off[0].id)
        except (StoreError, ScenarioError) as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return
        self.app.push_screen(InterviewScreen(session))

    @on(OptionList.OptionSelected, "#scenarios")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen.startswith(RESUME):
            self.go_on(int(chosen.removeprefix(RESUME)))
            return
        self._open(self.app.headings[int(chosen)])

    def play(self, scenario: str) -> None:
        """Opens the briefing of the scenario with this id."""
        heading = next((each for each in self.app.headings if each.id == scenario), None)
        if heading:
            self._open(heading)

    def _open(self, heading: Heading) -> None:
        from simulator.scenario.loading import parse

        try:
            source = read(heading.path)
            scenario = parse(source, heading.path.name)
        except ScenarioError as error:
            from simulator.tui.screens.help import ProblemsScreen

            self.app.push_screen(ProblemsScreen(heading.title, heading.path, str(error)))
            return
        self.brief(scenario, source)

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#about", Static).update(self._about(event.option_id or ""))

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        self._left_off = unfinished(self.app.store)
        self._summaries = summaries(self.app.store)
        options.clear_options()
        for attempt in self._left_off[:3]:
            words = Content.assemble(
                ("▶ Go on: ", "bold $warning"), (attempt.title, "bold"), f"  minute {attempt.minute}\n", _begun(attempt)
            )
            options.add_option(Option(words, id=f"{RESUME}{attempt.id}"))
        for number, heading in enumerate(self.app.headings):
            options.add_option(Option(self._row(heading), id=str(number)))
        if not self.app.headings:
            options.add_option(Option("There is no scenario. Is the installation whole?", disabled=True))
        if options.option_count:
            options.highlighted = min(at or 0, options.option_count - 1)
        options.focus()

    def _check(self, index: int) -> None:
        """Reads one scenario after the other, so that a broken one shows before it is chosen."""
        if index >= len(self.app.headings):
            return
        from simulator.scenario.loading import parse

        heading = self.app.headings[index]
        try:
            parse(read(heading.path), heading.path)
        except ScenarioError as error:
            self._broken[str(index)] = error
            self.query_one(OptionList).replace_option_prompt(str(index), self._row(heading))
        self.call_later(self._check, index + 1)

    def _row(self, heading: Heading) -> Content:
        index = str(self.app.headings.index(heading))
        if index in self._broken:
            count = len(self._broken[index].problems)
            return Content.assemble(
                ("✗ ", "bold $error"), heading.title, (f"\n  {count} mistake{'s' if count > 1 else ''}: ⏎ to read", "")
            )
        best = self._summaries.get(heading.id)
        return Content.assemble(
            (heading.title, "bold"),
            (f"   {heading.setting} · {heading.minutes} min · level {heading.level}", "$foreground 75%"),
            (f"   ★ timing {best.timing}, signs {best.recognition}" if best else "", "$success"),
            (f"\n  {heading.blurb}", "italic"),
        )

    def _about(self, chosen: str) -> Content:
        if not chosen or chosen.startswith(RESUME):
            return Content.assemble(
                ("You left off here.\n\n", "bold"),
                "Every move was saved. Enter goes on exactly where you were; Delete gives it up.",
            )
        heading = self.app.headings[int(chosen)]
        parts: list[str | tuple[str, str]] = [
            (f"{heading.title}\n\n", "bold $primary"),
            f"{heading.blurb}\n\n",
            (f"Level {heading.level}: {LEVELS.get(heading.level, 'unknown')}\n", "$secondary"),
        ]
        best = self._summaries.get(heading.id)
        if best:
            parts.append(
                f"\nPlayed {best.played} time{'s' if best.played > 1 else ''}. Best: timing {best.timing}, "
                f"signs {best.recognition} of 100.\n"
            )
        parts.append(("\nThe opening is the same each time. The job behind it need not be.", "italic $foreground 75%"))
        return Content.assemble(*parts)


def _banner() -> Content:
    return Content.assemble(
        ("W A L K O U T", "bold $primary"),
        "\n",
        ("Notice when the job is not for you. Leave it calmly, politely and in time.", "italic"),
    )


def _begun(attempt: Attempt) -> tuple[str, str]:
    return (f"  begun {attempt.begun[:16].replace('T', ' ')} UTC", "$foreground 75%")
