"""The commands: what they print, where to, and how they end."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from simulator import __version__
from simulator.cli.main import EXAMPLES
from tests.conftest import Walkout
from tests.making import ROOT, THANKS, WORKED_EXAMPLE

START = [sys.executable, "-m", "simulator"]


def test_help_has_the_examples_and_every_command(walkout: Walkout) -> None:
    done = walkout("--help")
    assert done.code == 0
    assert EXAMPLES in done.out
    assert all(f"    {command} " in done.out for command in ("play", "resume", "list", "check"))


def test_the_version_is_that_of_the_package(walkout: Walkout) -> None:
    assert walkout("--version").out == f"walkout {__version__}\n"


def test_what_can_be_played_is_listed_with_how_it_went(walkout: Walkout, home: Path) -> None:
    assert "hidden-travel: A Little Bit of Travel. The advert" in walkout("list").out
    walkout("play", WORKED_EXAMPLE, "--seed", "0", typed=f"\nask typical-week\nleave: {THANKS}\n")
    listed = walkout("list")
    assert listed.code == 0
    assert "    office, 45 minutes, level 1, best timing " in listed.out
    assert ", of 1 played" in listed.out
    assert listed.out.endswith(f"\nYour attempts: {home}\nYour scenarios: {home / 'scenarios'}\n")


def test_a_scenario_of_ones_own_is_found_and_a_broken_one_does_not_hide_the_others(
    walkout: Walkout, home: Path
) -> None:
    folder = home / "scenarios"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(WORKED_EXAMPLE.read_text().replace("id: hidden-travel", "id: mine"))
    (folder / "broken.yaml").write_text("format: 1\nid: broken\n")
    listed = walkout("list")
    assert listed.code == 1
    assert "mine: A Little Bit of Travel" in listed.out
    assert "broken: cannot be played" in listed.err
    assert f"walkout check {folder / 'broken.yaml'}" in listed.err
    assert "A Little Bit of Travel" in walkout("play", "mine").out


@pytest.mark.parametrize(
    ("name", "hint"),
    [("hidden-travle", "did you mean `hidden-travel`?"), ("zzz", "`walkout list` shows those there are")],
)
def test_an_unknown_scenario_suggests_the_nearest(walkout: Walkout, name: str, hint: str) -> None:
    done = walkout("play", name)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"walkout: there is no scenario `{name}`; {hint}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("play",),
        ("fly",),
        ("play", "hidden-travel", "--seed", "x"),
        ("play", "hidden-travel", "--seed", "-1"),
        ("play", "hidden-travel", "--seed", "9" * 30),
        ("play", "missing.yaml"),
        ("play", "x" * 5000),
        ("play", "[/]\x1b[31m"),
        ("check",),
        ("check", "missing.yaml"),
    ],
)
def test_what_cannot_be_used_is_told_on_stderr_in_a_few_lines(walkout: Walkout, arguments: tuple[str, ...]) -> None:
    done = walkout(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("", "", 0, "fine. 3 beats, 1 rehearsals played."),
        ("ending: left", "ending: withdrew", 1, "rehearsal “asks, hears, leaves”: expected the ending withdrew"),
        ("to: background", "to: backgruond", 2, "did you mean `background`?"),
    ],
)
def test_check_ends_with_0_1_or_2(walkout: Walkout, tmp_path: Path, old: str, new: str, code: int, says: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(WORKED_EXAMPLE.read_text().replace(old, new))
    done = walkout("check", file)
    assert done.code == code
    assert says in (done.err if code else done.out)
    # One that is fine does not make up for it.
    assert walkout("check", file, WORKED_EXAMPLE).code == code


def test_without_a_terminal_it_plays_in_lines_whether_asked_to_or_not(walkout: Walkout) -> None:
    assert "Pack up to three" in walkout("play", WORKED_EXAMPLE).out
    assert "Which one?" in walkout().out


def test_plain_may_stand_before_the_command(monkeypatch: pytest.MonkeyPatch, walkout: Walkout) -> None:
    monkeypatch.setattr("simulator.cli.main._plain", lambda options: options.plain)
    monkeypatch.setattr(
        "simulator.tui.app.WalkoutApp.run", None
    )  # or a failure would open the screens, and wait for a key
    for arguments in (("--plain", "play", WORKED_EXAMPLE), ("play", WORKED_EXAMPLE, "--plain")):
        assert "Pack up to three" in walkout(*arguments).out
    assert "There is no interview to go on with" in walkout("--plain", "resume").out


def test_a_database_that_cannot_be_read_is_told(walkout: Walkout, home: Path) -> None:
    home.mkdir()
    (home / "walkout.db").write_text("My diary. " * 200)
    done = walkout("play", WORKED_EXAMPLE)
    assert done.code == 2
    assert done.err.startswith(f"walkout: {home / 'walkout.db'} is not a database that Walkout can read")


def test_a_data_folder_that_cannot_even_be_looked_into_is_no_reason_not_to_play(
    walkout: Walkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WALKOUT_HOME", "/" + "x" * 300)  # longer than a name may be, which binds root too
    done = walkout("play", "hidden-travel")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Nothing will be saved: ")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["list"], ["play", str(WORKED_EXAMPLE)], ["check", str(WORKED_EXAMPLE)]]
)
def test_a_reader_who_has_gone_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*START, *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_small_terminal_is_told_what_the_screens_need_and_plays_in_lines() -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 10, 40, 0, 0))
    size = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        [*START, "play", str(WORKED_EXAMPLE), "--seed", "0"],
        cwd=ROOT,
        env=size | {"TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, f"\n1\nleave: {THANKS}\n".encode())
    seen = b""
    try:
        while more := os.read(ours, 65536):
            seen += more
    except OSError:  # how Linux says that nobody holds the other end any more
        pass
    os.close(ours)
    assert process.wait(timeout=60) == 0
    told = seen.decode()
    assert "The screens need 72 columns and 20 rows; this terminal has 40 and 10." in told
    assert "== Debrief ==" in told
    assert "\x1b" not in told
    # What we print is folded; what the terminal echoes of the typing is not ours.
    ours_only = told[told.index("== A Little") :].split("\r\n")
    assert max(map(len, ours_only)) <= 40
