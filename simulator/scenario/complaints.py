"""The YAML parser's complaints, said so that someone who does not know YAML can act on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import yaml

from simulator.scenario.problems import Problem

_FLOW = {"{": "}", "[": "]"}
# What may stand before a value on its line: dashes and one key.
_BEFORE_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")


def explain(error: yaml.MarkedYAMLError, rows: Sequence[str], last: yaml.ScalarEvent | None) -> list[Problem]:
    """The places to mend. `last` is the last value that was read before the parser gave up."""
    line, column = _at(error.problem_mark or error.context_mark)
    here = rows[line - 1] if line <= len(rows) else ""
    said, context = error.problem or "it cannot be read", error.context or ""
    if tabs := _tabs(rows, line):
        return tabs
    if problem := _quote(last, line, column, rows):
        return [problem]
    if "quoted scalar" in context and "escape" not in said and "hexdecimal" not in said:
        reason = "a quote is opened here and never closed"
        return [Problem(*_at(error.context_mark), reason, "close it where the text ends, or remove it")]
    if "quoted scalar" in context:
        remedy = "write it twice (\\\\), or put the text in single quotes"
        return [Problem(line, column, "this backslash begins nothing that YAML knows", remedy)]
    if "could not find expected ':'" in said:
        return [_no_colon(error, rows)]
    if "mapping values are not allowed" in said:
        return [_colon(line, column, here)]
    if "unexpected ':'" in said:
        return [_second_colon(line, column)]
    if "while parsing a flow" in context and "expected ','" in said:
        return [_bracket(error, rows, line, column)]
    sign = here[column - 1 : column]
    if sign in ("}", "]") and here[: column - 1].strip() and "node content" not in said:
        return [
            Problem(
                line,
                column,
                f"this `{sign}` closes nothing",
                f"delete it, or put the text in quotes if `{sign}` belongs to it",
            )
        ]
    if here[: column - 1].rstrip().endswith(("}", "]")) and "expected key" in said:
        return [_after_bracket(line, column, here)]
    if sign == ":" and not here[: column - 1].strip():
        return [Problem(line, column, "there is no key before this colon", "write the key, or delete the line")]
    if not here[: column - 1].strip() and "did not find expected" in said:
        remedy = "indent it exactly as far as its neighbours; a dash belongs before each item of a list"
        return [Problem(line, column, "this line does not fit the lines above it", remedy)]
    if any(words in said + context for words in ("token", "scanning a", "not allowed", "node content", "tag handle")):
        return [_beginning(error, rows, line, column)]
    return [Problem(line, column, f"this is not valid YAML: {said}", "if it is meant as text, put it in double quotes")]


def quoted(text: str) -> str:
    """The text in double quotes, as it can be pasted; a comment behind it stays outside."""
    said, space, comment = re.fullmatch(r"(.*?)(\s*)(\s#.*)?", text, re.DOTALL).groups("")  # type: ignore[union-attr]
    escaped = said.replace("\\", "\\\\").replace('"', "'")
    return f'"{escaped}"{space}{comment}'


class _Mark(Protocol):
    """A place, from 0. The C parser's marks are of a class of their own."""

    line: int
    column: int


