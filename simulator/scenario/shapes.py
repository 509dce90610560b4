"""Shapes: what a value in a scenario file may look like.

A shape does two things from one declaration, so that they cannot drift apart: it reads a YAML node into a Python
value (noting every problem with its place), and it describes itself as JSON Schema for the author's editor.
The models in `model.py` carry their shapes as ``Annotated`` metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from simulator.scenario.nodes import Mapping as MappingNode
from simulator.scenario.nodes import Node, Scalar, Sequence
from simulator.scenario.problems import Problem
from simulator.scenario.text import clean, either, nearest

JsonSchema = dict[str, object]

# An editor takes `2049` for a number and `true` for a truth value; where we want text, they are text.
_WRITTEN = ["string", "number", "boolean"]
_MOST_GUESSES = 50  # looking for the nearest word is slow, and a file that is wrong all over is another matter

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
NAME_RULE = "small letters, digits and hyphens, such as `late-start`"


class _Bad:
    """Stands for a value that could not be read; its problem has been noted already."""


BAD: Final = _Bad()


class Reading:
    """What is known while one file is read: the names it defines, where we are, and what was wrong so far."""

    def __init__(self, names: Mapping[str, frozenset[str]]) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self._path: list[str] = []

    @contextmanager
    def inside(self, step: str) -> Iterator[None]:
        self._path.append(step)
        yield
        self._path.pop()

    @property
    def where(self) -> str:
        """`` in cues › late-start``, or nothing at the top."""
        return f" in {' › '.join(self._path)}" if self._path else ""

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The likeliest meant, or None where nothing is like it."""
        return nearest(word, known) if len(self.problems) < _MOST_GUESSES else None

    def wrong(self, node: Node, reason: str, remedy: str = "") -> _Bad:
        self.problems.append(Problem(node.line, node.column, reason, remedy, node.length))
        return BAD


class Shape(Protocol):
    """What a value may look like."""

    def read(self, node: Node, reading: Reading) -> object:
        """The value, or `BAD` after noting what is wrong."""

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        """This shape as JSON Schema; records add themselves to `defs`."""


def describe(node: Node) -> str:
    """What stands there, in words: ``a list``, ``the text `soon` ``."""
    if isinstance(node, MappingNode):
        return "a group of keys"
    if isinstance(node, Sequence):
        return "a list"
    assert isinstance(node, Scalar)
    if not node.value.strip():
        return "nothing"
    shown = clean(node.value).split("\n")[0]
    return f"`{shown[:40]}…`" if len(shown) > 40 else f"`{shown}`"


@dataclass(frozen=True, slots=True)
class Text:
    """Words meant to be read by a person."""

    empty_ok: bool = False

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, Scalar):
            hint = ""
            if isinstance(node, MappingNode) and node.items:
                key, value = next(iter(node.items.values()))
                if isinstance(value, Scalar):
                    hint = f'if the colon belongs to the text, put it in quotes: "{key.value}: {value.value}"'
            return reading.wrong(node, f"expected text{reading.where}, found {describe(node)}", hint)
        text = clean(node.value).strip()
        if not text and not self.empty_ok:
            return reading.wrong(
                node, f"expected text{reading.where}, found nothing", "write the words, in quotes if they begin with #"
            )
        return text

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": _WRITTEN} if self.empty_ok else {"type": _WRITTEN, "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, or a list of texts that say the same; the seed draws one."""

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, Sequence):
            text = Text().read(node, reading)
            return text if text is BAD else (text,)
        if not node.items:
            return reading.wrong(node, f"expected at least one wording{reading.where}, found an empty list")
        texts = [Text().read(item, reading) for item in node.items]
        return BAD if BAD in texts else tuple(texts)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        one = Text().schema(defs)
        return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1}]}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: Node, reading: Reading) -> object:
        wanted = f"a whole number from {self.least} to {self.most}"
        if not isinstance(node, Scalar) or not re.fullmatch(r"[+-]?\d{1,9}", node.value, re.ASCII):
            remedy = f"write digits alone, such as {min(max(self.least, 2), self.most)}"
            return reading.wrong(node, f"expected {wanted}{reading.where}, found {describe(node)}", remedy)
        number = int(node.value)
        if not self.least <= number <= self.most:
            return reading.wrong(node, f"expected {wanted}{reading.where}, found {number}")
        return number

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Number:
    """A number; a per cent sign behind it is welcome."""

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and (
            found := re.fullmatch(r"([+-]?\d{1,9}(?:\.\d{1,6})?) ?%?", node.value, re.ASCII)
        ):
            return float(found[1])
        return reading.wrong(
            node, f"expected a number{reading.where}, found {describe(node)}", "write digits, such as 60"
        )

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": ["number", "string"], "pattern": r"^[+-]?\d{1,9}(\.\d{1,6})? ?%?$"}


_FLAGS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.value in ("true", "false"):
            return node.value == "true"
        meant = _FLAGS.get(node.value.lower(), "") if isinstance(node, Scalar) else ""
        remedy = f"write `{meant}`" if meant else ""
        return reading.wrong(node, f"expected `true` or `false`{reading.where}, found {describe(node)}", remedy)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word out of a fixed few."""

    words: tuple[str, ...]

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.value in self.words:
            return node.value
        guess = reading.nearest(node.value, self.words) if isinstance(node, Scalar) else None
        remedy = f"did you mean `{guess}`?" if guess else ""
        return reading.wrong(node, f"expected {either(self.words)}{reading.where}, found {describe(node)}", remedy)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Name:
    """The name of something that is defined elsewhere: a beat, a cue, a person … `kind` says what."""

    kind: str

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, Scalar) or not node.value:
            return reading.wrong(node, f"expected the name of a {self.kind}{reading.where}, found {describe(node)}")
        known = reading.names[self.kind]
        if node.value in known:
            return node.value
        return unknown(node, node.value, self.kind, known, reading)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": _WRITTEN, "minLength": 1, "description": f"the name of a {self.kind}"}


