"""That training is plain arithmetic in a fixed order, and its lines are what they say."""

from __future__ import annotations

from simulator.scoring.exit_line.model import unpack
from simulator.scoring.exit_line.training.compose import Composer
from simulator.scoring.exit_line.training.fit import Matrix, fit
from simulator.scoring.exit_line.training.lines import OWN, SHARED, by_rule, labelled
from simulator.scoring.exit_line.training.recipe import train


def test_training_twice_gives_the_same_bytes() -> None:
    lines = labelled("pairs")
    first, second = train(lines, ["gratitude>=1", "decision>=2"]), train(lines, ["gratitude>=1", "decision>=2"])
    assert first == second
    assert set(unpack(first).columns) == {"gratitude>=1", "decision>=2"}


def test_a_separable_sample_is_separated() -> None:
    matrix = Matrix([{"wyes", "wa"}, {"wyes", "wb"}, {"wno", "wa"}, {"wno", "wb"}], least=1)
    weights, bias = fit(matrix, [True, True, False, False], [1.0] * 4, cost=10)
    by_name = dict(zip(matrix.vocabulary, weights, strict=True))
    assert by_name["wyes"] > 0 > by_name["wno"]
    assert abs(bias) < 0.1


def test_composed_lines_are_the_same_for_a_seed_and_labelled_by_the_rule() -> None:
    lines = Composer(4).lines(50, 1.0)
    assert lines == Composer(4).lines(50, 1.0)
    assert all(line.poor or line.overall == by_rule(line.levels) for line in lines)


def test_every_line_has_an_identity_of_its_own() -> None:
    seen = [(line.source, line.ident) for name in (*SHARED, *OWN) for line in labelled(name)]
    assert len(seen) == len(set(seen)) == 1073 + len(labelled("pairs"))
