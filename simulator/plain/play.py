"""Playing in lines: prints what happens, reads a move, and again."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

from simulator.interview import Begin, Explain, ImpossibleMove, Leave, Move
from simulator.interview.events import Shown
from simulator.interview.moves import FACES, POSTURES, VOICES
from simulator.interview.script import GRAMMAR, packed_questions, understand, written
from simulator.plain.lines import Teller, briefing, card_rows, debrief_lines
from simulator.records import StoreError
from simulator.records.session import Session
from simulator.scenario.card import TOPICS
from simulator.scenario.text import clean
from simulator.scoring import debrief

HELP = f"""\
{GRAMMAR}
notebook              your card, what you have heard about it, and your packed questions
again                 the choices once more
quit                  stop here; it is saved, and `walkout resume --plain` goes on
Marking and looking things up take no interview time. You can leave at any moment."""

Word = TypeVar("Word", bound=str)


class Ended(Exception):
    """The input has ended, or the player wants to stop."""


class _Back(Exception):
    """The player takes a step back."""


class Console:
    """Lines out, lines in. On a terminal long lines are folded; into a pipe they go as they are."""

    def __init__(self, source: Iterable[str], out: TextIO) -> None:
        self._lines = iter(source)
        self._out = out
        self._width = min(shutil.get_terminal_size().columns, 100) if out.isatty() else 0

    @property
    def width(self) -> int:
        """Columns for a plot."""
        return max(40, self._width or 78)

    def say(self, *lines: str) -> None:
        """Prints lines at once, so that a reader at the other end of a pipe has them before the next move."""
        for line in lines:
            folded = [line]
            if self._width and len(line) > self._width:
                folded = textwrap.wrap(line, self._width, subsequent_indent="      ") or [line]
            for each in folded:
                print(each, file=self._out)
        self._out.flush()

    def ask(self, prompt: str) -> str:
        """A line of input without its ends.

        Raises:
            Ended: there is no more input.

        """
        print(prompt, end=" ", file=self._out, flush=True)
        try:
            line = next(self._lines)
        except StopIteration:
            print(file=self._out)
            raise Ended from None
        return clean(line).strip()


def play(session: Session, console: Console) -> bool:
    """Plays until the interview is over or the input ends; whether it is over.

    A session that was resumed is told again from the beginning, so that nothing is missing above.
    """
    teller = Teller()
    console.say(*teller.tell(session.events))
    if session.events and session.interview.phase != "over":
        console.say(f"-- You go on here, at minute {session.interview.minute}. --")
    shown_for = -1
    try:
        while session.interview.phase != "over":
            if session.interview.phase == "briefing":
                _brief(session, console, teller)
                continue
            if shown_for != len(session.events):
                console.say(*_choices(session))
                shown_for = len(session.events)
            if not _turn(session, console, teller):
                shown_for = -1
    except Ended:
        console.say(_stopped(session))
        return False
    console.say(*debrief_lines(debrief(session.events), console.width))
    return True


def _stopped(session: Session) -> str:
    if not session.events:
        return "Stopped before it began."
    kept = "`walkout resume` goes on from here." if session.store.saves else "It was not saved."
    return f"Stopped at minute {session.interview.minute}. {kept}"


def follow(session: Session, console: Console, lines: Iterable[str]) -> tuple[int, str] | None:
    """Plays moves as written in a file; the line number and reason of the first that cannot be made."""
    teller = Teller()
    for number, line in enumerate(lines, 1):
        text = clean(line).strip()
        if not text or text.startswith("#"):
            continue
        try:
            if session.interview.phase == "briefing" and not text.startswith(("pack", "begin")):
                console.say(*teller.tell(session.take(Begin())))
            console.say(f"> {text}", *teller.tell(session.take(understand(text, session.interview))))
        except ImpossibleMove as error:
            return number, str(error)
    if session.interview.phase == "over":
        console.say(*debrief_lines(debrief(session.events), console.width))
    else:
        console.say(f"The moves end here, at minute {session.interview.minute}; the interview is not over.")
    return None


def _brief(session: Session, console: Console, teller: Teller) -> None:
    interview = session.interview
    names = list(interview.scenario.questions)
    words = [interview.words_of(name) for name in names]
    console.say("", *briefing(interview.scenario, interview.card, words))
    while True:
        answer = console.ask("\nPack up to three, by number (such as 1 4 5), or Enter for none:")
        if answer.lower() in ("quit", "q"):
            raise Ended
        picked = re.sub(r"^(pack|begin)\b(?!-)", "", answer).replace(",", " ").split()
        try:
            pack = tuple(_pick(each, names) for each in picked)
            console.say(*teller.tell(session.take(Begin(pack))))
        except (ImpossibleMove, StoreError) as error:
            console.say(f"{error}.".replace("..", "."))
        else:
            console.say("Type `help` at any time to see what you can do.")
            return


def _pick(word: str, names: list[str]) -> str:
    if word.isdecimal() and word.isascii():
        if 1 <= int(word[:9]) <= len(names):
            return names[int(word[:9]) - 1]
        raise ImpossibleMove(f"there is no question {word}; they are 1 to {len(names)}")
    return word


def _turn(session: Session, console: Console, teller: Teller) -> bool:
    """One line of input; False if the choices should be shown again."""
    text = console.ask(">")
    word = text.lower()
    lookups: dict[str, Callable[[], Iterable[str]]] = {
        "help": lambda: HELP.split("\n"),
        "?": lambda: HELP.split("\n"),
        "notebook": lambda: _notebook(session),
        "again": lambda: (),
        "": lambda: (),
    }
    if word in ("quit", "q", "exit"):
        raise Ended
    if word in lookups:
        console.say(*lookups[word]())
        return word not in ("again", "")
    try:
        move: Move | None = understand(text, session.interview)
        if isinstance(move, Leave) and not move.words:
            move = _exit(console)
        elif move == Explain():
            move = Explain(console.ask("What do you say?\n>"))
        if move is None:
            return False
        console.say(*teller.tell(session.take(move)))
    except (ImpossibleMove, StoreError) as error:
        console.say(f"{error}.".replace("..", "."))
    return True


def _exit(console: Console) -> Leave | None:
    """The exit in two steps, each of which `back` takes back."""
    console.say("You are about to leave. Type `back` at any point to stay; Enter takes what is named first.")
    try:
        posture = _one(console, "You rise, or stay in your seat?", (POSTURES[1], POSTURES[0]))
        face = _one(console, "Your face?", FACES)
        voice = _one(console, "Your voice?", VOICES)
        words = console.ask("What do you say?\n>")
        if words.lower() == "back":
            raise _Back
    except _Back:
        console.say("You stay.")
        return None
    return Leave(words, posture, face, voice)


def _one(console: Console, prompt: str, words: tuple[Word, ...]) -> Word:
    while True:
        answer = console.ask(f"{prompt} {' | '.join(words)}").lower()
        if answer == "back":
            raise _Back
        for word in words:
            if word.startswith(answer):
                return word
        console.say(f"`{answer[:40]}` is none of these.")


def _choices(session: Session) -> Iterator[str]:
    interview = session.interview
    yield ""
    if interview.phase == "holding":
        yield f"  wait      until it ends (or `wait 1`, a minute)   [{interview.hold_left} to go]"
        yield "  leave     you need not wait"
        return
    if interview.phase == "pushed":
        yield "  firm      say the same once more, calmly, and add nothing"
        yield "  explain   explain: your words"
        yield "  stay      you stay after all"
        return
    for offer in interview.choices():
        yield f"  {written(offer.move):<9} {offer.words} ({offer.minutes} min)"
    if interview.phase == "closing":
        yield "  go on     with the process: yes, you would like to hear from them"
        yield "  withdraw  politely, from the process"
    for line, offer in packed_questions(interview):
        yield f"  {line:<9} {offer.words} ({offer.minutes} min)"
    if interview.phase == "talking":
        yield "  leave     ends it, any time   (mark last · notebook · help)"


def _notebook(session: Session) -> Iterator[str]:
    interview = session.interview
    yield f"Minute {interview.minute} of {interview.scenario.scheduled_minutes}. Your card:"
    yield from (f"  {row}" for row in card_rows(interview.card))
    heard = [event for event in session.events if isinstance(event, Shown) and event.about]
    yield "What you have heard:" if heard else "You have heard nothing yet about what is on it."
    for event in heard:
        yield f"  {TOPICS[event.about].label}: [{event.line}] {event.text}"
    for line, offer in packed_questions(interview):
        yield f"  {line}: {offer.words}"
