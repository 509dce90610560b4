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

from simulator.scenario.problems import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml is slower and reads the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 40
MOST_NODES = 200_000


@dataclass(slots=True)
class Node:
    """A place in the file. `line` and `column` count from 1."""

    line: int
    column: int
    length: int = 1


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
    events = _events(text)
    next(events), next(events)  # stream and document start
    composer = _Composer(events, text, keywords)
    try:
        root = composer.node(next(events), depth=0)
    except StopIteration:
        raise Unreadable(Problem(1, 1, "the file holds no YAML document")) from None
    _forbid_more(events)
    _bound_unfolding(root)
    return root, composer.problems


def headings(text: str, keys: frozenset[str]) -> dict[str, str]:
    """Those top-level keys whose values are simple, read no further than needed. For a quick list of files."""
    found: dict[str, str] = {}
    depth = 0
    key: str | None = None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth, key = depth + 1, None
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
    except (yaml.YAMLError, RecursionError):
        pass
    return found


def _events(text: str) -> Iterator[Any]:
    """The parser's events, its complaints turned into problems. (The stubs know less of events than we use.)"""
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(*_explain(error, text)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        raise Unreadable(
            Problem(
                line,
                column,
                "there is a control character here that YAML does not allow",
                "delete the character, or write it as an escape in double quotes",
            )
        ) from None


class _Composer:
    """Recursive descent over events; depth is bounded, so the stack is too."""

    def __init__(self, events: Iterator[Any], text: str, keywords: frozenset[str]) -> None:
        self.events = events
        self.rows = text.splitlines()
        self.keywords = keywords
        self.anchors: dict[str, Node] = {}
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
            try:
                return self.anchors[str(event.anchor)]
            except KeyError:
                raise Unreadable(
                    Problem(
                        line,
                        column,
                        f"`*{event.anchor}` refers to an anchor that is not defined above",
                        f"define it with `&{event.anchor}`, or put the text in quotes if the star belongs to it",
                    )
                ) from None
        if isinstance(event, yaml.ScalarEvent):
            node: Node = Scalar(line, column, _length(event), event.value, event.implicit[0])
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.sequence(Sequence(line, column), depth)
        else:
            node = self.mapping(Mapping(line, column), depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def sequence(self, sequence: Sequence, depth: int) -> Sequence:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            sequence.items.append(self.node(event, depth + 1))
        return sequence

    def mapping(self, mapping: Mapping, depth: int) -> Mapping:
        last: Node | None = None
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Scalar) and self._continues(last, key, value):
                assert isinstance(last, Scalar)
                last.value = f"{last.value}, {key.value}"
                continue
            last = value
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem(
                        key.line,
                        key.column,
                        "a key must be a word",
                        "put the text in quotes if it begins with [ or {",
                    )
                )
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


def _bound_unfolding(root: Node) -> None:
    """Aliases are shared nodes; count what a reader would meet that follows each of them.

    An anchor is known only after its node is complete, so no node can contain itself and this ends.
    """
    sizes: dict[int, int] = {}

    def size(node: Node) -> int:
        known = sizes.get(id(node))
        if known is not None:
            return known
        total = 1
        if isinstance(node, Sequence):
            total += sum(map(size, node.items))
        elif isinstance(node, Mapping):
            total += sum(1 + size(value) for _, value in node.items.values())
        sizes[id(node)] = total
        if total > MOST_NODES:
            raise Unreadable(
                Problem(
                    node.line,
                    node.column,
                    f"the aliases here unfold to more than {MOST_NODES:,} values",
                    "write the values out in place of `*name`",
                )
            )
        return total

    size(root)


def _explain(error: yaml.MarkedYAMLError, text: str) -> list[Problem]:
    """The parser's words, said so that someone who does not know YAML can act on them."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    said = error.problem or "this is not YAML"
    tabs = [n for n, row in enumerate(lines, 1) if re.match(r" *\t", row)]
    if "\\t" in said or "'\t'" in said or line in tabs:
        return [
            Problem(
                number,
                lines[number - 1].index("\t") + 1,
                "this line is indented with a tab; YAML wants spaces",
                "replace it with spaces:\n" + lines[number - 1].replace("\t", "  "),
            )
            for number in tabs or [line]
            if "\t" in lines[number - 1]
        ] or [Problem(line, column, "there is a tab here; YAML wants spaces")]
    if "mapping values are not allowed" in said:
        head, _, tail = here.partition(": ")
        quoted = tail.replace('"', "'")
        return [
            Problem(
                line,
                column,
                "a second colon on this line: YAML takes it for another key",
                f'put the text in quotes:\n{head}: "{quoted}"',
            )
        ]
    if "could not find expected ':'" in said or "expected <block end>" in said:
        return [
            Problem(
                line,
                column,
                "this line does not fit the lines above it",
                "check that it is indented as far as its neighbours, that every key ends in a colon and a space, "
                "and that opened quotes and brackets are closed",
            )
        ]
    if "found unexpected end of stream" in said or "quoted scalar" in (error.context or ""):
        opened = error.context_mark
        at = (opened.line + 1, opened.column + 1) if opened else (line, column)
        return [Problem(*at, "a quote is opened here and never closed", "close it, or remove it")]
    if "cannot start any token" in said:
        sign = here[column - 1 : column]
        return [Problem(line, column, f"a value cannot begin with {sign}", "put the whole text in double quotes")]
    reason = f"this is not valid YAML: {said}"
    if error.context:
        reason += f" ({error.context})"
    return [Problem(line, column, reason, "if it is meant as text, put it in double quotes")]
