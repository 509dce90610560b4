"""The list of scenarios, and finding one by what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.library import Heading, UnknownScenario, find, headings_in, shipped
from simulator.scenario.loading import load
from tests.making import WORKED_EXAMPLE


def heading(name: str, title: str = "A title", *, level: int = 1, path: str = "") -> Heading:
    """A heading as it stands in the list."""
    return Heading(Path(path or f"{name}.yaml"), name, title, "", "office", 30, level)


def test_a_heading_tells_what_the_head_of_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "any-name.yaml"
    path.write_bytes(WORKED_EXAMPLE.read_bytes())
    assert headings_in([tmp_path]) == [
        Heading(
            path, "hidden-travel", "A Little Bit of Travel", "The advert never mentioned a suitcase.", "office", 45, 1
        )
    ]


def test_a_heading_is_the_same_as_in_the_scenario_for_all_that_ship() -> None:
    found = headings_in([shipped()])
    assert found
    for each in found:
        scenario = load(each.path)
        assert (each.id, each.title, each.blurb) == (scenario.id, scenario.title, scenario.blurb)
        assert (each.setting, each.minutes, each.level) == (
            scenario.setting,
            scenario.scheduled_minutes,
            scenario.level,
        )


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[" * 100_000,  # the parser alone would take minutes over these
        b"{a: b, " * 50_000,
        b"\xff\xfe\x00",
        b"caf\xe9: 1",
        b"a: *b",
        b"- a\n- list",
        b"\x00\x01\x02",
        b"title: [a]\nlevel: many\nscheduled_minutes: 9999999",
    ],
)
def test_a_broken_file_is_listed_last_by_its_name_and_stops_no_other(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a-broken-one.yaml").write_bytes(broken)
    (tmp_path / "good.yml").write_bytes(WORKED_EXAMPLE.read_bytes())
    (tmp_path / "notes.txt").write_text("no scenario")
    assert [(each.id, each.title, each.level, each.minutes) for each in headings_in([tmp_path])] == [
        ("hidden-travel", "A Little Bit of Travel", 1, 45),
        ("a-broken-one", "a-broken-one", 0, 0),
    ]


def test_a_file_broken_below_its_head_is_listed_by_its_head(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text('id: half\ntitle: "Half \\e[31ma  file"\nlevel: 2\nbeats: [\n')
    assert [(each.id, each.title, each.level) for each in headings_in([tmp_path])] == [("half", "Half a file", 2)]


def test_a_folder_that_looks_like_a_scenario_and_a_folder_that_is_not_there_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    assert [each.id for each in headings_in([tmp_path, tmp_path / "nowhere"])] == ["folder"]


def test_the_list_goes_by_level_then_by_title_whatever_its_case(tmp_path: Path) -> None:
    for name, title, level in (("a", "Zebra", 1), ("b", "apple", 1), ("c", "Aardvark", 3), ("d", "Mango", 1)):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\ntitle: {title}\nlevel: {level}\n")
    assert [each.title for each in headings_in([tmp_path])] == ["apple", "Mango", "Zebra", "Aardvark"]


def test_two_files_with_one_id_are_both_listed_and_the_first_listed_is_played(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        (folder / "same.yaml").write_text("id: same\ntitle: Same\nlevel: 1\n")
    known = headings_in([ours, theirs])
    assert [each.path.parent for each in known] == [ours, theirs]
    assert find("same", known) == ours / "same.yaml"


def test_a_scenario_is_found_by_its_id_before_a_file_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "travel").mkdir()
    assert find("travel", [heading("travel", path="/there/travel.yaml")]) == Path("/there/travel.yaml")
    assert find("travel", []) == Path("travel")
    assert find("not/there.yaml", []) == Path("not/there.yaml")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("hiden-travel", "did you mean `hidden-travel`?"),
        ("HIDDEN-TRAVEL", "did you mean `hidden-travel`?"),
        ("A little bit of Travel", "did you mean `hidden-travel`?"),
        ("zzz", "`walkout list` shows those there are"),
        ("x" * 5000, "`walkout list` shows those there are"),
        ("nul\0", "`walkout list` shows those there are"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(typed: str, hint: str) -> None:
    known = [heading("hidden-travel", "A Little Bit of Travel"), heading("sharp-tongue", "Robust Feedback")]
    with pytest.raises(UnknownScenario) as caught:
        find(typed, known)
    assert str(caught.value).endswith(f"; {hint}")


def test_an_unknown_name_is_told_without_its_escapes() -> None:
    with pytest.raises(UnknownScenario, match=r"^there is no scenario `red`; "):
        find("\x1b[31mred", [])
