"""The rules of an interview, each by an example."""

from __future__ import annotations

import subprocess
import sys

import pytest

from simulator.interview import (
    Ask,
    Begin,
    CaveIn,
    Choose,
    Explain,
    GoOn,
    HoldFirm,
    ImpossibleMove,
    Interview,
    Leave,
    Mark,
    Move,
    Wait,
)
from simulator.interview.events import (
    BeatEntered,
    ClockRan,
    ClosingReached,
    CueShown,
    Ended,
    Event,
    Marked,
    MeterMoved,
    PushbackAnswered,
    QuestionAsked,
    Reacted,
    Shown,
)
from simulator.interview.script import packed_questions, understand
from simulator.scenario.card import Card, Want
from simulator.scenario.model import Beat, Comparison, Condition, Exit, Jump, Line, Meter, Question, Reply, Scenario
from simulator.scenario.model import Choice as WrittenChoice
from tests.making import ROOT, THANKS, TRUTHS, WORKED_EXAMPLE, answer, events_of, says, scenario

WEEK = Question(("What is a week like?",), (Reply((says("Monday out.", "road"),)),), "travel")
ON_HOLD = scenario(
    {
        "call": Beat((says("One moment."), Line("hold", minutes=3), says("Here I am.")), (answer("Fine.", "end"),)),
        "end": Beat(),
    },
    {"week": WEEK},
    exit=Exit((says("Safe home."),), away=(Line("direction", ("The line hums.",)),)),
)


def texts(events: tuple[Event, ...]) -> list[str]:
    return [event.text for event in events if isinstance(event, Shown)]


def begun(world: Scenario, *pack: str) -> Interview:
    interview = Interview(world, world.card, 0)
    interview.take(Begin(pack))
    return interview


def reactions(events: tuple[Event, ...]) -> list[str]:
    return [event.reaction for event in events if isinstance(event, Reacted)]


@pytest.mark.parametrize("waits", [[1, 1, 1], [2, 1], [3]])
def test_a_hold_passes_minute_by_minute_or_at_once(waits: list[int]) -> None:
    interview = begun(ON_HOLD)
    passed = 0
    for minutes in waits:
        assert interview.hold_left == 3 - passed
        events = interview.take(Wait(minutes))
        passed += minutes
        assert events[0] == ClockRan(passed, minutes, holding=True)
        assert texts(events) == (["Here I am."] if passed == 3 else [])
    assert interview.phase == "talking"


def test_nobody_can_be_asked_or_answered_on_hold_nor_waited_for_longer_than_it_lasts() -> None:
    interview = begun(ON_HOLD)
    for move, reason in (
        (Ask("week"), "nobody is there to answer"),
        (Choose(1), "you are waiting"),
        (Wait(4), "1 to 3 minutes"),
        (GoOn(), "you are waiting"),
    ):
        with pytest.raises(ImpossibleMove, match=reason):
            interview.take(move)


def test_leaving_on_hold_is_heard_by_nobody_even_without_words() -> None:
    events = events_of(ON_HOLD, Wait(1), Leave())
    assert reactions(events) == ["away"]
    assert texts(events)[-1] == "The line hums."
    assert Ended("left", 1) in events


def test_a_hold_in_a_reply_ends_before_the_choice_that_asked_goes_on() -> None:
    question = Question(("Why?",), (Reply((Line("wait", minutes=2), says("Because."))),), minutes=1)
    asking = WrittenChoice("ask", (), "next", minutes=0, asks="why")
    world = scenario(
        {"first": Beat(choices=(asking, answer("No.", "first"))), "next": Beat((says("So."),))}, {"why": question}
    )
    interview = begun(world)
    assert interview.choices()[0].words == "Why?"
    assert interview.choices()[0].minutes == 1
    first = interview.take(Choose(1))
    assert QuestionAsked("why", 0, "") in first
    assert BeatEntered("next", 3) not in first
    assert texts(interview.take(Wait(2))) == ["Because.", "So."]
    assert interview.phase == "closing"


def test_a_choice_that_asks_is_gone_when_its_question_was_asked() -> None:
    asking = WrittenChoice("ask", (), "first", minutes=0, asks="week")
    interview = begun(scenario({"first": Beat(choices=(asking, answer("No.", "first")))}, {"week": WEEK}))
    interview.take(Ask("week"))
    assert [offer.words for offer in interview.choices()] == ["No."]
    with pytest.raises(ImpossibleMove, match="you have asked `week` already"):
        interview.take(Ask("week"))


