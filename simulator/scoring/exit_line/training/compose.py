"""Lines put together from parts of known effect: breadth that a thousand whole lines cannot have.

An exit line is thanks, a decision, a reason, good wishes, in any order, and each part mostly speaks for itself. So a
bank of labelled parts (``fragments.txt``) gives labelled lines by composition; the rules for that are below. They count
less in training than lines that people wrote whole.
"""

from __future__ import annotations

import random
import re

from simulator.scoring.exit_line.training.lines import FOLDER, Line

_FILLINGS = {
    "gift": "your time|the time|your time today|the invitation|inviting me|having me in|having me|seeing me"
    "|meeting me"
    "|the conversation|the chat|the interview|talking to me|the coffee and the chat|making the time|the opportunity"
    "|your patience|considering me|explaining the job|showing me round|the tour|the call|the straight answers|being so"
    " open|fitting me in|listening to me|the hour|coming in for this|taking the time to see me|today|your consideration"
    "|the honest picture|walking me through the role|your interest in me|ringing me",
    "person": "someone who loves it|the right person|a good engineer|a great nurse|somebody for the night shift|a chef"
    " who stays|the teacher you need|your new manager|a good pair of hands|the right candidate|someone brilliant"
    "|somebody lovely|your next analyst|a driver|the person you need|the perfect fit|a cracking assistant|a designer"
    "|someone"
    " steady|a welder|your accountant|a good colleague|someone who fits",
    "name": "Anna|Mr Reyes|Ms Cole|Tom|Dr Singh|Helen|Ravi|Sam|Mrs Novak|Joe|Fatima|sir|everyone|madam",
    "place": "the team|the company|the school|the ward|the shop|the project|the launch|the firm|the department|the"
    " charity|your team|the hotel|the new branch",
}  # fmt: skip


