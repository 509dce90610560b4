"""The evidence per minute as a picture made of characters."""

from __future__ import annotations

from simulator.scoring.evidence import LOWER, UPPER, Evidence
from simulator.scoring.record import Record

_GUTTER = 5
_LABELS = {"upper": " definite no", "lower": " it fits", "marks": " × your marks"}
_LABEL_WIDTH = max(map(len, _LABELS.values()))


def plot(record: Record, evidence: Evidence, width: int = 72, height: int = 9) -> list[str]:
    """Rows of text, at most `width` columns: the sum per minute with the two lines, the marks and the decision.

    The scale is that of the sum, with both lines in view; a sum far above is drawn at the top edge.
    """
    columns = max(20, width - _GUTTER - _LABEL_WIDTH)
    last = max(record.minute, 1)
    totals = [step.total for step in evidence.steps]
    top = min(40.0, max([16.0, *totals]))
    bottom = max(-30.0, min([-9.0, *totals]))

    def column(minute: int) -> int:
        return round(minute / last * (columns - 1))

    def row(total: float) -> int:
        clipped = min(top, max(bottom, total))
        return round((top - clipped) / (top - bottom) * (height - 1))

    cells = [[" "] * columns for _ in range(height)]
    for line in (UPPER, 0.0, LOWER):
        cells[row(line)] = ["┄" if line else "·"] * columns
    before = 0
    for x in range(columns):
        # Several minutes may share a column, and one minute may fill several: the sum of what began at or before it.
        now = row(next((step.total for step in reversed(evidence.steps) if column(step.minute) <= x), 0.0))
        if x and now != before:
            low, high = sorted((before, now))
            for y in range(low + 1, high):
                cells[y][x] = "│"
            cells[before][x] = "┘" if now < before else "┐"
            cells[now][x] = "┌" if now < before else "└"
        else:
            cells[now][x] = "─"
        before = now

    names = {row(UPPER): ("+12", _LABELS["upper"]), row(0.0): ("0", ""), row(LOWER): ("-7", _LABELS["lower"])}
    rows = []
    for y, line_cells in enumerate(cells):
        left, right = names.get(y, ("", ""))
        rows.append(f"{left:>{_GUTTER - 1}} {''.join(line_cells)}{right}".rstrip())
    rows.append(_ruler(columns, last))
    if record.marks:
        rows.append(_under(columns, {column(minute): "×" for minute in record.marks.values()}, _LABELS["marks"]))
    end = {"left": "▲ you left", "withdrew": "▲ you withdrew", "went_on": "▲ you went on"}.get(record.ending or "", "")
    decision = {column(record.minute): "▲"}
    if evidence.definite is not None:
        decision = {column(evidence.definite): "△"} | decision
        end = f"△ definite no  {end}"
    rows.append(" " * _GUTTER + _place(columns, decision))
    rows.append(" " * _GUTTER + end.rjust(columns))
    return [line.rstrip() for line in rows]


def _ruler(columns: int, last: int) -> str:
    step = next((n for n in (1, 2, 5, 10, 15, 30, 60, 120, 240) if last / n <= columns / 5), last)
    row = [" "] * (columns + 8)
    for minute in range(0, last + 1, step):
        at = round(minute / last * (columns - 1))
        for offset, digit in enumerate(str(minute)):
            row[at + offset] = digit
    return f"{'min':>{_GUTTER - 1}} {''.join(row).rstrip()}"


def _place(columns: int, signs: dict[int, str]) -> str:
    return "".join(signs.get(x, " ") for x in range(columns))


def _under(columns: int, signs: dict[int, str], name: str) -> str:
    return " " * _GUTTER + _place(columns, signs) + name
