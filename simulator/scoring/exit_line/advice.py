"""One sentence of advice for each dimension at each level, and one for the whole."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.scoring.exit_line.verdict import DIMENSIONS, Overall, Reason

_ADVICE: dict[str, tuple[str, str, str]] = {
    "gratitude": (
        "Thank them for something real: their time, the invitation, the conversation.",
        "Say what you thank them for: “thank you for your time” is warmer than “thanks”.",
        "You thanked them, and it sounds meant.",
    ),
    "decision": (
        "Say that you are going: “I'm going to stop here.” A question or a maybe leaves it to them.",
        "Make it plain: not “I don't think this will work” but “I'm withdrawing.”",
        "It is clear that you are leaving.",
    ),
    "no_blame": (
        "Leave blame, insult and threat at home: what they did wrong is no longer your business.",
        "Even a true grievance turns a goodbye into an argument. Say what does not suit you, not what they did.",
        "You blamed nobody.",
    ),
    "calm": (
        "Take the volume and the sarcasm out; say it as you would to a neighbour.",
        "Nearly even. Drop the sharp edge, or the exclamation mark.",
        "You stayed calm.",
    ),
    "confidence": (
        "You need no forgiveness and no permission. Say it once and let it stand.",
        "One apology or one hedge is plenty; the decision needs no defence.",
        "You stand by what you decided.",
    ),
    "goodwill": (
        "End on a wish: “I hope you find the right person.”",
        "Wish them something of their own: the search, the team, the person they need.",
        "You wished them well.",
    ),
}

_REASONS: dict[str, str] = {
    "empty": "Nothing was said. Try: “Thank you for your time. I'm going to stop here. Good luck with the search.”",
    "other_language": "I only understand English, so I cannot judge this.",
    "not_words": "I could make out no words in this.",
    "question": "That is a question. They may ask back: “Sorry, are you leaving?” Say what you decided.",
    "no_decision": "Sorry, are you leaving? I heard no decision. Say in one sentence that you are going.",
    "addressed_to_scorer": "This speaks to the scorer. Speak to the person across the table.",
    "afterthought": "Good, up to the last part. What you say last is what they hear: end on the decision or the wish.",
    "long": "The words are fine, and there are too many of them. An exit takes three sentences.",
}

# What to work on first: without a decision nothing else matters, and harm is worse than a missing courtesy.
_ORDER = ("decision", "no_blame", "calm", "confidence", "gratitude", "goodwill")


def advice_for(dimension: str, level: int) -> str:
    """The sentence for one dimension."""
    return _ADVICE[dimension][level]


def advice_for_whole(overall: Overall, reason: Reason, levels: Mapping[str, int]) -> str:
    """The one thing to do next."""
    if reason:
        return _REASONS[reason]
    assert set(_ORDER) == set(DIMENSIONS)
    for level in (0, 1):
        for dimension in _ORDER:
            if levels[dimension] == level:
                return _ADVICE[dimension][level]
    return "That is how it is done. Now say it with a smile."
