"""The exit, of 100: what was said, how long it took, how it was carried, and whether it held.

| part | points |
| --- | --- |
| each of the six dimensions of the words (level 0, 1, 2) | 0, 6, 12 |
| brevity: at most 60 words 8, at most 100 words 4 | 0–8 |
| bearing: stood up 4; smile 4, straight face 2; steady voice 4, apologetic 2 | 0–12 |
| firmness: 8, less 3 for each explanation, nothing after caving in | 0–8 |

An exit that the scorer calls poor gets 40 at the most, one in which no decision can be heard 20: a firm voice does
not make up for an insult, nor courtesy for not having left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.interview.moves import Heard
from simulator.scoring.record import Record

if TYPE_CHECKING:  # loaded where a line is scored: an interview is long under way by then
    from simulator.scoring.exit_line import Overall, Verdict

MOST: dict[Overall, int] = {"good": 100, "ok": 100, "poor": 40, "unclear": 20}
LABELS = {
    "gratitude": "Gratitude",
    "decision": "Decision",
    "no_blame": "No blame",
    "calm": "Calm",
    "confidence": "Confidence",
    "goodwill": "Goodwill",
}
_POSTURES = {"standing": (4, "stood up"), "seated": (0, "stayed in your seat")}
_FACES = {"smile": (4, "smiled"), "neutral": (2, "kept a straight face"), "glare": (0, "glared")}
_VOICES = {"steady": (4, "a steady voice"), "apologetic": (2, "an apologetic voice"), "sharp": (0, "a sharp voice")}


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the table: points, how many there were to get, and why, where possible in the player's own words."""

    label: str
    points: int
    most: int
    why: str


@dataclass(frozen=True, slots=True)
class Exit:
    """The judgement of an exit. `score` is the sum of the parts, at most the cap for poor and unclear ones."""

    verdict: Verdict
    parts: tuple[Part, ...]
    score: int


def judge(record: Record) -> Exit | None:
    """The exit of this interview; None where the player stayed."""
    if record.leave is None:
        return None
    from simulator.scoring.exit_line import score

    verdict = score(record.leave.words)
    parts = (*_words(verdict), _brevity(record.leave.words), _bearing(record), _firmness(record))
    return Exit(verdict, parts, min(MOST[verdict.overall], sum(part.points for part in parts)))


def heard(words: str) -> Heard:
    """Whether a listener can tell from these words that the speaker is leaving."""
    from simulator.scoring.exit_line import score

    return "clear" if score(words).dimensions["decision"].level else "unclear"


def _words(verdict: Verdict) -> tuple[Part, ...]:
    parts = []
    for name, label in LABELS.items():
        found = verdict.dimensions[name]
        quoted = [
            f"{'+' if span.earned else '-'} “{' '.join(verdict.text[span.start : span.end].split())}”"
            for span in found.spans[:2]
        ]
        why = ", ".join(quoted) or (found.advice if found.level < 2 else "")
        parts.append(Part(label, 6 * found.level, 12, why))
    return tuple(parts)


def _brevity(words: str) -> Part:
    count = len(words.split())
    points = 8 if count <= 60 else 4 if count <= 100 else 0
    return Part("Brevity", points if count else 0, 8, f"{count} word{'' if count == 1 else 's'}")


def _bearing(record: Record) -> Part:
    assert record.leave
    found = (_POSTURES[record.leave.posture], _FACES[record.leave.face], _VOICES[record.leave.voice])
    return Part("Bearing", sum(points for points, _ in found), 12, ", ".join(words for _, words in found))


def _firmness(record: Record) -> Part:
    answers = record.answers
    if not answers:
        return Part("Firmness", 8, 8, "nobody pushed back")
    if "caved" in answers:
        return Part("Firmness", 0, 8, "they pushed, and you sat down again")
    explained = answers.count("explained")
    why = "you said it again and added nothing" if not explained else "you explained; nobody had a right to reasons"
    return Part("Firmness", max(0, 8 - 3 * explained), 8, why)
