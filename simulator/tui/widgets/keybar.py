"""The bar of keys at the bottom of every screen.

Our own, since Textual's Footer costs a tenth of a second at start and a third of that at every move of the focus
(design §8); one line of text is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events
from textual.actions import parse as parse_action
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Key:
    """A key that works now: how it is shown, what it does in words, and the action to run."""

    display: str
    words: str
    action: str


def keys_of(screen: Screen[object], *, hidden: bool = False) -> Iterator[Key]:
    """The keys of ours that work now on this screen, innermost first; with `hidden`, those not in the bar too.

    Read from our classes' own ``BINDINGS``, so that what a Textual widget brings along (scrolling and the like)
    neither clutters the bar nor hides that Enter chooses.
    """
    taken: set[str] = set()
    focused = screen.focused
    for node, namespace in ((focused, "focused"), (screen, "screen"), (screen.app, "app")):
        if node is None or not type(node).__module__.startswith("simulator."):
            continue
        for binding in type(node).BINDINGS:
            assert isinstance(binding, Binding)
            keys = set(binding.key.split(","))
            if keys & taken or not (binding.show or hidden):
                continue
            space, name, parameters = parse_action(binding.action)
            if not space and node.check_action(name, parameters) is not True:
                continue
            taken |= keys
            action = binding.action if space else f"{namespace}.{binding.action}"
            yield Key(screen.app.get_key_display(binding), binding.description, action)


class KeyBar(Static):
    """One line: each key and what it does. A click on one does it too."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._spans: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._rewrite)
        self.call_after_refresh(self._rewrite, self.screen)

    def on_resize(self) -> None:
        self._rewrite(self.screen)

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self._spans:
            if start <= event.x < end:
                self.run_worker(self.screen.run_action(action))

    def _rewrite(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        parts: list[tuple[str, str]] = []
        self._spans = []
        at = 0
        for key in _fitting(list(keys_of(screen)), self.size.width):
            piece = f" {key.display} {key.words} "
            self._spans.append((at, at + len(piece), key.action))
            parts += [(f" {key.display} ", "bold $primary"), (f"{key.words} ", "")]
            at += len(piece)
        self.update(Content.assemble(*parts), layout=False)


def _fitting(keys: list[Key], width: int) -> list[Key]:
    """As many keys as there is room for. Help, which names all of them, stays."""
    while len(keys) > 1 and sum(len(key.display) + len(key.words) + 3 for key in keys) > width:
        del keys[-2]
    return keys