def test_a_choice_may_spend_what_it_needs() -> None:
    # patience 3, and the choice asks for 3 and takes 2; minute 0, and it takes 1.
    bound = Condition(meters={"patience": Comparison(">=", 3)}, minute=Comparison("<", 1))
    once = WrittenChoice("object", ("No.",), "next", effects={"patience": -2}, when=bound)
    interview = begun(scenario({"first": Beat(choices=(once,)), "next": Beat()}))
    assert MeterMoved("patience", 3, 1, 0, 5) in interview.take(Choose(1))
    assert interview.state == "next"


def test_meters_stop_at_their_ends_and_say_nothing_when_nothing_moved() -> None:
    push = WrittenChoice("object", ("No.",), "first", effects={"nerve": 5})
    interview = begun(scenario({"first": Beat(choices=(push,))}))
    assert MeterMoved("nerve", 0, 2, -2, 2) in interview.take(Choose(1))
    assert not [event for event in interview.take(Choose(1)) if isinstance(event, MeterMoved)]


def test_an_unattended_beat_goes_on_to_the_first_jump_that_fits() -> None:
    jumps = (
        Jump("never", when=Condition(asked=("week",))),
        Jump("never", in_=("fine",)),
        Jump("second", when=Condition(any=(Condition(heard=("road",)), Condition(not_heard=("insult",))))),
        Jump("never"),
    )
    world = scenario(
        {"first": Beat(then=jumps), "second": Beat((says("Here."),)), "never": Beat()},
        {"week": WEEK},
        truths={"bad": TRUTHS["bad"]},
    )
    events = events_of(world)
    assert [event.beat for event in events if isinstance(event, BeatEntered)] == ["first", "second"]
    assert events[-1] == ClosingReached(0)


def test_a_chain_of_unattended_beats_may_be_longer_than_the_stack_is_deep() -> None:
    beats = {f"b{number}": Beat(then=(Jump(f"b{number + 1}"),)) for number in range(2000)}
    assert begun(scenario(beats | {"b2000": Beat()})).state == "b2000"


def test_a_blank_exit_is_unclear_once_and_then_the_player_is_gone() -> None:
    world = scenario(
        {"first": Beat(choices=(answer("Well.", "first"),))},
        exit=Exit((says("Safe home."),), unclear=(says("Are you leaving?"),)),
    )
    interview = begun(world)
    first = interview.take(Leave(" \t\x1b[0m"))
    assert (reactions(first), texts(first), interview.phase) == (["unclear"], ["Are you leaving?"], "talking")
    second = interview.take(Leave(""))
    assert (reactions(second), interview.phase) == (["gracious"], "over")


def test_an_unclear_exit_that_uses_up_the_last_choice_leads_to_the_end_of_the_interview() -> None:
    late = WrittenChoice("answer", ("Well.",), "first", when=Condition(minute=Comparison("<", 1)))
    world = scenario(
        {"first": Beat(choices=(late,))},
        exit=Exit((says("Safe home."),), unclear=(Line("wait", minutes=2),)),
    )
    interview = begun(world)
    assert interview.take(Leave())[-1] == ClosingReached(2)
    assert GoOn() in [offer.move for offer in interview.offers()]


@pytest.mark.parametrize(
    ("level", "patience", "reaction"),
    [(1, 3, "gracious"), (2, 1, "gracious"), (3, 3, "pushback"), (1, 0, "pushback")],
)
def test_people_push_back_at_level_3_or_when_patience_is_at_its_least(level: int, patience: int, reaction: str) -> None:
    world = scenario(
        {"first": Beat(choices=(answer("Well.", "first"),))},
        level=level,
        meters={"patience": Meter(patience, 0, 5)},
        exit=Exit((says("Safe home."),), pushback=(says("Over a few flights?"),)),
    )
    events = events_of(world, Leave(THANKS))
    assert reactions(events) == [reaction]
    assert texts(events)[-1] == {"gracious": "Safe home.", "pushback": "Over a few flights?"}[reaction]


PUSHY = Exit(
    gracious=(says("Safe home."),), pushback=(says("Over a few flights?"),), again=(says("Forty-three thousand."),)
)


