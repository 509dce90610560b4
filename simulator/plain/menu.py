"""Starting an interview in line mode: from a list, by name, from where it was left off, or from a script."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from simulator.plain.play import Console, Ended, follow, play
from simulator.records import Store, open_store
from simulator.records.attempts import unfinished
from simulator.records.session import Session
from simulator.records.store import in_memory
from simulator.scenario.files import read
from simulator.scenario.library import Heading, find
from simulator.scenario.loading import parse
from simulator.scenario.model import Scenario
from simulator.scenario.problems import WalkoutError

FINE, UNUSABLE = 0, 2


def menu(headings: Sequence[Heading], source: Iterable[str], out: TextIO) -> int:
    """Offers what can be played, and plays it."""
    console = Console(source, out)
    with _open(console) as store:
        _choose(headings, console, store)
    return FINE


def _choose(headings: Sequence[Heading], console: Console, store: Store) -> None:
    left_off = unfinished(store)
    console.say("Walkout. Notice when the job is not for you, and leave it well.", "")
    for number, heading in enumerate(headings, 1):
        about = f"{heading.setting}, {heading.minutes} minutes, level {heading.level}"
        console.say(f"  {number}  {heading.title} ({about}). {heading.blurb}")
    if left_off:
        latest = left_off[0]
        console.say(f"  resume  go on with {latest.title}, at minute {latest.minute}")
    try:
        while True:
            answer = console.ask("\nWhich one? (its number or name, or `quit`)")
            if answer.lower() in ("quit", "q"):
                return
            if answer.lower() in ("r", "resume") and left_off:
                play(Session.resume(store, left_off[0].id), console)
                return
            if answer.isdecimal() and answer.isascii() and 1 <= int(answer[:9]) <= len(headings):
                answer = headings[int(answer[:9]) - 1].id
            if not answer:
                continue
            try:
                path = find(answer, headings)
                text = read(path)
                scenario = parse(text, path)
            except WalkoutError as error:
                console.say(str(error))
                continue
            play(Session.begin(store, scenario, text, scenario.card, draw_seed()), console)
            return
    except Ended:
        return


def play_new(scenario: Scenario, text: str, seed: int | None, source: Iterable[str], out: TextIO) -> int:
    """Plays this scenario from its beginning."""
    console = Console(source, out)
    chosen = draw_seed() if seed is None else seed
    with _open(console) as store:
        play(Session.begin(store, scenario, text, scenario.card, chosen), console)
    return FINE


def play_on(source: Iterable[str], out: TextIO) -> int:
    """Goes on with the interview that was left off last."""
    console = Console(source, out)
    with _open(console) as store:
        for attempt in unfinished(store):
            try:
                session = Session.resume(store, attempt.id)
            except WalkoutError as error:  # one that cannot go on does not keep the others from it
                console.say(f"{attempt.title}, begun {attempt.begun[:10]}: {error}.")
                continue
            play(session, console)
            return FINE
    console.say("There is no interview to go on with. `walkout list` shows what can be played.")
    return FINE


def play_script(scenario: Scenario, text: str, seed: int | None, script: Path, out: TextIO) -> int:
    """Plays the moves in a file, saving nothing."""
    try:
        moves = script.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        print(f"walkout: {script} cannot be read: {reason}", file=sys.stderr)
        return UNUSABLE
    chosen = draw_seed() if seed is None else seed
    with in_memory() as store:
        wrong = follow(Session.begin(store, scenario, text, scenario.card, chosen), Console((), out), moves)
    if wrong:
        line, reason = wrong
        print(f"{script}:{line}: {reason}", file=sys.stderr)
        return UNUSABLE
    return FINE


def draw_seed() -> int:
    """A seed for an interview that nobody asked to repeat."""
    return secrets.randbelow(1_000_000)


def _open(console: Console) -> Store:
    store = open_store()
    if store.notice:
        console.say(store.notice)
    return store
