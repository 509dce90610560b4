"""The rehearsal room's rules: the situations, what counts as a run of good exits, and what is said about each try.

No face decides anything here: both hand the words to `hear` and show what comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.scenario.problems import WalkoutError
from simulator.scenario.text import clean, either, nearest
from simulator.scoring.exit_line import DIMENSIONS, Overall, Span, Verdict, score

GOAL = 3
"""So many good ones in a row end a rehearsal: one may be luck, and two."""
SECONDS = 60
"""What the timer gives."""
YOU = "You"
Level = Literal[1, 2, 3]
LEVELS: Mapping[Level, str] = {1: "sentence starters", 2: "a reminder", 3: "on your own"}
"""What the player is given to hold on to. It goes away bit by bit, as the words become their own."""
REMINDER = "Three things: thanks, that you are going, a good wish."


class Line(NamedTuple):
    """A line of the scene: who says it, or nobody where it tells what happens."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Situation:
    """A moment in which to leave. `scene` leads there; `last_words` are what you answer."""

    id: str
    title: str
    setting: Literal["office", "phone", "video"]
    who: str
    scene: tuple[Line, ...]
    last_words: Line
    starters: tuple[str, ...]


SITUATIONS = (
    Situation(
        "rude",
        "The rude one",
        "office",
        "Graham Pike, Sales Director",
        (
            Line("", "Your CV lies face down under his coffee. The ring has gone through to your address."),
            Line("Graham", "Six years in a library. What was that, a rest cure?"),
            Line(YOU, "I ran the mobile service, it was four vans and… May I finish the sentence?"),
            Line("Graham", "Debs! Come and hear this. We've got one that finishes sentences."),
            Line("", "A woman looks round the door, at you, and then at the carpet."),
        ),
        Line("Graham", "Right. Sell me that stapler. And cheer up, you've a face like a wet bank holiday."),
        ("Thank you for seeing me, …", "I've decided to …", "I wish you …"),
    ),
    Situation(
        "travel",
        "The one with the suitcase",
        "video",
        "Priya Nair, Regional Manager",
        (
            Line("Priya", "It says Leicester in the advert because that's where payroll is."),
            Line(YOU, "How many nights would I be away, in a normal month?"),
            Line("Priya", "Normal? Twelve. Fourteen if Aberdeen breaks down, and Aberdeen breaks down."),
            Line("", "Two is what you wrote on your card. You underlined it."),
            Line("Priya", "You do get used to it. I know all the night porters. I get Christmas cards."),
        ),
        Line("Priya", "So that's the travel. Shall I tell you about the car? It's a really nice car."),
        ("Thank you for telling me …", "That is more travel than I can do, so I …", "I hope you find …"),
    ),
    Situation(
        "holds",
        "The one who puts you on hold",
        "phone",
        "Dale Whitcombe, Recruitment",
        (
            Line("", "Thirty-four minutes into the call. You have spoken for six of them."),
            Line("Dale", "Sorry about that, it's all going off here. You were saying. Your, um. Your degree."),
            Line(YOU, "You had asked why I want to change. It was the second time."),
            Line("Dale", "Yes! Brilliant. Go on, I'm… no. No, that's the other line. Two ticks."),
            Line("", "Greensleeves, on what may be a kazoo. Four minutes of it, for the third time."),
        ),
        Line("Dale", "And we're back! I'm all yours, bar one eye on this. So. Why do you want to change?"),
        ("Thank you for calling, …", "I'm going to …", "Good luck with …"),
    ),
    Situation(
        "kind",
        "The kind one, with the wrong job",
        "office",
        "Joan Ellery, of Ellery's Nursery",
        (
            Line("", "She met you off the bus with an umbrella, because the lane floods and you weren't to know."),
            Line("Joan", "I read Tom your letter at breakfast. We've not had one like that since Dad was alive."),
            Line("Joan", "I'll not dress it up, it's the office we need. Invoices, the VAT. Tom does the growing."),
            Line(YOU, "So I'd hardly be out with the plants."),
            Line("Joan", "You could come out Fridays, love. If the post's done."),
            Line("", "By the kettle stands a mug with your name on it, in biro, on a bit of tape."),
        ),
        Line("Joan", "I've told two others no this week, I'd such a feeling about you. I wasn't wrong, was I?"),
        ("Thank you for the … and for …", "This isn't the job for me, so I'm …", "I hope you and Tom find …"),
    ),
    Situation(
        "panel",
        "The panel of three",
        "office",
        "Hilary Marsh, Colin Tranter and a Mr Osei",
        (
            Line("", "A long table. Three of them on that side, you on this one, and a jug that nobody pours from."),
            Line("Colin", "Question nine. Tell us about a time when you failed."),
            Line("Hilary", "We've had the failure, Colin. We're on ten."),
            Line(YOU, "Could I ask who I'd be working for?"),
            Line("Colin", "Me."),
            Line("Hilary", "That's being looked at."),
        ),
        Line("Mr Osei", "If I may. You'd be the fifth since March. How would you describe your resilience?"),
        ("Thank you, all three of you, for …", "I'm withdrawing …", "I hope you find somebody who …"),
    ),
)


