"""From the characters as typed to words one can judge, each knowing where in the typed text it stands.

Compatibility forms (NFKC), look-alike letters of other alphabets, zero-width characters, contractions with and without
their apostrophe, chat spellings and typing slips are undone. A slip is repaired only towards a word that matters here
(leave, thank, sorry ...): repairing towards the whole of English would change what was said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from simulator.scoring.exit_line.lexicon import CLASS_OF, PLAIN
from simulator.scoring.exit_line.spellings import CHAT, CONFUSABLE, CONTRACTIONS, CUE_WORDS

LONGEST = 2_000
"""Characters that are read. A line longer than this is a speech, whatever it says; the rest could change nothing."""

# Cyrillic, Greek and other letters that look like Latin ones: "lеaving" with a Cyrillic е reads "leaving".
_LOOKALIKES = str.maketrans(
    "аеёіїјкмнорстухѕԁԛԝһӏвɡɑıօսոαβεηικνορτυχωγАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeeiijkmhopctyxsdqwhlbgaiounabenikvoptuxwyABEKMHOPCTYXIJSABEZHIKMNOPTYX",
)
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+(?:[.,:]\d+)*|\.{2,}|[.!?…]|[,;:()\[\]{}<>\"“”«»=/*—–-]")
_SPLIT_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ .*_-][^\W\d_]){3,}(?![^\W\d_])")
_MASKED = re.compile(r"[^\W\d_]+[*@#$%&]+[^\W\d_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark, in its standard spelling, and where it stands in the text as typed.

    ``i'm`` gives two tokens, ``i`` and ``am``, that stand in the same place.
    """

    word: str
    start: int
    end: int
    capital: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as typed, and the words in it. `long` where the text went on beyond what is read."""

    text: str
    tokens: tuple[Token, ...]
    long: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone, without punctuation."""
        return tuple(token.word for token in self.tokens if token.word[0].isalnum())


def read(text: str) -> Reading:
    """Reads a typed line. Any string will do."""
    characters, places = _characters(text[:LONGEST])
    plain = "".join(characters)
    tokens: list[Token] = []
    for match in _WORD.finditer(plain):
        start, end = places[match.start()], places[match.end() - 1] + 1
        piece = match.group()
        capital = len(piece) > 1 and piece.isupper()
        for word, repaired in _words(piece.lower(), tokens):
            tokens.append(Token(word, start, end, capital, repaired))
    return Reading(text, tuple(_second_look(tokens)), len(text) > LONGEST)


def _characters(text: str) -> tuple[list[str], range | list[int]]:
    """The text's characters in standard form, and the place of each in the text."""
    if text.isascii():
        return list(text), range(len(text))
    characters: list[str] = []
    places: list[int] = []
    for place, typed in enumerate(text):
        if not typed.isascii():
            if unicodedata.category(typed) in ("Cf", "Mn", "Cs", "Co"):
                continue  # zero-width, joiners, combining marks, broken surrogates
            for character in unicodedata.normalize("NFKC", typed).translate(_APOSTROPHES):
                characters.append(character)
                places.append(place)
        else:
            characters.append(typed)
            places.append(place)
    for match in re.finditer(r"[^\W\d_]+", "".join(characters)):
        word = match.group()
        if word.isascii():
            continue
        # Only where it makes the whole word Latin: a Russian sentence stays Russian.
        latin = word.translate(_LOOKALIKES)
        if latin.isascii() and len(latin) == len(word):
            characters[match.start() : match.end()] = latin
    return characters, places


def _words(piece: str, before: list[Token]) -> list[tuple[str, bool]]:
    """The standard words for one typed word, and whether a slip was repaired."""
    if not piece[0].isalpha():
        return [("..." if piece[0] in ".…" and (len(piece) > 1 or piece == "…") else piece, False)]
    piece = piece.rstrip("'")
    if (known := CONTRACTIONS.get(piece)) is not None:
        return [(word, False) for word in known]
    if "'" in piece:
        stem, _, ending = piece.rpartition("'")
        if ending in _ENDINGS and stem:
            return [(_one(stem)[0], False), (_ENDINGS[ending], False)]
        return [(stem.replace("'", "") or piece, False)]
    if piece in CLASS_OF or piece in PLAIN:
        return [(piece, False)]
    if (known := CHAT.get(piece)) is not None:
        return [(word, True) for word in known]
    return [_one(piece)]


_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is", "t": "not", "in": "ing"}


def _one(piece: str) -> tuple[str, bool]:
    repaired = repair(piece)
    return repaired, repaired != piece


@cache
def _deletions() -> dict[str, str]:
    """Every cue word with one letter left out, and the cue word itself, each leading to the cue word."""
    table: dict[str, str] = {}
    for word in sorted(CUE_WORDS):  # a set's order differs from run to run; which cue word wins must not
        for place in range(len(word)):
            table.setdefault(word[:place] + word[place + 1 :], word)
    return table


def repair(word: str) -> str:
    """The cue word that this one is a slip for (one letter added, left out, changed, or two swapped), or the word."""
    if len(word) < 4 or word in CONFUSABLE or word in CUE_WORDS:
        return word
    squeezed = re.sub(r"(.)\1\1+", r"\1", word)  # byeee, soooo
    if squeezed != word and squeezed in CLASS_OF:
        return squeezed
    table = _deletions()
    if (found := table.get(word)) is not None:
        return found
    for place in range(len(word)):
        shorter = word[:place] + word[place + 1 :]
        if shorter in CUE_WORDS and len(shorter) > 3:
            return shorter
        found = table.get(shorter)
        if found is not None and len(found) > 4 and _near(word, found):
            return found
    return word


def _near(word: str, cue: str) -> bool:
    """Whether two words of one length differ by one letter or by one swap of neighbours."""
    if len(word) != len(cue):
        return False
    different = [place for place in range(len(word)) if word[place] != cue[place]]
    if len(different) == 1:
        return True
    if len(different) != 2 or different[1] != different[0] + 1:
        return False
    first, second = different
    return word[first] == cue[second] and word[second] == cue[first]


def _second_look(tokens: list[Token]) -> list[Token]:
    """Spellings whose meaning hangs on the neighbour: `ill leave` is I'll, `i feel ill` is not."""
    result: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].word if place + 1 < len(tokens) else "."
        previous = result[-1].word if result else "."
        here = (token.start, token.end)
        if token.word == "ill" and after[0].isalpha() and previous not in _BEING and after not in ("and", "so", "or"):
            result += [Token("i", *here), Token("will", *here)]
        elif token.word == "id" and after in _AFTER_ID:
            result += [Token("i", *here), Token("would", *here)]
        elif token.word == "were" and after in ("not", "both", "done", "going") and not previous[0].isalpha():
            result += [Token("we", *here), Token("are", *here)]
        elif token.word == "you" and after == "re":
            result.append(token)
        else:
            result.append(token)
    return result


_BEING = frozenset(
    [
        "am",
        "are",
        "is",
        "be",
        "been",
        "being",
        "was",
        "were",
        "feel",
        "feeling",
        "felt",
        "fallen",
        "taken",
        "very",
        "so",
        "quite",
        "a",
        "bit",
        "mentally",
    ]
)
_AFTER_ID = frozenset(
    [
        "like",
        "rather",
        "better",
        "be",
        "have",
        "prefer",
        "love",
        "want",
        "say",
        "only",
        "sooner",
        "hate",
        "never",
        "just",
        "not",
        "appreciate",
        "ask",
        "best",
        "as",
    ]
)
