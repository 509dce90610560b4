"""What can be seen, or heard, of an interviewer's patience. Reading it is part of the skill."""

from __future__ import annotations

import math

from simulator.interview.events import MeterMoved

MOODS = ("cold", "irritated", "guarded", "at ease", "warm")
VOICES = ("icy", "clipped", "flat", "even", "bright")


def level(value: int, least: int, most: int) -> int:
    """0 (cold) to 4 (warm)."""
    return math.ceil(4 * (value - least) / (most - least)) if most > least else 2


def seen(mood: int, setting: str) -> str:
    """In words: ``looks guarded``, or on the phone ``sounds flat``."""
    return f"sounds {VOICES[mood]}" if setting == "phone" else f"looks {MOODS[mood]}"


def change(event: MeterMoved) -> tuple[int, int]:
    """The mood before and after."""
    return level(event.before, event.least, event.most), level(event.after, event.least, event.most)
