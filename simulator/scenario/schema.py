"""The scenario format as JSON Schema, for an author's editor: ``python -m simulator.scenario.schema``."""

from __future__ import annotations

import json

from simulator.scenario.format import SCENARIO
from simulator.scenario.shapes import JsonSchema


def schema() -> JsonSchema:
    """JSON Schema (draft 2020-12), made from the same shapes that the loader reads with."""
    defs: dict[str, JsonSchema] = {}
    root = SCENARIO.schema(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Walkout scenario",
        **root,
        "$defs": defs,
    }


def text() -> str:
    """The schema as it stands in ``docs/``."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(text(), end="")