def _at(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _tabs(rows: Sequence[str], line: int) -> list[Problem]:
    """Every line that is indented with a tab, if this one is: whoever wrote one wrote more."""
    indented = [number for number, row in enumerate(rows, 1) if re.match(r" *\t\s*\S", row)]
    return [
        Problem(
            number,
            rows[number - 1].index("\t") + 1,
            "this line is indented with a tab; YAML wants spaces",
            "replace it with spaces:\n" + rows[number - 1].replace("\t", "  "),
        )
        for number in indented
        if line in indented
    ]


def _quote(last: yaml.ScalarEvent | None, line: int, column: int, rows: Sequence[str]) -> Problem | None:
    """A quote that ended too early, or one that was forgotten and ended at the next one in the file."""
    if last is None or last.style not in ("'", '"'):
        return None
    (first, start), (end_line, end) = _at(last.start_mark), _at(last.end_mark)
    here = rows[line - 1] if line <= len(rows) else ""
    if end_line != line or here[end - 1 : column - 1].strip():
        return None
    if first != line:
        row = rows[first - 1]
        # An apostrophe that begins a word belongs to the text; a double quote was meant to open it.
        text = row[start - 1 :] if last.style == "'" else row[start:]
        return Problem(
            first,
            start,
            f"a quote is opened here and closed only on line {line}",
            f"close it where the text ends, on one line perhaps:\n{row[: start - 1]}{quoted(text)}",
        )
    before = here[: start - 1]
    remedy = "put the whole text in double quotes, with ' for a quotation in it"
    if _BEFORE_VALUE.fullmatch(before):
        remedy += f":\n{before}{quoted(here[start - 1 :])}"
    return Problem(line, column, "the text goes on after its closing quote", remedy)


def _no_colon(error: yaml.MarkedYAMLError, rows: Sequence[str]) -> Problem:
    line, column = _at(error.context_mark or error.problem_mark)
    here = rows[line - 1] if line <= len(rows) else ""
    if found := re.match(r"\s*(?:- +)*[\w-]+:(?=\S)", here):
        spaced = f"{found[0]} {here[found.end() :]}"
        return Problem(line, found.end(), "a space is missing after this colon", f"write:\n{spaced}")
    return Problem(
        line,
        column,
        "there is no key and colon on this line",
        "write `key: text`; if the line goes on from the one above, indent it further than that one's key",
    )


def _colon(line: int, column: int, here: str) -> Problem:
    before = here[: column - 1]
    if re.fullmatch(r"\s*(?:- +)*[\w-]+\s*", before):
        return Problem(
            line,
            len(before) - len(before.lstrip()) + 1,
            "this line is indented further than the line above it, as if it belonged to that text",
            "indent it exactly as far as its neighbours",
        )
    head, _, tail = here.partition(": ")
    remedy = f"put the text in quotes:\n{head}: {quoted(tail)}" if tail else "put the text in double quotes"
    return Problem(line, column, "a second colon on this line: YAML takes it for another key", remedy)


def _second_colon(line: int, column: int) -> Problem:
    reason = "a second colon in one text: YAML takes it for another key"
    return Problem(line, column, reason, "put the text in double quotes")


def _bracket(error: yaml.MarkedYAMLError, rows: Sequence[str], line: int, column: int) -> Problem:
    opened, start = _at(error.context_mark)
    if line == opened and rows[line - 1][column - 1 : column] == ":":
        return _second_colon(line, column)
    sign = rows[opened - 1][start - 1] if opened <= len(rows) else "["
    return Problem(
        opened,
        start,
        f"`{sign}` is opened here and not closed",
        f"add `{_FLOW.get(sign, ']')}` where it ends, or put the text in double quotes if the bracket belongs to it",
    )


def _after_bracket(line: int, column: int, here: str) -> Problem:
    """``title: [A bit] of travel``"""
    remedy = "put the whole text in double quotes"
    if found := re.match(r"(\s*(?:- +)*(?:[\w-]+: +)?)([\[{].*)", here):
        remedy += f":\n{found[1]}{quoted(found[2])}"
    return Problem(line, column, "the text goes on after its closing bracket", remedy)


def _beginning(error: yaml.MarkedYAMLError, rows: Sequence[str], line: int, column: int) -> Problem:
    """A text begins with a sign that has a meaning in YAML."""
    if "while scanning" in (error.context or "") and error.context_mark:
        line, column = _at(error.context_mark)
    here = rows[line - 1] if line <= len(rows) else ""
    before, value = here[: column - 1], here[column - 1 :]
    remedy = "put the whole text in double quotes"
    if value and before and _BEFORE_VALUE.fullmatch(before):
        remedy += f":\n{before}{quoted(value)}"
    return Problem(line, column, f"a text cannot begin with {value[:1] or 'nothing'}", remedy)
