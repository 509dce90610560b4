"""YAML text → a tree of nodes that know where they stand.

Built from the C parser's *events* rather than with PyYAML's composer, for four reasons: nothing is resolved
(YAML 1.1 would turn ``no`` into False and ``12:30`` into 750), depth and aliases can be bounded before they cost
anything, a key written twice is seen, and no object is ever constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.scenario.complaints import explain
from simulator.scenario.problems import Problem, rows_of

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml is slower, and wants quotes around a `?` inside braces
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 40
MOST_NODES = 200_000
# What YAML refuses anywhere; half a surrogate pair cannot be encoded for the parser at all.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# YAML 1.1 ends a line at these; no editor does, and line numbers are for the editor.
_NO_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
_IN_QUOTES = "if this is text, put the whole of it in double quotes"


@dataclass(slots=True)
class Node:
    """A place in the file. `line` and `column` count from 1.

    `size` counts the values in it, and `height` their levels, with every alias unfolded.
    """

    line: int
    column: int
    length: int = 1
    size: int = field(default=1, kw_only=True)
    height: int = field(default=0, kw_only=True)


@dataclass(slots=True)
class Scalar(Node):
    """One value, as it was written."""

    value: str = ""
    plain: bool = False


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """Keys and values in the order of the file. A key stands in it once."""

    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


class Unreadable(Exception):
    """The text is not YAML that can be read; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].reason)
        self.problems = problems


def compose(text: str, keywords: frozenset[str] = frozenset()) -> tuple[Node, list[Problem]]:
    """The tree of one document, and the keys that were written twice.

    A comma inside braces ends a value in YAML, so ``{marcus: Sorry, are you leaving?}`` would hold a second key
    without a value. No key of ours is ever without one, so such a rest is given back to its text, unless it is one
    of the `keywords`.

    Raises:
        Unreadable: it is no YAML, is nested too deeply, is empty, or its aliases unfold without end.

    """
    text = text.translate(_NO_BREAKS)
    rows = rows_of(text)
    _forbid_unwritable(rows)
    events = _events(text, rows)
    composer = _Composer(events, rows, keywords)
    next(events)  # the stream starts
    if not isinstance(next(events), yaml.DocumentStartEvent):
        reason = "this file holds nothing but comments" if text.strip() else "this file is empty"
        raise Unreadable(Problem(1, 1, reason, "a scenario begins with `format: 1` and an `id:`"))
    root = composer.node(next(events), depth=0)
    _forbid_more(events)
    return root, composer.problems + composer.unused()


def headings(text: str, keys: frozenset[str]) -> dict[str, str]:
    """Those top-level keys whose values are simple, read no further than needed. For a quick list of files."""
    found: dict[str, str] = {}
    depth = 0
    key: str | None = None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth, key = depth + 1, None
                if depth > DEEPEST:  # the parser takes quadratic time over brackets in brackets
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                depth, key = depth - 1, None
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is None:
                    key = event.value
                    continue
                if key in keys:
                    found[key] = event.value
                    if found.keys() == keys:
                        break
                key = None
    except yaml.YAMLError:
        pass
    return found


def _forbid_unwritable(rows: list[str]) -> None:
    problems = [
        Problem(
            number,
            found.start() + 1,
            f"there is a character here that cannot be seen and that YAML does not allow (U+{ord(found[0]):04X})",
            "delete it: put the cursor behind it and press backspace",
        )
        for number, row in enumerate(rows, 1)
        for found in _UNWRITABLE.finditer(row)
    ]
    if problems:
        raise Unreadable(*problems)


def _events(text: str, rows: list[str]) -> Iterator[Any]:
    """The parser's events, its complaints turned into problems. (The stubs know less of events than we use.)"""
    last: yaml.ScalarEvent | None = None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.ScalarEvent):
                last = event
            yield event
    except yaml.MarkedYAMLError as error:
        raise Unreadable(*explain(error, rows, last)) from None


