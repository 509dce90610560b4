"""The scores of design §6, against examples computed by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytest_snapshot.plugin import Snapshot

from simulator.interview import Ask, CaveIn, Choose, GoOn, HoldFirm, Leave, Mark, Move, Unmark
from simulator.interview.events import (
    Began,
    ClockRan,
    CueShown,
    Ended,
    Ending,
    Event,
    LeaveTaken,
    Marked,
    QuestionAsked,
    QuestionWorth,
    Reacted,
    Shown,
    SignKind,
)
from simulator.scenario.card import Want
from simulator.scenario.model import Beat, Exit, Line, Question, Reply
from simulator.scoring import Debrief, debrief
from simulator.scoring.evidence import LOWER, UPPER
from simulator.scoring.feedback import quote
from simulator.scoring.record import read
from simulator.scoring.report import sections
from tests.making import THANKS, answer, events_of, says, scenario, seed_of, worked_example

BEGAN = Began("made", "", "Made up", "office", 1, 40, (), ("travel", "pay"))
Sign = tuple[int, SignKind, float]


def judged(
    signs: Sequence[Sign], minute: int, ending: Ending = "left", marks: Sequence[int] = (), *more: Event
) -> Debrief:
    """An interview of 40 scheduled minutes in which line n is the nth sign, (minute, kind, decibans)."""
    events: list[Event] = [BEGAN]
    for line, (at, kind, decibans) in enumerate(signs, 1):
        events += (
            ClockRan(at, 1),
            Shown(line, at, "says", f"Line {line}.", "ann", "Ann Lee"),
            CueShown(line, at, f"cue-{line}", kind, "travel", decibans, f"Meaning {line}."),
        )
    events += more
    events += [Marked(line, minute) for line in marks]
    events.append(ClockRan(minute, 1))
    if ending != "went_on":
        events.append(LeaveTaken(minute, THANKS, "standing", "smile", "steady"))
    return debrief([*events, Reacted("goes_on" if ending == "went_on" else "gracious", minute), Ended(ending, minute)])


def test_the_two_lines_are_walds_for_errors_of_one_in_twenty_and_one_in_five() -> None:
    assert UPPER == 12
    assert pytest.approx(-6.767, abs=0.001) == LOWER


@pytest.mark.parametrize(
    ("signs", "minute", "ending", "verdict", "score", "wasted"),
    [
        pytest.param([(2, "flag", 20)], 2, "left", "in_time", 100, 0, id="at once"),
        pytest.param([(2, "flag", 20)], 6, "left", "in_time", 90, 4, id="a tenth of the time later"),
        pytest.param([(2, "flag", 20)], 7, "left", "late", 88, 5, id="a little more than a tenth later"),
        pytest.param([(2, "flag", 20)], 22, "withdrew", "late", 50, 20, id="withdrew when it was over"),
        pytest.param([(2, "flag", 20)], 99, "left", "late", 0, 97, id="never below 0"),
        pytest.param([(1, "flag", 6), (3, "flag", 6)], 3, "left", "in_time", 100, 0, id="12 is the line"),
        pytest.param(
            [(1, "flag", 20), (2, "reassurance", -20)], 2, "left", "in_time", 98, 1, id="a definite no stays one"
        ),
        pytest.param([(1, "flag", 11)], 1, "left", "early", 92, 0, id="just below the line"),
        pytest.param([(1, "flag", 3)], 9, "withdrew", "early", 25, 0, id="a quarter of it"),
        pytest.param([], 0, "left", "early", 0, 0, id="on nothing"),
        pytest.param([(1, "reassurance", -6)], 1, "left", "early", 0, 0, id="not yet a fit"),
        pytest.param([(1, "reassurance", -7)], 1, "left", "left_a_fit", 0, 0, id="a fit"),
        pytest.param([(1, "flag", 11)], 30, "went_on", "stayed_rightly", 100, 0, id="stayed, though it was close"),
        pytest.param([(5, "flag", 12)], 30, "went_on", "went_on_against_evidence", 0, 25, id="stayed in spite of it"),
    ],
)
def test_timing(signs: Sequence[Sign], minute: int, ending: Ending, verdict: str, score: int, wasted: int) -> None:
    timing = judged(signs, minute, ending).timing
    assert (timing.verdict, timing.score, timing.wasted) == (verdict, score, wasted)


@pytest.mark.parametrize(
    ("kinds", "marks", "outcomes", "score"),
    [
        ("", (), "", 100),
        ("f", (), "miss", 0),
        ("f", (1,), "hit", 100),
        ("d", (), "correct_rejection", 100),
        ("d", (1,), "false_alarm", 0),
        ("ffd", (1,), "hit miss correct_rejection", 50),
        ("ffdd", (1, 2, 3), "hit hit false_alarm correct_rejection", 50),
        ("fdd", (2, 3), "miss false_alarm false_alarm", 0),
        ("fff", (1, 3), "hit miss hit", 67),
        ("ir", (1, 2), "", 100),
    ],
)
def test_recognition(kinds: str, marks: Sequence[int], outcomes: str, score: int) -> None:
    names: dict[str, SignKind] = {"f": "flag", "d": "decoy", "i": "information", "r": "reassurance"}
    found = judged([(1, names[kind], 0.0) for kind in kinds], 1, "left", marks).recognition
    assert " ".join(trial.outcome for trial in found.trials) == outcomes
    assert found.score == score
    assert [line.line for line in found.without_cause] == [
        line for line in marks if names[kinds[line - 1]] in ("information", "reassurance")
    ]


def test_a_mark_that_was_taken_back_counts_for_nothing() -> None:
    world = scenario({"first": Beat((says("Out.", "road"),), (answer("Well.", "first"),))})
    taken_back = debrief(events_of(world, Mark(1), Unmark(1), Leave(THANKS)))
    assert [trial.outcome for trial in taken_back.recognition.trials] == ["miss"]
    assert debrief(events_of(world, Mark(1), Unmark(1), Mark(1), Leave(THANKS))).recognition.score == 100


def test_a_sign_in_a_thought_is_evidence_but_no_trial_for_it_cannot_be_marked() -> None:
    world = scenario({"first": Beat((Line("thought", ("He means it.",), cue="insult"),))})
    found = debrief(events_of(world, Leave(THANKS)))
    assert (found.evidence.total, found.recognition.trials) == (6, ())


def test_what_is_said_after_the_decision_counts_for_nothing() -> None:
    world = scenario(
        {"first": Beat((says("Hello.", "late-start"),), (answer("Well.", "first"),))},
        level=3,
        exit=Exit(
            (says("Safe home."),),
            unclear=(says("Are you serious?", "insult"),),
            pushback=(says("You live in a suitcase here.", "road"), Line("wait", minutes=5)),
        ),
    )
    at_once = debrief(events_of(world, Leave(THANKS), HoldFirm()))
    assert (at_once.evidence.total, at_once.record.minute) == (0, 0)
    assert [trial.cue.cue for trial in at_once.recognition.trials] == ["late-start"]
    # An exit that nobody understood was no decision: what followed it could still be heard.
    assert debrief(events_of(world, Leave(), Leave(THANKS), HoldFirm())).evidence.total == 6
    # Nor was one that was given up: they pushed, the player stayed, and left later after all.
    again = debrief(events_of(world, Leave(THANKS), CaveIn(), Leave(THANKS)))
    assert (again.evidence.total, again.record.minute) == (20, 5)


def test_a_sign_counts_when_it_is_first_shown_and_never_again() -> None:
    world = scenario({"first": Beat((says("Out.", "insult"),), (answer("Well.", "first"),))})
    found = debrief(events_of(world, Choose(1), Choose(1), Leave(THANKS)))
    assert [(step.minute, step.total) for step in found.evidence.steps] == [(0, 6)]
    assert (found.evidence.definite, found.evidence.at(2)) == (None, 6)
    assert len(found.recognition.trials) == 3


def test_inquiry_names_the_musts_asked_about_and_the_first_question_that_could_tell() -> None:
    found = judged(
        [],
        9,
        "left",
        (),
        QuestionAsked("weather", 1, ""),
        QuestionAsked("week", 4, "travel"),
        QuestionWorth("weather", "How is the weather?", "", 0, asked=True),
        QuestionWorth("week", "What is a week like?", "travel", 10, asked=True),
        QuestionWorth("last", "Who had this job?", "", -20, asked=False),
    ).inquiry
    assert (found.asked_about, found.not_asked_about, found.first_telling) == (("travel",), ("pay",), 4)
    assert [worth.question for worth in found.telling] == ["last", "week"]


def test_a_question_is_worth_its_most_telling_reply_under_this_truth() -> None:
    replies = (
        Reply((says("Ha.", "insult"),), in_=("fine",)),
        Reply((says("Out.", "road"), says("Late.", "late-nights"))),
        Reply((says("Your desk.", "desk"),)),
    )
    world = scenario({"first": Beat()}, {"week": Question(("A week?",), replies)})
    worth = [event for event in events_of(world, GoOn()) if isinstance(event, QuestionWorth)]
    assert worth == [QuestionWorth("week", "A week?", "", 25, asked=False)]


def test_the_same_moves_are_right_for_one_card_and_wrong_for_another() -> None:
    world = worked_example()
    seed = seed_of(world, "suitcase")
    moves = (Ask("typical-week"), Mark(5), Leave(THANKS))
    stays = debrief(events_of(world, *moves, seed=seed))
    loves_it = {"travel": Want("at_least", 40, "deal_breaker")}
    travels = debrief(events_of(world, *moves, seed=seed, card=loves_it))
    assert (stays.timing.score, stays.timing.verdict) == (100, "in_time")
    assert (travels.timing.score, travels.timing.verdict) == (0, "early")
    assert [trial.cue.cue for trial in stays.recognition.of("hit")] == ["sixty-percent"]
    assert [line.line for line in travels.recognition.without_cause] == [5]
    assert stays.record.revealed
    assert travels.record.revealed
    assert (stays.record.revealed.fits, travels.record.revealed.fits) == (False, True)


@pytest.mark.parametrize(
    ("found", "praise"),
    [
        (judged([(1, "flag", 3), (2, "flag", 20)], 9, "left", (1, 2)), "You caught it: minute 2, Ann: “Line 2.”"),
        (judged([(1, "decoy", 0)], 9, "went_on"), "You kept your head. Ann: “Line 1.” looked bad"),
        (judged([(1, "flag", 20)], 1), "You left when there was nothing more to learn"),
        (
            judged(
                [], 9, "left", (), QuestionAsked("q", 4, "travel"), QuestionWorth("q", "Why?", "travel", 6, asked=True)
            ),
            "You asked: by minute 4",
        ),
        (judged([], 9, "left", (), QuestionAsked("q", 4, "travel")), "You asked about what you must have: travel."),
        (judged([(1, "decoy", 0)], 9), "You did not fall for Ann: “Line 1.”"),
        (judged([], 9), "You said it in your own words, out loud."),
        (judged([(1, "flag", 20)], 9, "went_on"), "You went through the whole of it."),
    ],
)
def test_a_debrief_begins_with_what_was_right(found: Debrief, praise: str) -> None:
    first = sections(found)[0]
    assert first.title == "What you did right"
    assert first.blocks[0].text.startswith(praise)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Shown(1, 0, "says", "Sit.", "ann", "Ann Lee"), "Ann: “Sit.”"),
        (Shown(1, 0, "direction", "Rain"), "“Rain”."),
        (Shown(1, 0, "wait", "", minutes=1), "the 1 minute of waiting."),
        (Shown(1, 0, "direction", "word " * 50), f"“{'word ' * 31}…”"),
    ],
)
def test_a_line_is_quoted_as_it_stood(line: Shown, words: str) -> None:
    assert quote(line) == words


def test_an_interview_that_is_not_over_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="has not begun"):
        read([])
    with pytest.raises(ValueError, match="no decision"):
        debrief([BEGAN])


@pytest.mark.parametrize(
    ("truth", "moves"),
    [
        pytest.param("suitcase", (Choose(1), Ask("typical-week"), Mark(6), Mark(1), Leave(THANKS)), id="left"),
        pytest.param("homebody", (Mark(1), Leave("Bye.", "seated", "glare", "apologetic")), id="left-on-a-hunch"),
        pytest.param("suitcase", (Mark(2), Ask("typical-week"), Choose(1), Choose(1), Leave(), Leave()), id="withdrew"),
        pytest.param("homebody", (Ask("typical-week"), Choose(1), Choose(1), GoOn()), id="went-on"),
        pytest.param("suitcase", (Ask("typical-week"), Choose(1), Choose(1), GoOn()), id="went-on-in-spite"),
    ],
)
def test_the_debrief_reads(truth: str, moves: tuple[Move, ...], snapshot: Snapshot) -> None:
    world = worked_example()
    found = debrief(events_of(world, *moves, seed=seed_of(world, truth)))
    lines: list[str] = []
    for section in sections(found):
        lines += ("", f"# {section.title}" + (f": {section.score}" if section.score is not None else ""))
        lines += (block.text if block.tone == "plot" else f"{block.tone}: {block.text}" for block in section.blocks)
    snapshot.assert_match("\n".join(lines) + "\n", "debrief.txt")
