"""The notebook: your card, what you have heard about each priority, and the questions you packed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from simulator.interview import Interview
from simulator.interview.events import Event, Shown
from simulator.scenario.card import TOPICS, WEIGHT_WORDS, Card, in_words

# Full, half, empty: the weight shows without colour.
SIGNS = {"deal_breaker": "●", "important": "◐", "flexible": "○"}


def card_content(card: Card, heard: Sequence[Shown] = ()) -> Iterator[Content]:
    """A paragraph for each topic of the card, what you must have first, with what was heard about it."""
    for weight, words in WEIGHT_WORDS.items():
        for topic, want in card.items():
            if want.weight != weight:
                continue
            yield Content.assemble(
                (f"{SIGNS[weight]} {in_words(topic, want)}", "bold" if weight == "deal_breaker" else ""),
                (f"  {words}", "italic $foreground 70%"),
            )
            yield from (_fact(line) for line in heard if line.about == topic)
    others = [line for line in heard if line.about not in card]
    for topic in dict.fromkeys(line.about for line in others):
        yield Content.assemble((f"  {TOPICS[topic].label}", ""), ("  not on your card", "italic $foreground 70%"))
        yield from (_fact(line) for line in others if line.about == topic)


def _fact(line: Shown) -> Content:
    return Content.assemble((f"    {line.minute:>2}′ ", "$secondary"), (line.text, "$secondary"))


class Notebook(Static):
    """All three parts, one below the other."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def write(self, interview: Interview, events: Sequence[Event]) -> None:
        """Writes the notebook anew."""
        heard = [event for event in events if isinstance(event, Shown) and event.about]
        rows = [Content.styled("Your card", "bold $primary"), *card_content(interview.card, heard)]
        if interview.packed:
            rows += [Content(""), Content.styled("In your pocket", "bold $primary")]
            for name in interview.packed:
                asked = name in interview.asked
                rows.append(
                    Content.assemble(
                        (f"{'✓' if asked else '?'} {interview.words_of(name)}", "$foreground 60%" if asked else ""),
                        ("  asked", "italic $foreground 60%") if asked else "",
                    )
                )
        self.update(Content("\n").join(rows))