class _Composer:
    """Recursive descent over events; depth is bounded, so the stack is too."""

    def __init__(self, events: Iterator[Any], rows: list[str], keywords: frozenset[str]) -> None:
        self.events = events
        self.rows = rows
        self.keywords = keywords
        self.anchors: dict[str, Node] = {}
        self.referred: set[int] = set()
        self.problems: list[Problem] = []

    def node(self, event: Any, depth: int) -> Node:
        line, column = _place(event)
        if depth > DEEPEST:
            raise Unreadable(
                Problem(
                    line,
                    column,
                    f"this is nested more than {DEEPEST} deep",
                    "a scenario needs about eight levels",
                )
            )
        if isinstance(event, yaml.AliasEvent):
            return self.alias(str(event.anchor), line, column, depth)
        if isinstance(event, yaml.ScalarEvent):
            node: Node = Scalar(line, column, _length(event), event.value, event.implicit[0])
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.sequence(Sequence(line, column), depth)
        else:
            node = self.mapping(Mapping(line, column), depth, in_braces=event.flow_style)
        if event.tag:
            # Said, not passed over: the first word of `!important note` would be lost.
            self.problems.append(Problem(line, column, "a text cannot begin with !", _IN_QUOTES))
        if event.anchor:
            # Known only from here on, so no node can hold itself.
            self.anchors[event.anchor] = node
        return node

    def alias(self, name: str, line: int, column: int, depth: int) -> Node:
        node = self.anchors.get(name)
        if node is None:
            reason = f"`*{name}` refers to an anchor that is not defined above"
            remedy = f"define it with `&{name}`, or put the whole text in double quotes if the star belongs to it"
            raise Unreadable(Problem(line, column, reason, remedy, len(name) + 1))
        if depth + node.height > DEEPEST:
            reason = f"with this alias, values are nested more than {DEEPEST} deep"
            raise Unreadable(Problem(line, column, reason, "write the values out in place of `*name`", len(name) + 1))
        self.referred.add(id(node))
        return node

    def unused(self) -> list[Problem]:
        """Texts whose first word was taken for an anchor: ``&c and so on``."""
        return [
            Problem(node.line, node.column, f"a text cannot begin with &; `&{name}` would be lost", _IN_QUOTES)
            for name, node in self.anchors.items()
            if isinstance(node, Scalar) and id(node) not in self.referred
        ]

    def sequence(self, sequence: Sequence, depth: int) -> Sequence:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self.node(event, depth + 1)
            sequence.items.append(item)
            _grow(sequence, item)
        return sequence

    def mapping(self, mapping: Mapping, depth: int, *, in_braces: bool) -> Mapping:
        last: Node | None = None
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            _grow(mapping, key)
            _grow(mapping, value)
            if in_braces and isinstance(key, Scalar) and self._continues(last, key, value):
                assert isinstance(last, Scalar)
                comma = "," if self.rows[key.line - 1][: key.column - 1].endswith(",") else ", "
                last.value = f"{last.value}{comma}{key.value}"
                continue
            last = value
            if not isinstance(key, Scalar):
                self.problems.append(Problem(key.line, key.column, "a key must be a word", _IN_QUOTES))
            elif key.value in mapping.items:
                first = mapping.items[key.value][0]
                self.problems.append(
                    Problem(
                        key.line,
                        key.column,
                        f"`{key.value}` stands here a second time; the first is on line {first.line}",
                        "give one of the two another name, or delete it",
                        key.length,
                    )
                )
            else:
                mapping.items[key.value] = (key, value)
        return mapping

    def _continues(self, last: Node | None, key: Scalar, value: Node) -> bool:
        """Whether `key` is the rest of the text before it, cut off by a comma inside braces."""
        return (
            isinstance(last, Scalar)
            and last.plain
            and isinstance(value, Scalar)
            and value.plain
            and not value.value
            and key.plain
            and key.value not in self.keywords
            and not self.rows[key.line - 1][key.column - 1 + key.length :].lstrip().startswith(":")
        )


def _grow(node: Node, part: Node) -> None:
    node.size += part.size
    if node.size > MOST_NODES:
        reason = f"this holds more than {MOST_NODES:,} values, aliases unfolded"
        raise Unreadable(Problem(node.line, node.column, reason, "write the values out in place of `*name`"))
    node.height = max(node.height, part.height + 1)


def _place(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None
    return event.start_mark.line + 1, event.start_mark.column + 1


def _length(event: yaml.ScalarEvent) -> int:
    """Columns that the value covers, if it ends on the line where it begins."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return max(1, end.column - start.column) if start.line == end.line else 1


def _forbid_more(events: Iterator[Any]) -> None:
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            raise Unreadable(
                Problem(
                    _place(event)[0],
                    1,
                    "a second document begins here",
                    "one file holds one scenario; delete this `---`",
                )
            )
