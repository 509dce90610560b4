"""Training: linear classifiers by dual coordinate descent, in plain arithmetic.

The objective is L2-regularised with squared hinge loss; the method is Hsieh et al., "A Dual Coordinate Descent Method
for Large-scale Linear SVM" (ICML 2008), Algorithm 1. It needs only additions, multiplications, divisions and square
roots, which IEEE 754 rounds alike everywhere, so that the same lines give the same weights on any machine.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from simulator.scoring.exit_line.model import SCALE, spread

COST = 0.1
ROUNDS = 12
SEED = 20


class Matrix:
    """Lines as features: which of a common vocabulary each has."""

    def __init__(self, rows: Sequence[set[str]], least: int) -> None:
        """Keeps the features that at least so many lines have."""
        counts = Counter(name for row in rows for name in row)
        self.vocabulary = sorted(name for name, count in counts.items() if count >= least)
        index = {name: place for place, name in enumerate(self.vocabulary)}
        self.prior = [SCALE[name[0]] ** 2 for name in self.vocabulary]
        kept = [sorted(name for name in row if name in index) for row in rows]
        self.rows = [[index[name] for name in row] for row in kept]
        self.spreads = [spread(row) for row in kept]


def fit(
    matrix: Matrix, labels: Sequence[bool], counts: Sequence[float], cost: float = COST
) -> tuple[list[float], float]:
    """The weights and the bias of one yes-or-no model. A line with count 0 takes no part."""
    order = [line for line, count in enumerate(counts) if count > 0]
    prior = matrix.prior
    weights = [0.0] * len(prior)
    bias = 0.0
    multipliers = [0.0] * len(counts)
    chance = random.Random(SEED)  # noqa: S311 - an order, no secret
    lengths = [0.0] * len(counts)
    for line in order:
        lengths[line] = matrix.spreads[line] ** 2 * sum(prior[place] for place in matrix.rows[line]) + 1
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for line in order:
            row, size = matrix.rows[line], matrix.spreads[line]
            sign = 1.0 if labels[line] else -1.0
            slack = 0.5 / (cost * counts[line])
            total = sum(itemgetter(*row)(weights)) if len(row) > 1 else sum(weights[place] for place in row)
            gradient = sign * (total * size + bias) - 1 + slack * multipliers[line]
            before = multipliers[line]
            after = max(0.0, before - gradient / (lengths[line] + slack))
            if after != before:
                multipliers[line] = after
                step = (after - before) * sign
                bias += step
                step *= size
                for place in row:
                    weights[place] += step * prior[place]
    return weights, bias