def pushed(exit_: Exit = PUSHY) -> Interview:
    """An interview at level 3 in which the player has just said that they are leaving."""
    interview = begun(scenario({"first": Beat(choices=(answer("Well.", "first"),))}, level=3, exit=exit_))
    interview.take(Leave(THANKS))
    return interview


def test_whoever_holds_firm_says_the_same_again_is_pushed_back_once_more_and_is_gone() -> None:
    interview = pushed()
    first, second = interview.take(HoldFirm()), interview.take(HoldFirm())
    assert (texts(first), reactions(first)) == ([THANKS, "Forty-three thousand."], ["pushback"])
    assert (texts(second), reactions(second)) == ([THANKS, "Safe home."], ["gracious"])
    assert Ended("left", 0) in second


def test_an_explanation_is_still_leaving() -> None:
    interview = pushed(Exit(gracious=(says("Safe home."),), pushback=(says("Over a few flights?"),)))
    events = interview.take(Explain("I like my own bed."))
    assert texts(events) == ["I like my own bed.", "Safe home."]
    assert PushbackAnswered("explained", 0) in events
    assert interview.phase == "over"


def test_whoever_caves_in_is_back_where_they_were_and_is_pushed_back_twice_at_most() -> None:
    interview = pushed()
    assert PushbackAnswered("caved", 0) in interview.take(CaveIn())
    assert len(interview.choices()) == 1
    assert reactions(interview.take(Leave(THANKS))) == ["pushback"]
    interview.take(CaveIn())
    last = interview.take(Leave(THANKS))
    assert reactions(last) == ["gracious"]
    assert Ended("left", 0) in last


def test_while_they_push_nothing_else_can_be_done_but_marking() -> None:
    interview = pushed()
    for move in (Choose(1), Leave(THANKS), GoOn()):
        with pytest.raises(ImpossibleMove, match="hold firm, explain, or stay"):
            interview.take(move)
    line = len(interview.lines)
    assert interview.take(Mark(line)) == (Marked(line, 0),)


def test_words_that_nobody_can_make_out_are_asked_about_once() -> None:
    interview = begun(scenario({"first": Beat(choices=(answer("Well.", "first"),))}))
    assert reactions(interview.take(Leave("Hm.", heard="unclear"))) == ["unclear"]
    assert interview.choices()
    assert reactions(interview.take(Leave("Hm.", heard="unclear"))) == ["gracious"]
    assert not interview.offers()


def test_leaving_at_the_end_is_withdrawing() -> None:
    world = scenario({"first": Beat()})
    assert Ended("withdrew", 0) in events_of(world, Leave(THANKS))
    assert Ended("went_on", 0) in events_of(world, GoOn())


def test_three_questions_can_be_packed_and_no_more() -> None:
    world = scenario({"first": Beat()}, dict.fromkeys("abcd", WEEK))
    assert begun(world, "a", "a", "b", "c").packed == ("a", "b", "c")
    with pytest.raises(ImpossibleMove, match="3 questions, not 4"):
        begun(world, *"abcd")
    with pytest.raises(ImpossibleMove, match="no question `e`"):
        begun(world, "e")


def test_the_truth_is_drawn_as_its_chances_say_and_one_without_any_never() -> None:
    chances = {"bad": 3, "fine": 1, "unsaid": 0}
    world = scenario(
        {"first": Beat()},
        truths={name: type(truth)(truth.job, chances[name]) for name, truth in TRUTHS.items()},
    )
    drawn = [Interview(world, world.card, seed).truth for seed in range(2000)]
    assert drawn.count("unsaid") == 0
    # Four standard deviations of 2,000 draws at 3 in 4; the seeds are fixed, so this comes out the same each time.
    assert abs(drawn.count("bad") - 1500) < 4 * (2000 * 0.75 * 0.25) ** 0.5


def test_every_wording_is_drawn_by_some_seed() -> None:
    world = scenario({"first": Beat((Line("direction", ("Rain.", "Snow.", "Fog.")),))})
    assert {texts(events_of(world, seed=seed))[0] for seed in range(30)} == {"Rain.", "Snow.", "Fog."}


