"""What every test has: a data folder of its own, the command, and laws that are tried without a clock."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from simulator.cli.main import main

# No deadline: a slow machine is no failure. Scenarios are large, and drawing one takes a while.
settings.register_profile("house", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, so that no test reads or writes the developer's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WALKOUT_HOME", str(folder))
    return folder


@dataclass(frozen=True)
class Run:
    """What came of a command."""

    code: int
    out: str
    err: str


class Walkout(Protocol):
    """The command ``walkout`` with these arguments, and these lines on its standard input."""

    def __call__(self, *arguments: str | Path, typed: str = "") -> Run: ...


@pytest.fixture
def walkout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Walkout:
    """Runs the command in this process, without a terminal."""

    def run(*arguments: str | Path, typed: str = "") -> Run:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as end:  # argparse, after --help or a mistake
            code = int(end.code or 0)
        return Run(code, *capsys.readouterr())

    return run
