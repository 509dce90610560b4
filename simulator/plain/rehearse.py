"""The rehearsal room in lines: the scene, your words, what is said about them, and again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from simulator.plain.play import Console, Ended
from simulator.scoring.debrief import MODEL_LINE
from simulator.scoring.exit_line import marked
from simulator.scoring.practice import (
    GOAL,
    SECONDS,
    SITUATIONS,
    Heard,
    Level,
    Line,
    Situation,
    Streak,
    UnknownSituation,
    hear,
    situation,
    support,
)

HELP = f"""\
What you type is what you say, in one line. {GOAL} good ones in a row end it.
model     a model line, to learn from
again     the scene once more
quit      stop here
In your words, [+this+] earned something and [-this-] lost something.
With the timer, the clock runs on while you look things up."""

FINE = 0
_PLACES = {"office": "At their office", "phone": "On the phone", "video": "By video"}


def rehearse(
    chosen: Situation | None,
    level: Level,
    timer: bool,  # noqa: FBT001 -- as the command line gives it
    source: Iterable[str],
    out: TextIO,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Rehearses this situation, or the one that the player picks, until it sits or the input ends."""
    console = Console(source, out)
    try:
        _rehearse(chosen or _pick(console), level, console, clock if timer else None)
    except Ended:
        console.say("Stopped. Nothing of this is kept.")
    return FINE


def _pick(console: Console) -> Situation:
    console.say("The rehearsal room. You practise only the exit.", "")
    for number, each in enumerate(SITUATIONS, 1):
        console.say(f"  {number}  {each.id:<7} {each.title}: {each.who}")
    while True:
        answer = console.ask("\nWhich one? (its number or name, or `quit`)").lower()
        if answer in ("quit", "q", "exit"):
            raise Ended
        if answer in {str(number) for number in range(1, len(SITUATIONS) + 1)}:
            return SITUATIONS[int(answer) - 1]
        try:
            if answer:
                return situation(answer)
        except UnknownSituation as error:
            console.say(f"{error}.")


def _rehearse(chosen: Situation, level: Level, console: Console, clock: Callable[[], float] | None) -> None:
    console.say("", f"== {chosen.title} ==", f"{_PLACES[chosen.setting]}: {chosen.who}.", "")
    console.say(*_scene(chosen), "", *_support(chosen, level))
    console.say(f"What do you say? {GOAL} good ones in a row end it. `help` tells what else there is.")
    if clock:
        _ready(console)
    streak = Streak()
    while not streak.finished:
        began = clock() if clock else 0.0
        words = _words(chosen, level, console)
        took = round(clock() - began) if clock else 0
        heard = hear(words, streak, in_time=took <= SECONDS)
        streak = heard.streak
        console.say(*_told(heard))
        if clock:
            console.say(_time(took))
        console.say("")


def _ready(console: Console) -> None:
    """Waits until the scene is read, however long that takes: a screen reader needs its time."""
    prompt = f"Read it in peace. Enter starts the clock; then you have {SECONDS} seconds."
    while text := console.ask(prompt):
        _lookup(text, console)


def _words(chosen: Situation, level: Level, console: Console) -> str:
    while True:
        text = console.ask(">")
        if text.lower() == "again":
            console.say(*_scene(chosen), *_support(chosen, level))
        elif not _lookup(text, console):
            return text


def _lookup(text: str, console: Console) -> bool:
    """Whether this was a command rather than words."""
    match text.lower():
        case "quit" | "q" | "exit":
            raise Ended
        case "help" | "?":
            console.say(*HELP.split("\n"))
        case "model":
            console.say(f"A model line: {MODEL_LINE}")
        case _:
            return False
    return True


def _scene(chosen: Situation) -> Iterator[str]:
    yield from (_line(line) for line in (*chosen.scene, chosen.last_words))


def _line(line: Line) -> str:
    return f"{line.who}: {line.words}" if line.who else f"({line.words})"


def _support(chosen: Situation, level: Level) -> Iterator[str]:
    if given := support(chosen, level):
        yield "To hold on to:" if len(given) == 1 else "You could begin with:"
        yield from (f"  {words}" for words in given)
        yield ""


def _told(heard: Heard) -> Iterator[str]:
    yield ""
    if heard.verdict.text:
        yield f"You: {marked(heard.verdict)}"
    yield from heard.paragraphs
    yield heard.outcome


def _time(took: int) -> str:
    seconds = "1 second" if took == 1 else f"{took} seconds"
    return f"That took {seconds}; in the room you {'had' if took > SECONDS else 'have'} {SECONDS}."
