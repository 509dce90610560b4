"""Who leaves, and how firmly: reading back from a verb of leaving to its subject.

`I am leaving` decides. `I might leave` is soft, `I am not leaving` the opposite, `can I leave` asks, `she left` is
another's story, `if you shout again I will leave` depends. One walk back over the clause tells them apart.
"""

from __future__ import annotations

from typing import Literal

from simulator.scoring.exit_line.normalise import Token

Mood = Literal["firm", "soft", "negated", "asked", "conditional", "bare", "let", "other"]

_NEGATIONS = frozenset(["not", "never", "no", "hardly", "nor", "neither", "n't", "without"])
_SOFT = frozenset(
    [
        "might",
        "may",
        "maybe",
        "perhaps",
        "possibly",
        "probably",
        "could",
        "guess",
        "suppose",
        "think",
        "reckon",
        "feel",
        "should",
        "ought",
        "seem",
        "wonder",
        "wondering",
        "considering",
        "tempted",
        "thinking",
        "leaning",
        "inclined",
        "better",
        "likely",
        "sort",
        "kind",
        "almost",
        "starting",
        "beginning",
        "nearly",
        "mulling",
        "toying",
        "contemplating",
        "debating",
        "minded",
    ]
)
_ASKING = frozenset(
    ["can", "could", "may", "might", "should", "shall", "would", "will", "do", "does", "is", "am", "are", "must", "did"]
)
_CONDITIONS = frozenset(["if", "unless", "until", "whether", "when", "once", "before"])
_OTHERS = frozenset(
    ["you", "he", "she", "they", "who", "people", "candidate", "everyone", "someone", "somebody", "anyone"]
)
_STOPS = frozenset({".", "!", "?", ";", ":", "...", "—", "–"})
_WENT = frozenset(["was", "were"])


def mood(tokens: tuple[Token, ...], first: int) -> tuple[Mood, int]:
    """The mood of the verb phrase that begins at this token, and where its clause begins."""
    negations = 0
    soft = False
    place = first - 1
    while place >= 0 and first - place < 14:
        word = tokens[place].word
        if word in _STOPS:
            break
        if word in _NEGATIONS and not (word == "no" and place + 1 < len(tokens) and tokens[place + 1].word == ","):
            negations += 1
        elif word in _SOFT:
            soft = True
        elif word in _WENT:
            return "other", place
        elif word in ("i", "we"):
            before = tokens[place - 1].word if place else ""
            two_before = tokens[place - 2].word if place > 1 else ""
            if before in _CONDITIONS or two_before in _CONDITIONS:
                return "conditional", place - 1
            if before in _ASKING and two_before not in ("i", "we", "so", "what"):
                return "asked", place - 1
            if negations % 2:
                return "negated", place
            return ("soft" if soft else "firm"), place
        elif word == "us" and place and tokens[place - 1].word == "let":
            return ("negated" if negations % 2 else "let"), place - 1
        elif word in _OTHERS:
            return "other", place
        elif word == "," and first - place > 3:
            break
        place -= 1
    if negations % 2:
        return "negated", place + 1
    if soft:
        return "soft", place + 1
    return ("bare" if first - place <= 3 else "other"), place + 1
