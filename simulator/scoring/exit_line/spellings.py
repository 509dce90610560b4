"""How words are spelt in a hurry: contractions, chat, and the words a typing slip may be repaired towards."""

from __future__ import annotations

from importlib.resources import files

from simulator.scoring.exit_line.lexicon import CLASS_OF, PLAIN


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows: list[str] = []
    for row in (files("simulator.scoring.exit_line") / "words.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            rows = found.setdefault(row[3:].partition(":")[0], [])
        elif row and not row.startswith("#"):
            rows.append(row)
    return found


def _meanings(rows: list[str]) -> dict[str, tuple[str, ...]]:
    pairs = (row.partition(" = ") for row in rows)
    return {typed: tuple(meant.split()) for typed, _, meant in pairs}


_SECTIONS = _sections()

CONTRACTIONS = _meanings(_SECTIONS["contractions"])
"""What a contraction stands for."""

CHAT = _meanings(_SECTIONS["chat"])
"""What a chat spelling stands for."""

CUE_WORDS = frozenset(" ".join(_SECTIONS["cues"]).split())
"""The words towards which a typing slip may be repaired."""

CONFUSABLE = frozenset(" ".join(_SECTIONS["confusable"]).split())
"""English words one letter away from a cue word, which are no slip."""

FOREIGN = frozenset(" ".join(_SECTIONS["foreign"]).split()) - set(CLASS_OF) - PLAIN
"""Words that are frequent in another language and none of English."""
