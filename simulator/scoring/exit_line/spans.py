"""The player's own words behind each level: what earned a point, and what lost one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.scoring.exit_line.cues import Cue
from simulator.scoring.exit_line.judge import Judgement, shouted
from simulator.scoring.exit_line.lexicon import CLASS_OF
from simulator.scoring.exit_line.normalise import Reading
from simulator.scoring.exit_line.verdict import DIMENSIONS, Span

# The kinds of cue that earn or lose a dimension's points.
_EARNS = {
    "gratitude": ("thanks.named", "thanks.beyond", "thanks.bare"),
    "decision": ("leaving.firm", "leaving.let", "decision.leave", "leaving.bare", "leaving.soft", "decision.soft"),
    "goodwill": ("goodwill.named", "goodwill.bare"),
}
_LOSES = {
    "gratitude": ("thanks.negated", "thanks.barbed"),
    "decision": ("cancel", "leaving.negated", "leaving.asked", "leaving.conditional", "leaving.soft", "decision.soft"),
    "no_blame": ("insult", "threat", "thanks.barbed", "thanks.negated", "goodwill.ill", "blame"),
    "calm": ("insult", "thanks.barbed", "goodwill.ill", "threat"),
    "confidence": ("grovel", "sorry.deep", "sorry", "doubt", "cancel.permission", "hedge", "leaving.soft"),
    "goodwill": ("goodwill.ill",),
}
_PART = {"decision": "part cancel", "no_blame": "part blame", "calm": "part blame", "confidence": "part grovel"}


def spans_of(
    reading: Reading,
    cues: tuple[Cue, ...],
    judgement: Judgement,
    pieces: Sequence[tuple[Reading, Mapping[str, float]]],
) -> dict[str, tuple[Span, ...]]:
    """The spans of every dimension, in the order of the text, none overlapping another of its dimension."""
    found: dict[str, tuple[Span, ...]] = {}
    for name in DIMENSIONS:
        level = judgement.levels[name]
        spans: list[Span] = []
        if level and name in _EARNS:
            spans += _from_cues(reading, cues, _EARNS[name], earned=True)
        if level < 2 and name in _LOSES:
            lost = _from_part(pieces, _PART.get(name)) or _from_cues(reading, cues, _LOSES[name], earned=False)
            spans += lost
        if name == "calm" and level < 2:
            spans += _loud(reading, all_of_it=shouted(reading))
        found[name] = _without_overlap(spans)
    return found


def _from_cues(reading: Reading, cues: tuple[Cue, ...], kinds: tuple[str, ...], *, earned: bool) -> list[Span]:
    """The words of the strongest kind that was found: kinds stand in the order of their strength."""
    for kind in kinds:
        fitting = [cue for cue in cues if cue.kind.startswith(kind)]
        if fitting:
            return [_span(reading, cue.first, cue.last, earned=earned) for cue in fitting]
    return []


def _from_part(pieces: Sequence[tuple[Reading, Mapping[str, float]]], model: str | None) -> list[Span]:
    if model is None:
        return []
    return [
        Span(piece.tokens[0].start, piece.tokens[-1].end, earned=False)
        for piece, margins in pieces
        if margins[model] > 0
    ]


def _loud(reading: Reading, *, all_of_it: bool) -> list[Span]:
    """Words in capitals, exclamation marks and swear words."""
    return [
        Span(token.start, token.end, earned=False)
        for token in reading.tokens
        if token.word == "!" or CLASS_OF.get(token.word) == "PROF" or (token.capital and all_of_it)
    ]


def _span(reading: Reading, first: int, last: int, *, earned: bool) -> Span:
    return Span(reading.tokens[first].start, reading.tokens[last].end, earned)


def _without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    """Longer spans first; what touches one already kept is left out, or joined where it says the same."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            if span.earned == kept[-1].earned:
                kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end), span.earned)
            continue
        kept.append(span)
    return tuple(kept)
