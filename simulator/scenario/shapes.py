"""Shapes: what a value in a scenario file may look like.

A shape does two things from one declaration, so that they cannot drift apart: it reads a YAML node into a Python
value (noting every problem with its place), and it describes itself as JSON Schema for the author's editor.
The models in `model.py` carry their shapes as ``Annotated`` metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, field, fields
from keyword import iskeyword
from typing import Final, Protocol, get_type_hints

from simulator.scenario.complaints import quoted
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


class Refused(Exception):
    """A record's keys are each right and do not go together. Raised by a `build`."""

    def __init__(self, reason: str, remedy: str = "", key: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.key = reason, remedy, key


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: its shape, what it is for, and whether the author must write it."""

    shape: Shape
    about: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Verbs:
    """Keys of which a record holds exactly one: what the line, choice or limit *does*.

    With `names`, the names of that kind are verbs too: ``marcus: Good morning.``
    """

    keys: Mapping[str, Key]
    names: str | None = None
    named: Shape = field(default_factory=Wording)

    def describe(self) -> str:
        words = list(self.keys)
        return either(words) + (f", or the name of a {self.names}" if self.names else "")


@dataclass(frozen=True, slots=True)
class Record:
    """A fixed set of keys, read into a model by `build`.

    `verbs` are keys of which exactly one stands there; `build` receives it as ``verb`` and ``said``. With `others`,
    any name of that kind may stand as a key too; `build` receives them as the mapping ``others``.
    """

    title: str
    keys: Mapping[str, Key]
    build: Callable[..., object]
    verbs: Verbs | None = None
    others: tuple[str, Shape] | None = None
    rule: Mapping[str, object] = field(default_factory=dict)  # of what `build` refuses, that which a schema can say

    def read(self, node: Node, reading: Reading) -> object:
        if not isinstance(node, MappingNode):
            article = "an" if self.title[0] in "aeiou" else "a"
            return reading.wrong(
                node, f"expected {article} {self.title}{reading.where}, found {describe(node)}", self._needs()
            )
        before = len(reading.problems)
        values: dict[str, object] = {}
        others: dict[str, object] = {}
        meant: list[str | None] = []  # by the unknown keys
        for name, (key, value) in node.items.items():
            shape = self._shape(name, reading)
            if shape is None:
                meant.append(self._refuse(name, key, value, node, reading))
                continue
            with reading.inside(clean(name)):
                found = shape.read(value, reading)
            if name in self.keys:
                values[name] = found
            elif self._is_verb(name, reading):
                if "verb" in values:
                    reading.wrong(
                        key,
                        f"`{values['verb']}` and `{clean(name)}` cannot stand together{reading.where}",
                        f"keep one of them, or begin a new {self.title}",
                    )
                values["verb"], values["said"] = name, found
            else:
                others[name] = found
        self._miss(node, values, reading, meant)
        if len(reading.problems) > before:
            return BAD
        if self.others:
            values["others"] = others
        try:
            return self.build(**{f"{name}_" if iskeyword(name) else name: value for name, value in values.items()})
        except Refused as refusal:
            at = node.items[refusal.key][0] if refusal.key in node.items else node
            where = f"{place}: " if (place := reading.where.removeprefix(" in ")) else ""
            return reading.wrong(at, f"{where}{refusal.reason}", refusal.remedy)

    def _is_verb(self, name: str, reading: Reading) -> bool:
        verbs = self.verbs
        return verbs is not None and (
            name in verbs.keys or (verbs.names is not None and name in reading.names[verbs.names])
        )

    def _shape(self, name: str, reading: Reading) -> Shape | None:
        if name in self.keys:
            return self.keys[name].shape
        if self.verbs and self._is_verb(name, reading):
            return self.verbs.keys[name].shape if name in self.verbs.keys else self.verbs.named
        if self.others and name in reading.names[self.others[0]]:
            return self.others[1]
        return None

    def _known(self, reading: Reading) -> list[str]:
        known = [*self.keys]
        if self.verbs:
            known += [*self.verbs.keys, *sorted(reading.names[self.verbs.names] if self.verbs.names else ())]
        if self.others:
            known += sorted(reading.names[self.others[0]])
        return known

    def _refuse(self, name: str, key: Scalar, value: Node, node: MappingNode, reading: Reading) -> str | None:
        """Notes an unknown key, and gives the one that is most likely meant."""
        known = self._known(reading)
        guess = reading.nearest(name, [word for word in known if word not in node.items])
        speaker = self.verbs.names if self.verbs else None
        remedies = []
        if guess:
            remedies.append(f"did you mean `{guess}`? Write: {guess}{_beside(value)}")
        if speaker and (not guess or guess not in reading.names[speaker]):
            remedies += [f"if this is a {speaker} who speaks, add to `people:`", f"{name}: {{name: …, title: …}}"]
        remedy = "\n".join(remedies) or f"here can stand {either(known, 'and')}"
        reading.wrong(key, f"unknown key `{clean(name)}`{reading.where}", remedy)
        return guess

    def _miss(self, node: Node, values: Mapping[str, object], reading: Reading, meant: Collection[str | None]) -> None:
        # What stands there misspelt is one mistake, told once. A key that is like none may be the verb.
        for name, key in self.keys.items():
            if key.required and name not in values and name not in meant:
                about = f" ({key.about})" if key.about else ""
                reading.wrong(node, f"`{name}:` is missing{reading.where}", f"add: {name}: …{about}")
        if self.verbs and "verb" not in values and not meant:
            example = f"add for example: {next(iter(self.verbs.keys))}: …"
            reading.wrong(node, f"expected one of {self.verbs.describe()}{reading.where}", example)

    def _needs(self) -> str:
        wanted = [name for name, key in self.keys.items() if key.required]
        if wanted:
            return "it needs " + either(wanted, "and")
        return "" if self.verbs else "write {} if it is meant to be empty"

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        if self.title not in defs:
            defs[self.title] = {}  # a placeholder first: records refer to each other
            defs[self.title].update(self._schema(defs))
        return {"$ref": f"#/$defs/{self.title.replace(' ', '%20')}"}

    def _schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        every = dict(self.keys) | dict(self.verbs.keys if self.verbs else {})
        properties: JsonSchema = {}
        for name, key in every.items():
            properties[name] = key.shape.schema(defs) | ({"description": key.about} if key.about else {})
        open_keys = self.others[1] if self.others else self.verbs.named if self.verbs and self.verbs.names else None
        made: JsonSchema = {
            "type": "object",
            "properties": properties,
            "additionalProperties": open_keys.schema(defs) if open_keys else False,
        }
        if required := [name for name, key in self.keys.items() if key.required]:
            made["required"] = required
        if self.verbs and self.verbs.names:  # which other keys are names, a schema cannot know
            made["not"] = {"propertyNames": {"enum": list(self.keys)}}
        elif self.verbs:
            made["oneOf"] = [{"required": [name]} for name in self.verbs.keys]
        return made | dict(self.rule)


def _beside(value: Node) -> str:
    """What stood behind the colon, to be pasted; of a long text the beginning."""
    if not isinstance(value, Scalar) or "\n" in value.value:
        return ":"
    said = clean(value.value)
    shown = said if len(said) <= 80 else f"{said[:79]}…"
    return f": {shown}" if value.plain else f": {quoted(shown)}"


def record(
    title: str, build: Callable[..., object], of: type | None = None, more: Mapping[str, Key] | None = None
) -> Record:
    """The record of a dataclass (`of`, or `build` itself): its fields that carry a `Key`, and `more` keys.

    A field without a default must be written.
    """
    model = of or build
    assert isinstance(model, type)
    hints = get_type_hints(model, include_extras=True)
    keys: dict[str, Key] = {}
    for item in fields(model):
        key = next((extra for extra in getattr(hints[item.name], "__metadata__", ()) if isinstance(extra, Key)), None)
        if key is not None:
            needed = item.default is MISSING and item.default_factory is MISSING
            keys[item.name] = Key(key.shape, key.about, needed)
    return Record(title, keys | dict(more or {}), build)
