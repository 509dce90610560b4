"""The scenarios there are: those that ship with Walkout, and those in the user's own folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.files import read
from simulator.scenario.nodes import headings
from simulator.scenario.problems import ScenarioError, WalkoutError
from simulator.scenario.text import clean, nearest

_KEYS = frozenset({"id", "title", "blurb", "setting", "scheduled_minutes", "level"})


class UnknownScenario(WalkoutError):
    """No scenario has this name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of a scenario, read quickly and without checking the rest. `level` 0 is unknown."""

    path: Path
    id: str
    title: str
    blurb: str
    setting: str
    minutes: int
    level: int


def shipped() -> Path:
    """The folder of the scenarios that come with Walkout: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_scenarios"
    return inside if inside.is_dir() else package.parent / "scenarios"


def headings_in(folders: Iterable[Path]) -> list[Heading]:
    """The headings of every scenario file in these folders.
    By level and title; a file that cannot be read stands last, by its name.
    """
    found: list[Heading] = []
    for folder in folders:
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            found.append(_heading(path))
    return sorted(found, key=lambda heading: (heading.level or 9, heading.title.casefold()))


def find(name: str, known: Iterable[Heading]) -> Path:
    """The file of the scenario with this id, or the file of this name. Of two with one id, the first that is listed.

    Raises:
        UnknownScenario: naming the nearest that there is.

    """
    known = list(known)
    for heading in known:
        if heading.id == name:
            return heading.path
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.path.exists(name):  # noqa: PTH110 -- Path.exists raises at a name that is too long
        return path
    by_title = {heading.title: heading.id for heading in known}
    guess = nearest(name, [heading.id for heading in known]) or by_title.get(nearest(name, by_title) or "")
    hint = f"did you mean `{guess}`?" if guess else "`walkout list` shows those there are"
    raise UnknownScenario(f"there is no scenario `{clean(name)}`; {hint}")


def _heading(path: Path) -> Heading:
    try:
        found = headings(read(path), _KEYS)
    except ScenarioError:
        found = {}

    def number(key: str) -> int:
        value = found.get(key, "")
        return int(value) if value.isdecimal() and value.isascii() and len(value) < 5 else 0

    def text(key: str, otherwise: str = "") -> str:
        return " ".join(clean(found.get(key, "")).split()) or otherwise

    stem = clean(path.stem)
    return Heading(
        path,
        text("id", stem),
        text("title", stem),
        text("blurb"),
        text("setting"),
        number("scheduled_minutes"),
        number("level"),
    )
