"""The commands. Each imports what it needs when it runs, so that none waits for another's libraries."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import __version__
from simulator.scenario.library import Heading, find, headings_in, shipped
from simulator.scenario.problems import ScenarioError, WalkoutError
from simulator.scenario.text import clean

if TYPE_CHECKING:
    from simulator.tui.app import Play, Rehearse

SMALLEST = (72, 20)
"""Columns and rows that the screens need."""

EXAMPLES = """\
examples:
  walkout                                    the screens: choose a scenario and play
  walkout list                               the scenarios there are
  walkout play hidden-travel                 play one at once
  walkout play hidden-travel --plain         … in plain lines, for a screen reader or a pipe
  walkout play hidden-travel --seed 7        … with a seed, to share it or to play it again
  walkout play ./mine.yaml --moves try.txt   … a file of your own, from a script of moves
  walkout resume                             go on with the interview you left off
  walkout rehearse-exit travel               practise only the exit, against one situation
  walkout exit-line "Thank you. I'm off."    how one line would land, with its words marked
  walkout check ./mine.yaml                  read a scenario file, name every mistake, play its rehearsals

Your attempts are kept in a folder that `walkout list` names; WALKOUT_HOME puts it elsewhere."""

FINE, FINDINGS, UNUSABLE = 0, 1, 2


def run() -> None:
    """The entry point of the command ``walkout``."""
    try:
        try:
            code = main(sys.argv[1:])
        finally:
            sys.stdout.flush()  # here, where a reader who has gone can be noticed
        sys.exit(code)
    except BrokenPipeError:
        # Whoever read our output has gone. Give the interpreter nothing to flush, or it would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINE)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        sys.exit(130)


def main(arguments: Sequence[str]) -> int:
    """Runs one command; its exit code: 0 fine, 1 findings, 2 usage or unreadable input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without curly quotes gets question marks, not a crash
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except WalkoutError as error:
        print(error if isinstance(error, ScenarioError) else f"walkout: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f": {clean(str(error.filename))[:80]}" if error.filename else ""
        print(f"walkout: {error.strerror}{where}", file=sys.stderr)
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walkout",
        description="Practise noticing in a job interview that the job is not for you, and leaving it well.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"walkout {__version__}")
    parser.add_argument("--plain", action="store_true", help="plain lines in place of screens")
    parser.set_defaults(command=_home)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    play = commands.add_parser("play", help="play a scenario", description="Plays one scenario.")
    play.add_argument("scenario", help="its name, as `walkout list` shows it, or a YAML file")
    play.add_argument(
        "--seed",
        type=_seed,
        metavar="NUMBER",
        help="draws the truth and the wordings; the same seed, the same interview",
    )
    _plain_option(play)
    play.add_argument("--moves", type=Path, metavar="FILE", help="play these moves, in lines; save nothing")
    play.set_defaults(command=_play)

    resume = commands.add_parser("resume", help="go on with the interview you left off")
    _plain_option(resume)
    resume.set_defaults(command=_resume)

    room = commands.add_parser("rehearse-exit", help="practise only the exit, until three in a row are good")
    room.add_argument("situation", nargs="?", help="rude, travel, holds, kind or panel; chosen there if left out")
    room.add_argument(
        "--level", type=int, choices=(1, 2, 3), default=1, help="1 offers sentence starters (1 if left out)"
    )
    room.add_argument("--timer", action="store_true", help="sixty seconds for each try")
    _plain_option(room)
    room.set_defaults(command=_rehearse)

    line = commands.add_parser("exit-line", help="how one exit line would land, and why")
    line.add_argument("text", nargs="?", help="the line, in quotes")
    line.add_argument(
        "--jsonl", action="store_true", help="read objects with `id` and `text` on stdin, write one a line"
    )
    line.set_defaults(command=_exit_line)

    list_ = commands.add_parser("list", help="the scenarios there are")
    list_.set_defaults(command=_list)

    check = commands.add_parser("check", help="read scenario files and name every mistake")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(command=_check)
    return parser


def _plain_option(command: argparse.ArgumentParser) -> None:
    # Without a default, or it would undo the `--plain` that stands before the command.
    command.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="plain lines in place of screens"
    )


def _seed(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and len(text) <= 18):
        raise argparse.ArgumentTypeError(f"expected a whole number of at most 18 digits, found `{clean(text)[:40]}`")
    return int(text)


