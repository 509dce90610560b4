"""From margins and cues to levels and a whole: the GUIDE's rule, with the vetoes that no margin can outvote."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.scoring.exit_line.cues import Cue
from simulator.scoring.exit_line.languages import other_language
from simulator.scoring.exit_line.lexicon import CLASS_OF
from simulator.scoring.exit_line.normalise import Reading
from simulator.scoring.exit_line.parts import parts
from simulator.scoring.exit_line.verdict import DIMENSIONS, Overall, Reason

SPEECH = 1_200
"""Characters. A line as long as this is a speech; it may be a fine one, but no exit line."""

_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{12,})[\"”»“]?")
_SLOPE = 2.2

# Training shows many more spoilt lines than people say; these shifts of the margins undo that. Found by
# cross-validation over the shared files, coarsely, so as not to fit them to a thousand lines.
_LEAN = {
    "decision>=1": 0.2,
    "decision>=2": 0.4,
    "no_blame>=1": 0.2,
    "no_blame>=2": 0.3,
    "calm>=2": 0.1,
    "goodwill>=1": 0.15,
    "goodwill>=2": 0.3,
    "salad": 0.3,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Levels and their sureness, the whole, and why where something else than the levels decided."""

    levels: Mapping[str, int]
    sure: Mapping[str, float]
    overall: Overall
    overall_sure: float
    reason: Reason


def probability(margin: float) -> float:
    """A margin as a probability (Platt's sigmoid, its slope from cross-validation)."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, _SLOPE * margin))))


_AGAINST = frozenset({"cancel.negated", "cancel.object", "leaving.negated", "leaving.asked"})
_OUTRIGHT = frozenset({"leaving.firm", "leaving.let", "leaving.bare", "decision.leave"})
_DECIDING = ("leaving", "decision")
DENIED, UNSEEN, ALONE = -0.5, 0.1, -0.3
"""Shifts where leaving is denied, and where no rule sees any: with a courtesy beside it, and without."""
_SPOILS = {"part cancel": "decision", "part blame": "no_blame", "part grovel": "confidence"}
INNER = 0.4
"""The margin from which a part within a line spoils it; the last part does so from 0, for it is what they hear."""
ASKS = -0.7
"""The margin from which a line that ends in a question leaves the decision to others."""
UNSURE, UNKNOWN = -0.1, -0.6
"""The margins from which the last part is an afterthought that could spoil it, with and without a known courtesy."""

_COURTEOUS = ("thanks.named", "thanks.bare", "thanks.beyond", "goodwill", "leaving.firm", "leaving.let", "decision")


def judge(
    reading: Reading,
    cues: tuple[Cue, ...],
    margins: Mapping[str, float],
    pieces: Sequence[Mapping[str, float]],
) -> Judgement:
    """Judges a line that has been read, from the margins of the whole and of each of its parts."""
    if (reason := not_judged(reading)) != "":
        levels = {"gratitude": 0, "decision": 0, "no_blame": 2, "calm": 2, "confidence": 1, "goodwill": 0}
        return Judgement(levels, dict.fromkeys(DIMENSIONS, 0.9), "unclear", 0.9, reason)
    margins = _leaning(margins, cues)
    levels = {name: _level(margins[f"{name}>=1"], margins[f"{name}>=2"]) for name in DIMENSIONS}
    sure = {name: _sure(levels[name], margins[f"{name}>=1"], margins[f"{name}>=2"]) for name in DIMENSIONS}
    reason = ""
    if shouted(reading):
        levels["calm"], sure["calm"] = 0, 0.95
    if addressed_insult(reading):
        levels["no_blame"], sure["no_blame"] = 0, 0.95
    if margins["salad"] > 0 or quoted(reading):
        levels["decision"] = 0
    if len(pieces) > 1:
        for name, spoilt in _SPOILS.items():
            if max(pieces[-1][name], max(piece[name] for piece in pieces) - INNER) > 0:
                levels[spoilt] = 0
        if reading.tokens[-1].word == "?" and pieces[-1]["part cancel"] > ASKS:
            levels["decision"] = 0
    overall: Overall = by_rule(levels)
    if margins["overruled"] > 0:
        overall = "poor"
        if any(cue.kind == "prompt" for cue in cues):
            reason = "addressed_to_scorer"
    if overall == "good" and len(pieces) > 1 and afterthought(reading, cues, pieces[-1]):
        overall, reason = "ok", "afterthought"
    if overall == "good" and (reading.long or len(reading.text) > SPEECH):
        overall, reason = "ok", "long"
    if overall == "poor" and _nothing_found(levels, cues):
        overall = "unclear"
        reason = "question" if reading.tokens[-1].word == "?" else "no_decision"
    whole = probability(abs(margins["good" if overall == "good" else "poor"]))
    return Judgement(levels, sure, overall, whole, reason)


def _leaning(margins: Mapping[str, float], cues: tuple[Cue, ...]) -> dict[str, float]:
    """The margins with their shifts; a decision that the grammar denies, or that no rule sees, gets one against it."""
    if _denied(cues):
        against: float | None = DENIED
    elif not any(cue.kind.startswith(_DECIDING) for cue in cues):
        against = UNSEEN if any(cue.kind.startswith(_COURTEOUS) for cue in cues) else ALONE
    else:
        against = None
    return {
        name: margin + (_LEAN.get(name, 0.0) if against is None or not name.startswith("decision") else against)
        for name, margin in margins.items()
    }


def _denied(cues: tuple[Cue, ...]) -> bool:
    """Whether leaving is negated or asked about, and not said outright anywhere else in the line."""
    against = [cue for cue in cues if cue.kind in _AGAINST]
    outright = [cue for cue in cues if cue.kind in _OUTRIGHT]
    return bool(against) and not any(
        all(cue.last < other.first or other.last < cue.first for other in against) for cue in outright
    )


def afterthought(reading: Reading, cues: tuple[Cue, ...], piece: Mapping[str, float]) -> bool:
    """Whether the last part is neither a courtesy nor anything else that is surely harmless.

    An insult in words that no list has, or a way back that no rule knows, mostly comes last. What cannot be told from
    one costs the best mark.
    """
    first = len(reading.tokens) - len(parts(reading)[-1].tokens)
    courteous = any(cue.first >= first and cue.kind.startswith(_COURTEOUS) for cue in cues)
    worst = max(piece["part cancel"], piece["part blame"], piece["part grovel"])
    return worst > (UNSURE if courteous else UNKNOWN)


def by_rule(levels: Mapping[str, int]) -> Overall:
    """The GUIDE's rule from six levels to the whole."""
    if not (levels["decision"] and levels["no_blame"] and levels["calm"]):
        return "poor"
    below = sum(level < 2 for level in levels.values())
    if levels["decision"] == 2 and levels["confidence"] and levels["gratitude"] and below <= 2:
        return "good"
    return "ok"


