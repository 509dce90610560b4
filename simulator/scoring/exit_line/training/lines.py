"""The lines that the models are trained on: labelled lines from files, and where each comes from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

DIMENSIONS = ("gratitude", "decision", "no_blame", "calm", "confidence", "goodwill")
FOLDER = Path(__file__).parent
SHARED = ("seed_lines", "set_a", "set_b")
OWN = ("pairs",)


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line. `weight` is how much it counts in training; `part` is what it does
    where it is no whole line but one part of one: ``cancel``, ``blame``, ``grovel`` or ``fine``.
    """

    text: str
    levels: dict[str, int]
    poor: bool = False
    salad: bool = False
    weight: float = 1.0
    part: str = ""
    source: str = field(default="", compare=False)
    ident: str = field(default="", compare=False)

    @property
    def overall(self) -> str:
        """``good``, ``ok`` or ``poor`` by the GUIDE's rule, or `poor` where an annotator overruled it."""
        return "poor" if self.poor else by_rule(self.levels)

    def but(self, text: str, weight: float, *, poor: bool = False, salad: bool = False, **levels: int) -> Line:
        """This line with another text, and other levels where it says so."""
        return replace(
            self,
            text=text,
            levels=self.levels | levels,
            weight=self.weight * weight,
            poor=self.poor or poor,
            salad=salad,
        )


def by_rule(levels: dict[str, int]) -> str:
    """The GUIDE's rule from six levels to the whole, without its exception for grovelling."""
    if not (levels["decision"] and levels["no_blame"] and levels["calm"]):
        return "poor"
    below = sum(level < 2 for level in levels.values())
    if levels["decision"] == 2 and levels["confidence"] and levels["gratitude"] and below <= 2:
        return "good"
    return "ok"


def labelled(name: str) -> list[Line]:
    """The lines of one file beside this module."""
    lines = []
    for row in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        levels = {dimension: record[dimension] for dimension in DIMENSIONS}
        # Only seed_lines was marked by ear before the rule was written down; there an annotator's `poor` stands where
        # it is about the kind of line (grovelling, salad, an instruction to the scorer), and the rule elsewhere.
        by_kind = record.get("kind") in ("grovel", "salad", "prompt", "degenerate")
        poor = record["overall"] == "poor" and (name != "seed_lines" or by_kind)
        salad = record.get("kind") == "salad"
        lines.append(Line(record["text"], levels, poor, salad, source=name, ident=record["id"]))
    return lines
