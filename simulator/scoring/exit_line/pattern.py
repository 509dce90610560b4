"""A small language for patterns over words and word classes, so that the rules read like what they match.

A pattern is elements with spaces between: ``going`` a word, ``LEAVE`` a class of the lexicon, ``stop|ending`` one of
several (``$`` among them: or the end of the clause), a ``?`` behind it where it may be missing, ``*3`` where up to
three may stand, ``..`` up to three words, ``....`` up to seven (never across
punctuation), ``^`` the beginning of a clause, ``$`` its end, and ``@NAME`` an element defined elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from simulator.scoring.exit_line.lexicon import class_of
from simulator.scoring.exit_line.normalise import Reading

_OPENERS = "and|so|but|well|right|ok|okay|yes|yeah|no|look|honestly|actually|listen|sorry|please|then|now|oh|ah|because"
_CLOSERS = (
    "and|but|so|because|as|before|thank|thanks|cheers|good|best|sorry|for|with|though|please|then|now|today|here|take|"
    "i|have|if|all|if|bye|goodbye|everyone|folks|guys|mate|hope|ta|rather|wish|the|since|you"
)
_END = rf"(?=[^a-z0-9]|$|(?:{_CLOSERS})/)"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A line as patterns see it: ``^/^ i/I am/BE going/GO ./. ``, and where each word begins."""

    text: str
    starts: tuple[int, ...]
    vocabulary: frozenset[str]

    def token_at(self, place: int) -> int:
        """The index of the token that stands at this place of the encoded text."""
        return bisect_right(self.starts, place) - 1


def encode(reading: Reading) -> Encoded:
    """Writes the line in the form that compiled patterns match."""
    pieces = ["^/^ "]
    starts: list[int] = []
    vocabulary: set[str] = set()
    place = len(pieces[0])
    for token in reading.tokens:
        name = class_of(token.word)
        vocabulary.add(token.word)
        vocabulary.add(name)
        piece = f"{token.word}/{name} "
        starts.append(place)
        pieces.append(piece)
        place += len(piece)
        if not token.word[0].isalnum():
            pieces.append("^/^ ")
            place += 4
    return Encoded("".join(pieces), tuple(starts), frozenset(vocabulary))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as written, and the words or classes of which each needs one present for it to match at all."""

    source: str
    needs: tuple[frozenset[str], ...]

    def find(self, encoded: Encoded) -> list[tuple[int, int]]:
        """Where it matches: first and last token, both included."""
        vocabulary = encoded.vocabulary
        if not all(need & vocabulary for need in self.needs):
            return []
        found = []
        for match in _compiled(self.source).finditer(encoded.text):
            start, end = match.span()
            if end > start:
                first = encoded.token_at(start) if encoded.text[start] != "^" else encoded.token_at(start + 3) + 1
                last = encoded.token_at(end - 1)
                if first <= last:
                    found.append((first, last))
        return found


def pattern(source: str, elements: dict[str, str]) -> Pattern:
    """Reads a pattern; ``@NAME`` is looked up among the elements."""
    while "@" in source:
        source = re.sub(r"@([A-Z]+)", lambda match: elements[match.group(1)], source)
    needs = tuple(
        frozenset(element.split("|"))
        for element in source.split()
        if not _OPTIONAL.search(element) and element not in ("..", "....", "^") and "$" not in element
    )
    return Pattern(source, needs)


_OPTIONAL = re.compile(r"^!|.\?$|\*\d$")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)" + "".join(_expression(element) for element in source.split()))


def _expression(element: str) -> str:
    match element:
        case "..":
            return r"(?:[a-z0-9]\S* ){0,3}?"
        case "....":
            return r"(?:[a-z0-9]\S* ){0,7}?"
        case "^":
            return rf"\^/\^ (?:(?:{_OPENERS})/\S+ )*"
        case "$":
            return _END
    if element.startswith("!"):
        return f"(?!{_alternatives(element[1:])})"
    if (many := re.fullmatch(r"(.+)\*(\d)", element)) is not None:
        return f"(?:{_alternatives(many[1])}){{0,{many[2]}}}?"
    if element.endswith("?") and element != "?":
        return f"(?:{_alternatives(element[:-1])})?"
    return _alternatives(element)


def _alternatives(element: str) -> str:
    choices = element.split("|")
    words = [re.escape(word) for word in choices if not word.isupper() and word != "$"]
    classes = [word for word in choices if word.isupper()]
    parts = [_END] if "$" in choices else []
    if words:
        parts.append(rf"(?:{'|'.join(words)})/\S+ ")
    if classes:
        parts.append(rf"\S+/(?:{'|'.join(classes)}) ")
    return f"(?:{'|'.join(parts)})"