def sections() -> dict[str, list[str]]:
    """The bank of parts, by section."""
    bank: dict[str, list[str]] = {}
    current: list[str] = []
    for row in (FOLDER / "fragments.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            current = bank.setdefault(row[3:], [])
        elif row and not row.startswith("#"):
            current.append(row)
    return bank


class Composer:
    """Draws parts and joins them. The same seed gives the same lines."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - variety, not secrecy
        self._bank = sections()

    def part(self, section: str) -> str:
        """One part of a section, its blanks filled in."""
        chosen = self._random.choice(self._bank[section])
        return re.sub(r"\{(\w+)\}", lambda match: self._filling(match.group(1)), chosen)

    def all_of(self, section: str) -> list[str]:
        """Every part of a section, its blanks filled in."""
        return [re.sub(r"\{(\w+)\}", lambda match: self._filling(match.group(1)), one) for one in self._bank[section]]

    def _filling(self, name: str) -> str:
        return self._random.choice(_FILLINGS[name].split("|")) if name in _FILLINGS else "{" + name + "}"

    def some(self, share: float) -> bool:
        """True in this share of draws."""
        return self._random.random() < share

    def join(self, parts: list[str]) -> str:
        """The parts as sentences, or with commas and conjunctions."""
        text = ""
        for one in parts:
            part = one
            if not text:
                text = part
            elif text[-1] in ".!?":
                text += " " + part
            else:
                joint = self._random.choice([". ", ". ", ". ", ", ", ", and ", ", but ", ", so ", "; ", " and ", " - "])
                if joint[0] != "." and not re.match(r"I\b|I'", part):
                    part = part[0].lower() + part[1:]
                text += joint + part
        if text[-1] not in ".!?" and self.some(0.9):
            text += "."
        if self.some(0.12):
            text = re.sub(r"[.,;!']", "", text.lower())
        return text

    def lines(self, count: int, weight: float) -> list[Line]:
        """So many lines."""
        return [self._line(weight) for _ in range(count)]

    def _line(self, weight: float) -> Line:
        """One line: an exit in most cases, and then perhaps something that spoils it."""
        levels = {"gratitude": 0, "decision": 2, "no_blame": 2, "calm": 2, "confidence": 2, "goodwill": 0}
        body: list[str] = []
        poor = False
        roll = self._random.random()
        if roll < 0.55:
            body.append(self.part("leave 2"))
        elif roll < 0.70:
            body.append(self.part("leave 1"))
            levels |= {"decision": 1}
        elif roll < 0.84:
            body.append(self.part("stay 0"))
            levels |= {"decision": 0, "confidence": 1}
        elif roll < 0.88:
            body.append(self.part("hedge 0"))
            levels |= {"decision": 0, "confidence": 0}
        elif roll < 0.92:
            body.append(self.part("other 0"))
            levels |= {"decision": 0}
        else:
            levels |= {"decision": 0}
        if self.some(0.45):
            body.insert(self._random.randrange(len(body) + 1), self.part("reason"))
        if self.some(0.12):
            body.insert(0, self.part("apology"))
        body = self._courtesies(body, levels)
        poor = self._spoil(body, levels)
        if not body:
            body.append(self.part("thanks 1"))
            levels["gratitude"] = 1
        return Line(self.join(body), levels, poor, weight=weight, source="composed")

    def _courtesies(self, body: list[str], levels: dict[str, int]) -> list[str]:
        roll = self._random.random()
        if roll < 0.55:
            levels["gratitude"] = 2
        elif roll < 0.75:
            levels["gratitude"] = 1
        if levels["gratitude"]:
            thanks = self.part(f"thanks {levels['gratitude']}")
            body.insert(self._random.choice([0, 0, len(body)]), thanks)
        roll = self._random.random()
        if roll < 0.4:
            levels["goodwill"] = 2
        elif roll < 0.6:
            levels["goodwill"] = 1
        if levels["goodwill"]:
            body.insert(len(body) if self.some(0.85) else 0, self.part(f"goodwill {levels['goodwill']}"))
        return body

    def _spoil(self, body: list[str], levels: dict[str, int]) -> bool:
        """Adds, in half of all lines, something that costs; whether the whole is poor beyond what the levels say."""
        roll = self._random.random()
        spoils: list[tuple[float, str, dict[str, int]]] = [
            (0.035, "thanks negated", {"no_blame": 0, "calm": 1, "gratitude": 0}),
            (0.05, "thanks barbed", {"no_blame": 0, "calm": 0, "gratitude": 0}),
            (0.05, "change 0", {"decision": 0, "confidence": 1}),
            (0.04, "permission 0", {"decision": 0, "confidence": 0}),
            (0.035, "goodwill ill", {"no_blame": 0, "calm": 0, "goodwill": 0}),
            (0.06, "reproach 1", {"no_blame": 1}),
            (0.02, "reproach sharp", {"no_blame": 1, "calm": 1}),
            (0.04, "apology many", {"confidence": 1}),
            (0.04, "doubt 0", {"confidence": 0}),
            (0.04, "grovel 0", {"confidence": 0}),
            (0.08, "insult cold", {"no_blame": 0, "calm": 1}),
            (0.03, "insult hot", {"no_blame": 0, "calm": 0}),
            (0.05, "threat 0", {"no_blame": 0, "calm": 1}),
            (0.03, "sneer 0", {"no_blame": 0, "calm": 0}),
            (0.01, "prompt 0", {}),
        ]
        for share, section, costs in spoils:
            if roll < share:
                name = next(key for key in self._bank if key.startswith(section))
                if section in {"thanks negated", "thanks barbed"}:
                    body[:] = [
                        part for part in body if not re.search(r"(?i)thank|apprecia|grateful|cheers|^ta\b", part)
                    ]
                place = len(body) if section in ("change 0", "permission 0") else self._random.randrange(len(body) + 1)
                if section in ("insult cold", "threat 0", "grovel 0") and self.some(0.5):
                    place = len(body)
                body.insert(place, self.part(name))
                levels |= costs
                return section in ("grovel 0", "prompt 0")
            roll -= share
        return False