def not_judged(reading: Reading) -> Reason:
    """Why a line cannot be judged at all, or the empty string."""
    words = reading.words
    if not words:
        return "empty"
    if other_language(reading):
        return "other_language"
    return ""


def shouted(reading: Reading) -> bool:
    """Whether most of the line, or a run of four words in it, is in capitals."""
    words = [token for token in reading.tokens if token.word[0].isalpha() and token.end - token.start > 1]
    capitals = sum(token.capital for token in words)
    return capitals >= 3 and capitals * 2 > len(words)


def addressed_insult(reading: Reading) -> bool:
    """Whether the listener is called something: `you clowns`, `you are all a bunch of liars`."""
    words = reading.words
    for place, word in enumerate(words):
        if word == "you":
            for after in words[place + 1 : place + 7]:
                if CLASS_OF.get(after) == "INSULT":
                    return True
                if after not in _BETWEEN:
                    break
    return False


_BETWEEN = frozenset(
    {
        "are",
        "all",
        "a",
        "an",
        "the",
        "such",
        "absolute",
        "complete",
        "total",
        "utter",
        "real",
        "bunch",
        "lot",
        "of",
        "so",
    }
)


def quoted(reading: Reading) -> bool:
    """Whether most of the line stands in quotation marks: somebody else's words."""
    inside = sum(len(match.group(1)) for match in _QUOTED.finditer(reading.text[:4000]))
    return inside * 2 > len(reading.text)


def _level(one: float, two: float) -> int:
    if one + two > 0:
        return 2 if two > 0 else 1
    return 1 if one > 0 else 0


def _sure(level: int, one: float, two: float) -> float:
    if level == 2:
        return probability(two)
    if level == 0:
        return probability(-one)
    return min(probability(one), probability(-two)) if one > 0 > two else 0.5


def _nothing_found(levels: Mapping[str, int], cues: tuple[Cue, ...]) -> bool:
    """Whether the line is poor only because no decision was found, and nothing speaks against one either."""
    if levels["decision"] or not (levels["no_blame"] and levels["calm"]):
        return False
    return not any(cue.kind.startswith(("cancel", "leaving.negated", "leaving.asked", "prompt")) for cue in cues)
