"""``python -m simulator.scoring.exit_line.training.timing``: how long loading and scoring take."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from simulator.scoring.exit_line.training.lines import SHARED, labelled

_IMPORT = (
    "import time; import simulator.scoring; a = time.perf_counter(); "
    "from simulator.scoring.exit_line import score; from simulator.scoring.exit_line.model import load; load(); "
    "from simulator.scoring.exit_line.cues import rules; rules(); b = time.perf_counter(); "
    "score('Thank you for your time. I am going to stop here. Good luck with the search.'); "
    "print(b - a, time.perf_counter() - b)"
)


def figures() -> dict[str, float]:
    """Milliseconds: import and load, the first line, the median and 95th percentile of a line, 5,000 characters."""
    from simulator.scoring.exit_line.scorer import score

    fresh = []
    for _ in range(5):
        out = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)  # noqa: S603
        fresh.append(tuple(1000 * float(number) for number in out.stdout.split()))
    texts = [line.text for name in SHARED for line in labelled(name) if len(line.text) < 1200]
    for text in texts:
        score(text)
    spent = sorted(_milliseconds(score, text) for text in texts)
    page = (
        "Thank you for your time, but I don't think that we are going to agree about the hours you mentioned. " * 60
    )[:5000]
    return {
        "import and load": statistics.median(one[0] for one in fresh),
        "first line (patterns compiled)": statistics.median(one[1] for one in fresh),
        "a line, median": statistics.median(spent),
        "a line, 95th percentile": spent[int(0.95 * len(spent))],
        "5,000 characters": statistics.median(_milliseconds(score, page) for _ in range(7)),
    }


def _milliseconds(action: object, text: str) -> float:
    began = time.perf_counter()
    assert callable(action)
    action(text)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:<32} {value:6.1f} ms")
