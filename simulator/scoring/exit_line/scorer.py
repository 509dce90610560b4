"""`score`: text in, verdict out."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from simulator.scoring.exit_line.advice import advice_for, advice_for_whole
from simulator.scoring.exit_line.cues import find_cues
from simulator.scoring.exit_line.features import features
from simulator.scoring.exit_line.judge import judge, not_judged
from simulator.scoring.exit_line.model import Model, load
from simulator.scoring.exit_line.normalise import read
from simulator.scoring.exit_line.parts import parts
from simulator.scoring.exit_line.spans import spans_of
from simulator.scoring.exit_line.verdict import DIMENSIONS, Dimension, Verdict

LAST_OF_A_PAGE = 6


def score(text: str) -> Verdict:
    """How this exit line would land, and why.

    Any string will do: nothing typed, another language or a pasted page get a verdict that says so. The same text
    gives the same verdict. Nothing is read but the shipped weights, once.
    """
    return score_with(text, load)


def score_with(text: str, models: Callable[[], Model]) -> Verdict:
    """As `score`, with other models than the shipped ones: to test how lines are judged that training never saw."""
    reading = read(text)
    cues = find_cues(reading)
    if not_judged(reading):
        judgement = judge(reading, cues, {}, ())
        pieces = []
    else:
        model = models()
        margins = model.margins(features(reading, cues))
        # A page cannot be good whatever its parts do, so only its end is worth the time.
        readings = parts(reading)[-LAST_OF_A_PAGE:] if reading.long else parts(reading)
        pieces = (
            [(piece, model.margins(features(piece, find_cues(piece)))) for piece in readings]
            if len(readings) > 1
            else [(reading, margins)]
        )
        judgement = judge(reading, cues, margins, [found for _, found in pieces])
    spans = spans_of(reading, cues, judgement, pieces)
    dimensions = {
        name: Dimension(
            judgement.levels[name],
            round(judgement.sure[name], 3),
            spans[name],
            advice_for(name, judgement.levels[name]),
        )
        for name in DIMENSIONS
    }
    advice = advice_for_whole(judgement.overall, judgement.reason, judgement.levels)
    return Verdict(
        text,
        judgement.overall,
        MappingProxyType(dimensions),
        round(judgement.overall_sure, 3),
        judgement.reason,
        advice,
    )
