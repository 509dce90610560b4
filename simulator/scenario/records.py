"""Records: shapes with fixed keys, which become the models of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields
from keyword import iskeyword
from typing import get_type_hints

from simulator.scenario.complaints import quoted
from simulator.scenario.nodes import Mapping as MappingNode
from simulator.scenario.nodes import Node, Scalar
from simulator.scenario.shapes import (
    BAD,
    JsonSchema,
    Reading,
    Shape,
    Wording,
    describe,
)
from simulator.scenario.text import clean, either


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
