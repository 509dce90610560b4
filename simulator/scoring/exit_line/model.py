"""The linear models: their weights, shipped as data, and what they say of a set of features.

The file is one line of JSON (the models' names, how many features, what it was made from), the features' names one a
line, then the weights, one signed byte each in steps of 1/STEPS, model after model.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

STEPS = 64
"""A weight of 1 is stored as 64, so that the last bits of a computation make no difference to the file."""

SCALE = {"w": 1.0, "k": 0.7, "c": 0.2, "r": 2.0, "q": 1.0, "s": 1.0}
"""How much one feature of each kind counts before anything is learnt: few rules, many runs of letters."""


@dataclass(frozen=True, slots=True)
class Model:
    """All models over one vocabulary."""

    vocabulary: Mapping[str, int]
    columns: Mapping[str, array[int]]
    bias: Mapping[str, int]
    made_from: str

    def margins(self, features: Iterable[str]) -> dict[str, float]:
        """Each model's margin: above 0 yes, below 0 no, the further the surer."""
        known = [(name, place) for name in features if (place := self.vocabulary.get(name)) is not None]
        places = [place for _, place in known]
        size = spread(name for name, _ in known)
        return {
            name: (sum(map(column.__getitem__, places)) * size + self.bias[name]) / STEPS
            for name, column in self.columns.items()
        }


def spread(names: Iterable[str]) -> float:
    """The weight of one feature in a line with these: a long line's features count less each, but not much less."""
    counts = Counter(name[0] for name in names)
    total = sum(counts[kind] * scale**2 for kind, scale in SCALE.items())  # in one order, so that it rounds alike
    return 1 / sqrt(sqrt(total)) if total else 1.0


@cache
def load() -> Model:
    """The shipped models, read once."""
    return unpack((files("simulator.scoring.exit_line") / "weights.bin").read_bytes())


def unpack(raw: bytes) -> Model:
    """The models in a file's bytes."""
    end = raw.index(b"\n")
    head = json.loads(raw[:end])
    names = head["models"]
    start = end + 1 + head["vocabulary_bytes"]
    vocabulary = {name: place for place, name in enumerate(raw[end + 1 : start].decode("utf-8").split("\n"))}
    count = len(vocabulary)
    columns = {
        name: array("b", raw[start + place * count : start + (place + 1) * count]) for place, name in enumerate(names)
    }
    return Model(vocabulary, columns, dict(zip(names, head["bias"], strict=True)), head["made_from"])


def pack(vocabulary: list[str], columns: Mapping[str, list[float]], bias: Mapping[str, float], made_from: str) -> bytes:
    """The file for these weights."""
    names = "\n".join(vocabulary).encode("utf-8")
    head = {
        "models": list(columns),
        "bias": [round(bias[name] * STEPS) for name in columns],
        "vocabulary_bytes": len(names),
        "made_from": made_from,
    }
    body = b"".join(
        array("b", (max(-127, min(127, round(weight * STEPS))) for weight in column)).tobytes()
        for column in columns.values()
    )
    return json.dumps(head).encode("ascii") + b"\n" + names + body
