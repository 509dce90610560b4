"""Playing: moves go in, typed events come out. No clock, no chance, no input or output in here."""

from simulator.interview.interview import Interview, replay
from simulator.interview.moves import (
    Ask,
    Begin,
    CaveIn,
    Choose,
    Explain,
    GoOn,
    HoldFirm,
    ImpossibleMove,
    Leave,
    Mark,
    Move,
    Unmark,
    Wait,
)
from simulator.interview.state import Offer

__all__ = [
    "Ask",
    "Begin",
    "CaveIn",
    "Choose",
    "Explain",
    "GoOn",
    "HoldFirm",
    "ImpossibleMove",
    "Interview",
    "Leave",
    "Mark",
    "Move",
    "Offer",
    "Unmark",
    "Wait",
    "replay",
]
