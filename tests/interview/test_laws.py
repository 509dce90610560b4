"""What holds in every interview, whatever its author wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from simulator.interview import Ask, Choose, GoOn, HoldFirm, ImpossibleMove, Leave, Mark, Move, Unmark
from simulator.interview.codec import event_from, move_from, to_plain
from simulator.interview.events import ClockRan, Event, MeterMoved, Shown
from simulator.interview.script import understand, written
from simulator.scenario.card import Card
from tests.making import ANY_MOVE, CARD, THANKS, Attempt, attempts


@given(attempts(), st.data())
def test_an_interview_put_back_to_any_point_goes_on_as_before(attempt: Attempt, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(attempt.moves)))
    interview = attempt.interview()
    for move in attempt.moves[:cut]:
        interview.take(move)
    kept, offers = interview.snapshot(), interview.offers()
    first = [interview.take(move) for move in attempt.moves[cut:]]
    end = interview.snapshot()
    other = attempt.interview()  # one that has been nowhere yet
    for again in (interview, other):
        again.restore(kept)
        assert again.offers() == offers
        assert again.snapshot() == kept
        assert [again.take(move) for move in attempt.moves[cut:]] == first
        assert again.snapshot() == end


@given(attempts())
def test_every_offer_can_be_taken(attempt: Attempt) -> None:
    interview, _ = attempt.replay()
    here = interview.snapshot()
    for offer in interview.offers():
        minute = interview.minute
        events = interview.take(offer.move)
        assert events
        if isinstance(offer.move, (Choose, Ask)):
            # The clock runs first for the move itself; what is on hold later has its own minutes.
            ran = next((event.minutes for event in events if isinstance(event, ClockRan)), 0)
            assert ran == offer.minutes
        if isinstance(offer.move, (Mark, Unmark)):
            assert interview.minute == minute
            assert len(events) == 1
        interview.restore(here)


@given(attempts(), st.lists(ANY_MOVE, min_size=5, max_size=15))
def test_a_move_is_offered_or_refused_and_a_refused_one_changes_nothing(attempt: Attempt, moves: list[Move]) -> None:
    interview, _ = attempt.replay()
    here = interview.snapshot()
    offered = {_without_words(offer.move) for offer in interview.offers()}
    for move in moves:
        try:
            interview.take(move)
        except ImpossibleMove:
            assert _without_words(move) not in offered
            assert interview.snapshot() == here
        else:
            assert _without_words(move) in offered
            interview.restore(here)
    # Nothing of what was refused comes out with the next move.
    for offer in interview.offers()[:1]:
        assert interview.take(offer.move) == attempt.replay()[0].take(offer.move)


@given(attempts())
def test_the_clock_runs_forward_the_meters_stay_in_bounds_and_lines_are_numbered(attempt: Attempt) -> None:
    _, events = attempt.replay()
    minutes = [event.minute for event in events if hasattr(event, "minute")]
    assert all(before <= after for before, after in pairwise(minutes))
    now = 0
    for event in events:
        if isinstance(event, ClockRan):
            assert event.minutes > 0
            now += event.minutes
            assert event.minute == now
        if isinstance(event, MeterMoved):
            assert event.least <= event.after <= event.most
            assert event.before != event.after
    lines = [event.line for event in events if isinstance(event, Shown)]
    assert lines == list(range(1, len(lines) + 1))


@given(attempts())
def test_leaving_marking_and_asking_are_possible_until_it_is_over(attempt: Attempt) -> None:
    interview = attempt.interview()
    for move in attempt.moves:
        interview.take(move)
        offers = [offer.move for offer in interview.offers()]
        if interview.phase == "over":
            assert not offers
            break
        # Whoever is being pushed back is leaving already.
        assert (Leave() in offers) != (HoldFirm() in offers)
        others = {number for number, (markable, _) in enumerate(interview.lines, 1) if markable}
        assert {offer.line for offer in offers if isinstance(offer, (Mark, Unmark))} == others
        asked = {offer.question for offer in offers if isinstance(offer, Ask)}
        assert asked == (
            set() if interview.phase in ("holding", "pushed") else set(attempt.scenario.questions) - interview.asked
        )
        assert interview.phase != "talking" or interview.choices(), "somebody waits for an answer that cannot be given"


@given(attempts())
def test_an_interview_can_always_be_ended(attempt: Attempt) -> None:
    interview, _ = attempt.replay()
    here = interview.snapshot()
    if here.phase == "over":
        return
    for way in (Leave(THANKS), Leave(), Leave("Hm.", heard="unclear")):
        # Not understood, it takes two attempts; pushed back, one holds firm twice at most.
        for _ in range(4):
            phase = interview.snapshot().phase
            if phase != "over":
                interview.take(HoldFirm() if phase == "pushed" else way)
        assert interview.snapshot().phase == "over"
        interview.restore(here)
    if here.phase == "closing":
        interview.take(GoOn())
        assert interview.snapshot().phase == "over"


@given(attempts())
def test_moves_and_events_survive_being_stored_and_replaying_gives_the_same(attempt: Attempt) -> None:
    _, events = attempt.replay()
    stored = tuple(move_from(json.loads(json.dumps(to_plain(move)))) for move in attempt.moves)
    assert stored == attempt.moves
    assert tuple(event_from(json.loads(json.dumps(to_plain(event)))) for event in events) == events
    assert replace(attempt, moves=stored).replay()[1] == events


@given(attempts())
def test_moves_survive_being_written_as_lines(attempt: Attempt) -> None:
    interview, twin = attempt.interview(), attempt.interview()
    for move in attempt.moves:
        line = written(move)
        assert "\n" not in line
        again = understand(line, twin)
        if isinstance(move, Leave):  # the core drops what surrounds the words, and so may the line
            assert interview.take(move) == twin.take(again)
        else:
            assert again == move
            assert interview.take(move) == twin.take(move)


@given(attempts(), st.sampled_from(({}, CARD)))
def test_what_people_say_does_not_depend_on_the_card_or_on_marks(attempt: Attempt, card: Card) -> None:
    unmarked = tuple(move for move in attempt.moves if not isinstance(move, (Mark, Unmark)))
    other = replace(attempt, card=card, moves=unmarked)
    assert _said(attempt.replay()[1]) == _said(other.replay()[1])


def _said(events: tuple[Event, ...]) -> list[Shown]:
    return [event for event in events if isinstance(event, Shown)]


def _without_words(move: Move) -> Move:
    return Leave() if isinstance(move, Leave) else move
