"""The rehearsal room: only the exit, again and again, until three good ones came in a row."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.exit_line.explain import LABELS
from simulator.scoring.practice import (
    GOAL,
    LEVELS,
    SECONDS,
    SITUATIONS,
    YOU,
    Heard,
    Level,
    Line,
    Situation,
    Streak,
    hear,
    pieces,
    situation,
    support,
)
from simulator.tui.screens.briefing import PLACES
from simulator.tui.widgets.keybar import KeyBar

HURRY = 10
"""So many seconds before the end the clock says so."""

# The sign in front of each paragraph: what was right, what lost most, what to do next.
_SIGNS = (("✓ ", "bold $success"), ("✗ ", "bold $error"), ("→ ", "bold $primary"))


class RehearsalChoiceScreen(Screen[None]):
    """Which situation, with what to hold on to, and whether against the clock."""

    CSS_PATH = "rehearsal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", key_display="⏎"),
        Binding("l", "next_level", "Level"),
        *(Binding(str(level), f"level({level})", f"Level {level}", show=False) for level in LEVELS),
        Binding("t", "timer", "Timer"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, *, level: Level = 1, timer: bool = False) -> None:
        super().__init__()
        self.level, self.timer = level, timer

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble((" Rehearsal room", "bold $primary"), "   only the exit, until it sits"),
            id="head",
            markup=False,
        )
        yield Static(id="settings", markup=False)
        with Horizontal(id="choose"):
            yield OptionList(*(Option(_row(each), id=each.id) for each in SITUATIONS), id="situations", markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="about", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._draw()
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def action_begin(self) -> None:
        """Goes in."""
        self.query_one(OptionList).action_select()

    def action_level(self, level: Level) -> None:
        """Chooses this level."""
        self.level = level
        self._draw()

    def action_next_level(self) -> None:
        """Less to hold on to, and round again."""
        levels = list(LEVELS)
        self.action_level(levels[(levels.index(self.level) + 1) % len(levels)])

    def action_timer(self) -> None:
        """With the clock, or without."""
        self.timer = not self.timer
        self._draw()

    @on(OptionList.OptionSelected, "#situations")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.app.push_screen(RehearsalScreen(situation(event.option_id or ""), self.level, timer=self.timer))

    @on(OptionList.OptionHighlighted, "#situations")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#about", Static).update(_scene(situation(event.option_id or "")))

    def _draw(self) -> None:
        rows = [Content.styled("Level", "bold $primary")]
        rows += [_choice(f"{level} {words}", chosen=level == self.level) for level, words in LEVELS.items()]
        rows.append(Content.styled("\nTimer", "bold $primary"))
        rows += [
            _choice(words, chosen=timer == self.timer)
            for timer, words in ((False, "take your time"), (True, f"{SECONDS} seconds"))
        ]
        self.query_one("#settings", Static).update(Content("  ").join(rows))


class RehearsalScreen(Screen[None]):
    """The scene, your words, and what is said about them. One key leads through it all."""

    CSS_PATH = "rehearsal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+s", "start", "Start the clock", key_display="f10", priority=True),
        Binding("f10,ctrl+s", "say", "Say it", key_display="f10", priority=True),
        Binding("f10,ctrl+s", "next", "Next try", key_display="f10", priority=True),
        Binding("f10,ctrl+s", "again", "Once more", key_display="f10", priority=True),
        Binding("f3", "model", "Model line", priority=True),
        Binding("tab", "app.focus_next", "Other part", show=False),
        Binding("escape", "app.pop_screen", "Back", priority=True),
    ]

    def __init__(self, chosen: Situation, level: Level = 1, *, timer: bool = False) -> None:
        super().__init__()
        self._situation, self._level, self._timed = chosen, level, timer
        self.phase: Literal["reading", "speaking", "heard"] = "reading" if timer else "speaking"
        self.streak = Streak()
        self.seconds_left = SECONDS
        # How long a second lasts, in seconds. Tests make it an hour and call `pass_second` themselves.
        self.tick = 1.0
        self._given = support(chosen, level)
        self._heard: Heard | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with Container(id="room"):
            with Vertical(id="situation"), VerticalScroll(id="scene", classes="paper") as scene:
                scene.border_title = Content(self._situation.who)
                yield Static(_scene(self._situation), markup=False)
            with Vertical(id="yours"):
                yield Static(MODEL_LINE, id="model", classes="paper", markup=False)
                yield Static(id="support", markup=False)
                yield Static(id="prompt", markup=False)
                yield TextArea(id="words", soft_wrap=True, tab_behavior="focus")
                with VerticalScroll(id="feedback", classes="paper"):
                    yield Static(id="judged", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#model").border_title = "A model line, to learn from"
        self.query_one("#model").display = False
        self.query_one("#feedback").border_title = "How it sounds"
        self.query_one("#support", Static).update(
            Content("\n").join(Content.assemble(("› ", "bold $primary"), (words, "italic")) for words in self._given)
        )
        self._show()

    def on_resize(self) -> None:
        self._draw_head()

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key F10 means what comes next."""
        match action:
            case "start":
                return self.phase == "reading"
            case "say":
                return self.phase == "speaking"
            case "next":
                return self.phase == "heard" and not self.streak.finished
            case "again":
                return self.phase == "heard" and self.streak.finished
            case _:
                return True

    def action_start(self) -> None:
        """You have read it: the clock may run."""
        self._speak()

    def action_say(self) -> None:
        """Says what stands there."""
        self._say(in_time=True)

    def action_next(self) -> None:
        """Another try, from an empty line."""
        self._speak()

    def action_again(self) -> None:
        """A new run, after the last good one."""
        self.streak = Streak()
        self._speak()

    def action_model(self) -> None:
        """Shows the model line, or hides it."""
        model = self.query_one("#model")
        model.display = not model.display

    def pass_second(self) -> None:
        """A second goes by. When it was the last, what stands there is said."""
        # Nothing runs on behind an open help. (`is_current` is true of a screen that shows through from behind.)
        if self.phase != "speaking" or not self._timed or self.app.screen is not self:
            return
        self.seconds_left -= 1
        self._draw_head()
        if self.seconds_left <= 0:
            self._say(in_time=False)

    # From phase to phase

    def _speak(self) -> None:
        self.phase = "speaking"
        self.query_one(TextArea).text = ""
        self._show()

    def _say(self, *, in_time: bool) -> None:
        self._stop_clock()
        self._heard = hear(self.query_one(TextArea).text, self.streak, in_time=in_time)
        self.streak = self._heard.streak
        self.phase = "heard"
        self.query_one("#judged", Static).update(_judged(self._heard))
        self._show()

    def _show(self) -> None:
        for phase in ("reading", "speaking", "heard"):
            self.set_class(self.phase == phase, f"-{phase}")
        words = self.query_one(TextArea)
        words.display = self.phase == "speaking"
        self.query_one("#prompt", Static).update(self._prompt())
        self.query_one("#prompt").display = self.phase != "heard"
        self.query_one("#support").display = self.phase != "heard" and bool(self._given)
        feedback = self.query_one("#feedback")
        feedback.display = self.phase == "heard"
        match self.phase:
            case "reading":
                self.query_one("#scene").focus()
            case "speaking":
                words.focus()
                if self._heard:  # the scene is known; where it does not fit, what was said last is what matters
                    self.query_one("#scene").scroll_end(animate=False)
                self._start_clock()
            case "heard":
                feedback.scroll_home(animate=False)
                feedback.focus()
        self._draw_head()
        self.refresh_bindings()

    def _start_clock(self) -> None:
        self.seconds_left = SECONDS
        if self._timed:
            self._timer = self.set_interval(self.tick, self.pass_second)

    def _stop_clock(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # What is shown

    def _prompt(self) -> Content:
        if self.phase == "reading":
            return Content.assemble(
                ("Read it in peace. ", "bold $primary"), f"F10 starts the clock; then you have {SECONDS} seconds."
            )
        if self._heard:
            return Content.assemble(("Again. ", "bold $primary"), self._heard.paragraphs[-1])
        return Content.assemble(("What do you say? ", "bold $primary"), f"{GOAL} good ones in a row, and you are done.")

    def _draw_head(self) -> None:
        width = self.size.width
        if not width:
            return
        time = ""
        if self._timed and self.phase != "heard":
            left = "1 second left" if self.seconds_left == 1 else f"{self.seconds_left} seconds left"
            cells = 10
            full = -(-cells * self.seconds_left // SECONDS)
            time = f"{'▰' * full}{'▱' * (cells - full)} {'! ' if self.seconds_left <= HURRY else ''}{left}"
        right = f"{time}   {self.streak.signs} "
        title = f" {self._situation.title}"
        aside = f"   level {self._level}, {LEVELS[self._level]}"
        room = width - len(right) - 1
        if len(title) + len(aside) > room:
            aside = ""
        gap = " " * max(1, width - len(title) - len(aside) - len(right))
        tone = "bold $error" if self.seconds_left <= HURRY else "bold $secondary"
        self.query_one("#head", Static).update(
            Content.assemble(
                (title, "bold $primary"), aside, gap, (time, tone), ("   ", ""), (f"{self.streak.signs} ", "bold")
            ),
            layout=False,
        )


def _choice(words: str, *, chosen: bool) -> Content:
    return Content.styled(f"{'●' if chosen else '○'} {words}", "bold" if chosen else "$foreground 75%")


def _row(each: Situation) -> Content:
    return Content.assemble(
        (each.title, "bold"), (f"   {PLACES[each.setting]}", "$foreground 75%"), (f"\n  {each.who}", "italic")
    )


def _scene(chosen: Situation) -> Content:
    return Content("\n").join([*(_line(line) for line in chosen.scene), _line(chosen.last_words)])


def _line(line: Line) -> Content:
    if not line.who:
        return Content.styled(line.words, "italic $foreground 85%")
    return Content.assemble((line.who, "bold $secondary" if line.who == YOU else "bold $primary"), "  ", line.words)


def _judged(heard: Heard) -> Content:
    """The words with what earned and what lost in signs and colours, the paragraphs, the six, and the count."""
    said: list[str | tuple[str, str]] = []
    for words, earned in pieces(heard.verdict):
        match earned:
            case True:
                said.append((f"[+{words}+]", "bold $success"))
            case False:
                said.append((f"[-{words}-]", "underline $error"))
            case None:
                said.append(words)
    first, *middle, last = heard.paragraphs
    signs = (_SIGNS[0], *(_SIGNS[1] for _ in middle), _SIGNS[2])
    told = [Content.assemble(sign, words) for sign, words in zip(signs, (first, *middle, last), strict=True)]
    six = [
        Content.assemble(
            (f"{LABELS[name]:<10} ", "$foreground 75%"), "●" * each.level + "○" * (2 - each.level) + "    "
        )
        for name, each in heard.verdict.dimensions.items()
    ]
    table = Content("\n").join([Content("").join(six[:3]), Content("").join(six[3:])])  # two rows of three fit anywhere
    rows = [*told, table, Content.assemble((f"{heard.streak.signs} ", "bold $secondary"), (heard.outcome, "bold"))]
    if heard.verdict.text.strip():
        rows.insert(0, Content.assemble(("You  ", "bold $secondary"), *said))
    return Content("\n\n").join(rows)
