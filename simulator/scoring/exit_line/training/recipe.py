"""Which models there are, and how one set of lines becomes their weights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from simulator.scoring.exit_line.cues import find_cues
from simulator.scoring.exit_line.features import features
from simulator.scoring.exit_line.model import STEPS, Model, pack
from simulator.scoring.exit_line.normalise import read
from simulator.scoring.exit_line.training.augment import augmented
from simulator.scoring.exit_line.training.compose import Composer
from simulator.scoring.exit_line.training.fit import Matrix, fit
from simulator.scoring.exit_line.training.lines import DIMENSIONS, FOLDER, OWN, SHARED, Line, labelled
from simulator.scoring.exit_line.training.sentences import single_parts

COMPOSED, COMPOSED_WEIGHT = 6000, 0.1
LEAST = 4
"""A feature must be in so many lines to have a weight."""
SMALLEST = 1.2
"""Stored steps that a feature's weight must have in some model, or the file goes without it."""

_Label = Callable[[Line], bool]


def _at_least(dimension: str, level: int) -> _Label:
    return lambda line: line.levels[dimension] >= level


MODELS: dict[str, _Label] = {
    **{f"{name}>={level}": _at_least(name, level) for name in DIMENSIONS for level in (1, 2)},
    "good": lambda line: line.overall == "good",
    "poor": lambda line: line.overall == "poor",
    "salad": lambda line: line.salad,
    "overruled": lambda line: line.poor and not line.salad,
    "part cancel": lambda line: line.part == "cancel",
    "part blame": lambda line: line.part == "blame",
    "part grovel": lambda line: line.part == "grovel",
}


def training_lines(names: Sequence[str] = (*SHARED, *OWN)) -> list[Line]:
    """The lines of these files, their variants, and the composed ones."""
    return with_variants([line for name in names for line in labelled(name)])


def with_variants(whole: list[Line]) -> list[Line]:
    """Whole lines, their variants, composed lines, and single parts."""
    composed = Composer(seed=1).lines(COMPOSED, COMPOSED_WEIGHT)
    return whole + augmented(whole, seed=3) + composed + single_parts(whole)


def counts_of(name: str, line: Line) -> float:
    """How much a line counts in training this model."""
    if name.startswith("part ") != bool(line.part):
        return 0.0
    # Confidence has a meaning only where something was decided (GUIDE).
    if name.startswith("confidence") and not line.levels["decision"]:
        return 0.0
    return line.weight


def train(lines: Sequence[Line], models: Sequence[str] = tuple(MODELS)) -> bytes:
    """The weights file for these lines."""
    rows = []
    for line in lines:
        reading = read(line.text)
        rows.append(features(reading, find_cues(reading)))
    matrix = Matrix(rows, LEAST)
    columns: dict[str, list[float]] = {}
    bias: dict[str, float] = {}
    for name in models:
        label = MODELS[name]
        counts = [counts_of(name, line) for line in lines]
        columns[name], bias[name] = fit(matrix, [label(line) for line in lines], counts)
    used = [
        place
        for place in range(len(matrix.vocabulary))
        if any(abs(column[place]) * STEPS >= SMALLEST for column in columns.values())
    ]
    return pack(
        [matrix.vocabulary[place] for place in used],
        {name: [column[place] for place in used] for name, column in columns.items()},
        bias,
        digest(),
    )


def digest() -> str:
    """A digest of everything that the weights are made from: the lines, the parts, the code that reads them."""
    total = hashlib.sha256()
    package = FOLDER.parent
    inputs = [*FOLDER.glob("*.jsonl"), *FOLDER.glob("*.txt"), *FOLDER.glob("*.py")]
    inputs += [package / f"{name}.py" for name in READERS] + [package / "rules.txt", package / "words.txt"]
    for path in sorted(inputs):
        if path.name not in ("__main__.py", "evaluate.py", "gaming.py", "timing.py"):
            total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


READERS = ("cues", "features", "lexicon", "model", "mood", "normalise", "parts", "pattern", "spellings")

__all__ = ["MODELS", "Model", "digest", "train", "training_lines"]
