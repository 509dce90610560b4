"""The schema for editors: it is the generated one, and takes and refuses what the loader does."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from simulator.scenario.library import shipped
from simulator.scenario.loading import load, parse
from simulator.scenario.problems import ScenarioError
from simulator.scenario.schema import schema, text
from tests.making import ROOT, WORKED_EXAMPLE

VALIDATOR = Draft202012Validator(schema())
EVERY_KEY = ROOT / "tests" / "data" / "every-key.yaml"
FIXTURES = pytest.mark.parametrize("path", [WORKED_EXAMPLE, EVERY_KEY], ids=lambda path: path.stem)
Path_ = tuple[str | int, ...]


class EditorLoader(yaml.CSafeLoader):
    """Reads as an editor's YAML 1.2 does: numbers, truth values and nulls are typed, all else is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)\Z"), ["~", "n", ""])
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+\Z"), list("-+0123456789"))
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+\Z"), list("-+0123456789")
)


def as_an_editor(path: Path) -> Any:
    """The file as an editor sees it."""
    return yaml.load(path.read_text(encoding="utf-8"), EditorLoader)


def as_written(path: Path) -> Any:
    """The file as the loader understands it: only for an editor does a comma inside braces end a text."""
    return joined(as_an_editor(path))


def joined(value: Any) -> Any:
    """The value with every key that has none put back behind the text before it."""
    if isinstance(value, list):
        return [joined(item) for item in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Any] = {}
    for key, item in value.items():
        if item is None:
            last = next(reversed(made))
            made[last] = f"{made[last]}, {key}"
        else:
            made[key] = joined(item)
    return made


def places(document: Any, at: Path_ = ()) -> Iterator[Path_]:
    """The way to every value."""
    yield at
    if isinstance(document, dict | list):
        for key, value in document.items() if isinstance(document, dict) else enumerate(document):
            yield from places(value, (*at, key))


def value_at(document: Any, at: Path_) -> Any:
    for key in at:
        document = document[key]
    return document


def changed(document: Any, at: Path_, value: Any) -> Any:
    """A copy with another value there."""
    made = copy.deepcopy(document)
    value_at(made, at[:-1])[at[-1]] = value
    return made


def without(document: Any, at: Path_) -> Any:
    """A copy without that key."""
    made = copy.deepcopy(document)
    del value_at(made, at[:-1])[at[-1]]
    return made


def test_the_schema_in_the_docs_is_the_generated_one() -> None:
    assert (ROOT / "docs" / "scenario.schema.json").read_text(encoding="utf-8") == text()
    assert json.loads(text()) == schema()


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "path", [WORKED_EXAMPLE, EVERY_KEY, *sorted(shipped().glob("*.yaml"))], ids=lambda path: path.stem
)
def test_what_loads_satisfies_the_schema(path: Path) -> None:
    load(path)
    assert [error.message for error in VALIDATOR.iter_errors(as_written(path))] == []


def test_the_richer_fixture_uses_every_key_of_the_format() -> None:
    used = {key for at in places(as_an_editor(EVERY_KEY)) for key in at}
    defined = schema()["$defs"]
    assert isinstance(defined, dict)
    assert {key for each in defined.values() for key in each["properties"]} <= used


# What a schema cannot know, and the loader therefore refuses alone: which names are defined, and what only the
# loader's arithmetic sees. Each is a reason that the loader gives.
BEYOND_A_SCHEMA = re.compile(
    r"there is no (beat|cue|question|truth|meter|topic|topic or \w+|person) `"
    r"|unknown key `unknown`.* (line \d+|when|alternative \d+)$"  # might be a person, or a meter
    r"|unknown key `ann`|unknown key `marcus`|unknown key `bob`|unknown key `patience`"
    r"|expected one of `direction`"  # a line whose person is not defined
    r"|cannot stand together in .*line \d+$"
    r"|must always fit"
    r"|lies outside"
    r"|every choice here asks"
    r"|`minutes:` belongs to the question"
)


def refusals(document: Any) -> list[str]:
    """The loader's reasons against it."""
    try:
        parse(yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True))
    except ScenarioError as error:
        return [problem.reason for problem in error.problems]
    return []


def disagreement(document: Any) -> str:
    """Why loader and schema do not agree on it, or nothing where they do or need not."""
    reasons, valid = refusals(document), VALIDATOR.is_valid(document)
    if valid and (unjustified := [reason for reason in reasons if not BEYOND_A_SCHEMA.search(reason)]):
        return f"only the loader refuses: {unjustified}"
    if not valid and not reasons:
        return f"only the schema refuses: {next(VALIDATOR.iter_errors(document)).message}"
    return ""


@FIXTURES
def test_loader_and_schema_agree_on_an_unknown_key_anywhere(path: Path) -> None:
    document = as_written(path)
    mappings = [at for at in places(document) if isinstance(value_at(document, at), dict)]
    wrong = {at: disagreement(changed(document, (*at, "unknown"), "x")) for at in mappings}
    assert {at: why for at, why in wrong.items() if why} == {}


@FIXTURES
def test_loader_and_schema_agree_on_every_key_that_is_missing(path: Path) -> None:
    document = as_written(path)
    wrong = {at: disagreement(without(document, at)) for at in places(document) if at}
    assert {at: why for at, why in wrong.items() if why} == {}


@FIXTURES
@pytest.mark.parametrize("value", ["x", "", -5000, True, [], {"unknown": "x"}], ids=repr)
def test_loader_and_schema_agree_on_other_values_anywhere(path: Path, value: Any) -> None:
    document = as_written(path)
    leaves = [at for at in places(document) if at and not isinstance(value_at(document, at), dict | list)]
    wrong = {at: disagreement(changed(document, at, value)) for at in leaves}
    assert {at: why for at, why in wrong.items() if why} == {}