def unknown(node: Node, word: str, kind: str, known: frozenset[str], reading: Reading) -> _Bad:
    """Notes that no such thing is defined, with the likeliest meant or the way to define it."""
    guess = reading.nearest(word, known)
    if guess:
        remedy = f"did you mean `{guess}`?"
    elif known:
        remedy = f"defined are {either(sorted(known)[:8], 'and')}"
    else:
        remedy = f"this file defines no {kind} yet"
    return reading.wrong(node, f"there is no {kind} `{clean(word)}`{reading.where}", remedy)


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the format, a fixed number."""

    number: int

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.value == str(self.number):
            return self.number
        return reading.wrong(
            node,
            f"this Walkout reads format {self.number}, found {describe(node)}",
            f"write: format: {self.number}",
        )

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"const": self.number}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list; with `bare`, one item may stand without its dash and brackets."""

    item: Shape
    least: int = 0
    bare: bool = False
    kind: str = "item"

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, Sequence):
            if self.bare:
                value = self.item.read(node, reading)
                return value if value is BAD else (value,)
            return reading.wrong(
                node,
                f"expected a list{reading.where}, found {describe(node)}",
                "begin each item with a dash and a space",
            )
        if len(node.items) < self.least:
            return reading.wrong(
                node, f"expected at least {self.least} {self.kind}{reading.where}, found {len(node.items)}"
            )
        values = []
        for number, item in enumerate(node.items, 1):
            with reading.inside(f"{self.kind} {number}"):
                values.append(self.item.read(item, reading))
        return BAD if BAD in values else tuple(values)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        item = self.item.schema(defs)
        listed: JsonSchema = {"type": "array", "items": item}
        if self.least:
            listed["minItems"] = self.least
        return {"oneOf": [item, listed]} if self.bare else listed


@dataclass(frozen=True, slots=True)
class Named:
    """Keys of the author's choosing, each naming one thing of the same shape."""

    kind: str
    item: Shape
    least: int = 0
    refers: bool = False  # the keys name things defined elsewhere, of this kind
    free: bool = False  # the keys are sentences
    reserved: frozenset[str] = frozenset()  # words that mean something else where these names are used

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, MappingNode):
            return reading.wrong(
                node,
                f"expected a {self.kind} on each line{reading.where}, found {describe(node)}",
                f"write the name of each {self.kind}, a colon, and what it is",
            )
        if len(node.items) < self.least:
            return reading.wrong(
                node, f"expected at least {self.least} {self.kind}{reading.where}, found {len(node.items)}"
            )
        values: dict[str, object] = {}
        for name, (key, value) in node.items.items():
            if self.refers:
                if name not in reading.names[self.kind]:
                    unknown(key, name, self.kind, reading.names[self.kind], reading)
            elif name in self.reserved:
                reading.wrong(
                    key, f"`{name}` cannot be the name of a {self.kind}: it is a word of the format", "choose another"
                )
            elif not self.free and not NAME.fullmatch(name):
                reading.wrong(
                    key,
                    f"`{clean(name)}` cannot be the name of a {self.kind}{reading.where}",
                    f"use {NAME_RULE}",
                )
            with reading.inside(clean(name)):
                values[clean(name)] = self.item.read(value, reading)
        return BAD if BAD in values.values() else values

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        named: JsonSchema = {"type": "object", "additionalProperties": self.item.schema(defs)}
        if not self.refers and not self.free:
            named["propertyNames"] = {"pattern": f"^{NAME.pattern}$"} | (
                {"not": {"enum": sorted(self.reserved)}} if self.reserved else {}
            )
        if self.least:
            named["minProperties"] = self.least
        return named
