"""A debrief as titled sections, for any face to lay out. The words are here; the faces add only looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.scenario.card import TOPICS
from simulator.scoring.debrief import MODEL_LINE, Debrief
from simulator.scoring.feedback import headline, quote
from simulator.scoring.plot import plot
from simulator.scoring.recognition import Outcome

Tone = Literal["plain", "good", "bad", "quote", "plot", "aside"]

# The sign tells the outcome without colour.
SIGNS: dict[Outcome, tuple[str, str, Tone]] = {
    "hit": ("✓", "caught", "good"),
    "miss": ("✗", "missed", "bad"),
    "false_alarm": ("!", "marked, though innocent", "bad"),
    "correct_rejection": ("✓", "innocent, and left alone", "good"),
}


HEARD = {
    "good": "It would land well.",
    "ok": "It would do.",
    "poor": "It would not land well.",
    "unclear": "They could not tell that you were leaving.",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or for a plot rows to be kept as they are."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Section:
    """A title and its paragraphs. `score` is 0–100, or None where there is none."""

    title: str
    blocks: tuple[Block, ...]
    score: int | None = None


def sections(debrief: Debrief, width: int = 72) -> tuple[Section, ...]:
    """The whole debrief, in the order in which it should be read. `width` is that of the plot, in columns."""
    return (
        Section("What you did right", (Block(debrief.praise, "good"),)),
        Section("What was really going on", tuple(_truth(debrief))),
        Section("Your decision", tuple(_decision(debrief, width)), debrief.timing.score),
        Section("Signs", tuple(_signs(debrief)), debrief.recognition.score),
        Section("Questions", tuple(_questions(debrief))),
        Section("Your exit", tuple(_exit(debrief)), debrief.exit.score if debrief.exit else None),
        Section("Next time", (Block(debrief.next_time),)),
    )


def _truth(debrief: Debrief) -> Iterator[Block]:
    revealed = debrief.record.revealed
    if revealed is None:
        return
    if revealed.story:
        yield Block(revealed.story)
    for fact in revealed.job:
        topic, _, amount = fact.partition(": ")
        broken = topic in revealed.broken
        yield Block(
            f"{'✗' if broken else '✓'} {TOPICS[topic].label}: {amount}{' (breaks your card)' if broken else ''}",
            "bad" if broken else "good",
        )
    if not revealed.fits:
        yield Block("This job was not for you.")
    elif revealed.broken:
        yield Block("All that you must have was right. A wish stayed open; whether that is a no is for you to say.")
    else:
        yield Block("This job was one for your card.")


def _decision(debrief: Debrief, width: int) -> Iterator[Block]:
    yield Block(debrief.decision)
    yield Block("\n".join(plot(debrief.record, debrief.evidence, width)), "plot")
    yield Block(
        "Evidence against the job, in decibans: +10 is ten times likelier at a bad job than at a fine one.", "aside"
    )


def _signs(debrief: Debrief) -> Iterator[Block]:
    found = debrief.recognition
    if not found.trials:
        yield Block("Nothing was shown yet that was a sign, or looked like one.")
    for outcome, (sign, words, tone) in SIGNS.items():
        for trial in found.of(outcome):
            yield Block(f"{sign} {words}, {headline(trial)}", tone)
            yield Block(f"Below the surface: {trial.cue.meaning}", "quote")
    for line in found.without_cause:
        yield Block(f"· marked without cause, minute {line.minute} · {quote(line)}", "aside")


def _questions(debrief: Debrief) -> Iterator[Block]:
    asked = debrief.inquiry
    if asked.asked_about:
        yield Block(f"✓ You asked about {_topics(asked.asked_about)}, which you must have right.", "good")
    if asked.not_asked_about:
        yield Block(f"· You did not ask about {_topics(asked.not_asked_about)}, which you must have right.", "aside")
    if not asked.telling:
        yield Block("No question of the bank would have shown more.")
        return
    if asked.first_telling is not None:
        yield Block(f"Your first question that goes to the heart of it came at minute {asked.first_telling}.")
    yield Block("These would have shown the truth, the most telling first:")
    for worth in asked.telling[:5]:
        strength = f"{abs(worth.decibans):g} decibans {'against' if worth.decibans > 0 else 'for'} the job"
        sign = "✓ you asked:" if worth.asked else "·"
        yield Block(f"{sign} “{worth.ask}” ({strength})", "good" if worth.asked else "plain")


def _exit(debrief: Debrief) -> Iterator[Block]:
    leave, judged = debrief.record.leave, debrief.exit
    if leave is None or judged is None:
        if "caved" in debrief.record.answers:
            yield Block("You were leaving; they pushed, and you stayed.", "bad")
        yield Block("You stayed. Had you wanted to go, this is how the article puts it:")
    else:
        yield Block(f"You said: “{leave.words}”" if leave.words else "You went without a word.", "quote")
        yield Block(f"{HEARD[judged.verdict.overall]} {judged.verdict.advice}".strip())
        for part in judged.parts:
            tone: Tone = "good" if part.points == part.most else "bad" if not part.points else "plain"
            yield Block(f"{part.points:>3} of {part.most:<2}  {part.label}{f': {part.why}' if part.why else ''}", tone)
        yield Block("The article's way to say it, to lay beside yours:")
    yield Block(f"“{MODEL_LINE}”", "quote")


def _topics(names: tuple[str, ...]) -> str:
    return " and ".join(TOPICS[name].label.lower() for name in names)
