"""What training adds to the whole lines: the same line in other spelling, and good lines spoilt in known ways."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from simulator.scoring.exit_line.cues import find_cues
from simulator.scoring.exit_line.normalise import read
from simulator.scoring.exit_line.training.compose import Composer
from simulator.scoring.exit_line.training.lines import Line

_SPOILING: dict[str, dict[str, int]] = {
    "stay 0": {"decision": 0, "confidence": 1},
    "change 0": {"decision": 0, "confidence": 0},
    "permission 0": {"decision": 0, "confidence": 0},
    "insult cold 0": {"no_blame": 0, "calm": 1},
    "sneer 0": {"no_blame": 0, "calm": 0},
    "threat 0": {"no_blame": 0, "calm": 1},
    "grovel 0": {"confidence": 0},
    "doubt 0": {"confidence": 0},
    "goodwill ill 0": {"no_blame": 0, "calm": 0},
    "prompt 0": {},
}
FILLED = 2
SPOILT = 0.04
SHUFFLED = 0.3
STORY = 0.25
"""How much a spoilt variant counts; there are ten of them for each good line."""
_SAYING = {"thanks", "goodwill", "leaving", "decision", "sorry", "grovel", "prompt"}
_SENTENCE = re.compile(r"[^.!?]+[.!?]+")


def harmless(lines: list[Line]) -> list[str]:
    """Sentences that say something else than thanks, decision or wishes, from lines with no fault in their manner.

    They teach what no word list can: that unknown words are no insult.
    """
    found = []
    for line in lines:
        if min(line.levels[name] for name in ("decision", "no_blame", "calm", "confidence")) < 2 or line.poor:
            continue
        for sentence in _SENTENCE.findall(line.text):
            said = {cue.kind.partition(".")[0] for cue in find_cues(read(sentence))}
            if len(sentence.split()) >= 4 and not said & _SAYING:
                found.append(sentence.strip())
    return found


def augmented(lines: list[Line], seed: int) -> list[Line]:
    """Variants of these lines that keep the label, and variants that lose it, drawn with this seed."""
    composer = Composer(seed)
    chance = random.Random(seed)  # noqa: S311 - variety, not secrecy
    found: list[Line] = []
    filling = harmless(lines)
    for line in lines:
        if not 3 <= len(line.text.split()) <= 150:
            continue
        found.append(line.but(plain(line.text), 0.3))
        found.append(line.but(typos(line.text, 2, chance), 0.2))
        if not line.salad and not line.poor:
            found.append(_with(composer, line, composer.part("reason"), 0.3, before=True, levels={}))
            for _ in range(FILLED):
                found.append(_with(composer, line, chance.choice(filling), 0.3, before=composer.some(0.6), levels={}))
        if line.overall == "poor" and line.levels["no_blame"] < 2:
            continue
        if line.overall == "good" or chance.random() < 0.3:
            for section, costs in _SPOILING.items():
                if line.overall == "good" or chance.random() < 0.3:
                    spoilt = _with(composer, line, composer.part(section), SPOILT, before=False, levels=costs)
                    found.append(replace(spoilt, poor=line.poor or section in ("grovel 0", "prompt 0")))
        if line.overall == "good":
            found.append(line.but(shuffled(line.text, chance), SHUFFLED, salad=True, poor=True, decision=0))
            found.append(line.but(line.text.upper(), 0.3, calm=0))
            story = composer.part("story 0").replace("{line}", line.text)
            found.append(line.but(story, STORY, gratitude=0, decision=0, goodwill=0))
    return found


def _with(composer: Composer, line: Line, part: str, weight: float, *, before: bool, levels: dict[str, int]) -> Line:
    if before:
        text = f"{part if part[-1] in '.!?' else part + '.'} {line.text}"
    else:
        text = line.text if line.text[-1] in ".!?" else line.text + "."
        text = f"{text} {part}." if composer.some(0.8) else f"{part}. {text}"
    return replace(line.but(re.sub(r"([!?])\.", r"\1", text), weight), levels=line.levels | levels)


def plain(text: str) -> str:
    """Lower case, without punctuation."""
    return " ".join(re.sub(r"[^\w\s'?]|'", "", text.lower()).split())


def shuffled(text: str, chance: random.Random) -> str:
    """The same words in another order."""
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def typos(text: str, count: int, chance: random.Random) -> str:
    """The text with so many slips of the fingers: two letters swapped, one dropped, doubled or hit beside."""
    letters = list(text)
    places = [
        place for place in range(1, len(letters) - 2) if letters[place].isalpha() and letters[place + 1].isalpha()
    ]
    for place in sorted(chance.sample(places, min(count, len(places))), reverse=True):
        kind = chance.randrange(4)
        if kind == 0:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        elif kind == 1:
            del letters[place]
        elif kind == 2:
            letters.insert(place, letters[place])
        else:
            letters[place] = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)
