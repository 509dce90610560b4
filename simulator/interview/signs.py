"""What a cue is worth to this player, under this truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simulator.interview.events import QuestionWorth, Revealed, SignKind
from simulator.scenario.card import Card, amount_in_words, breaks
from simulator.scenario.model import CONDUCTS, VIRTUES, Choice, Cue, Jump, Line, Question, Scenario, Truth

# A broken wish speaks against the job half as loudly as a broken must; alone it never makes a definite no.
LOUDNESS: Mapping[str, float] = {"deal_breaker": 1.0, "important": 0.5, "flexible": 0.0}


def weigh(cue: Cue, card: Card, job: Mapping[str, float]) -> tuple[SignKind, float]:
    """What kind of sign the cue is, and its decibans (positive speaks against the job)."""
    match cue.kind:
        case "decoy":
            return "decoy", 0.0
        case "reassures":
            loudness = 1.0 if cue.about in VIRTUES else _loudness(card, cue.about)
            return ("reassurance", -cue.strength * loudness) if loudness else ("information", 0.0)
        case "conduct":
            return "flag", float(cue.strength)
        case "topic":
            if breaks(card, job, cue.about):
                return "flag", cue.strength * _loudness(card, cue.about)
            return "information", 0.0


def reveal(scenario: Scenario, card: Card, truth: str) -> Revealed:
    """The truth behind the interview, for the debrief."""
    facts = scenario.truths[truth]
    broken = tuple(topic for topic in card if breaks(card, facts.job, topic))
    must = any(card[topic].weight == "deal_breaker" for topic in broken)
    misconduct = any(scenario.cues[cue].about in CONDUCTS for cue in _conduct_cues(scenario, truth))
    return Revealed(
        truth,
        facts.story,
        fits=not (must or misconduct),
        broken=broken,
        job=tuple(f"{topic}: {amount_in_words(topic, amount)}" for topic, amount in facts.job.items()),
    )


def worth_of_questions(
    scenario: Scenario, card: Card, truth: str, words: Mapping[str, str], asked: Iterable[str]
) -> tuple[QuestionWorth, ...]:
    """Each question of the bank with what its most telling reply could have shown."""
    return tuple(
        QuestionWorth(
            name,
            words[name],
            question.topic or "",
            max(_replies(scenario, question, truth, card, scenario.truths[truth]), key=abs, default=0.0),
            name in asked,
        )
        for name, question in scenario.questions.items()
    )


def _loudness(card: Card, topic: str) -> float:
    return LOUDNESS[card[topic].weight] if topic in card else 0.0


def _replies(scenario: Scenario, question: Question, truth: str, card: Card, facts: Truth) -> Iterator[float]:
    for reply in question.replies:
        if possible(reply.in_, reply.when.truth, truth):
            cues = [line.cue for line in reply.lines if line.cue and possible(line.in_, line.when.truth, truth)]
            yield sum(weigh(scenario.cues[cue], card, facts.job)[1] for cue in cues)


def _conduct_cues(scenario: Scenario, truth: str) -> Iterator[str]:
    for line in _lines(scenario, truth):
        if line.cue and scenario.cues[line.cue].kind == "conduct" and possible(line.in_, line.when.truth, truth):
            yield line.cue


def _lines(scenario: Scenario, truth: str) -> Iterator[Line]:
    for beat in _reachable(scenario, truth):
        yield from scenario.beats[beat].lines
    for question in scenario.questions.values():
        for reply in question.replies:
            if possible(reply.in_, reply.when.truth, truth):
                yield from reply.lines


def _reachable(scenario: Scenario, truth: str) -> set[str]:
    """The beats that some player could come to under this truth, conditions other than the truth aside."""
    seen: set[str] = set()
    ahead = [scenario.opening]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            beat = scenario.beats[name]
            steps: tuple[Choice | Jump, ...] = (*beat.choices, *beat.then)
            ahead += [step.to for step in steps if possible(step.in_, step.when.truth, truth)]
    return seen


def possible(in_: tuple[str, ...], when: tuple[str, ...], truth: str) -> bool:
    """Whether something with these bounds can be met under this truth at all."""
    return (not in_ or truth in in_) and (not when or truth in when)
