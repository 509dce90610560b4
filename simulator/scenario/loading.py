"""A scenario file → a `Scenario`, or every mistake in it at once."""

from __future__ import annotations

import hashlib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from simulator.scenario.files import read
from simulator.scenario.format import DEFINED_IN, FIXED_NAMES, KEYWORDS, SCENARIO
from simulator.scenario.model import Scenario
from simulator.scenario.nodes import Mapping, Node, Unreadable, compose
from simulator.scenario.problems import ScenarioError
from simulator.scenario.shapes import Reading
from simulator.scenario.text import either


def load(path: Path) -> Scenario:
    """Reads one file.

    Raises:
        ScenarioError: with every problem that could be found, each with its place and remedy.

    """
    return parse(read(path), path)


def parse(text: str, path: Path | str = "scenario.yaml") -> Scenario:
    """Reads the text of a scenario; `path` is only for messages.

    Raises:
        ScenarioError: see `load`.

    """
    try:
        root, problems = compose(text, KEYWORDS)
    except Unreadable as error:
        raise ScenarioError(path, text, error.problems) from None
    reading = Reading(_names(root))
    reading.problems += problems
    scenario = SCENARIO.read(root, reading)
    if isinstance(scenario, Scenario):
        for beats in _endless(scenario):
            over = f" over {either(beats[1:], 'and')}" if beats[1:] else ""
            reading.wrong(
                _place(root, "beats", beats[0]),
                f"`then:` leads from `{beats[0]}`{over} back to it, and nobody can stop it",
                "let one beat on the way wait for a choice",
            )
    if reading.problems or not isinstance(scenario, Scenario):
        raise ScenarioError(path, text, reading.problems)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    # dataclasses.replace would copy the same way, and asks for every field that has no default.
    object.__setattr__(scenario, "digest", digest)
    return scenario


def _names(root: Node) -> dict[str, frozenset[str]]:
    names = dict(FIXED_NAMES)
    for kind, key in DEFINED_IN.items():
        _, group = root.items.get(key, (None, None)) if isinstance(root, Mapping) else (None, None)
        names[kind] = frozenset(group.items) if isinstance(group, Mapping) else frozenset()
    return names


def _endless(scenario: Scenario) -> list[list[str]]:
    """Rounds of beats from which jumps alone lead back to themselves, each beat in one round at most."""
    onward = {name: {jump.to for jump in beat.then} for name, beat in scenario.beats.items()}
    order = {name: place for place, name in enumerate(onward)}
    rounds: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(onward).prepare()
        except CycleError as error:
            found = list(reversed(error.args[1]))[:-1]  # it names each beat after the one it leads to
            first = min(range(len(found)), key=lambda place: order[found[place]])
            rounds.append([*found[first:], *found[:first]])
            for name in found:
                onward[name] = set()
        else:
            return rounds


def _place(root: Node, group: str, name: str) -> Node:
    if isinstance(root, Mapping):
        _, node = root.items[group]
        if isinstance(node, Mapping):
            return node.items[name][0]
    return root
