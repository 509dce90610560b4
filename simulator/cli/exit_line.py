"""``walkout exit-line``: one line explained for a person, or many scored for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from simulator.scoring.exit_line import as_object, explain, score

FINE, UNUSABLE = 0, 2


def explain_one(text: str, out: TextIO) -> int:
    """Prints how this line would land, with its words marked."""
    print(explain(score(text)), file=out)
    return FINE


def score_many(lines: Iterable[str], out: TextIO, err: TextIO) -> int:
    """Reads a JSON object with `id` and `text` from each line, and writes one with the verdict.

    A line that is no such object is told on `err` with its number and skipped; the exit code is 2 then.
    """
    code = FINE
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            text, name = given["text"], given["id"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError):
            print(f"walkout: line {number} is no object with `id` and `text`", file=err)
            code = UNUSABLE
            continue
        print(json.dumps({"id": name, **as_object(score(text))}, ensure_ascii=False), file=out)
    return code
