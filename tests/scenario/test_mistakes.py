"""Every mistake is told with its place, an excerpt, the reason and the remedy. The snapshots are for reading."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from simulator.scenario.files import LARGEST
from simulator.scenario.loading import load, parse
from simulator.scenario.nodes import DEEPEST
from simulator.scenario.problems import Problem, ScenarioError
from tests.making import WORKED_EXAMPLE

EXAMPLE = WORKED_EXAMPLE.read_text(encoding="utf-8")
SNAPSHOTS = Path(__file__).parent / "snapshots"
TITLE = "title: A Little Bit of Travel"
EXPLAINS = "  explains: {}"
HULL = '    choices: [{answer: "Three years, in Hull.", to: explains}]'


def told(text: str) -> ScenarioError:
    """What is told of this text."""
    with pytest.raises(ScenarioError) as caught:
        parse(text)
    return caught.value


def with_change(old: str, new: str) -> str:
    """The worked example with one place changed."""
    assert EXAMPLE.count(old) == 1
    return EXAMPLE.replace(old, new)


# What an author slips into: the name of the snapshot, what stood there, and what she wrote.
SLIPS = {
    # in the YAML
    "quote-never-closed": (TITLE, 'title: "A Little Bit of Travel'),
    "apostrophe-at-the-beginning": (TITLE, "title: 'Tis a Little Bit of Travel"),
    "text-after-the-quote": (TITLE, 'title: "A Little Bit" of Travel # the title'),
    "quote-inside-braces": ('"Three years, in Hull."', '"Three years," in Hull.'),
    "quote-open-to-the-end": ("recognised: [sixty-percent]}", 'recognised: ["sixty-percent]}'),
    "unknown-backslash": (TITLE, r'title: "C:\Travel"'),
    "bracket-never-closed": ("are you leaving?}]", "are you leaving?}"),
    "brace-never-closed": ("{at_most: 50, weight: flexible}", "{at_most: 50, weight: flexible"),
    "brace-too-many": ("{at_most: 50, weight: flexible}", "{at_most: 50, weight: flexible}}"),
    "second-colon": ("marcus: Monday out", "marcus: Well: Monday out"),
    "second-colon-before-a-comment": (TITLE, 'title: A "Little" Bit: of Travel  # or not'),
    "second-colon-inside-braces": ("{marcus: Varied. Very", "{marcus: Varied: Very"),
    "colon-after-a-comma": ("{marcus: Varied. Very", "{marcus: Varied, very:, Very"),
    "indented-too-little": ("        cue: late-start", "       cue: late-start"),
    "indented-too-far": ("        cue: late-start", "          cue: late-start"),
    "tab": ("  patience: {start", "\tpatience: {start"),
    "two-tabs": ("        cue: suitcase-joke\n        in: suitcase", "\t\tcue: suitcase-joke\n\t\tin: suitcase"),
    "begins-with-at": (TITLE, "title: @work"),
    "begins-with-a-backtick": ("      - direction: He pours", "      - direction: `He pours"),
    "begins-with-stars": (TITLE, "title: **A Little Bit** of Travel"),
    "begins-with-one-star": (TITLE, "title: *Little Bit of Travel"),
    "begins-with-an-ampersand": (TITLE, "title: &Sons Travel"),
    "begins-with-an-exclamation-mark": (TITLE, "title: !important Travel"),
    "begins-with-a-dash": (TITLE, "title: - A Little Bit of Travel"),
    "begins-with-a-bracket": (TITLE, "title: [A Little Bit of] Travel"),
    "begins-with-a-hash": (TITLE, "title: # A Little Bit of Travel"),
    "no-space-after-the-colon": (TITLE, "title:A Little Bit of Travel"),
    "no-colon": (TITLE, "title A Little Bit of Travel"),
    "no-key": (TITLE, f"{TITLE}\n: Travel"),
    "list-as-a-key": (TITLE, f"{TITLE}\n[a, b]: c"),
    "recursive-alias": (TITLE, "title: &a [*a]"),
    "second-document": (TITLE, f"{TITLE}\n---"),
    "escape-byte": (TITLE, "title: A \x1b[31mLittle\x1b[0m Bit of Travel"),
    "nul-byte": (TITLE, "title: A Little\0 Bit"),
    # in the format
    "unknown-key": (TITLE, "titel: A Little Bit of Travel"),
    "unknown-key-like-no-other": (TITLE, f"{TITLE}\nzzz: 1"),
    "key-that-is-a-number": (TITLE, f"{TITLE}\n12: 1"),
    "misspelt-person": ("- marcus: Lovely", "- markus: Lovely"),
    "unknown-person": ("- marcus: Lovely", "- zoe: Lovely"),
    "missing-key": ("title: Head of Operations, ", ""),
    "missing-verb": ("      - answer: The train was easy, thank you.\n        minutes", "      - minutes"),
    "two-verbs": ("        minutes: 1\n        to: background", "        wait: no\n        to: background"),
    "duplicate-key": ("level: 1 ", "blurb: Again.\nlevel: 1 "),
    "duplicate-beat": (EXPLAINS, f"{EXPLAINS}\n  background: {{}}"),
    "no-whole-number": ("scheduled_minutes: 45", "scheduled_minutes: three quarters"),
    "number-out-of-range": ("level: 1 ", "level: 9 "),
    "no-number": ("numbers: {at_most: 50", "numbers: {at_most: half"),
    "no-flag": ("manager: true", "manager: Yes"),
    "no-such-word": ("setting: office ", "setting: ofice "),
    "no-comparison": ('timing: ">= 90"', "timing: good"),
    "text-wanted": (TITLE, "title: {A Little: Bit of Travel}"),
    "list-wanted": (HULL, "    choices: later"),
    "nothing-where-a-beat-is-wanted": (EXPLAINS, "  explains:"),
    "names-wanted": ("  patience: {start: 3, least: 0, most: 5}", "  - patience"),
    "undefined-beat": ("opening: welcome", "opening: welcom"),
    "undefined-cue": ("        cue: late-start", "        cue: xyz"),
    "undefined-truth": ("when: {truth: suitcase}", "when: {truth: trunk}"),
    "undefined-meter": ("effects: {patience: -1}", "effects: {patients: -1}"),
    "undefined-question": ("when: {truth: suitcase}", "when: {asked: typical-weak}"),
    "undefined-topic": ("job: {travel: 60,", "job: {travels: 60,"),
    "undefined-conduct": ("{decoy: disrespect", "{decoy: disrepect"),
    "unusable-name": (EXPLAINS, f"{EXPLAINS}\n  The End: {{}}"),
    "name-of-a-person-taken": ("  marcus: {name", "  cue: {name: Cue, title: Cue}\n  marcus: {name"),
    "other-format": ("format: 1", "format: 2"),
    "cue-without-strength": ("strength: weak, ", ""),
    "decoy-with-strength": ("{decoy: disrespect,", "{decoy: disrespect, strength: weak,"),
    "meter-out-of-range": ("start: 3", "start: 9"),
    "choices-and-then": (HULL, f"{HULL}\n    then: [{{to: explains}}]"),
    "endless-round": (EXPLAINS, "  explains: {then: [{to: on}]}\n  on: {then: [{to: explains}]}"),
    "jump-that-may-not-fit": (EXPLAINS, "  explains: {then: [{to: welcome, in: suitcase}]}"),
    "only-questions-of-the-bank": (HULL, "    choices: [{ask: typical-week, to: explains}]"),
    "minutes-of-a-question": (HULL, f"{HULL[:-1]}, {{ask: typical-week, minutes: 2, to: explains}}]"),
    "reply-that-may-not-fit": ('      - lines: [{marcus: "Honestly? Mostly that desk there."}]\n', ""),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_so_that_its_author_can_mend_it(slip: str, snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    snapshot.assert_match(str(told(with_change(*SLIPS[slip]))), f"{slip}.txt")


WHOLE_TEXTS = {
    "empty": "",
    "only-a-comment": "# to be written\n",
    "a-list": "- format: 1\n",
    "a-sentence": "Once upon a time\n",
}


@pytest.mark.parametrize("name", WHOLE_TEXTS)
def test_a_text_that_is_no_scenario_is_told_so(name: str, snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    snapshot.assert_match(str(told(WHOLE_TEXTS[name])), f"{name}.txt")


def test_several_mistakes_are_told_at_once_in_the_order_of_the_file(snapshot: Snapshot) -> None:
    text = (
        EXAMPLE.replace("level: 1 ", "level: one ").replace("to: background", "to: backround").replace("format: 1", "")
    )
    snapshot.snapshot_dir = SNAPSHOTS
    snapshot.assert_match(str(told(text)), "several.txt")


def test_a_file_that_is_wrong_all_over_is_told_in_part() -> None:
    error = told(EXAMPLE + "".join(f"wrong{n}: 1\n" for n in range(2000)))
    assert len(error.problems) == 2000
    assert str(error).count("unknown key") == 50
    assert str(error).endswith("\n\n… and 1,950 more")


def test_a_mistake_behind_an_alias_is_told_once() -> None:
    text = EXAMPLE.replace("job: {travel: 60, numbers: 30}", "job: &job {travl: 60}").replace(
        "job: {travel: 5,  numbers: 30}", "job: *job"
    )
    assert [problem.line for problem in told(text).problems if "suitcase" in problem.reason] == [18]


# What would cost without end

BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)
CHAIN = "c0: &c0 [x]\n" + "".join(f"c{n}: &c{n} [*c{n - 1}]\n" for n in range(1, 5000))
# The same key every time: what is dropped as a duplicate keeps its anchor.
HIDDEN_CHAIN = "c: &c0 [x]\n" + "".join(f"c: &c{n} [*c{n - 1}]\n" for n in range(1, 5000))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "this holds more than 200,000 values, aliases unfolded"),
        ("a: [" + "x," * 250_000 + "]", "this holds more than 200,000 values, aliases unfolded"),
        (CHAIN, "with this alias, values are nested more than 40 deep"),
        (HIDDEN_CHAIN, "with this alias, values are nested more than 40 deep"),
        ("[" * 10_000, "this is nested more than 40 deep"),
        ("a: " + "[" * 10_000 + "]" * 10_000, "this is nested more than 40 deep"),
        ("{a: " * 10_000, "this is nested more than 40 deep"),
        ("- " * 10_000, "this is nested more than 40 deep"),
        ("".join(f"{' ' * n}a:\n" for n in range(100)), "this is nested more than 40 deep"),
    ],
    ids=["bomb", "wide", "chain", "hidden-chain", "brackets", "closed-brackets", "braces", "dashes", "lines"],
)
def test_what_unfolds_without_end_is_refused(text: str, reason: str) -> None:
    assert [problem.reason for problem in told(text).problems] == [reason]


def test_forty_levels_are_read() -> None:
    nested = f"{'[' * (DEEPEST - 1)}{']' * (DEEPEST - 1)}"
    assert "expected text in title, found a list" in str(told(EXAMPLE.replace(TITLE, f"title: {nested}")))


# Files


def refusal(path: Path) -> str:
    """What is told of this file, without its path."""
    with pytest.raises(ScenarioError) as caught:
        load(path)
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (EXAMPLE.encode("utf-16"), ":1:1: the file is stored as UTF-16\n       → save it as UTF-8"),
        (b"\xfe\xff\0a", ":1:1: the file is stored as UTF-16\n       → save it as UTF-8"),
        (
            EXAMPLE.encode("utf-16-le"),
            ":1:1: this is not a text file\n       → a scenario is a YAML file, written with a text editor",
        ),
        (
            b"\x7fELF\0\1\2",
            ":1:1: this is not a text file\n       → a scenario is a YAML file, written with a text editor",
        ),
        (
            "format: 1\ntitle: 漢字 ".encode() + "Café".encode("latin-1") + b"\n",
            ":2:14: the byte 0xe9 here is not UTF-8\n"
            "     2 | title: 漢字 Caf\N{REPLACEMENT CHARACTER}\n"
            "       |                ^\n"
            "       → save the file as UTF-8",
        ),
        (
            b"\xff" * 10,
            ":1:1: the byte 0xff here is not UTF-8\n     1 | \N{REPLACEMENT CHARACTER}"
            + "\N{REPLACEMENT CHARACTER}" * 9
            + "\n       | ^\n       → save the file as UTF-8",
        ),
    ],
    ids=["utf-16", "utf-16-be", "utf-16-without-mark", "program", "latin-1", "bytes"],
)
def test_a_file_that_is_no_utf_8_text_is_refused_by_what_it_is(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert refusal(path) == said


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal(path).startswith(f":1:1: the file is larger than {LARGEST:,} bytes\n")


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(EXAMPLE + "#" * (LARGEST - len(EXAMPLE.encode())))
    assert load(path).id == "hidden-travel"


def test_a_folder_a_missing_file_and_an_unusable_name_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ":1:1: this is a folder; a scenario is a file\n       → name a .yaml file in it"
    assert refusal(tmp_path / "none.yaml").startswith(":1:1: there is no such file\n")
    assert refusal(tmp_path / f"{'x' * 300}.yaml") == ":1:1: the file cannot be opened: File name too long"
    assert ":1:1: the file cannot be opened: " in refusal(Path("nul\0.yaml"))


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, os.strerror(13))

    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(tmp_path / "a.yaml") == ":1:1: the file cannot be opened: Permission denied"


# The excerpt


def excerpt(line: str, column: int, length: int = 1) -> list[str]:
    """The two rows below the message."""
    report = str(ScenarioError("a.yaml", line, [Problem(1, column, "wrong", length=length)]))
    head, *rows = report.split("\n")
    assert head == f"a.yaml:1:{column}: wrong"
    return [row[9:] for row in rows]


@pytest.mark.parametrize(
    ("line", "column", "length", "rows"),
    [
        ("title: x", 8, 1, ["title: x", "       ^"]),
        ("\ttitle:\tx", 9, 1, [" title: x", "        ^"]),
        ("漢字: xyz", 5, 3, ["漢字: xyz", "      ^^^"]),  # wide letters take two columns
        ("a: 漢字!", 4, 2, ["a: 漢字!", "   ^^^^"]),
        ("cafe\N{COMBINING ACUTE ACCENT}: x", 8, 1, ["cafe\N{COMBINING ACUTE ACCENT}: x", "      ^"]),
        ("a\x1b[31mb: x", 10, 1, ["ab: x", "    ^"]),
        ("safe\u202e: x", 8, 1, ["safe: x", "      ^"]),
        ("title:", 7, 1, ["title:", "      ^"]),  # nothing stands there
        ("title: x", 8, 99, ["title: x", "       ^"]),
        ("x" * 300, 200, 3, [f"…{'x' * 99}…", f"{' ' * 50}^^^"]),
        ("漢" * 300, 200, 1, [f"…{'漢' * 99}…", f"{' ' * 99}^^"]),
        ("x" * 300, 10, 1, [f"{'x' * 100}…", f"{' ' * 9}^"]),
        ("x" * 300, 300, 1, [f"…{'x' * 50}", f"{' ' * 50}^"]),
    ],
)
def test_the_caret_stands_below_its_mark(line: str, column: int, length: int, rows: list[str]) -> None:
    assert excerpt(line, column, length) == rows


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    # YAML 1.1 would end a line at two of these, Python at more.
    text = EXAMPLE.replace(TITLE, f"{TITLE} \x85 \u2028 \u2029").replace("level: 1 ", "level: one ")
    assert [(problem.line, problem.column) for problem in told(text).problems] == [(8, 8)]
    assert [problem.line for problem in told(text.replace("\n", "\r\n")).problems] == [8]


def test_columns_count_characters_also_behind_wide_ones() -> None:
    text = with_change("{name: Marcus Bell, title: Head", "{name: 漢字👩\u200d🚀é, titl: Head")
    assert [(problem.line, problem.column, problem.length) for problem in told(text).problems] == [(22, 26, 4)]


def test_a_message_holds_no_escape_even_where_the_path_or_a_name_does() -> None:
    text = with_change(EXPLAINS, f'{EXPLAINS}\n  "x\\e[31my\\nz\\u202E": {{}}')
    with pytest.raises(ScenarioError) as caught:
        parse(text, "a\x1b]0;title\x07.yaml")
    assert str(caught.value).startswith("a.yaml:54:3: `xy z` cannot be the name of a beat in beats\n")
    assert not set(str(caught.value)) & set("\x1b\x07\u202e")
