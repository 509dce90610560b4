"""What a scenario file says, as frozen models. The keys an author writes are the `Key`s on the fields.

Models whose YAML is shaped by a verb (a line, a choice, a condition …) get their record in `format.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from simulator.scenario.card import Card
from simulator.scenario.records import Key
from simulator.scenario.shapes import Flag, Listed, Name, Number, OneOf, Text, Version, Whole

Says = tuple[str, ...]
"""Wordings that say the same; the seed draws one."""

Verb = Literal["answer", "ask", "object", "please", "wait"]
CueKind = Literal["topic", "conduct", "decoy", "reassures"]

# Decibans: ten times the log10 of how much likelier the cue is at a bad job than at a fine one (design §5).
STRENGTHS: Mapping[str, int] = {"weak": 3, "fair": 6, "strong": 10, "decisive": 20}
CONDUCTS = ("disrespect", "dishonesty", "discrimination", "pressure", "neglect", "safety")
VIRTUES = ("respect", "honesty", "fairness", "freedom", "attention", "security")
LOOKS = ("short", "long", "curly", "bun", "bald", "glasses", "beard", "moustache", "earrings", "tie", "scarf")
SETTINGS = ("office", "phone", "video")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A bound on a number: ``>= 2``."""

    sign: Literal["<", "<=", "==", ">=", ">"]
    number: int

    def holds(self, value: int) -> bool:
        match self.sign:
            case "<":
                return value < self.number
            case "<=":
                return value <= self.number
            case "==":
                return value == self.number
            case ">=":
                return value >= self.number
            case ">":
                return value > self.number


@dataclass(frozen=True, slots=True)
class Condition:
    """When something is there: all parts must hold, of `any` at least one."""

    meters: Mapping[str, Comparison] = field(default_factory=dict)
    minute: Comparison | None = None
    truth: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    any: tuple[Condition, ...] = ()


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, done, thought, or waited for."""

    kind: Literal["says", "direction", "thought", "hold", "wait"]
    wordings: Says = ()
    person: str | None = None
    minutes: int = 0
    cue: str | None = None
    about: str | None = None
    in_: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Choice:
    """What the player may do next. `asks` names a question of the bank that this choice puts."""

    verb: Verb
    wordings: Says
    to: str
    minutes: int = 1
    asks: str | None = None
    effects: Mapping[str, int] = field(default_factory=dict)
    in_: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Jump:
    """Where an unattended beat goes on: the first that fits."""

    to: str
    in_: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of the interview: lines, then choices. With neither choices nor `then`, it is the last."""

    lines: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    then: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to a question; the first that fits is given."""

    lines: tuple[Line, ...]
    effects: Mapping[str, int] = field(default_factory=dict)
    in_: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank. It can be asked at any beat, once."""

    ask: Says
    replies: tuple[Reply, ...]
    topic: str | None = None
    minutes: int = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign. `about` is the topic, the conduct, or what a decoy looks like; `meaning` is what lies below."""

    kind: CueKind
    about: str
    meaning: str
    strength: int = 0  # decibans


@dataclass(frozen=True, slots=True)
class Truth:
    """The job as it really is. The seed draws one truth, each as likely as its `chance` among the sum."""

    job: Annotated[Mapping[str, float], Key(Number(), "topic → how much of it the job has")]
    chance: Annotated[int, Key(Whole(0, 1000), "how likely this truth is, beside the others'")] = 1
    story: Annotated[str, Key(Text(), "what the job really was, for the debrief")] = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    name: Annotated[str, Key(Text(), "as it is written on the door")]
    title: Annotated[str, Key(Text(), "what they are in the company")]
    manager: Annotated[bool, Key(Flag(), "true: this would be your boss")] = False
    look: Annotated[tuple[str, ...], Key(Listed(OneOf(LOOKS), bare=True), "for the small portrait")] = ()

    def introduced(self) -> str:
        """``Marcus Bell, Head of Operations, who would be your boss``."""
        return f"{self.name}, {self.title}" + (", who would be your boss" if self.manager else "")


@dataclass(frozen=True, slots=True)
class Meter:
    """A number the scenario keeps, such as the interviewer's patience."""

    start: Annotated[int, Key(Whole(-1000, 1000), "its value at the beginning")]
    least: Annotated[int, Key(Whole(-1000, 1000), "it never falls below")] = 0
    most: Annotated[int, Key(Whole(-1000, 1000), "it never rises above")] = 5


@dataclass(frozen=True, slots=True)
class Exit:
    """How people react when the player goes."""

    gracious: tuple[Line, ...]
    unclear: tuple[Line, ...] = ()
    pushback: tuple[Line, ...] = ()
    again: tuple[Line, ...] = ()
    away: tuple[Line, ...] = ()
    goes_on: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a rehearsal expects of the debrief."""

    ending: Annotated[
        Literal["left", "went_on", "withdrew"] | None,
        Key(OneOf(("left", "went_on", "withdrew")), "how it ends"),
    ] = None
    timing: Comparison | None = None
    recognition: Comparison | None = None
    recognised: Annotated[tuple[str, ...], Key(Listed(Name("cue")), "red flags that were marked")] = ()
    missed: Annotated[tuple[str, ...], Key(Listed(Name("cue")), "red flags that were shown and not marked")] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One of the author's own tests: play these moves under this truth, and compare."""

    truth: Annotated[str, Key(Name("truth"), "the truth that is played")]
    moves: Annotated[tuple[str, ...], Key(Listed(Text()), "such as `answer 1`, `ask typical-week`, `leave`")]
    says: Annotated[str, Key(Text(), "the words of the exit")] = ""
    expect: Expectation = Expectation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One interview, as its author wrote it. `digest` is that of the file's bytes."""

    format: Annotated[int, Key(Version(1), "the version of this format: 1")]
    id: str
    title: Annotated[str, Key(Text(), "as it stands in the list")]
    blurb: Annotated[str, Key(Text(), "one sentence for the list")]
    setting: Annotated[Literal["office", "phone", "video"], Key(OneOf(SETTINGS), "where you meet")]
    scheduled_minutes: Annotated[int, Key(Whole(1, 480), "how long the interview is meant to take")]
    level: Annotated[int, Key(Whole(1, 3), "1 plain cues, 2 mixed, 3 subtle cues and pushback when you leave")]
    opening: Annotated[str, Key(Name("beat"), "the first beat")]
    advert: Annotated[str, Key(Text(), "the job advert, as the player reads it before the interview")]
    card: Card
    truths: Mapping[str, Truth]
    people: Mapping[str, Person]
    meters: Mapping[str, Meter] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    beats: Mapping[str, Beat]
    questions: Mapping[str, Question] = field(default_factory=dict)
    exit: Exit
    rehearsals: Mapping[str, Rehearsal] = field(default_factory=dict)
    digest: str = ""

    def boss(self) -> Person | None:
        """Whoever would be the player's boss, if the interview has them."""
        return next((person for person in self.people.values() if person.manager), None)
