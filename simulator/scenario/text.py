"""Making foreign text harmless: every string from a file or a player passes through `clean` once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

# C0 and C1 controls (a newline and a tab are text), and the marks that reorder or hide what follows them.
# Right-to-left letters and emoji joiners stay: they are how people write.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
# A whole escape sequence goes, not only its first byte: "\x1b[31mred" is meant to read "red".
_ESCAPE = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[@-Z\\\\^_])")


def clean(text: str) -> str:
    """The text without control characters, escape sequences and direction overrides."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n", text)
    text = _CONTROL.sub("", _ESCAPE.sub("", text))
    # A lone surrogate (from a broken terminal) can be neither printed nor stored.
    return text.encode("utf-8", "replace").decode("utf-8")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None where nothing is."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def either(names: Iterable[str], joint: str = "or") -> str:
    """``a, b or c`` in backticks, for a message."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {joint} {quoted[-1]}"
