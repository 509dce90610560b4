"""The scenario format: which keys stand where, and how they become models. Read it beside `model.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.scenario import model
from simulator.scenario.card import TOPICS, WEIGHTS, Want
from simulator.scenario.model import ALWAYS, Comparison, Condition
from simulator.scenario.nodes import Node, Scalar
from simulator.scenario.records import Key, Record, Refused, Verbs, record
from simulator.scenario.shapes import (
    NAME,
    NAME_RULE,
    JsonSchema,
    Listed,
    Name,
    Named,
    Number,
    OneOf,
    Reading,
    Text,
    Whole,
    Wording,
    describe,
)
from simulator.scenario.text import either

MINUTES = Whole(0, 240)
CHANGE = Whole(-100, 100)

# Where the names of each kind are defined, or which they are.
DEFINED_IN: Mapping[str, str] = {
    "beat": "beats",
    "cue": "cues",
    "person": "people",
    "question": "questions",
    "truth": "truths",
    "meter": "meters",
}
FIXED_NAMES: Mapping[str, frozenset[str]] = {
    "topic": frozenset(TOPICS),
    "topic or conduct": frozenset({*TOPICS, *model.CONDUCTS}),
    "topic or virtue": frozenset({*TOPICS, *model.VIRTUES}),
}


@dataclass(frozen=True, slots=True)
class Identifier:
    """The name that the file gives itself."""

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and NAME.fullmatch(node.value):
            return node.value
        return reading.wrong(node, f"expected a name{reading.where}, found {describe(node)}", f"use {NAME_RULE}")

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": ["string", "integer", "boolean"], "pattern": f"^{NAME.pattern}$", "minimum": 0}


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparison such as ``">= 2"``; a bare number means "exactly"."""

    def read(self, node: Node, reading: Reading) -> object:
        found = (
            re.fullmatch(r"(<=|>=|==|<|>)? *(-?\d{1,6})", node.value, re.ASCII) if isinstance(node, Scalar) else None
        )
        if not found:
            return reading.wrong(
                node,
                f"expected a comparison{reading.where}, found {describe(node)}",
                'write for example ">= 2", in quotes',
            )
        return Comparison(found[1] or "==", int(found[2]))  # type: ignore[arg-type]

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return {"type": ["string", "integer"], "pattern": r"^(<=|>=|==|<|>)? *-?\d{1,6}$"}


class _Conditions:
    """A condition may hold conditions, so its shape is looked up when it is used."""

    def read(self, node: Node, reading: Reading) -> object:
        return CONDITION.read(node, reading)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return CONDITION.schema(defs)


def _names(kind: str) -> Listed:
    return Listed(Name(kind), bare=True, kind=kind)


def _condition(others: Mapping[str, Comparison], **keys: Any) -> Condition:
    return Condition(meters=others, **keys)


CONDITION = Record(
    "condition",
    {
        "truth": Key(_names("truth"), "one of these truths is the drawn one"),
        "heard": Key(_names("cue"), "all these cues have been shown"),
        "not_heard": Key(_names("cue"), "none of these cues has been shown"),
        "asked": Key(_names("question"), "all these questions have been asked"),
        "not_asked": Key(_names("question"), "none of these questions has been asked"),
        "minute": Key(Bound(), 'minutes since the beginning, such as ">= 20"'),
        "any": Key(Listed(_Conditions(), least=1, kind="alternative"), "at least one of these holds"),
    },
    _condition,
    others=("meter", Bound()),
)

IN = Key(_names("truth"), "only under these truths")
WHEN = Key(CONDITION, "only when all of this holds")


def _line(
    verb: Any,
    said: Any,
    cue: str | None = None,
    about: str | None = None,
    in_: tuple[str, ...] = (),
    when: Condition = ALWAYS,
) -> model.Line:
    common: dict[str, Any] = {"cue": cue, "about": about, "in_": in_, "when": when}
    if verb in {"hold", "wait"}:
        return model.Line(verb, minutes=said, **common)
    if verb in {"direction", "thought"}:
        return model.Line(verb, said, **common)
    return model.Line("says", said, person=verb, **common)


