"""A scenario file → its text, or why it has none."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.problems import Problem, ScenarioError

LARGEST = 1_000_000  # bytes; the largest scenario we know of has 60,000
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read(path: Path) -> str:
    """The text of a scenario file.

    Raises:
        ScenarioError: it cannot be opened, is too large, or is no UTF-8 text.

    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise _refuse(path, "this is a folder; a scenario is a file", "name a .yaml file in it") from None
    except FileNotFoundError:
        raise _refuse(
            path, "there is no such file", "check the spelling; `walkout list` shows the scenarios there are"
        ) from None
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise _refuse(path, f"the file cannot be opened: {reason}") from None
    if len(data) > LARGEST:
        raise _refuse(
            path,
            f"the file is larger than {LARGEST:,} bytes",
            "a scenario is text of some 30,000; is this the right file?",
        )
    if encoding := _BOMS.get(data[:2]):
        raise _refuse(path, f"the file is stored as {encoding}", "save it as UTF-8")
    if b"\0" in data[:4096]:
        raise _refuse(path, "this is not a text file", "a scenario is a YAML file, written with a text editor")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise ScenarioError(
            path,
            data.decode("utf-8", "replace"),
            [
                Problem(
                    line,
                    column,
                    f"the byte 0x{data[error.start]:02x} here is not UTF-8",
                    "save the file as UTF-8",
                )
            ],
        ) from None


def _refuse(path: Path, reason: str, remedy: str = "") -> ScenarioError:
    return ScenarioError(path, "", [Problem(1, 1, reason, remedy)])
