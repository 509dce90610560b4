"""The command palette: every key of the present screen, by what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen
from textual.types import IgnoreReturnCallbackType

from simulator.tui.widgets.keybar import keys_of


class KeysProvider(Provider):
    """Finds what the keys of the screen do; the same bindings feed the bar at the bottom and the help."""

    async def discover(self) -> Hits:
        for text, run in self._commands():
            yield DiscoveryHit(text, run, help=None)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, run in self._commands():
            if (score := matcher.match(text)) > 0:
                yield Hit(score, matcher.highlight(text), run)

    def _commands(self) -> Iterator[tuple[str, IgnoreReturnCallbackType]]:
        screen: Screen[object] = self.screen
        for key in keys_of(screen, hidden=True):
            yield f"{key.words}  ({key.display})", partial(screen.run_action, key.action)
        for command in self.app.get_system_commands(screen):
            yield command.title, command.callback
