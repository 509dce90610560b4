"""Leaving, in two steps that can both be taken back: how you carry yourself, and what you say."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from simulator.interview import Leave
from simulator.interview.moves import FACES, POSTURES, VOICES, Face, Posture, Voice
from simulator.scenario.model import Scenario
from simulator.tui.widgets.keybar import KeyBar

W = TypeVar("W", bound=str)

WORDS = {
    "seated": "stay seated",
    "standing": "stand up",
    "smile": "a smile",
    "neutral": "a straight face",
    "glare": "a glare",
    "steady": "a steady voice",
    "apologetic": "an apologetic voice",
    "sharp": "a sharp voice",
}


class Pick(Static, Generic[W], can_focus=True):
    """One of a few words; left and right choose. ● is chosen, ○ is not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Choose", key_display="←→"),
        Binding("right", "step(1)", "Choose", show=False),
    ]

    def __init__(self, label: str, words: tuple[W, ...], chosen: W) -> None:
        super().__init__(markup=False)
        self._label, self._words, self.chosen = label, words, chosen
        self._pointed = False

    def on_mount(self) -> None:
        self._draw()

    def on_focus(self) -> None:
        self._pointed = True
        self._draw()

    def on_blur(self) -> None:
        self._pointed = False
        self._draw()

    def action_step(self, step: int) -> None:
        """Chooses the word beside."""
        at = self._words.index(self.chosen) + step
        self.chosen = self._words[max(0, min(len(self._words) - 1, at))]
        self._draw()

    def _draw(self) -> None:
        parts: list[tuple[str, str]] = [(f"{'▸' if self._pointed else ' '} {self._label:<8}", "bold $primary")]
        for word in self._words:
            chosen = word == self.chosen
            parts.append((f" {'●' if chosen else '○'} {WORDS[word]} ", "bold" if chosen else "$foreground 70%"))
        self.update(Content.assemble(*parts))


class ExitScreen(ModalScreen[Leave | None]):
    """Gives back the move, or None where the player stays after all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", "Other row", key_display="↑↓"),
        Binding("down", "row(1)", "Other row", show=False),
        Binding("enter", "speak", "Now the words", key_display="⏎"),
        Binding("f10,ctrl+s", "say", "Say it", key_display="f10", priority=True),
        Binding("escape", "back", "Take it back", priority=True),
    ]

    def __init__(self, scenario: Scenario, *, withdrawing: bool) -> None:
        super().__init__()
        self._phone = scenario.setting == "phone"
        self._withdrawing = withdrawing
        self._speaking = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="exit", can_focus=False) as box:
            box.border_title = "Withdraw" if self._withdrawing else "Leave"
            yield Static(id="step", markup=False)
            with Vertical(id="bearing"):
                yield Pick("Body", (POSTURES[1], POSTURES[0]), POSTURES[1])
                yield Pick("Face", FACES, FACES[0])
                yield Pick("Voice", VOICES, VOICES[0])
            yield TextArea(id="words", soft_wrap=True, tab_behavior="focus")
        yield KeyBar()

    def on_mount(self) -> None:
        self._turn(speaking=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Shows the keys of the present step."""
        match action:
            case "say":
                return self._speaking
            case "speak" | "row":
                return not self._speaking
            case _:
                return True

    def action_row(self, step: int) -> None:
        """Goes to the row above or below."""
        (self.focus_next if step > 0 else self.focus_previous)(Pick)

    def action_speak(self) -> None:
        """Goes on to the words."""
        self._turn(speaking=True)

    def action_back(self) -> None:
        """Takes the last step back: from the words to the bearing, from there into the interview."""
        if self._speaking:
            self._turn(speaking=False)
        else:
            self.dismiss(None)

    def action_say(self) -> None:
        """Says it. From here there is no way back."""
        posture: Pick[Posture]
        face: Pick[Face]
        voice: Pick[Voice]
        posture, face, voice = self.query(Pick)
        words = self.query_one(TextArea).text
        self.dismiss(Leave(words, posture.chosen, face.chosen, voice.chosen))

    def _turn(self, *, speaking: bool) -> None:
        self._speaking = speaking
        words = self.query_one(TextArea)
        self.query_one("#bearing").disabled = speaking
        words.display = speaking
        if speaking:
            words.focus()
        else:
            self.query(Pick).first().focus()
        seen = "They cannot see you, and they hear how you hold yourself." if self._phone else "Nobody has noticed yet."
        text = (
            ("2 of 2  ", "What do you say? F10 says it, Escape takes you back a step.")
            if speaking
            else ("1 of 2  ", f"How do you carry yourself? {seen} Escape: you stay.")
        )
        self.query_one("#step", Static).update(Content.assemble((text[0], "bold $primary"), text[1]))
        self.refresh_bindings()


class ExplainScreen(ModalScreen[str | None]):
    """Room for an explanation to whoever pushes back. Gives back the words, or None where there are to be none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+s", "say", "Say it", key_display="f10", priority=True),
        Binding("escape", "dismiss(None)", "Say nothing yet", priority=True),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="exit", can_focus=False) as box:
            box.border_title = "Explain"
            yield Static("You owe them no reasons. F10 says it, Escape takes you back.", id="step", markup=False)
            yield TextArea(id="words", soft_wrap=True, tab_behavior="focus")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()

    def action_say(self) -> None:
        """Says it."""
        self.dismiss(self.query_one(TextArea).text)
