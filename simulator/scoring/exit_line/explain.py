"""A verdict for people, as plain text, and for programs, as an object for JSON.

The player's words are marked with signs, not with colour alone: ``[+thank you for your time+]`` earned something,
``[-you clowns-]`` lost something.
"""

from __future__ import annotations

import textwrap
from typing import TypedDict

from simulator.scenario.text import clean
from simulator.scoring.exit_line.verdict import Span, Verdict

LABELS = {
    "gratitude": "Gratitude",
    "decision": "Decision",
    "no_blame": "No blame",
    "calm": "Calm",
    "confidence": "Confidence",
    "goodwill": "Goodwill",
}
_OVERALL = {
    "good": "GOOD: it would land well.",
    "ok": "OK: it would do.",
    "poor": "POOR: it would not land well.",
    "unclear": "UNCLEAR",
}
_WIDTH = 78
_LONGEST_QUOTE = 160


class AsObject(TypedDict):
    """A verdict as it goes into JSON."""

    overall: str
    gratitude: int
    decision: int
    no_blame: int
    calm: int
    confidence: int
    goodwill: int
    sure: dict[str, float]
    reason: str
    spans: dict[str, list[dict[str, object]]]
    advice: str


def explain(verdict: Verdict) -> str:
    """The whole explanation: the verdict, the line with its words marked, a row and advice for each dimension."""
    rows = [_OVERALL[verdict.overall], *_wrapped(verdict.advice, "  "), ""]
    if verdict.text.strip():
        rows += [*_wrapped(clean(marked(verdict)), "  "), ""]
    for name, dimension in verdict.dimensions.items():
        dots = "●" * dimension.level + "○" * (2 - dimension.level)
        rows.append(f"{LABELS[name]:<11} {dots} {dimension.level}/2   sure {dimension.sure:.0%}")
        for span in dimension.spans:
            words = " ".join(clean(verdict.text[span.start : span.end]).split())
            if len(words) > _LONGEST_QUOTE:
                words = words[: _LONGEST_QUOTE - 2] + " …"
            rows += _wrapped(f"{'+' if span.earned else '-'} “{words}”", "            ")
        if dimension.level < 2 and verdict.overall != "unclear":
            rows += _wrapped(dimension.advice, "            ")
    return "\n".join(rows)


def marked(verdict: Verdict) -> str:
    """The line as typed, what earned points between ``[+`` and ``+]``, what lost some between ``[-`` and ``-]``."""
    signs: list[tuple[int, str]] = []
    end = 0
    for span in sorted(_all_spans(verdict), key=lambda span: (span.start, span.earned, -span.end)):
        if span.start >= end:
            sign = "+" if span.earned else "-"
            signs += [(span.start, f"[{sign}"), (span.end, f"{sign}]")]
            end = span.end
    pieces, place = [], 0
    for at, sign in signs:
        pieces += [verdict.text[place:at], sign]
        place = at
    return "".join(pieces) + verdict.text[place:]


def as_object(verdict: Verdict) -> AsObject:
    """The verdict as a dictionary of plain values, ready for `json.dumps`."""
    levels = {name: dimension.level for name, dimension in verdict.dimensions.items()}
    return AsObject(
        overall=verdict.overall,
        gratitude=levels["gratitude"],
        decision=levels["decision"],
        no_blame=levels["no_blame"],
        calm=levels["calm"],
        confidence=levels["confidence"],
        goodwill=levels["goodwill"],
        sure={"overall": verdict.sure} | {name: found.sure for name, found in verdict.dimensions.items()},
        reason=verdict.reason,
        spans={
            name: [
                {
                    "start": span.start,
                    "end": span.end,
                    "earned": span.earned,
                    "text": _storable(verdict.text[span.start : span.end]),
                }
                for span in dimension.spans
            ]
            for name, dimension in verdict.dimensions.items()
        },
        advice=verdict.advice,
    )


def _all_spans(verdict: Verdict) -> set[Span]:
    return {span for dimension in verdict.dimensions.values() for span in dimension.spans}


def _storable(text: str) -> str:
    """Without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent) or [indent.rstrip()]
