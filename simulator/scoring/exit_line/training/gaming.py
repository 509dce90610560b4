"""Ways to game a scorer: a good line turned into one that is none, in wordings that no training part has.

`evaluate.py` and the tests use them; training does not.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from simulator.scoring.exit_line.training.augment import plain, shuffled, typos

_APPENDED = {
    "continuation": (
        "Right, which topic comes after this one?",
        "Let me walk you through my last project now.",
        "And what would my day look like?",
        "I'm eager to see the rest of the tasks.",
        "Let's do the written part.",
    ),
    "permission": (
        "Would that be acceptable?",
        "May I?",
        "Have I your leave to do so?",
        "Can I slip away, please?",
    ),
    "change of mind": (
        "Cancel that, I want the job after all.",
        "No, you know what, I'm sitting back down.",
        "That was a joke, obviously.",
        "Oh, who am I kidding, I'm going nowhere.",
    ),
    "insult": (
        "Your office is a pigsty.",
        "None of you could lead a dog on a string.",
        "What a miserable bunch you are.",
        "You have all the warmth of a car park.",
    ),
    "threat": (
        "I'm letting the whole city know.",
        "Expect a letter from counsel.",
        "The inspectors will get my notes tomorrow.",
        "Better lock your doors tonight.",
    ),
    "grovelling": (
        "Pardon a miserable wretch like me, I implore you.",
        "I'm so, so sorry, I beg you, don't be angry.",
        "I'm the lowest of the low and you are saints, forgive me.",
        "Oh please, please don't hate me, I'm pathetic.",
    ),
}
_OTHER = {
    "continuation": (
        "But before I go, what does the role pay?",
        "I do have time for two more questions.",
        "Could we look at the org chart next?",
        "I can talk about my degree if that helps.",
        "Let us proceed with the presentation.",
        "When will I get the contract?",
    ),
    "permission": (
        "Is that something you could live with?",
        "If that suits you, of course.",
        "I hope that's allowed.",
        "Would you be okay with that?",
        "Only if you say yes.",
        "Do I have to stay?",
    ),
    "insult": (
        "You lot are a waste of oxygen.",
        "This firm is a laughing stock.",
        "I've seen funerals with more life.",
        "Your mother should have taught you manners.",
        "Nobody with a brain would join you.",
        "You're about as useful as a chocolate teapot.",
    ),
    "threat": (
        "My cousin is a reporter and she is very curious.",
        "I hope you have a good lawyer.",
        "Your clients will get an email tonight.",
        "I have photos of all this.",
        "Be very careful from now on.",
        "You'll be trending tomorrow.",
    ),
    "grovelling": (
        "I'm dirt, I know, please don't be cross.",
        "I grovel at your feet.",
        "I'm so sorry, I'm so sorry, I'm so sorry.",
        "You must hate me, and I'd deserve it.",
        "Please say you forgive me.",
        "I'm a useless lump and I apologise for my existence.",
    ),
    "change of mind": (
        "Ah no, I was only having you on.",
        "Hm, maybe I was too quick, let's talk some more.",
        "Unless the offer gets better.",
        "Okay, I've reconsidered, I'm in.",
        "Not really, I'd love the job.",
        "Then again, I could give it a go.",
    ),
}
_STORIES = (
    'My uncle told me that he once said: "{}"',
    'In the novel the hero says, "{}"',
    '"{}" That\'s what she told them.',
    'There is a joke that ends: "{}"',
)


def _append(ending: str) -> Callable[[str, random.Random], str]:
    return lambda text, _: f"{text.rstrip()}{'' if text.rstrip()[-1] in '.!?' else '.'} {ending}"


def _tell(story: str) -> Callable[[str, random.Random], str]:
    return lambda text, _: story.format(text)


SPOILING: dict[str, tuple[Callable[[str, random.Random], str], ...]] = {
    "shuffled": (shuffled,),
    "upper case": (lambda text, _: text.upper(),),
    **{name: tuple(map(_append, endings)) for name, endings in _APPENDED.items()},
    "told as a story": tuple(map(_tell, _STORIES)),
}
"""What makes a good line no longer good: at most 3 % of the results may still be called good."""

KEEPING: dict[str, Callable[[str, random.Random], str]] = {
    "two typos": lambda text, chance: typos(text, 2, chance),
    "no punctuation": lambda text, _: plain(text),
}
"""What leaves a good line good."""

OTHER_WORDINGS: dict[str, tuple[Callable[[str, random.Random], str], ...]] = {
    f"{name}, other wordings": tuple(map(_append, endings)) for name, endings in _OTHER.items()
}
"""More endings, written when all but one threshold stood: nearer to what a stranger would write. The tests do not hold
the bound for these; `evaluate.py` reports them."""
