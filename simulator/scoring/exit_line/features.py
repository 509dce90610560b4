"""What the linear models see of a line: runs of words, of word classes and of letters, and the cues that rules found.

Every feature is a name, present or absent. Names begin with their kind: ``w`` words, ``k`` word classes, ``c`` letters,
``r`` kinds of cue, ``q`` single rules, ``s`` the shape of the line.
"""

from __future__ import annotations

import itertools

from simulator.scoring.exit_line.cues import Cue
from simulator.scoring.exit_line.lexicon import class_of
from simulator.scoring.exit_line.normalise import Reading

_KEPT_MARKS = frozenset({".", ",", "?", "!", "...", ":"})


def stream(reading: Reading) -> list[str]:
    """The line as word classes, with its punctuation, between ``<`` and ``>``."""
    return ["<", *(class_of(t.word) for t in reading.tokens if t.word[0].isalnum() or t.word in _KEPT_MARKS), ">"]


def features(reading: Reading, cues: tuple[Cue, ...]) -> set[str]:
    """The names of all features of this line."""
    words = reading.words
    found = {f"w{word}" for word in words}
    found.update(f"w{a} {b}" for a, b in itertools.pairwise(words))
    found.update(f"w{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))
    classes = stream(reading)
    found.update(f"k{a} {b}" for a, b in itertools.pairwise(classes))
    found.update(f"k{a} {b} {c}" for a, b, c in zip(classes, classes[1:], classes[2:], strict=False))
    found.update(
        f"k{a} {b} {c} {d}" for a, b, c, d in zip(classes, classes[1:], classes[2:], classes[3:], strict=False)
    )
    for word in set(words):
        if word.isascii():
            edged = f"^{word}$"
            for size in (3, 4, 5):
                found.update(f"c{edged[place : place + size]}" for place in range(len(edged) - size + 1))
    found.update(f"r{cue.kind}" for cue in cues)
    found.update(f"q{cue.kind} {cue.rule}" for cue in cues)
    found.update(_shape(reading, cues))
    return found


def _shape(reading: Reading, cues: tuple[Cue, ...]) -> list[str]:
    words = reading.words
    count = len(words)
    shape = [f"slength{min(count // 8, 8)}"]
    capitals = sum(token.capital for token in reading.tokens)
    if capitals >= 2:
        shape.append("scapitals" + ("most" if capitals * 2 > count else "some"))
    marks = sum(token.word == "!" for token in reading.tokens)
    if marks:
        shape.append(f"smarks{min(marks, 3)}")
    if reading.tokens and reading.tokens[-1].word == "?":
        shape.append("sends?")
    if count >= 8 and len(set(words)) < 0.6 * count:
        shape.append("srepeats")
    kinds = sorted({cue.kind.partition(".")[0] for cue in cues})
    shape += [f"s{a}+{b}" for place, a in enumerate(kinds) for b in kinds[place + 1 :]]
    if cues:
        shape.append(f"sfirst {cues[0].kind}")
        shape.append(f"slast {cues[-1].kind}")
    return shape
