"""The conversation: every line with who speaks, directions and thoughts set apart, and the player's marks."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.interview.events import OWN, Shown

FLAG = "⚑"


class Said(Static):
    """One line of the transcript."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(_words(shown), markup=False, classes=f"-{shown.kind}")
        self.shown = shown
        self.markable = shown.kind not in OWN

    def mark(self, *, marked: bool) -> None:
        """Sets or removes the flag in front of the line."""
        self.set_class(marked, "-marked")
        flag = (f"{FLAG} ", "bold $error") if marked else ""
        self.update(Content.assemble(flag, _words(self.shown)))


def _words(shown: Shown) -> Content:
    match shown.kind:
        case "says":
            return Content.assemble((shown.name, "bold $primary"), "  ", shown.text)
        case "you":
            return Content.assemble(("You", "bold $secondary"), "  ", shown.text)
        case "silence":
            return Content.assemble(("You", "bold $secondary"), "  ", (f"({shown.text})", "italic"))
        case "direction":
            return Content.assemble((shown.text, "italic"))
        case "thought":
            return Content.assemble(("you think  ", "bold $accent"), (shown.text, "italic $accent"))
        case "hold":
            return Content.assemble(("― on hold ―", "bold"))
        case "wait":
            return Content.assemble(("― you wait ―", "bold"))


class Conversation(VerticalScroll, can_focus=True):
    """The lines. With the focus it has a cursor, so that any earlier line can be marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Earlier line", show=True, key_display="↑↓"),
        Binding("down", "move(1)", "Later line", show=False),
        Binding("enter", "mark", "Mark it", show=True, key_display="⏎"),
        Binding("escape", "back", "Back", show=True),
    ]

    class MarkToggled(Message):
        """The player wants to mark this line, or to take the mark back."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    class Done(Message):
        """The player has looked back enough."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Said] = []
        self._cursor: Said | None = None

    async def add(self, lines: list[Shown]) -> None:
        """Appends lines and goes to the end; the first new one comes to the top if they do not all fit."""
        if not lines:
            return
        made = [Said(line) for line in lines]
        self._lines += made
        # Anchored, it is at its end in the very frame in which the lines appear.
        self.anchor()
        await self.mount_all(made)
        self.call_after_refresh(self._show_from, made[0])

    def _show_from(self, first: Said) -> None:
        if first.is_attached and self._lines[-1].virtual_region.bottom - first.virtual_region.y > self.size.height:
            self.scroll_to_widget(first, top=True, animate=False, force=True)

    @property
    def more_below(self) -> bool:
        """Whether lines are hidden below the last row."""
        # While there is less than a screenful, Textual's anchor holds it at the bottom with an offset below zero.
        return max(0, self.scroll_offset.y) < self.max_scroll_y

    def page(self, step: int) -> None:
        """Scrolls by what fits, less one row to find the place again."""
        if self.max_scroll_y:
            self.scroll_relative(y=step * max(1, self.size.height - 1), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.screen.refresh_bindings()

    def mark(self, line: int, *, marked: bool) -> None:
        """Shows a line as marked, or as not marked any more."""
        self._lines[line - 1].mark(marked=marked)

    @property
    def chosen(self) -> int | None:
        """The line that a mark would go to: under the cursor, or the last that can be marked."""
        if self._cursor is not None:
            return self._cursor.shown.line
        return next((each.shown.line for each in reversed(self._lines) if each.markable), None)

    def on_focus(self) -> None:
        self._point(next((each for each in reversed(self._lines) if each.markable), None))

    def on_blur(self) -> None:
        self._point(None)

    def action_move(self, step: int) -> None:
        """Moves the cursor to the next line that can be marked."""
        able = [each for each in self._lines if each.markable]
        if self._cursor in able:
            self._point(able[min(len(able) - 1, max(0, able.index(self._cursor) + step))])

    def action_mark(self) -> None:
        """Marks the line under the cursor."""
        if self._cursor is not None:
            self.post_message(self.MarkToggled(self._cursor.shown.line))

    def action_back(self) -> None:
        """Gives the focus back."""
        self.post_message(self.Done())

    def _point(self, line: Said | None) -> None:
        if self._cursor is not None:
            self._cursor.remove_class("-cursor")
        self._cursor = line
        if line is not None:
            line.add_class("-cursor")
            self.scroll_to_widget(line, animate=False)
