"""`walkout exit-line` and `walkout rehearse-exit`, as they are typed."""

from __future__ import annotations

import json

from tests.conftest import Walkout

GOOD = "Thank you for your time. I'm going to stop here. I hope you find the right person."
INSULT = "Thank you for your time. I'm going to stop here. This place is a dump."


def test_one_line_is_explained_with_its_words_marked(walkout: Walkout) -> None:
    done = walkout("exit-line", INSULT)
    assert done.code == 0
    assert done.out.startswith("POOR")
    assert "[+Thank you for your time+]" in done.out
    assert "[-This place is a dump" in " ".join(done.out.split())


def test_many_lines_are_scored_a_json_object_each(walkout: Walkout) -> None:
    typed = "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate((GOOD, INSULT, "")))
    done = walkout("exit-line", "--jsonl", typed=typed + "\n\n")
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert [(each["id"], each["overall"]) for each in objects] == [(0, "good"), (1, "poor"), (2, "unclear")]
    assert {"gratitude", "decision", "no_blame", "calm", "confidence", "goodwill", "spans", "advice"} <= set(objects[0])


def test_a_line_that_is_no_object_is_told_with_its_number_and_the_others_are_scored(walkout: Walkout) -> None:
    bad = ["{", "[]", '{"id": 1}', '{"id": 1, "text": 5}', "[" * 5000, json.dumps({"id": "last", "text": GOOD})]
    done = walkout("exit-line", "--jsonl", typed="\n".join(bad))
    assert done.code == 2
    assert [f"line {number} is no object" in done.err for number in range(1, 7)] == [True] * 5 + [False]
    assert json.loads(done.out)["id"] == "last"


def test_a_line_or_objects_and_not_both_or_neither(walkout: Walkout) -> None:
    assert walkout("exit-line").code == 2
    assert walkout("exit-line", GOOD, "--jsonl").code == 2


def test_the_exit_is_rehearsed_in_plain_lines_until_three_are_good(walkout: Walkout) -> None:
    done = walkout("rehearse-exit", "travel", "--plain", typed="\n".join([GOOD] * 6))
    assert done.code == 0
    assert "3 good ones in a row" in done.out


def test_an_unknown_situation_is_told_with_those_there_are(walkout: Walkout) -> None:
    done = walkout("rehearse-exit", "traval", "--plain")
    assert done.code == 2
    assert "travel" in done.err
