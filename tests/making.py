"""Scenarios, moves and attempts to test with: a small world by hand, and worlds drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from simulator.interview import Ask, Begin, Choose, GoOn, HoldFirm, Interview, Leave, Mark, Move, Unmark, Wait, replay
from simulator.interview.draws import weighted
from simulator.interview.events import Event
from simulator.interview.moves import FACES, POSTURES, VOICES
from simulator.scenario.card import Card, Want
from simulator.scenario.loading import load
from simulator.scenario.model import (
    ALWAYS,
    Beat,
    Choice,
    Comparison,
    Condition,
    Cue,
    Exit,
    Jump,
    Line,
    Meter,
    Person,
    Question,
    Reply,
    Scenario,
    Truth,
)

ROOT = Path(__file__).parent.parent
WORKED_EXAMPLE = ROOT / "tests" / "data" / "worked-example.yaml"
THANKS = "Thank you for your time. I will stop here."

CARD: Card = {
    "travel": Want("at_most", 10, "deal_breaker"),
    "hours": Want("at_most", 40, "important"),
    "numbers": Want("at_most", 10, "flexible"),
}
CUES: Mapping[str, Cue] = {
    "road": Cue("topic", "travel", "You would live in a suitcase.", 20),
    "late-nights": Cue("topic", "hours", "Nobody goes home.", 10),
    "sums": Cue("topic", "numbers", "It is all figures.", 10),
    "off-card": Cue("topic", "evenings", "Saturdays too.", 10),
    "insult": Cue("conduct", "disrespect", "He meant it.", 6),
    "late-start": Cue("decoy", "disrespect", "The road was shut."),
    "read-cv": Cue("reassures", "respect", "She read it twice.", 6),
    "desk": Cue("reassures", "travel", "The desk is yours, every day.", 10),
    "courses": Cue("reassures", "growth", "They pay for courses.", 6),
}
TRUTHS: Mapping[str, Truth] = {
    "bad": Truth({"travel": 60, "hours": 55, "numbers": 90, "evenings": 8}, story="Out on Monday, back on Friday."),
    "fine": Truth({"travel": 5, "hours": 38, "numbers": 5}),
    "unsaid": Truth({}),
}
METERS: Mapping[str, Meter] = {"patience": Meter(3, 0, 5), "nerve": Meter(0, -2, 2)}


def worked_example() -> Scenario:
    """The scenario of design §5."""
    return load(WORKED_EXAMPLE)


def says(text: str, cue: str | None = None, **more: Any) -> Line:
    """A line that Ann says."""
    return Line("says", (text,), person="ann", cue=cue, **more)


def answer(text: str, to: str, **more: Any) -> Choice:
    """A choice of one wording."""
    return Choice("answer", (text,), to, **more)


def scenario(beats: Mapping[str, Beat], questions: Mapping[str, Question] | None = None, **more: Any) -> Scenario:
    """A scenario with these beats, the first of which is the opening, in the world of this module."""
    given: dict[str, Any] = {
        "format": 1,
        "id": "made",
        "title": "Made up",
        "blurb": "For a test.",
        "setting": "office",
        "scheduled_minutes": 40,
        "level": 1,
        "opening": next(iter(beats)),
        "advert": "A job.",
        "card": CARD,
        "truths": {"bad": TRUTHS["bad"]},
        "people": {"ann": Person("Ann Lee", "Manager"), "bob": Person("Bob", "Porter")},
        "meters": METERS,
        "cues": CUES,
        "beats": beats,
        "questions": questions or {},
        "exit": Exit((says("Safe home."),)),
    }
    return Scenario(**(given | more))


def events_of(world: Scenario, *moves: Move, card: Card | None = None, seed: int = 0) -> tuple[Event, ...]:
    """All events of these moves; the scenario's own card, if no other is given. It begins by itself."""
    begun = moves if moves and isinstance(moves[0], Begin) else (Begin(), *moves)
    return replay(world, world.card if card is None else card, seed, begun)[1]