class UnknownSituation(WalkoutError):
    """There is no situation of this name."""


def situation(name: str) -> Situation:
    """The situation with this id.

    Raises:
        UnknownSituation: naming the nearest that there is.

    """
    by_id = {each.id: each for each in SITUATIONS}
    if found := by_id.get(name.lower()):
        return found
    guess = nearest(name, by_id)
    hint = f"did you mean `{guess}`?" if guess else f"there are {either(by_id, 'and')}"
    raise UnknownSituation(f"there is no situation `{clean(name)[:40]}`; {hint}")


def support(of: Situation, level: Level) -> tuple[str, ...]:
    """What the player is given to hold on to at this level."""
    match level:
        case 1:
            return of.starters
        case 2:
            return (REMINDER,)
        case 3:
            return ()


@dataclass(frozen=True, slots=True)
class Streak:
    """How many good ones in a row there are. Whatever is not good, or not in time, starts it again."""

    good: int = 0

    @property
    def finished(self) -> bool:
        """Whether that is enough."""
        return self.good >= GOAL

    @property
    def signs(self) -> str:
        """``●●○``"""
        return "●" * self.good + "○" * (GOAL - self.good)

    def after(self, overall: Overall, *, in_time: bool = True) -> Streak:
        """The streak after a try. After the last one, a new one begins."""
        if overall != "good" or not in_time:
            return Streak()
        return Streak((0 if self.finished else self.good) + 1)


@dataclass(frozen=True, slots=True)
class Heard:
    """A try, judged: the verdict, what to say about it in paragraphs, what it did to the streak, and that in words."""

    verdict: Verdict
    paragraphs: tuple[str, ...]
    streak: Streak
    outcome: str


def hear(words: str, streak: Streak, *, in_time: bool = True) -> Heard:
    """Judges what was said, as it was left standing if the time ran out."""
    verdict = score(clean(words))
    after = streak.after(verdict.overall, in_time=in_time)
    return Heard(verdict, feedback(verdict), after, _outcome(verdict.overall, streak, after, in_time=in_time))


def feedback(verdict: Verdict) -> tuple[str, ...]:
    """What was right, what lost most if anything did, and one thing to do next."""
    lost = _lost(verdict)
    return (_right(verdict), *((lost,) if lost else ()), verdict.advice)


class Piece(NamedTuple):
    """Some of the player's words, and whether they earned something, lost something, or neither."""

    words: str
    earned: bool | None


def pieces(verdict: Verdict) -> Iterator[Piece]:
    """The words in order, cut where what earned or lost begins and ends, as `marked` does it with signs."""
    spans = {span for dimension in verdict.dimensions.values() for span in dimension.spans}
    place = 0
    for span in sorted(spans, key=lambda span: (span.start, span.earned, -span.end)):
        if span.start < place:
            continue
        if span.start > place:
            yield Piece(verdict.text[place : span.start], None)
        yield Piece(verdict.text[span.start : span.end], span.earned)
        place = span.end
    if place < len(verdict.text):
        yield Piece(verdict.text[place:], None)


# What is said about a try

_RIGHT = {
    ("decision", 2): "{} says that you are going, and nobody can miss it.",
    ("gratitude", 2): "{} is real thanks, and they will remember that they got it.",
    ("goodwill", 2): "{} leaves them with something better than a closed door.",
    ("decision", 1): "{} points to the door.",
    ("gratitude", 1): "{} is where a good exit begins.",
    ("goodwill", 1): "{} is friendly.",
}
_MANNER = {"no_blame": "blamed nobody", "calm": "kept calm", "confidence": "begged nobody's pardon"}
_HEART = "You said something, out loud, in your own words. That is the hard part, and it gets easier."
_START = {
    "empty": "You are still in the room, and you took your time. Nothing is spoilt.",
    "other_language": "You spoke up, in a language you are at home in.",
}

