"""One interview: a state machine that takes moves and gives events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from simulator.interview import draws
from simulator.interview.events import (
    OWN,
    Answer,
    BeatEntered,
    Began,
    ClockRan,
    ClosingReached,
    CueShown,
    Ended,
    Ending,
    Event,
    LeaveTaken,
    LineKind,
    Marked,
    MeterMoved,
    PushbackAnswered,
    QuestionAsked,
    Reacted,
    Reaction,
    Shown,
    Unmarked,
)
from simulator.interview.graph import Graph
from simulator.interview.moves import (
    PACKED,
    Ask,
    Begin,
    CaveIn,
    Choose,
    Explain,
    GoOn,
    HoldFirm,
    ImpossibleMove,
    Leave,
    Mark,
    Move,
    Unmark,
    Wait,
)
from simulator.interview.signs import reveal, weigh, worth_of_questions
from simulator.interview.state import Going, Offer, Phase, Place, Snapshot
from simulator.scenario.card import Card
from simulator.scenario.model import Choice, Condition, Line, Reply, Scenario
from simulator.scenario.text import clean

PATIENCE = "patience"


@dataclass(slots=True, eq=False)
class Interview:
    """An interview with this scenario, card and seed. `take` moves; `offers` says which are possible.

    `state` is the present beat, `minute` the time since the beginning, `lines` says of every line of the transcript
    whether it can be marked, and which cue it carried.
    """

    scenario: Scenario
    card: Card
    seed: int
    truth: str = field(init=False)
    phase: Phase = field(default="briefing", init=False)
    state: str = field(init=False)
    minute: int = field(default=0, init=False)
    meters: dict[str, int] = field(init=False)
    heard: set[str] = field(default_factory=set, init=False)
    asked: set[str] = field(default_factory=set, init=False)
    packed: tuple[str, ...] = field(default=(), init=False)
    lines: list[tuple[bool, str]] = field(default_factory=list, init=False)
    marks: set[int] = field(default_factory=set, init=False)
    _resume: Place | None = field(default=None, init=False)
    _hold_left: int = field(default=0, init=False)
    _unclear: int = field(default=0, init=False)
    _going: Going | None = field(default=None, init=False)
    _graph: Graph = field(init=False, repr=False)
    _out: list[Event] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        chances = {name: truth.chance for name, truth in self.scenario.truths.items()}
        self.truth = draws.weighted(chances, self.seed, "truth")
        self.state = self.scenario.opening
        self.meters = {name: meter.start for name, meter in self.scenario.meters.items()}
        self._graph = Graph(self.scenario)

    # What is possible

    def offers(self) -> tuple[Offer, ...]:
        """Every move that is possible now, words and bearing of an exit aside. Each can be taken."""
        ways: tuple[Offer, ...]
        match self.phase:
            case "briefing":
                return (Offer(Begin()),)
            case "over":
                return ()
            case "holding":
                ways = tuple(Offer(Wait(minutes), minutes=minutes) for minutes in range(1, self._hold_left + 1))
            case "talking":
                ways = self.choices() + self.questions()
            case "closing":
                ways = (Offer(GoOn()), *self.questions())
            case "pushed":
                ways = (Offer(HoldFirm()), Offer(Explain()), Offer(CaveIn()))
        marks: list[Offer] = []
        for number, (markable, _) in enumerate(self.lines, 1):
            if markable:
                marks.append(Offer(Unmark(number) if number in self.marks else Mark(number)))
        leave = () if self.phase == "pushed" else (Offer(Leave()),)
        return (*ways, *leave, *marks)

    def choices(self) -> tuple[Offer, ...]:
        """The choices of the present beat, numbered as on the screen."""
        if self.phase != "talking":
            return ()
        return tuple(
            Offer(Choose(number), self._words(choice, index), self._minutes(choice), choice.verb)
            for number, (index, choice) in enumerate(self._fitting(), 1)
        )

    def questions(self) -> tuple[Offer, ...]:
        """The questions of the bank that were not asked yet."""
        if self.phase not in ("talking", "closing"):
            return ()
        return tuple(
            Offer(Ask(name), self.words_of(name), question.minutes, "ask", name in self.packed)
            for name, question in self.scenario.questions.items()
            if name not in self.asked
        )

    def words_of(self, question: str) -> str:
        """How this question is worded in this interview."""
        return draws.one_of(self.scenario.questions[question].ask, self.seed, f"question/{question}")

    @property
    def hold_left(self) -> int:
        """Minutes still to wait, where the phase is ``holding``."""
        return self._hold_left

    def fits(self, in_: tuple[str, ...], when: Condition) -> bool:
        """Whether something bound to these truths and this condition is there now."""
        return (not in_ or self.truth in in_) and self._holds(when)

    def _holds(self, when: Condition) -> bool:
        return (
            (not when.truth or self.truth in when.truth)
            and all(bound.holds(self.meters[meter]) for meter, bound in when.meters.items())
            and (when.minute is None or when.minute.holds(self.minute))
            and self.heard.issuperset(when.heard)
            and self.heard.isdisjoint(when.not_heard)
            and self.asked.issuperset(when.asked)
            and self.asked.isdisjoint(when.not_asked)
            and (not when.any or any(self._holds(each) for each in when.any))
        )

    # Taking a move

    def take(self, move: Move) -> tuple[Event, ...]:
        """Makes the move and tells what came of it.

        Raises:
            ImpossibleMove: the move is not possible now. Nothing has changed.

        """
        match move:
            case Begin(pack):
                self._begin(pack)
            case Choose(number):
                self._choose(number)
            case Ask(question):
                self._ask(question)
            case Mark(line):
                self._mark(line)
            case Unmark(line):
                self._unmark(line)
            case Wait(minutes):
                self._wait(minutes)
            case Leave():
                self._leave(move)
            case HoldFirm():
                self._hold_firm()
            case Explain(words):
                self._explain(words)
            case CaveIn():
                self._cave_in()
            case GoOn():
                self._go_on()
        events, self._out = tuple(self._out), []
        return events

    def _begin(self, pack: tuple[str, ...]) -> None:
        if self.phase != "briefing":
            raise ImpossibleMove("the interview has begun already")
        if unknown := [name for name in pack if name not in self.scenario.questions]:
            raise ImpossibleMove(f"there is no question `{unknown[0]}` in the bank")
        if len(set(pack)) > PACKED:
            raise ImpossibleMove(f"you can pack {PACKED} questions, not {len(set(pack))}")
        self.packed = tuple(dict.fromkeys(pack))
        musts = tuple(topic for topic, want in self.card.items() if want.weight == "deal_breaker")
        s = self.scenario
        self._out.append(
            Began(s.id, s.digest, s.title, s.setting, s.level, s.scheduled_minutes, self.packed, musts),
        )
        self._show_from(self._enter())

    def _choose(self, number: int) -> None:
        self._needs("talking")
        fitting = self._fitting()
        if not 1 <= number <= len(fitting):
            there = f"the choices are 1 to {len(fitting)}" if len(fitting) > 1 else "there is one choice: 1"
            raise ImpossibleMove(f"there is no choice {number}; {there}")
        index, choice = fitting[number - 1]
        words = self._words(choice, index)
        # The step comes first: what the choice costs may be the very thing that it needed in order to fit.
        self._graph.choose(self, index)
        if choice.asks:
            reply = self._put(choice.asks)
            self._change(choice.effects)
            self._show_from(Place("reply", choice.asks, reply, 0, self.state))
            return
        self._line("silence" if choice.verb == "wait" else "you", words)
        self._run(choice.minutes)
        self._change(choice.effects)
        self._show_from(self._enter())

    def _ask(self, question: str) -> None:
        if self.phase == "holding":
            raise ImpossibleMove("nobody is there to answer")
        self._needs("talking", "closing")
        if question not in self.scenario.questions:
            raise ImpossibleMove(f"there is no question `{question}` in the bank")
        if question in self.asked:
            raise ImpossibleMove(f"you have asked `{question}` already")
        self._show_from(Place("reply", question, self._put(question), 0, ""))

    def _put(self, question: str) -> int:
        """Says the question and lets its minutes pass; the index of the reply that fits."""
        asked = self.scenario.questions[question]
        self._line("you", self.words_of(question))
        self._out.append(QuestionAsked(question, self.minute, asked.topic or ""))
        self.asked.add(question)
        self._run(asked.minutes)
        index = next(i for i, reply in enumerate(asked.replies) if self.fits(reply.in_, reply.when))
        self._change(asked.replies[index].effects)
        return index

    def _mark(self, line: int) -> None:
        self._markable(line)
        if line in self.marks:
            raise ImpossibleMove(f"line {line} is marked already")
        self.marks.add(line)
        self._out.append(Marked(line, self.minute))

    def _unmark(self, line: int) -> None:
        self._markable(line)
        if line not in self.marks:
            raise ImpossibleMove(f"line {line} is not marked")
        self.marks.discard(line)
        self._out.append(Unmarked(line, self.minute))

    def _markable(self, line: int) -> None:
        self._needs("talking", "holding", "closing", "pushed")
        if not 1 <= line <= len(self.lines):
            raise ImpossibleMove(f"there is no line {line}; the last one is {len(self.lines)}")
        if not self.lines[line - 1][0]:
            raise ImpossibleMove(f"line {line} is your own; mark what the others say and do")

    def _wait(self, minutes: int) -> None:
        if self.phase != "holding" or self._resume is None:
            raise ImpossibleMove("you are not waiting for anything")
        if not 1 <= minutes <= self._hold_left:
            raise ImpossibleMove(f"you can wait 1 to {self._hold_left} minutes more")
        self._run(minutes, holding=True)
        self._hold_left -= minutes
        if not self._hold_left:
            self._show_from(self._resume)

    def _leave(self, move: Leave) -> None:
        self._needs("talking", "holding", "closing")
        words = clean(move.words).strip()
        self._out.append(LeaveTaken(self.minute, words, move.posture, move.face, move.voice))
        if words:
            self._line("you", words)
        reaction: Reaction = "gracious"
        if self.phase == "holding":
            reaction = "away"
        elif (not words or move.heard == "unclear") and not self._unclear:
            # Nobody could tell what this is. It costs nothing, once; whoever gets up a second time is going.
            self._unclear += 1
            self._react("unclear")
            self._settle()
            return
        rounds = self._going.rounds if self._going else 0
        self._going = Going(self.phase, words, rounds)
        if reaction == "away" or not self._pushed_back():
            self._go(reaction)

    def _pushed_back(self) -> bool:
        """Whether they try to keep the player now: at level 3 or out of patience, at most twice in an interview."""
        assert self._going
        lines = (self.scenario.exit.pushback, self.scenario.exit.again, ())[min(self._going.rounds, 2)]
        if not (self.scenario.level == 3 or self._out_of_patience()):
            return False
        if not any(self.fits(line.in_, line.when) for line in lines):
            return False
        self._going = self._going._replace(rounds=self._going.rounds + 1)
        self.phase = "pushed"
        self._react("pushback", lines)
        return True

    def _hold_firm(self) -> None:
        self._answer("firm", self._going.words if self._going else "")
        if not self._pushed_back():
            self._go("gracious")

    def _explain(self, words: str) -> None:
        self._answer("explained", clean(words).strip())
        if not self._pushed_back():
            self._go("gracious")

    def _cave_in(self) -> None:
        self._answer("caved", "")
        assert self._going
        self.phase = self._going.origin
        self._settle()

    def _answer(self, how: Answer, words: str) -> None:
        self._needs("pushed")
        if words:
            self._line("you", words)
        self._out.append(PushbackAnswered(how, self.minute))

    def _go(self, reaction: Reaction) -> None:
        assert self._going
        self._react(reaction)
        self._end("withdrew" if self._going.origin == "closing" else "left")

    def _go_on(self) -> None:
        self._needs("closing")
        self._react("goes_on")
        self._end("went_on")

    def _needs(self, *phases: Phase) -> None:
        if self.phase in phases:
            return
        raise ImpossibleMove(
            {
                "briefing": "the interview has not begun",
                "talking": "the interview is not at its end yet",
                "holding": "you are waiting; wait on, or leave",
                "closing": "the interview is at its end: go on with the process, or withdraw",
                "pushed": "they try to keep you: hold firm, explain, or stay",
                "over": "the interview is over",
            }[self.phase]
        )

    # Showing lines

    def _enter(self) -> Place:
        """Tells that the present beat begins; its first line."""
        self._out.append(BeatEntered(self.state, self.minute))
        return Place("beat", self.state, 0, 0, "")

    def _show_from(self, place: Place) -> None:
        """Shows the lines from this place, and of the beats that follow by themselves, until the player is to move."""
        self.phase, self._resume = "talking", None
        # A loop, for a chain of unattended beats may be longer than Python's stack is deep.
        while self._show_all(place):
            if not place.enter:
                if place.source == "reply" or not self.scenario.beats[self.state].then:
                    self._settle()
                    return
                self._graph.go_on(self)
            place = self._enter()

    def _show_all(self, place: Place) -> bool:
        """Shows the lines from this place; False if one of them makes the player wait."""
        lines = self._lines_at(place)
        for index in range(place.line, len(lines)):
            line = lines[index]
            if not self.fits(line.in_, line.when):
                continue
            self._show(line, f"{place.source}/{place.name}/{place.reply}/{index}")
            if line.minutes:
                self.phase, self._hold_left = "holding", line.minutes
                self._resume = place._replace(line=index + 1)
                return False
        return True

    def _settle(self) -> None:
        """The end of the interview is reached where no choices were written, or none of them fits now."""
        if self.phase == "talking" and not self._fitting():
            self.phase = "closing"
            self._out.append(ClosingReached(self.minute))

    def _lines_at(self, place: Place) -> Sequence[Line]:
        if place.source == "beat":
            return self.scenario.beats[place.name].lines
        return self._reply(place).lines

    def _reply(self, place: Place) -> Reply:
        return self.scenario.questions[place.name].replies[place.reply]

    def _show(self, line: Line, place: str) -> None:
        text = draws.one_of(line.wordings, self.seed, f"{place}/{len(self.lines)}") if line.wordings else ""
        about = line.about or self._topic_of(place)
        person = self.scenario.people[line.person] if line.person else None
        self._line(line.kind, text, line.person or "", person.name if person else "", about, line.minutes, line.cue)

    def _topic_of(self, place: str) -> str:
        source, name, *_ = place.split("/")
        return (self.scenario.questions[name].topic or "") if source == "reply" else ""

    def _line(
        self,
        kind: LineKind,
        text: str,
        person: str = "",
        name: str = "",
        about: str = "",
        minutes: int = 0,
        cue: str | None = None,
    ) -> None:
        self.lines.append((kind not in OWN, cue or ""))
        number = len(self.lines)
        self._out.append(Shown(number, self.minute, kind, text, person, name, about, minutes))
        if cue:
            sign = self.scenario.cues[cue]
            what, decibans = weigh(sign, self.card, self.scenario.truths[self.truth].job)
            first = cue not in self.heard
            self.heard.add(cue)
            self._out.append(
                CueShown(number, self.minute, cue, what, sign.about, decibans if first else 0.0, sign.meaning)
            )

    def _react(self, reaction: Reaction, lines: Sequence[Line] = ()) -> None:
        self._out.append(Reacted(reaction, self.minute))
        exit_ = self.scenario.exit
        # Where an author wrote nothing for nobody being there, people take it well.
        lines = lines or getattr(exit_, reaction) or (exit_.gracious if reaction == "away" else ())
        for index, line in enumerate(lines):
            if self.fits(line.in_, line.when):
                self._show(line, f"exit/{reaction}/0/{index}")
                if line.minutes:
                    self._run(line.minutes)

    def _end(self, ending: Ending) -> None:
        self.phase, self._resume = "over", None
        self._out.append(Ended(ending, self.minute))
        self._out.append(reveal(self.scenario, self.card, self.truth))
        words = {name: self.words_of(name) for name in self.scenario.questions}
        self._out += worth_of_questions(self.scenario, self.card, self.truth, words, self.asked)

    # The clock and the meters

    def _run(self, minutes: int, *, holding: bool = False) -> None:
        if minutes:
            self.minute += minutes
            self._out.append(ClockRan(self.minute, minutes, holding))

    def _change(self, effects: Mapping[str, int]) -> None:
        for name, change in effects.items():
            meter, before = self.scenario.meters[name], self.meters[name]
            after = min(meter.most, max(meter.least, before + change))
            if after != before:
                self.meters[name] = after
                self._out.append(MeterMoved(name, before, after, meter.least, meter.most))

    def _out_of_patience(self) -> bool:
        meter = self.scenario.meters.get(PATIENCE)
        return meter is not None and self.meters[PATIENCE] <= meter.least

    def _fitting(self) -> list[tuple[int, Choice]]:
        """The choices that fit now, each with its index in the file."""
        choices = self.scenario.beats[self.state].choices
        return [
            (index, choice)
            for index, choice in enumerate(choices)
            if choice.asks not in self.asked and self.fits(choice.in_, choice.when)
        ]

    def _words(self, choice: Choice, index: int) -> str:
        if choice.asks:
            return self.words_of(choice.asks)
        return draws.one_of(choice.wordings, self.seed, f"choice/{self.state}/{index}")

    def _minutes(self, choice: Choice) -> int:
        return self.scenario.questions[choice.asks].minutes if choice.asks else choice.minutes

    # Keeping and putting back

    def snapshot(self) -> Snapshot:
        """All that changes, as a value."""
        return Snapshot(
            self.phase,
            self.state,
            self.minute,
            tuple(self.meters.items()),
            frozenset(self.heard),
            frozenset(self.asked),
            self.packed,
            tuple(self.lines),
            frozenset(self.marks),
            self._resume,
            self._hold_left,
            self._unclear,
            self._going,
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Puts everything back to what it was then."""
        self.phase, self.state, self.minute = snapshot.phase, snapshot.state, snapshot.minute
        self.meters = dict(snapshot.meters)
        self.heard, self.asked, self.marks = set(snapshot.heard), set(snapshot.asked), set(snapshot.marks)
        self.packed, self.lines = snapshot.packed, list(snapshot.lines)
        self._resume, self._hold_left, self._unclear = snapshot.resume, snapshot.hold_left, snapshot.unclear
        self._going = snapshot.exit


def replay(scenario: Scenario, card: Card, seed: int, moves: Iterable[Move]) -> tuple[Interview, tuple[Event, ...]]:
    """The interview after these moves, and all its events.

    Raises:
        ImpossibleMove: the moves do not belong to this scenario, card and seed.

    """
    interview = Interview(scenario, card, seed)
    events: list[Event] = []
    for move in moves:
        events += interview.take(move)
    return interview, tuple(events)