@pytest.mark.parametrize(
    ("cue", "card", "kind", "decibans"),
    [
        ("road", {"travel": Want("at_most", 10, "deal_breaker")}, "flag", 20),
        ("road", {"travel": Want("at_most", 10, "important")}, "flag", 10),
        ("road", {"travel": Want("at_most", 10, "flexible")}, "information", 0),
        ("road", {}, "information", 0),
        ("road", {"travel": Want("at_least", 50, "deal_breaker")}, "information", 0),
        ("insult", {}, "flag", 6),
        ("late-start", {}, "decoy", 0),
        ("read-cv", {}, "reassurance", -6),
        ("desk", {"travel": Want("at_most", 10, "deal_breaker")}, "reassurance", -10),
        ("desk", {"travel": Want("at_most", 10, "important")}, "reassurance", -5),
        ("desk", {"travel": Want("at_most", 10, "flexible")}, "information", 0),
        ("desk", {}, "information", 0),
    ],
)
def test_what_a_cue_is_depends_on_the_card_but_conduct_does_not(
    cue: str, card: Card, kind: str, decibans: float
) -> None:
    events = events_of(scenario({"first": Beat((says("So.", cue), says("So.", cue)))}), card=card)
    shown = [event for event in events if isinstance(event, CueShown)]
    assert [(event.kind, event.decibans) for event in shown] == [(kind, decibans), (kind, 0)]


@pytest.mark.parametrize(
    ("line", "move"),
    [
        ("2", Choose(2)),
        ("object 2", Choose(2)),
        ("ask 1", Choose(1)),  # choice 1 is an `ask`; it goes before the first packed question
        ("ask 2", Ask("week")),
        ("ask 3", Choose(3)),
        ("ask week", Ask("week")),
        ("mark", Mark(3)),
        ("mark last", Mark(3)),
        ("mark road", Mark(1)),
        ("leave", Leave()),
        ("withdraw: Bye: now", Leave("Bye: now")),
        (r"leave seated glare sharp: one\ntwo \\n", Leave("one\ntwo \\n", "seated", "glare", "sharp")),
    ],
)
def test_moves_can_be_written_as_a_person_would(line: str, move: Move) -> None:
    assert understand(line, _talk()) == move


def test_the_line_named_for_a_packed_question_asks_it() -> None:
    interview = _talk()
    named = list(packed_questions(interview))
    assert [line for line, _ in named] == ["ask pay", "ask 2"]
    assert [understand(line, interview) for line, _ in named] == [offer.move for _, offer in named]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("anwser 1", "did you mean `answer`?"),
        ("please 2", "choice 2 is `object`, not `please`"),
        ("answer one", "expected a number, found `one`"),
        ("ask weak", "did you mean `week`?"),
        ("ask 9", "there is no packed question 9; there are 2 left"),
        ("mark insult", "the cue `insult` has not been shown"),
        ("mark nobody", "`nobody` is no line"),
        ("leave angrily", "`angrily` is no bearing"),
        ("9", "the choices are 1 to 3"),
        ("mark 4", "line 4 is your own"),
        ("mark 99", "there is no line 99; the last one is 4"),
        ("unmark 1", "line 1 is not marked"),
    ],
)
def test_a_line_that_is_no_move_says_why(line: str, reason: str) -> None:
    interview = _talk()
    with pytest.raises(ImpossibleMove, match=reason.replace("?", r"\?")):
        interview.take(understand(line, interview))


def _talk() -> Interview:
    """Three lines shown, a thought after them; three choices; two questions packed."""
    asking = WrittenChoice("ask", ("Really?",), "first")
    beat = Beat(
        (says("Out.", "road"), says("Back."), Line("direction", ("Rain.",)), Line("thought", ("Hm.",))),
        (asking, WrittenChoice("object", ("No.",), "first"), asking),
    )
    return begun(scenario({"first": beat}, {"week": WEEK, "pay": WEEK}), "pay", "week")


def test_the_core_needs_no_face_and_no_database() -> None:
    program = f"""
import sys
from pathlib import Path
from simulator.interview import Ask, Begin, Interview, Leave, Mark
from simulator.scenario.loading import load
from simulator.scoring import debrief
from simulator.scoring.report import sections
scenario = load(Path({str(WORKED_EXAMPLE)!r}))
interview = Interview(scenario, scenario.card, 0)
moves = (Begin(), Ask("typical-week"), Mark(1), Leave("Thank you, goodbye."))
print(len(sections(debrief([event for move in moves for event in interview.take(move)]))))
print(sorted({{"textual", "rich", "sqlite3", "sqlalchemy"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["7", "[]"]
