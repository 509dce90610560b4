"""What lies over the interview for a moment: the questions in your pocket, and the notebook."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.records.session import Session
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.notebook import Notebook


def choice_row(key: str, words: str, minutes: int | None = None) -> Content:
    """A row of a list of choices: its key, how long it takes, the words."""
    time = f"{minutes:>2}′ " if minutes is not None else ""
    return Content.assemble((f"{key} ", "bold $primary"), (time, "$foreground 60%"), f" {words}")


class AskScreen(ModalScreen[str | None]):
    """The questions in your pocket. Gives back the name of the one to ask."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Ask it", key_display="⏎"),
        Binding("escape", "dismiss(None)", "Back"),
        *(Binding(str(number), f"choose({number})", f"Question {number}", show=False) for number in range(1, 4)),
    ]

    def __init__(self, questions: list[tuple[str, str, int]]) -> None:
        super().__init__()
        self._questions = questions

    def compose(self) -> ComposeResult:
        with Vertical(id="ask") as box:
            box.border_title = "Ask"
            yield OptionList(
                *(
                    Option(choice_row(str(number), words, minutes), id=name)
                    for number, (name, words, minutes) in enumerate(self._questions, 1)
                ),
                markup=False,
            )
        yield KeyBar()

    def action_choose(self, number: int = 0) -> None:
        """Asks the question with this number, or the one under the cursor."""
        options = self.query_one(OptionList)
        if number > options.option_count:
            return
        if number:
            options.highlighted = number - 1
        options.action_select()

    @on(OptionList.OptionSelected)
    def _asked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class NotebookScreen(ModalScreen[None]):
    """The notebook, over everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,enter,q", "dismiss(None)", "Close", key_display="esc"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="notebook") as box:
            box.border_title = "Notebook"
            yield Notebook()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Notebook).write(self._session.interview, self._session.events)
        self.query_one("#notebook").focus()
