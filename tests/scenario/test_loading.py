"""A good file gives the scenario that its author wrote; any other text gives problems with places, and nothing else."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.card import Want
from simulator.scenario.library import shipped
from simulator.scenario.loading import load, parse
from simulator.scenario.model import (
    ALWAYS,
    Choice,
    Comparison,
    Condition,
    Cue,
    Expectation,
    Line,
    Meter,
    Person,
    Scenario,
    Truth,
)
from simulator.scenario.problems import ScenarioError, rows_of
from tests.making import ROOT, WORKED_EXAMPLE

EXAMPLE = WORKED_EXAMPLE.read_text(encoding="utf-8")
EVERY_KEY = (ROOT / "tests" / "data" / "every-key.yaml").read_text(encoding="utf-8")
MARCUS = "{name: Marcus Bell, title: Head of Operations, manager: true}"


def marcus(written: str) -> Person:
    """Marcus of the worked example, with these keys in place of his own."""
    assert MARCUS in EXAMPLE
    return parse(EXAMPLE.replace(MARCUS, written)).people["marcus"]


def titled(written: str) -> Scenario:
    """The worked example with this behind ``title:``."""
    return parse(EXAMPLE.replace("title: A Little Bit of Travel", f"title: {written}"))


def test_the_head_of_the_worked_example_is_read() -> None:
    scenario = load(WORKED_EXAMPLE)
    assert (scenario.format, scenario.id, scenario.title) == (1, "hidden-travel", "A Little Bit of Travel")
    assert (scenario.setting, scenario.scheduled_minutes, scenario.level) == ("office", 45, 1)
    assert (scenario.opening, scenario.blurb) == ("welcome", "The advert never mentioned a suitcase.")
    assert scenario.advert == "**Operations analyst**, Harlow & Finch, Leeds. Monday to Friday, office based."
    assert scenario.card == {"travel": Want("at_most", 10, "deal_breaker"), "numbers": Want("at_most", 50, "flexible")}
    assert scenario.truths == {
        "suitcase": Truth({"travel": 60, "numbers": 30}),
        "homebody": Truth({"travel": 5, "numbers": 30}),
    }
    assert scenario.people == {"marcus": Person("Marcus Bell", "Head of Operations", manager=True)}
    assert scenario.meters == {"patience": Meter(3, 0, 5)}
    assert scenario.digest == hashlib.sha256(EXAMPLE.encode()).hexdigest()[:16]


def test_the_cues_of_the_worked_example_are_read_with_their_strength_in_decibans() -> None:
    assert load(WORKED_EXAMPLE).cues == {
        # A comma inside braces ends a value in YAML; the rest is given back to its text.
        "suitcase-joke": Cue("topic", "travel", "He jokes, so that you raise it and he need not.", 3),
        "sixty-percent": Cue("topic", "travel", "That is the job. The advert hid it.", 20),
        "late-start": Cue("decoy", "disrespect", "Twelve minutes, an apology and a reason: traffic."),
        "knows-cv": Cue("reassures", "respect", "He read it. Twice.", 6),
    }


def test_the_beats_of_the_worked_example_are_read() -> None:
    welcome = load(WORKED_EXAMPLE).beats["welcome"]
    assert welcome.lines == (
        Line(
            "says",
            ("Sorry, sorry. The ring road was shut. Twelve minutes is twelve minutes.",),
            person="marcus",
            cue="late-start",
        ),
        Line(
            "says",
            ("Lovely city you've picked. Not that you'll see much of it. Ha!",),
            person="marcus",
            cue="suitcase-joke",
            in_=("suitcase",),
        ),
        Line("direction", ("He pours you a coffee without asking how you take it.",)),
    )
    assert welcome.choices == (
        Choice("answer", ("The train was easy, thank you.",), "background"),
        Choice(
            "object",
            ("I'd like to come back to that last remark.",),
            "explains",
            effects={"patience": -1},
            when=Condition(truth=("suitcase",)),
        ),
    )


def test_questions_exits_and_rehearsals_of_the_worked_example_are_read() -> None:
    scenario = load(WORKED_EXAMPLE)
    question = scenario.questions["typical-week"]
    assert (question.topic, question.minutes) == ("travel", 2)
    assert question.ask == ("What does a typical week look like for whoever has this job?",)
    assert [(reply.in_, reply.when) for reply in question.replies] == [
        (("suitcase",), Condition({"patience": Comparison(">=", 2)})),
        (("suitcase",), ALWAYS),
        ((), ALWAYS),
    ]
    assert scenario.exit.unclear == (Line("says", ("Sorry, are you leaving?",), person="marcus"),)
    rehearsal = scenario.rehearsals["asks, hears, leaves"]
    assert rehearsal.moves == ("answer 1", "ask typical-week", "mark sixty-percent", "leave")
    assert rehearsal.expect == Expectation("left", Comparison(">=", 90), recognised=("sixty-percent",))


def test_the_rarer_keys_are_read() -> None:
    scenario = parse(EVERY_KEY)
    first, directed, thought, held, waited = scenario.beats["welcome"].lines
    assert (first.wordings, first.about, first.in_) == (("Hello.", "Good morning."), "travel", ("bad", "fine"))
    assert directed.when == Condition({"patience": Comparison(">=", 2)}, Comparison("==", 3))
    assert thought.when == Condition(heard=("late",), not_heard=("road",), asked=("week",), not_asked=("week",))
    assert [(line.kind, line.minutes, line.cue) for line in (held, waited)] == [
        ("hold", 4, None),
        ("wait", 20, "insult"),
    ]
    choices = scenario.beats["welcome"].choices
    assert [choice.verb for choice in choices] == ["answer", "ask", "object", "please", "wait"]
    assert choices[0].when.any == (Condition(truth=("bad",)), Condition(minute=Comparison(">", 4)))
    assert (choices[1].asks, choices[1].wordings, choices[1].minutes) == ("week", (), 0)
    assert scenario.beats["jumps"].then[0].when == Condition({"patience": Comparison("<", 0)})
    assert scenario.card["growth"] == Want("at_least", 6.5, "important")
    assert scenario.people["bob"].look == ("bald",)
    assert scenario.truths["bad"].chance == 2
    assert scenario.exit.away[0].kind == "direction"


@pytest.mark.parametrize("path", sorted(shipped().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_is_read(path: Path) -> None:
    assert load(path).id == path.stem


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Head of Operations, Leeds", "Head of Operations, Leeds"),
        ("Head, Heart,Hand", "Head, Heart,Hand"),
        ("Head,\n      Leeds", "Head, Leeds"),
    ],
)
def test_a_comma_inside_braces_belongs_to_the_text(written: str, title: str) -> None:
    assert marcus(f"{{name: M, title: {written}, manager: true}}") == Person("M", title, manager=True)
    assert marcus(f"{{name: M, manager: true, title: {written}}}").title == title


@pytest.mark.parametrize(
    "written",
    [
        '{name: M, title: "Head", Leeds}',  # the quotes said where the text ends
        '{name: M, title: Head, "Leeds"}',
        "{name: M, title: Head, Leeds: }",  # a key, for its colon
        "{name: M, title: Head, look: [bald], Leeds}",  # no text before it
        "{Leeds, name: M, title: Head}",
        "\n    name: M\n    title: Head\n    ? Leeds",  # no braces
    ],
)
def test_a_word_that_is_no_rest_of_a_text_is_not_swallowed(written: str) -> None:
    with pytest.raises(ScenarioError, match="unknown key `Leeds`"):
        marcus(written)


def test_a_key_of_the_format_is_not_swallowed_by_the_text_before_it() -> None:
    with pytest.raises(ScenarioError, match=r"expected the name of a cue .* found nothing"):
        parse(EXAMPLE.replace("Varied. Very varied. Next?", "Varied, cue"))


@pytest.mark.parametrize(
    "written",
    ["no", "on", "yes", "true", "12:30", "007", "0x1f", "1e3", "1_000", "~", "null", "2026-01-01", ".inf", "=", "<<"],
)
def test_what_other_readers_take_for_something_else_stays_text(written: str) -> None:
    assert titled(written).title == written


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"\\e[31mred\\e[0m"', "red"),
        ('"bell\\a and nul\\0"', "bell and nul"),
        ('"safe\\u202Egnp.exe"', "safegnp.exe"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("one\u2028two", "one two"),
        ("👩‍🚀 שלום", "👩‍🚀 שלום"),
        ('"[/] [@click=app.quit]x[/]"', "[/] [@click=app.quit]x[/]"),
        ("x" * 5000, "x" * 5000),
        ('"  round about  "', "round about"),
    ],
)
def test_texts_are_made_harmless_and_otherwise_kept(written: str, title: str) -> None:
    assert titled(written).title == title


def test_the_name_of_a_rehearsal_is_made_harmless_too() -> None:
    scenario = parse(EXAMPLE.replace("asks, hears, leaves:", '"asks \\e[31mred":'))
    assert list(scenario.rehearsals) == ["asks red"]


def test_an_alias_stands_for_what_its_anchor_names() -> None:
    scenario = parse(
        EXAMPLE.replace("title: A Little Bit of Travel", "title: &same Travel").replace(
            "The advert never mentioned a suitcase.", "*same"
        )
    )
    assert (scenario.title, scenario.blurb) == ("Travel", "Travel")


def test_line_ends_of_any_system_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert dataclasses.replace(load(path), digest="") == dataclasses.replace(load(WORKED_EXAMPLE), digest="")


def test_a_long_chain_of_jumps_is_read_and_a_ring_of_them_refused() -> None:
    chain = "".join(f"  b{n}: {{then: [{{to: b{n + 1}}}]}}\n" for n in range(3000))
    text = EXAMPLE.replace("  explains: {}\n", f"  explains: {{then: [{{to: b0}}]}}\n{chain}  b3000: {{}}\n")
    assert len(parse(text).beats) == 3004
    with pytest.raises(ScenarioError, match=r"`then:` leads from `explains` over .* back to it") as caught:
        parse(text.replace("b3000: {}", "b3000: {then: [{to: explains}]}"))
    assert len(caught.value.problems) == 1


# Mutations

ODD = st.sampled_from(
    (
        *("\t", "\0", "\x1b[31m", "\r", "\x85", "\u2028", "\ufeff", "\ud83d", "\u202e", "👩\u200d🚀", "é", "漢"),
        *("'", '"', "[", "]", "{", "}", ":", ": ", "- ", "? ", "#", "&a ", "*a ", "!", "|", ">", "%", "@", "`", ","),
        *("\\", "\n", "---\n", "...\n", "<<: ", " ", "  ", "~", "99999999999", "-1", ">= 2", "when: ", "then: "),
    )
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A scenario whose lines and characters were deleted, doubled, swapped, or mixed with odd ones."""
    text = draw(st.sampled_from((EXAMPLE, EVERY_KEY)))
    for _ in range(draw(st.integers(1, 4))):
        unit = draw(st.sampled_from(("line", "character")))
        parts = text.splitlines(keepends=True) if unit == "line" else list(text)
        if not parts:
            break
        at, other = draw(st.integers(0, len(parts) - 1)), draw(st.integers(0, len(parts) - 1))
        match draw(st.sampled_from(("delete", "double", "swap", "insert", "cut"))):
            case "delete":
                del parts[at]
            case "double":
                parts.insert(at, parts[at])
            case "swap":
                parts[at], parts[other] = parts[other], parts[at]
            case "insert":
                parts.insert(at, draw(ODD))
            case _:
                del parts[min(at, other) : min(at, other) + draw(st.integers(1, 30))]
        text = "".join(parts)
    return text


@given(mutated())
@settings(max_examples=200)
def test_any_text_is_a_scenario_or_has_problems_with_places_in_it(text: str) -> None:
    try:
        scenario = parse(text)
    except ScenarioError as error:
        told = error
    else:
        assert scenario.opening in scenario.beats
        return
    rows = rows_of(text)
    assert told.problems
    for problem in told.problems:
        assert problem.reason
        assert 1 <= problem.line <= len(rows)
        assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1
    report = str(told)
    assert report == report.encode("utf-8", "replace").decode()
    assert not set(report) & set("\x00\x1b\x85\u2028\u202e\ufeff\r")
