"""Single parts of lines, labelled by what they do: cancel the decision, blame, grovel, or nothing amiss."""

from __future__ import annotations

from simulator.scoring.exit_line.normalise import read
from simulator.scoring.exit_line.parts import parts
from simulator.scoring.exit_line.training.compose import Composer
from simulator.scoring.exit_line.training.lines import DIMENSIONS, Line

_DOES = {
    "thanks 2": "fine",
    "thanks 1": "fine",
    "thanks negated": "blame",
    "thanks barbed": "blame",
    "leave 2": "fine",
    "leave 1": "fine",
    "stay 0": "cancel",
    "change 0": "cancel",
    "permission 0": "cancel",
    "hedge 0": "cancel",
    "goodwill 2": "fine",
    "goodwill 1": "fine",
    "goodwill ill 0": "blame",
    "reason": "fine",
    "reproach 1": "fine",
    "reproach sharp 1": "fine",
    "apology": "fine",
    "apology many 1": "fine",
    "doubt 0": "grovel",
    "grovel 0": "grovel",
    "insult cold 0": "blame",
    "insult hot 0": "blame",
    "threat 0": "blame",
    "sneer 0": "blame",
}
_NO_LEVELS = dict.fromkeys(DIMENSIONS, 2)


def single_parts(lines: list[Line]) -> list[Line]:
    """The bank's parts, each a few times where it has blanks; every part of a good line; lines of one bad sentence."""
    composer = Composer(seed=2)
    found: list[Line] = []
    for section, does in _DOES.items():
        for text in composer.all_of(section):
            for ending in (".", ""):
                found.append(_part(text if text[-1] in "?!." else text + ending, does, 0.5))
    for line in lines:
        if line.overall == "good" or (line.overall == "ok" and line.levels["decision"] == 2):
            grovels = line.levels["confidence"] == 0
            for piece in parts(read(line.text)):
                if not grovels:
                    text = line.text[piece.tokens[0].start : piece.tokens[-1].end]
                    found.append(_part(text, "fine", 1.0))
        elif line.levels["no_blame"] == 0:
            pieces = parts(read(line.text))
            if len(pieces) == 1:
                found.append(_part(line.text, "blame", 1.0))
    return found


def _part(text: str, does: str, weight: float) -> Line:
    return Line(text, _NO_LEVELS, weight=weight, part=does, source="parts")
