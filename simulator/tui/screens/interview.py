"""The interview itself. It speaks moves and shows events; every rule is in the core."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.interview import (
    Ask,
    CaveIn,
    Choose,
    Explain,
    GoOn,
    HoldFirm,
    ImpossibleMove,
    Leave,
    Mark,
    Move,
    Unmark,
    Wait,
)
from simulator.interview.events import ClockRan, Event, Marked, MeterMoved, Shown, Unmarked
from simulator.interview.mood import change, level
from simulator.records import StoreError
from simulator.records.session import Session
from simulator.tui.screens.pocket import AskScreen, NotebookScreen, choice_row
from simulator.tui.widgets.clock import Clock
from simulator.tui.widgets.conversation import Conversation
from simulator.tui.widgets.hold import HoldPanel
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.notebook import Notebook
from simulator.tui.widgets.portrait import Portrait

if TYPE_CHECKING:
    from simulator.tui.app import WalkoutApp

GO_ON, WITHDRAW, DEBRIEF = "go-on", "withdraw", "debrief"
FIRM, EXPLAIN, CAVE_IN = "firm", "explain", "cave-in"


class InterviewScreen(Screen[None]):
    """The conversation, the face, the clock, and what you can do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mark", "Mark"),
        Binding("b", "look_back", "Look back"),
        Binding("a", "ask", "Ask"),
        Binding("n", "notebook", "Notebook"),
        Binding("l,f10", "leave", "Leave", key_display="l"),
        Binding("s", "skip", "Skip the wait"),
        Binding("space,pagedown", "page(1)", "More", key_display="␣", priority=True),
        Binding("pageup", "page(-1)", "Back up", show=False, priority=True),
        Binding("escape", "stop", "Stop"),
        *(Binding(str(number), f"choose({number})", f"Choice {number}", show=False) for number in range(1, 10)),
    ]
    app: WalkoutApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._tick: Timer | None = None

    def compose(self) -> ComposeResult:
        scenario = self.session.interview.scenario
        yield Clock(scenario.title, scenario.scheduled_minutes)
        with Horizontal(id="room"):
            yield Conversation()
            with Vertical(id="side"):
                yield Portrait()
                with VerticalScroll(id="beside", can_focus=False):
                    yield Notebook()
        yield HoldPanel()
        yield OptionList(id="choices", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        interview = self.session.interview
        person = next(iter(interview.scenario.people.values()))
        portrait = self.query_one(Portrait)
        portrait.who(person.name, person.title, person.look, interview.scenario.setting)
        if meter := interview.scenario.meters.get("patience"):
            portrait.mood(level(meter.start, meter.least, meter.most))
        await self._show(self.session.events)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hides a key from the bar while it can do nothing."""
        phase = self.session.interview.phase
        match action:
            case "choose":
                number, options = parameters[0], self.query_one("#choices", OptionList)
                return isinstance(number, int) and options.display and number <= options.option_count
            case "skip":
                return phase == "holding"
            case "ask":
                return phase in ("talking", "closing") and bool(self._packed())
            case "page" if parameters == (1,):
                return phase == "holding" or self.query_one(Conversation).more_below
            case "leave":
                return phase in ("talking", "holding", "closing")
            case "mark" | "look_back":
                return phase in ("talking", "holding", "closing", "pushed")
            case _:
                return True

    def action_choose(self, number: int) -> None:
        """Takes the choice with this number."""
        options = self.query_one("#choices", OptionList)
        if options.display and 1 <= number <= options.option_count:
            options.highlighted = number - 1
            options.action_select()

    async def action_mark(self) -> None:
        """Marks the last line, or takes its mark back."""
        line = self.query_one(Conversation).chosen
        if line is not None:
            await self._toggle(line)

    def action_look_back(self) -> None:
        """Puts the cursor into the conversation."""
        self.query_one(Conversation).focus()

    def action_ask(self) -> None:
        """Opens the packed questions."""

        async def put(question: str | None) -> None:
            if question:
                await self.play(Ask(question))

        self.app.push_screen(AskScreen(self._packed()), put)

    def action_notebook(self) -> None:
        """Opens the notebook."""
        self.app.push_screen(NotebookScreen(self.session))

    def action_leave(self) -> None:
        """Opens the exit. Nothing has happened until the words are said."""
        from simulator.tui.screens.exit import ExitScreen

        self._pause()

        async def said(move: Leave | None) -> None:
            if move is not None:
                await self.play(move)
            else:
                self._wait_on()

        withdrawing = self.session.interview.phase == "closing"
        self.app.push_screen(ExitScreen(self.session.interview.scenario, withdrawing=withdrawing), said)

    def _explain(self) -> None:
        from simulator.tui.screens.exit import ExplainScreen

        async def said(words: str | None) -> None:
            if words is not None:
                await self.play(Explain(words))

        self.app.push_screen(ExplainScreen(), said)

    async def action_skip(self) -> None:
        """Lets the rest of the waiting pass at once."""
        if self.session.interview.phase == "holding":
            await self.play(Wait(self.session.interview.hold_left))

    async def action_page(self, step: int) -> None:
        """Scrolls the conversation by what fits; while waiting, the way on is through the wait."""
        if step > 0 and self.session.interview.phase == "holding":
            await self.action_skip()
        else:
            self.query_one(Conversation).page(step)

    def action_stop(self) -> None:
        """Goes home; the interview can be gone on with."""
        if self.session.interview.phase == "over":
            self._debrief()
            return
        kept = "Saved. You can go on from home at any time." if self.session.store.saves else "It could not be saved."
        self.notify(kept, timeout=4)
        self.app.pop_screen()

    @on(OptionList.OptionSelected, "#choices")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        match event.option_id:
            case "go-on":
                await self.play(GoOn())
            case "withdraw":
                self.action_leave()
            case "firm":
                await self.play(HoldFirm())
            case "explain":
                self._explain()
            case "cave-in":
                await self.play(CaveIn())
            case "debrief":
                self._debrief()
            case str(number):
                await self.play(Choose(int(number)))

    @on(Conversation.MarkToggled)
    async def _mark_toggled(self, event: Conversation.MarkToggled) -> None:
        await self._toggle(event.line)

    @on(Conversation.Done)
    def _looked_back(self) -> None:
        self._focus_choices()

    async def _toggle(self, line: int) -> None:
        await self.play(Unmark(line) if line in self.session.interview.marks else Mark(line))

    def _packed(self) -> list[tuple[str, str, int]]:
        offers = [offer for offer in self.session.interview.questions() if offer.packed]
        return [(offer.move.question, offer.words, offer.minutes) for offer in offers if isinstance(offer.move, Ask)]

    def _debrief(self) -> None:
        from simulator.tui.screens.debrief import DebriefScreen

        self.app.switch_screen(DebriefScreen(self.session))

    # Moves out, events in

    async def play(self, move: Move) -> None:
        """Makes a move and shows what came of it. It is on disk by then."""
        try:
            events = self.session.take(move)
        except ImpossibleMove as error:
            self.notify(str(error), timeout=4, markup=False)
        except StoreError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
        else:
            await self._show(events)

    async def _show(self, events: Sequence[Event]) -> None:
        interview = self.session.interview
        conversation, portrait = self.query_one(Conversation), self.query_one(Portrait)
        lines: list[Shown] = []
        said: set[int] = set()
        for event in events:
            match event:
                case Shown():
                    lines.append(event)
                    if event.person:
                        person = interview.scenario.people[event.person]
                        portrait.who(person.name, person.title, person.look, interview.scenario.setting)
                case ClockRan(minute):
                    self.query_one(Clock).at(minute)
                case MeterMoved(meter="patience"):
                    portrait.mood(change(event)[1])
                case Marked(line) | Unmarked(line):
                    said.add(line)
                case _:
                    pass
        await conversation.add(lines)
        for line in said:
            conversation.mark(line, marked=line in interview.marks)
        if any(not isinstance(event, Marked | Unmarked) for event in events):
            self._offer()
            # Asked for here, the layout is part of the next frame. Left to the widgets, it comes a frame later.
            self.refresh(layout=True)
        self.refresh_bindings()

    def _offer(self) -> None:
        """Shows what can be done now, in the place below the conversation."""
        interview = self.session.interview
        options, hold = self.query_one("#choices", OptionList), self.query_one(HoldPanel)
        holding = interview.phase == "holding"
        if holding:
            phone = interview.scenario.setting == "phone"
            hold.wait(self._waited(), phone=phone)
            self.query_one(Portrait).away("on hold" if phone else "nobody here")
        else:
            hold.end()
        hold.display, options.display = holding, not holding
        if holding:
            self._wait_on()
        else:
            self._pause()
            options.clear_options()
            options.add_options(self._options())
            options.highlighted = 0
            self._focus_choices()
        self.query_one(Notebook).write(interview, self.session.events)

    def _waited(self) -> int:
        """Minutes waited of the hold that is running, a resumed one too."""
        lines = (event for event in reversed(self.session.events) if isinstance(event, Shown) and event.minutes)
        return next(line.minutes for line in lines) - self.session.interview.hold_left

    def _options(self) -> list[Option]:
        interview = self.session.interview
        if interview.phase == "over":
            return [Option(choice_row("⏎", "Read the debrief"), id=DEBRIEF)]
        if interview.phase == "pushed":
            return [
                Option(choice_row("1", "Hold firm: say the same once more, calmly, and add nothing."), id=FIRM),
                Option(choice_row("2", "Explain yourself."), id=EXPLAIN),
                Option(choice_row("3", "Stay after all."), id=CAVE_IN),
            ]
        rows = [
            Option(choice_row(str(n), offer.words, offer.minutes), id=str(n))
            for n, offer in enumerate(interview.choices(), 1)
        ]
        if interview.phase == "closing":
            rows.append(Option(choice_row("1", "Go on with the process: you want to hear from them."), id=GO_ON))
            rows.append(Option(choice_row("2", "Withdraw, politely."), id=WITHDRAW))
        return rows

    def _focus_choices(self) -> None:
        options = self.query_one("#choices", OptionList)
        if options.display:
            options.focus()
        else:
            self.set_focus(None)

    # The clock while waiting

    def _wait_on(self) -> None:
        if self._tick is None and self.session.interview.phase == "holding":
            self.set_focus(None)
            self._tick = self.set_interval(self.app.hold_tick, self._minute)

    def _pause(self) -> None:
        if self._tick is not None:
            self._tick.stop()
            self._tick = None

    async def _minute(self) -> None:
        # Nothing runs on behind an open notebook or exit.
        if self.session.interview.phase == "holding" and self.is_active:
            await self.play(Wait(1))