def _headings() -> list[Heading]:
    from simulator.records.store import home

    own = home() / "scenarios"
    # A folder that may not be looked into is no reason not to play.
    return headings_in([shipped(), own] if os.access(own, os.R_OK | os.X_OK) else [shipped()])


def _home(options: argparse.Namespace) -> int:
    if _plain(options):
        from simulator.plain.menu import menu

        return menu(_headings(), sys.stdin, sys.stdout)
    return _screens()


def _play(options: argparse.Namespace) -> int:
    from simulator.scenario.files import read
    from simulator.scenario.loading import parse

    path = find(options.scenario, _headings())
    source = read(path)
    scenario = parse(source, path)
    if options.moves:
        from simulator.plain.menu import play_script

        return play_script(scenario, source, options.seed, options.moves, sys.stdout)
    if _plain(options):
        from simulator.plain.menu import play_new

        return play_new(scenario, source, options.seed, sys.stdin, sys.stdout)
    return _screens(play=(scenario, source, options.seed))


def _resume(options: argparse.Namespace) -> int:
    if _plain(options):
        from simulator.plain.menu import play_on

        return play_on(sys.stdin, sys.stdout)
    return _screens(resume=True)


def _screens(*, play: Play | None = None, resume: bool = False, rehearse: Rehearse | None = None) -> int:
    from simulator.records import open_store
    from simulator.tui.app import WalkoutApp

    with open_store() as store:
        WalkoutApp(_headings(), store, play=play, resume=resume, rehearse=rehearse).run()
    return FINE


def _rehearse(options: argparse.Namespace) -> int:
    from simulator.scoring.practice import situation

    chosen = situation(options.situation) if options.situation else None
    if _plain(options):
        from simulator.plain.rehearse import rehearse

        return rehearse(chosen, options.level, options.timer, sys.stdin, sys.stdout)
    return _screens(rehearse=(chosen, options.level, options.timer))


def _exit_line(options: argparse.Namespace) -> int:
    from simulator.cli.exit_line import explain_one, score_many

    if options.jsonl == (options.text is not None):
        print("walkout: give one line in quotes, or --jsonl and objects on stdin", file=sys.stderr)
        return UNUSABLE
    return score_many(sys.stdin, sys.stdout, sys.stderr) if options.jsonl else explain_one(options.text, sys.stdout)


def _list(options: argparse.Namespace) -> int:
    from simulator.records import open_store
    from simulator.records.attempts import summaries
    from simulator.records.store import home
    from simulator.scenario.loading import load

    with open_store() as store:
        results = summaries(store)
    broken = 0
    for heading in _headings():
        try:
            scenario = load(heading.path)
        except ScenarioError as error:
            broken += 1
            count = len(error.problems)
            print(f"{heading.id}: cannot be played, {count} mistake{'s' if count > 1 else ''}", file=sys.stderr)
            print(f"    walkout check {heading.path}", file=sys.stderr)
            continue
        best = results.get(scenario.id)
        played = f", best timing {best.timing}, signs {best.recognition}, of {best.played} played" if best else ""
        print(f"{scenario.id}: {scenario.title}. {scenario.blurb}")
        print(f"    {scenario.setting}, {scenario.scheduled_minutes} minutes, level {scenario.level}{played}")
    print(f"\nYour attempts: {home()}\nYour scenarios: {home() / 'scenarios'}")
    return FINDINGS if broken else FINE


def _check(options: argparse.Namespace) -> int:
    from simulator.authoring.rehearsals import rehearse
    from simulator.scenario.loading import load

    worst = FINE
    for path in options.files:
        try:
            scenario = load(path)
        except ScenarioError as error:
            print(f"{error}\n", file=sys.stderr)
            worst = UNUSABLE
            continue
        failures = [failure for name in scenario.rehearsals for failure in rehearse(scenario, name)]
        for failure in failures:
            print(f"{path}: {failure}", file=sys.stderr)
        if failures:
            worst = max(worst, FINDINGS)
        else:
            print(f"{path}: fine. {len(scenario.beats)} beats, {len(scenario.rehearsals)} rehearsals played.")
    return worst


def _plain(options: argparse.Namespace) -> bool:
    """Whether to play in lines: asked for, no terminal, or one too small for the screens (said on stderr)."""
    if options.plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    size = shutil.get_terminal_size()
    columns, rows = SMALLEST
    if size.columns >= columns and size.lines >= rows:
        return False
    print(
        f"The screens need {columns} columns and {rows} rows; this terminal has {size.columns} and {size.lines}. "
        "Playing in plain lines.\n",
        file=sys.stderr,
    )
    return True
