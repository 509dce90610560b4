"""``python -m simulator.scoring.exit_line.training`` writes the weights file anew; ``--check`` only compares."""

from __future__ import annotations

import sys
import time

from simulator.scoring.exit_line.training.lines import FOLDER
from simulator.scoring.exit_line.training.recipe import train, training_lines


def main(arguments: list[str]) -> int:
    """Trains on all lines; exit code 1 where ``--check`` finds the shipped weights to differ."""
    path = FOLDER.parent / "weights.bin"
    began = time.perf_counter()
    lines = training_lines()
    weights = train(lines)
    took = time.perf_counter() - began
    same = path.exists() and path.read_bytes() == weights
    if "--check" not in arguments:
        path.write_bytes(weights)
    state = "as shipped" if same else "differs from what was there"
    print(f"{len(lines)} lines, {len(weights):,} bytes of weights in {took:.0f} s: {state}")
    return 0 if same or "--check" not in arguments else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
