"""The debrief's sentences: what was right, what the decision was worth, one thing to do next.

Feedback that explains moves learners; a bare right or wrong hardly does (Van der Kleij, Feskens & Eggen, "Effects of
Feedback in a Computer-Based Learning Environment", Review of Educational Research 85, 2015: effect .49 against .05).
So every sentence names the minute and quotes the line.
"""

from __future__ import annotations

from simulator.interview.events import Shown
from simulator.scenario.card import TOPICS
from simulator.scoring.evidence import UPPER, Evidence
from simulator.scoring.inquiry import Inquiry
from simulator.scoring.recognition import Recognition, Trial
from simulator.scoring.record import Record
from simulator.scoring.timing import Timing


def praise(record: Record, evidence: Evidence, when: Timing, signs: Recognition, questions: Inquiry) -> str:
    """The best thing about this interview, for there always is one."""
    if hits := signs.of("hit"):
        best = max(hits, key=lambda trial: trial.cue.decibans)
        return f"You caught it: minute {best.line.minute}, {quote(best.line)}"
    if when.verdict == "stayed_rightly" and signs.of("correct_rejection"):
        kept = signs.of("correct_rejection")[0]
        return f"You kept your head. {quote(kept.line)} looked bad, was innocent, and you let it be."
    if when.verdict == "in_time":
        return "You left when there was nothing more to learn, and no later."
    if questions.first_telling is not None:
        return f"You asked: by minute {questions.first_telling} you had put a question that goes to the heart of it."
    if questions.asked_about:
        return f"You asked about what you must have: {_topics(questions.asked_about)}."
    if signs.of("correct_rejection"):
        return f"You did not fall for {quote(signs.of('correct_rejection')[0].line)}"
    if record.leave and record.leave.words:
        return "You said it in your own words, out loud. That is the hard part, and it gets easier."
    return "You went through the whole of it. Now you know what it sounds like."


def decision(record: Record, evidence: Evidence, when: Timing) -> str:
    """What could be known when the decision was made, and how it compares."""
    at = f"minute {record.minute}"
    definite = evidence.definite
    tipped = next((step for step in evidence.steps if step.total >= UPPER), None)
    because = f" with {quote(record.lines[tipped.line])}" if tipped else ""
    left = {"withdrew": "You stayed to the end and withdrew", "left": "You left"}.get(record.ending or "", "You left")
    match when.verdict:
        case "in_time":
            spent = "at once" if not when.wasted else f"{minutes(when.wasted)} later"
            return f"A definite no was there at minute {definite}{because} {left} {spent}, at {at}."
        case "late":
            return (
                f"A definite no was there at minute {definite}{because} {left} at {at}: "
                f"{minutes(when.wasted)} of your life after it was clear."
            )
        case "early":
            known = "nothing that spoke" if evidence.total <= 0 else f"{evidence.total:g} of the 12 decibans that speak"
            return f"{left} at {at}, on {known} against the job. It may be a hunch; a question would have told."
        case "left_a_fit":
            return (
                f"{left} at {at}, though all you had heard spoke for it ({evidence.total:g} decibans). "
                "By what you could know, this was a job that fits your card."
            )
        case "stayed_rightly":
            against = f"{evidence.total:g} of 12 decibans" if evidence.total > 0 else "nothing"
            return f"You stayed and went on. To the end {against} spoke against the job: no reason to walk out."
        case "went_on_against_evidence":
            return (
                f"A definite no was there at minute {definite}{because} You stayed {minutes(when.wasted)} more "
                "and went on with the process."
            )


def next_time(record: Record, evidence: Evidence, when: Timing, signs: Recognition, questions: Inquiry) -> str:
    """One thing, the one that would have changed most."""
    unasked = [worth for worth in questions.telling if not worth.asked]
    missed = sorted(signs.of("miss"), key=lambda trial: -trial.cue.decibans)
    alarms = signs.of("false_alarm")
    if when.verdict in ("early", "left_a_fit") and unasked:
        return f"Before you stand up, ask. Here it would have been: “{unasked[0].ask}”"
    if when.verdict == "went_on_against_evidence":
        return "When it is clear, say so in one sentence, and stand up while you say it. You can leave at any moment."
    if when.verdict == "late" and missed and missed[0].line.minute <= (evidence.definite or 0):
        return f"Listen again to {quote(missed[0].line)} {missed[0].cue.meaning}"
    if when.verdict == "late":
        return "You knew. Next time let the definite no be the last thing you hear, not the first of many."
    if alarms:
        return f"Let the innocent be innocent: {quote(alarms[0].line)} {alarms[0].cue.meaning}"
    if missed:
        return f"Mark it when you hear it, then ask. This one went by: {quote(missed[0].line)} {missed[0].cue.meaning}"
    if questions.not_asked_about:
        return f"Pack a question about what you must have: {_topics(questions.not_asked_about)}."
    if unasked:
        return f"Try it again with another question in your pocket: “{unasked[0].ask}”"
    return "Play it again under another seed: the opening is the same, the truth may not be."


def quote(line: Shown) -> str:
    """The line as the transcript has it, in quotation marks, with a full stop outside where it needs one."""
    if line.kind in ("hold", "wait"):
        return f"the {minutes(line.minutes)} of waiting."
    text = line.text if len(line.text) <= 160 else line.text[:157].rsplit(" ", 1)[0] + " …"
    text = text.replace("\n", " ")
    if line.kind == "direction":
        return f"“{text}”" if text.endswith((".", "!", "?", "…")) else f"“{text}”."
    return f"{line.name.split()[0]}: “{text}”" if line.name else f"“{text}”"


def headline(trial: Trial) -> str:
    """``minute 12 · Marcus: “…”``."""
    return f"minute {trial.line.minute} · {quote(trial.line)}"


def minutes(count: int) -> str:
    """``1 minute``, ``4 minutes``."""
    return f"{count} minute{'' if count == 1 else 's'}"


def _topics(names: tuple[str, ...]) -> str:
    return ", ".join(TOPICS[name].label.lower() for name in names)
