"""Whether a line is in English at all. The scorer understands no other language, and says so rather than guess."""

from __future__ import annotations

from simulator.scoring.exit_line.lexicon import CLASS_OF, PLAIN
from simulator.scoring.exit_line.normalise import Reading
from simulator.scoring.exit_line.spellings import FOREIGN

_ENGLISH = PLAIN | {"i", "you", "me", "my", "your", "the", "we", "it", "is", "am", "are", "for", "to", "this", "that"}


def other_language(reading: Reading) -> bool:
    """Whether most of what was typed is in another alphabet or another language."""
    words = reading.words
    if not words:
        return False
    letters = [character for character in reading.text if character.isalpha()]
    strange = sum(not character.isascii() for word in words for character in word if character.isalpha())
    known = sum(len(word) for word in words)
    if letters and strange > 0.5 * known:
        return True
    foreign = sum(word in FOREIGN or not word.isascii() for word in words)
    english = sum(word in _ENGLISH or (word in CLASS_OF and word not in FOREIGN) for word in words)
    return foreign >= 2 and foreign > english
