"""How an exit line would land: typed text in, six dimensions with their reasons out. See docs/exit-line-scorer.md."""

from simulator.scoring.exit_line.explain import as_object, explain, marked
from simulator.scoring.exit_line.scorer import score
from simulator.scoring.exit_line.verdict import DIMENSIONS, Dimension, Overall, Reason, Span, Verdict

__all__ = [
    "DIMENSIONS",
    "Dimension",
    "Overall",
    "Reason",
    "Span",
    "Verdict",
    "as_object",
    "explain",
    "marked",
    "score",
]