def seed_of(world: Scenario, truth: str) -> int:
    """The first seed that draws this truth."""
    chances = {name: each.chance for name, each in world.truths.items()}
    return next(seed for seed in range(1000) if weighted(chances, seed, "truth") == truth)


# Worlds drawn by Hypothesis

SIGNS = st.sampled_from(("<", "<=", "==", ">=", ">"))
QUESTIONS = ("week", "team")
TEXTS = st.sampled_from(
    ("Well.", "Tell me more.", "[/] [b]bold[/b]", "Привет 👋🏽", "שלום", "C:\\new\\table", "two\nlines", "x " * 300)
)
WORDINGS = st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
SEEDS = st.integers(0, 10**6)


def some(names: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Mostly none of these names, else one or two."""
    return st.just(()) | st.lists(st.sampled_from(sorted(names)), max_size=2, unique=True).map(tuple)


def comparisons(least: int, most: int) -> st.SearchStrategy[Comparison]:
    """A bound on a number in this range."""
    return st.builds(Comparison, SIGNS, st.integers(least, most))


SIMPLE_CONDITIONS = st.builds(
    Condition,
    meters=st.just({}) | st.fixed_dictionaries({}, optional={name: comparisons(-2, 5) for name in METERS}),
    minute=st.none() | comparisons(0, 12),
    truth=some(TRUTHS),
    heard=some(CUES),
    not_heard=some(CUES),
    asked=some(QUESTIONS),
    not_asked=some(QUESTIONS),
)
CONDITIONS = (
    st.just(ALWAYS)
    | SIMPLE_CONDITIONS
    | st.builds(Condition, any=st.lists(SIMPLE_CONDITIONS, min_size=1, max_size=2).map(tuple))
)
BOUNDS: Mapping[str, st.SearchStrategy[Any]] = {"in_": some(TRUTHS), "when": CONDITIONS}
EFFECTS: st.SearchStrategy[dict[str, int]] = st.just({}) | st.dictionaries(
    st.sampled_from(sorted(METERS)), st.integers(-4, 4), max_size=2
)
LINES = st.one_of(
    st.builds(
        Line,
        st.sampled_from(("says", "direction", "thought")),
        WORDINGS,
        cue=st.none() | st.sampled_from(sorted(CUES)),
        about=st.none() | st.sampled_from(("travel", "growth")),
        **BOUNDS,
    ).map(lambda line: replace(line, person="ann") if line.kind == "says" else line),
    st.builds(
        Line,
        st.sampled_from(("hold", "wait")),
        minutes=st.integers(1, 4),
        cue=st.none() | st.sampled_from(sorted(CUES)),
        **BOUNDS,
    ),
)
SCRIPTS = st.lists(LINES, max_size=2).map(tuple)
TALK = st.lists(LINES, min_size=1, max_size=2).map(tuple)
BOUND_REPLIES = st.builds(Reply, TALK, EFFECTS, **BOUNDS)
LAST_REPLIES = st.builds(Reply, TALK, EFFECTS)
JUMPS = st.builds(Jump, st.just(""), **BOUNDS)
VERBS = st.sampled_from(("answer", "ask", "object", "please", "wait"))
PLAIN_CHOICES = st.builds(Choice, VERBS, WORDINGS, st.just(""), st.integers(0, 3), effects=EFFECTS, **BOUNDS)
ASKING_CHOICES = st.builds(
    Choice, st.just("ask"), st.just(()), st.just(""), st.just(0), st.sampled_from(QUESTIONS), effects=EFFECTS, **BOUNDS
)


@st.composite
def replies(draw: st.DrawFn) -> tuple[Reply, ...]:
    """Replies of which the last always fits, as the loader asks for."""
    bound = draw(st.lists(BOUND_REPLIES, max_size=1))
    return (*bound, draw(LAST_REPLIES))


@st.composite
def beats(draw: st.DrawFn, number: int, count: int) -> Beat:
    """The beat with this number. Choices lead anywhere, jumps only onward: the loader refuses endless ones."""
    lines = draw(SCRIPTS)
    kind = draw(st.sampled_from(("choices", "choices", "choices", "then", "last")))
    if kind == "then" and number < count - 1:
        jumps = draw(st.lists(JUMPS, max_size=1))
        onward = [_beat(draw(st.integers(number + 1, count - 1))) for _ in range(len(jumps) + 1)]
        return Beat(
            lines, then=(*(replace(jump, to=to) for jump, to in zip(jumps, onward, strict=False)), Jump(onward[-1]))
        )
    if kind == "last":
        return Beat(lines)
    choices = (draw(PLAIN_CHOICES), *draw(st.lists(PLAIN_CHOICES | ASKING_CHOICES, max_size=2)))
    return Beat(lines, tuple(replace(choice, to=_beat(draw(st.integers(0, count - 1)))) for choice in choices))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario that the loader would take: it uses every part of the format."""
    count = draw(st.integers(1, 4))
    topics = st.sampled_from((None, "travel", "evenings"))
    return scenario(
        {_beat(number): draw(beats(number, count)) for number in range(count)},
        {name: Question(draw(WORDINGS), draw(replies()), draw(topics), draw(st.integers(0, 3))) for name in QUESTIONS},
        level=draw(st.sampled_from((1, 2, 3))),
        setting=draw(st.sampled_from(("office", "phone", "video"))),
        truths={name: replace(truth, chance=draw(st.integers(0, 2))) for name, truth in TRUTHS.items()},
        exit=draw(st.builds(Exit, TALK, SCRIPTS, SCRIPTS, SCRIPTS, SCRIPTS)),
    )


WORDS = st.text(max_size=30) | TEXTS
LEAVES = st.builds(Leave, WORDS, st.sampled_from(POSTURES), st.sampled_from(FACES), st.sampled_from(VOICES))
NUMBERS = st.integers(-1, 12)
NAMES = st.sampled_from((*QUESTIONS, "nonsense", ""))
ANY_MOVE: st.SearchStrategy[Move] = st.one_of(
    st.builds(Begin, st.lists(NAMES, max_size=5).map(tuple)),
    st.builds(Choose, NUMBERS),
    st.builds(Ask, NAMES),
    st.builds(Mark, NUMBERS),
    st.builds(Unmark, NUMBERS),
    st.builds(Wait, NUMBERS),
    st.just(GoOn()),
    LEAVES,
)


@dataclass(frozen=True)
class Attempt:
    """A scenario and moves that are possible in it."""

    scenario: Scenario
    card: Card
    seed: int
    moves: tuple[Move, ...]

    def interview(self) -> Interview:
        """A fresh interview, before the first move."""
        return Interview(self.scenario, self.card, self.seed)

    def replay(self) -> tuple[Interview, tuple[Event, ...]]:
        """The interview after the moves, and its events."""
        return replay(self.scenario, self.card, self.seed, self.moves)


@st.composite
def attempts(draw: st.DrawFn, *, finished: bool = False) -> Attempt:
    """A scenario and some moves taken from its offers; to the end, if it must be finished."""
    world, seed = draw(scenarios()), draw(SEEDS)
    card = draw(st.sampled_from((CARD, {}, {"hours": Want("at_least", 39, "deal_breaker")})))
    interview = Interview(world, card, seed)
    moves: list[Move] = [Begin(draw(st.sampled_from(((), ("team",), QUESTIONS))))]
    interview.take(moves[0])
    for pick in draw(st.lists(st.integers(0, 99), max_size=14)):
        if interview.phase == "over":
            break
        # The way out is one offer of many, and taken once in a while.
        ways = [offer.move for offer in interview.offers()]
        move = ways[pick % len(ways)]
        moves.append(draw(LEAVES) if isinstance(move, Leave) else move)
        interview.take(moves[-1])
    while finished and interview.phase != "over":
        goes_on = interview.phase == "closing" and draw(st.booleans())
        moves.append(GoOn() if goes_on else HoldFirm() if interview.phase == "pushed" else Leave(THANKS))
        interview.take(moves[-1])
    return Attempt(world, card, seed, tuple(moves))


def _beat(number: int) -> str:
    return f"beat-{number}"
