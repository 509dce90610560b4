"""Three sets of colours. No meaning hangs on them alone: every sign has a letter or a shape too."""

from __future__ import annotations

from textual.theme import Theme

THEMES = (
    Theme(
        name="walkout-dark",
        primary="#e0a458",
        secondary="#7fb7be",
        accent="#c8b6ff",
        foreground="#e8e3d9",
        background="#16181d",
        surface="#1d2027",
        panel="#282c35",
        success="#8fc98f",
        warning="#f0c05a",
        error="#ef8373",
        dark=True,
    ),
    Theme(
        name="walkout-light",
        primary="#8a4b08",
        secondary="#17616b",
        accent="#5b3fa8",
        foreground="#22201c",
        background="#faf7f1",
        surface="#f1ece2",
        panel="#e4ddcf",
        success="#256b2b",
        warning="#8a5a00",
        error="#a32a1a",
        dark=False,
    ),
    Theme(
        name="walkout-contrast",
        primary="#ffd400",
        secondary="#00e5ff",
        accent="#ff9dff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        success="#5cff5c",
        warning="#ffd400",
        error="#ff8080",
        dark=True,
        text_alpha=1.0,
        luminosity_spread=0.25,
    ),
)
NAMES = tuple(theme.name for theme in THEMES)
