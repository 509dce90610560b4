"""``python -m simulator.scoring.exit_line.training.evaluate``: trained on two of the shared files, tested on the third.

Every file is the stranger once. Lines B105 to B335 are shown apart: nobody read them while the rules and the parts were
written. About three minutes a file; name one to test only that.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

from simulator.scoring.exit_line import scorer
from simulator.scoring.exit_line.model import Model, unpack
from simulator.scoring.exit_line.training.gaming import KEEPING, OTHER_WORDINGS, SPOILING
from simulator.scoring.exit_line.training.lines import DIMENSIONS, OWN, SHARED, Line, labelled
from simulator.scoring.exit_line.training.recipe import train, training_lines

UNSEEN = ("B105", "B335")


def trained_without(name: str) -> Model:
    """Models trained on the other files."""
    return unpack(train(training_lines([other for other in (*SHARED, *OWN) if other != name])))


def table(lines: Sequence[Line], model: Model) -> dict[str, float]:
    """The shares that the targets are about."""
    verdicts = [scorer.score_with(line.text, lambda: model) for line in lines]
    called = ["poor" if verdict.overall == "unclear" else verdict.overall for verdict in verdicts]
    rows: dict[str, float] = {}
    rows["overall"] = _share([found == line.overall for found, line in zip(called, lines, strict=True)])
    for name in DIMENSIONS:
        rows[name] = _share(
            [
                verdict.dimensions[name].level == line.levels[name]
                for verdict, line in zip(verdicts, lines, strict=True)
                if name != "confidence" or line.levels["decision"]
            ]
        )
    rows["poor called good"] = _share(
        [found == "good" for found, line in zip(called, lines, strict=True) if line.overall == "poor"]
    )
    rows["good kept"] = _share(
        [found == "good" for found, line in zip(called, lines, strict=True) if line.overall == "good"]
    )
    good = [line.text for found, line in zip(called, lines, strict=True) if found == "good" and line.overall == "good"]
    return rows | games(good, model)


def games(good: Sequence[str], model: Model) -> dict[str, float]:
    """Of lines called good: the share still called good after each transformation."""
    chance = random.Random(5)  # noqa: S311 - variety, not secrecy
    rows: dict[str, float] = {}
    for name, ways in (SPOILING | OTHER_WORDINGS).items():
        rows[f"{name}, still good"] = _share(
            [
                scorer.score_with(ways[place % len(ways)](text, chance), lambda: model).overall == "good"
                for place, text in enumerate(good)
            ]
        )
    for name, keep in KEEPING.items():
        rows[f"{name}, kept"] = _share(
            [scorer.score_with(keep(text, chance), lambda: model).overall == "good" for text in good]
        )
    return rows


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def main(arguments: list[str]) -> None:
    """Prints one column for each file named, or for every shared file."""
    for name in arguments or SHARED:
        model = trained_without(name)
        lines = labelled(name)
        _show(f"{name}: {len(lines)} lines", table(lines, model))
        if name == "set_b":
            unseen = [line for line in lines if UNSEEN[0] <= line.ident <= UNSEEN[1]]
            _show(f"{name}, unseen part: {len(unseen)} lines", table(unseen, model))


def _show(title: str, rows: dict[str, float]) -> None:
    print(title)
    for row, share in rows.items():
        print(f"  {row:<44} {share:.3f}")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
