"""The clock: interview minutes, the scheduled end, and how much of it is gone."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Clock(Static):
    """One line: title on the left, time on the right."""

    def __init__(self, title: str, scheduled: int) -> None:
        super().__init__(markup=False)
        self._heading, self._scheduled, self._minute = title, scheduled, 0

    def at(self, minute: int) -> None:
        """Moves the clock."""
        self._minute = minute
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        over = self._minute > self._scheduled
        time = f"minute {self._minute} of {self._scheduled}" + (" (over time)" if over else "")
        cells = 10
        full = min(cells, round(cells * self._minute / self._scheduled))
        bar = "▰" * full + "▱" * (cells - full)
        room = max(0, width - len(time) - cells - 4)
        title = self._heading if len(self._heading) <= room else self._heading[: max(0, room - 1)] + "…"
        gap = " " * max(1, room - len(title))
        tone = "$error" if over else "$secondary"
        self.update(
            Content.assemble((f" {title}", "bold $primary"), gap, (bar, tone), (f" {time} ", f"bold {tone}")),
            layout=False,
        )