# By what lost the point: with words that did it, and without.
_LOST = {
    "decision": ("{} leaves it open whether you are going.", "They cannot tell from this whether you are going."),
    "no_blame": (
        "{} finds fault with them. They will argue with that, and forget the rest.",
        "There is a reproach in it. They will argue with that, and forget the rest.",
    ),
    "calm": ("{} has an edge, and the edge is all that they will hear.", "It sounds sharper than it needs to."),
    "confidence": (
        "{} asks them to forgive you, or to let you. You need neither.",
        "It takes more words to excuse you than to go.",
    ),
    "gratitude": ("{} is no thanks to them.", "What is missing is thanks for something real."),
    "goodwill": ("{} wishes them no good.", "What is missing is a wish for them: the search, the person, the team."),
}
_HALF = {
    "gratitude": "The thanks are a little thin: they do not say what for.",
    "goodwill": "The wish is a bare nicety; it could be said to anybody.",
}
# Without a decision nothing else matters, and harm is worse than a missing courtesy: the order of the advice.
_WEIGHT = ("decision", "no_blame", "calm", "confidence", "gratitude", "goodwill")
_REASONS = {
    "empty": "They look at you and wait. A silence is no exit.",
    "other_language": "In this room they would not have understood it.",
}
_LONGEST = 80
_CLAUSE = re.compile(r"[.!?;:,\n…—]+|\s(?:and|but|so|because)\s")
_SENTENCE = re.compile(r"[^.!?\n]*\w[^.!?\n]*")


def _right(verdict: Verdict) -> str:
    if verdict.reason in _START:
        return _START[verdict.reason]
    told = []
    for level in (2, 1):
        for name in ("decision", "gratitude", "goodwill"):
            dimension = verdict.dimensions[name]
            earned = next((span for span in dimension.spans if span.earned), None)
            if dimension.level == level and earned:
                told.append(_RIGHT[name, level].format(_clause(verdict, earned)))
    if told:
        return " ".join(told)
    calm = [did for name, did in _MANNER.items() if verdict.dimensions[name].level == 2]
    decided = verdict.dimensions["decision"].level > 0
    # Keeping calm is no merit in somebody who said nothing to the purpose; nor is pride without a decision.
    if verdict.reason or verdict.overall == "unclear" or not {"blamed nobody", "kept calm"} <= set(calm):
        return _HEART
    return f"You {_listed(calm if decided else calm[:2])}."


def _lost(verdict: Verdict) -> str:
    match verdict.reason:
        case "":
            return _lost_point(verdict)
        case "afterthought":
            return f"{_in_quotes(_SENTENCE.findall(verdict.text)[-1])} is what stays in their ears."
        case "long":
            return f"It takes {len(verdict.text.split())} words, and somewhere among them they stop listening."
        case reason:
            return _REASONS.get(reason, "")


def _lost_point(verdict: Verdict) -> str:
    assert set(_WEIGHT) == set(DIMENSIONS)
    spans = {
        name: [span for span in dimension.spans if not span.earned] for name, dimension in verdict.dimensions.items()
    }
    # Of two that are equally low, the one with words to show for it.
    worst = min(_WEIGHT, key=lambda name: (verdict.dimensions[name].level, not spans[name]))
    level = verdict.dimensions[worst].level
    if level == 2:
        return ""
    with_words, without = _LOST[worst]
    if spans[worst]:
        return with_words.format(_longest(verdict.text, spans[worst]))
    return _HALF.get(worst, without) if level else without


def _longest(text: str, spans: Sequence[Span]) -> str:
    """The longest run of spans with nothing but spaces between them."""
    runs: list[tuple[int, int]] = []
    for span in spans:
        if runs and not text[runs[-1][1] : span.start].strip():
            runs[-1] = (runs[-1][0], span.end)
        else:
            runs.append((span.start, span.end))
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return _in_quotes(text[start:end])


def _clause(verdict: Verdict, span: Span) -> str:
    """The words with those around them up to the next comma or full stop: a span may end in mid phrase."""
    text = verdict.text
    after = _CLAUSE.search(text, span.end)
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, span.start + 1)), default=0)
    end = after.start() if after else len(text)
    lost = (each for dimension in verdict.dimensions.values() for each in dimension.spans if not each.earned)
    if start > span.start or end - start > _LONGEST or any(each.start < end and start < each.end for each in lost):
        start, end = span.start, span.end
    return _in_quotes(text[start:end])


def _in_quotes(words: str) -> str:
    words = " ".join(words.split()).rstrip(".,;")
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 2].rstrip()} …”"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_SOUNDS = {
    "good": "It would land well",
    "ok": "It would do",
    "poor": "It would not land well",
    "unclear": "They would not know what you want",
}


def _outcome(overall: Overall, before: Streak, after: Streak, *, in_time: bool) -> str:
    sounds = _SOUNDS[overall]
    if after.finished:
        return f"{sounds}: {GOAL} good ones in a row. You can do this."
    if after.good:
        return f"{sounds}: {after.good} good in a row, {GOAL - after.good} to go."
    late = ", and the time was up" if not in_time else ""
    if before.good and not before.finished:
        return f"{sounds}{late}. The count starts again: {GOAL} good ones in a row."
    return f"{sounds}{late}. {GOAL} good ones in a row to go."
