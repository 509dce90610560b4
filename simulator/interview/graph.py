"""The graph of a scenario as a `transitions` machine. The only module that knows that library.

A state is a beat. A trigger is a choice (``beat#0``, ``beat#1`` …) or the way on of an unattended beat
(``beat#then``), whose transitions are tried in the order in which they were written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from transitions import EventData, Machine

from simulator.scenario.model import Choice, Condition, Jump, Scenario


class Walker(Protocol):
    """What stands in a beat and can tell whether something fits. `state` is the beat."""

    state: str

    def fits(self, in_: tuple[str, ...], when: Condition) -> bool:
        """Whether the bounds hold for this walker, now."""


class Graph:
    """Where the choices of a scenario lead."""

    def __init__(self, scenario: Scenario) -> None:
        # No automatic `to_x` triggers: with 300 beats they would be 90,000. No triggers set on the model: names of
        # beats are the author's, and could shadow a method. Nothing is ignored: a wrong trigger is our mistake.
        self._machine = Machine(
            model=None,
            states=list(scenario.beats),
            initial=scenario.opening,
            auto_transitions=False,
            send_event=True,
            model_override=True,
        )
        for name, beat in scenario.beats.items():
            for index, choice in enumerate(beat.choices):
                self._machine.add_transition(_choice(name, index), name, choice.to, conditions=_fits(choice))
            for jump in beat.then:
                self._machine.add_transition(_then(name), name, jump.to, conditions=_fits(jump))

    def choose(self, walker: Walker, index: int) -> None:
        """Moves the walker along a choice of its beat; `index` is that of the file, from 0."""
        self._fire(_choice(walker.state, index), walker)

    def go_on(self, walker: Walker) -> None:
        """Moves the walker from an unattended beat to the first that fits."""
        self._fire(_then(walker.state), walker)

    def _fire(self, trigger: str, walker: Walker) -> None:
        if not self._machine.events[trigger].trigger(walker):
            raise RuntimeError(f"{trigger} was taken and does not fit; offers and the loader should prevent this")


def _choice(beat: str, index: int) -> str:
    return f"{beat}#{index}"


def _then(beat: str) -> str:
    return f"{beat}#then"


def _fits(step: Choice | Jump) -> Callable[[EventData], bool]:
    def condition(event: EventData) -> bool:
        return cast(Walker, event.model).fits(step.in_, step.when)

    return condition
