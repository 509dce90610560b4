"""Judging: pure functions of the events of one interview. `debrief` gathers them."""

from simulator.scoring.debrief import Debrief, debrief

__all__ = ["Debrief", "debrief"]