LINE = Record(
    "line",
    {
        "cue": Key(Name("cue"), "the sign that this line shows"),
        "about": Key(Name("topic"), "puts the line into the notebook, under this topic"),
        "in": IN,
        "when": WHEN,
    },
    _line,
    verbs=Verbs(
        {
            "direction": Key(Wording(), "what can be seen or heard, not said"),
            "thought": Key(Wording(), "what goes through the player's head"),
            "hold": Key(Whole(1, 240), "so many minutes on hold, on the phone"),
            "wait": Key(Whole(1, 240), "so many minutes of waiting"),
        },
        names="person",
    ),
)
LINES = Listed(LINE, kind="line")
LINE_WORDS = frozenset({*LINE.keys, "direction", "thought", "hold", "wait"})


@dataclass(frozen=True, slots=True)
class _AskShape:
    """``ask:`` holds the name of a question of the bank, or the words of another."""

    def read(self, node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.value in reading.names["question"]:
            return node.value
        return Wording().read(node, reading)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        return Wording().schema(defs)


def _choice(verb: model.Verb, said: Any, to: str, **keys: Any) -> model.Choice:
    if isinstance(said, str):  # an `ask` that names a question: its words and minutes are the question's
        if "minutes" in keys:
            raise Refused("`minutes:` belongs to the question that is asked here", "delete it", "minutes")
        return model.Choice(verb, (), to, minutes=0, asks=said, **keys)
    return model.Choice(verb, said, to, **keys)


CHOICE = Record(
    "choice",
    {
        "to": Key(Name("beat"), "the beat that follows", required=True),
        "minutes": Key(MINUTES, "how long this takes, reply included; 1 if not said"),
        "effects": Key(Named("meter", CHANGE, refers=True), "how the meters change"),
        "in": IN,
        "when": WHEN,
    },
    _choice,
    verbs=Verbs(
        {
            "answer": Key(Wording(), "answers what was asked"),
            "ask": Key(_AskShape(), "asks back: the name of a question, or the words of another"),
            "object": Key(Wording(), "sets a boundary"),
            "please": Key(Wording(), "gives in"),
            "wait": Key(Wording(), "says and does nothing"),
        }
    ),
)


def _cue(verb: model.CueKind, said: str, meaning: str, strength: str | None = None) -> model.Cue:
    if verb == "decoy":
        if strength:
            raise Refused("a decoy has no strength: it is innocent", "delete `strength:`", "strength")
        return model.Cue(verb, said, meaning)
    if not strength:
        raise Refused("`strength:` is missing", f"add: strength: {either(model.STRENGTHS)}".replace("`", ""))
    return model.Cue(verb, said, meaning, model.STRENGTHS[strength])


CUE = Record(
    "cue",
    {
        "strength": Key(OneOf(tuple(model.STRENGTHS)), "how much likelier it is at a bad job: 3, 6, 10 or 20 decibans"),
        "meaning": Key(Text(), "what goes on below the surface, for the debrief", required=True),
    },
    _cue,
    verbs=Verbs(
        {
            "topic": Key(Name("topic"), "a fact about the job: a red flag where it breaks the player's card"),
            "conduct": Key(OneOf(model.CONDUCTS), "behaviour that is a red flag on every card"),
            "decoy": Key(Name("topic or conduct"), "looks like this, and is innocent"),
            "reassures": Key(Name("topic or virtue"), "speaks for the job"),
        }
    ),
    rule={
        "if": {"required": ["decoy"]},
        "then": {"properties": {"strength": False}},
        "else": {"required": ["strength"]},
    },
)


def _want(verb: Any, said: float, weight: Any) -> Want:
    return Want(verb, said, weight)


WANT = Record(
    "limit",
    {"weight": Key(OneOf(WEIGHTS), "how much it weighs for you", required=True)},
    _want,
    verbs=Verbs({"at_most": Key(Number(), "no more than this"), "at_least": Key(Number(), "no less than this")}),
)
CARD = Named("topic", WANT, refers=True)

JUMP = Record(
    "jump",
    {"to": Key(Name("beat"), "the beat that follows", required=True), "in": IN, "when": WHEN},
    model.Jump,
)


def _beat(**keys: Any) -> model.Beat:
    beat = model.Beat(**keys)
    if beat.choices and beat.then:
        raise Refused(
            "`choices:` and `then:` cannot stand together",
            "a beat waits for the player, or goes on by itself",
            "then",
        )
    if beat.choices and all(choice.asks for choice in beat.choices):
        raise Refused(
            "every choice here asks a question of the bank, which the player may have asked already",
            "add a choice that always fits, such as an `answer:`",
            "choices",
        )
    if beat.then and (beat.then[-1].in_ or beat.then[-1].when != ALWAYS):
        raise Refused(
            "the last `then:` must always fit, or the interview could get stuck",
            "add a last: - to: …",
            "then",
        )
    return beat


BEAT = Record(
    "beat",
    {
        "lines": Key(LINES, "what is said and done"),
        "choices": Key(Listed(CHOICE, least=1, kind="choice"), "what the player may do"),
        "then": Key(Listed(JUMP, least=1, kind="jump"), "goes on by itself, to the first that fits"),
    },
    _beat,
    rule={"not": {"required": ["choices", "then"]}},
)

REPLY = Record(
    "reply",
    {
        "lines": Key(Listed(LINE, least=1, kind="line"), "the answer", required=True),
        "effects": Key(Named("meter", CHANGE, refers=True), "how the meters change"),
        "in": IN,
        "when": WHEN,
    },
    model.Reply,
)


def _question(**keys: Any) -> model.Question:
    question = model.Question(**keys)
    last = question.replies[-1]
    if last.in_ or last.when != ALWAYS:
        raise Refused(
            "the last reply must always fit, or the question could go unanswered",
            "add a last reply with `lines:` alone",
            "replies",
        )
    return question


QUESTION = Record(
    "question",
    {
        "ask": Key(Wording(), "the words of the question", required=True),
        "replies": Key(
            Listed(REPLY, least=1, kind="reply"), "the answers; the first that fits is given", required=True
        ),
        "topic": Key(Name("topic"), "what it is about, for the notebook"),
        "minutes": Key(MINUTES, "how long asking and answering take; 2 if not said"),
    },
    _question,
)


def _meter(start: int, least: int = 0, most: int = 5) -> model.Meter:
    if not least <= start <= most:
        raise Refused(
            f"`start:` {start} lies outside {least} … {most}",
            "widen `least:` and `most:`, or move the start",
            "start",
        )
    return model.Meter(start, least, most)


TRUTH = record(
    "truth",
    model.Truth,
    more={"job": Key(Named("topic", Number(), refers=True), "topic → how much of it", required=True)},
)
EXIT = Record(
    "exit",
    {
        "gracious": Key(Listed(LINE, least=1, kind="line"), "they take it well", required=True),
        "unclear": Key(LINES, "they cannot tell whether you are leaving"),
        "pushback": Key(LINES, "they try to keep you, or to hurt: at level 3, or when patience is 0"),
        "again": Key(LINES, "they try once more, when the player holds firm"),
        "away": Key(LINES, "nobody is there to hear it: on hold, or between two interviewers"),
        "goes_on": Key(LINES, "you stayed to the end and want to go on with the process"),
    },
    model.Exit,
)

EXPECTATION = record(
    "expectation",
    model.Expectation,
    more={
        "timing": Key(Bound(), 'the timing score, such as ">= 90"'),
        "recognition": Key(Bound(), 'the recognition score, such as ">= 50"'),
    },
)
REHEARSAL = record("rehearsal", model.Rehearsal, more={"expect": Key(EXPECTATION, "what should come of it")})
METER = record("meter", _meter, of=model.Meter)
SCENARIO = record(
    "scenario",
    model.Scenario,
    more={
        "id": Key(Identifier(), "the name of this scenario, as typed in `walkout play`", required=True),
        "card": Key(CARD, "the role's homework: topic → limit and weight", required=True),
        "truths": Key(Named("truth", TRUTH, least=1), "the job as it really is", required=True),
        "people": Key(
            Named("person", record("person", model.Person), least=1, reserved=LINE_WORDS),
            "who speaks",
            required=True,
        ),
        "meters": Key(Named("meter", METER, reserved=frozenset(CONDITION.keys)), "numbers to keep"),
        "cues": Key(Named("cue", CUE), "the signs, and what they mean"),
        "beats": Key(Named("beat", BEAT, least=1), "the steps of the interview", required=True),
        "questions": Key(Named("question", QUESTION), "the bank of questions"),
        "exit": Key(EXIT, "how they react when the player leaves", required=True),
        "rehearsals": Key(Named("rehearsal", REHEARSAL, free=True), "the author's own tests"),
    },
)

KEYWORDS = frozenset(
    word
    for shape in (SCENARIO, BEAT, LINE, CHOICE, CONDITION, CUE, WANT, REPLY, QUESTION, TRUTH, EXIT, METER, JUMP)
    for word in (*shape.keys, *(shape.verbs.keys if shape.verbs else ()))
)
