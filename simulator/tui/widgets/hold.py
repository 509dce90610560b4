"""Waiting, so that it is felt: the minutes run while nothing happens."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

_MUSIC = ("♪      ", "  ♫    ", "    ♪  ", "      ♫", "    ♪  ", "  ♫    ")


class HoldPanel(Static):
    """What stands in place of the choices while the player waits."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._waited = 0
        self._beat = 0
        self._phone = True
        self._timer: Timer | None = None

    def wait(self, waited: int, *, phone: bool) -> None:
        """Shows that so many minutes were waited so far; the music plays on."""
        self._waited, self._phone = waited, phone
        if self._timer is None:
            self._timer = self.set_interval(0.45, self._tick)
        self._draw()

    def end(self) -> None:
        """Stops waiting."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tick(self) -> None:
        self._beat += 1
        self._draw()

    def _draw(self) -> None:
        music = _MUSIC[self._beat % len(_MUSIC)] if self._phone else "." * (self._beat % 4) + " " * 3
        unit = "minute" if self._waited == 1 else "minutes"
        what = "On hold" if self._phone else "You wait"
        self.update(
            Content.assemble(
                (f"\n  {music}  ", "bold $secondary"),
                (f"{what}. {self._waited} {unit} so far.", "bold"),
                "\n\n  ",
                ("s", "bold $primary"),
                " skips the wait.  ",
                ("l", "bold $primary"),
                " You need not wait: leave.",
            ),
            layout=False,
        )
