"""The interviewer's face, drawn small. Its expression follows their patience; on the phone it is a voice."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from simulator.interview.mood import seen

# Brows, eyes and mouth for each mood, from cold to warm. Shapes alone tell them apart.
_BROWS = ("  \\   /  ", "  \\   /  ", "  -   -  ", "  .   .  ", "  .   .  ")
_EYES = ("  -   -  ", "  o   o  ", "  o   -  ", "  o   o  ", "  ^   ^  ")
_MOUTHS = (" .-----. ", "  .---.  ", "  -----  ", "  \\___/  ", " \\_____/ ")
_WAVES = ("▁▁▁▁▁▁▁▁▁▁▁", "█▁▁▆▁▁▁█▁▁▁", "▂▂▃▂▂▃▂▂▃▂▂", "▂▄▅▄▂▁▂▄▅▄▂", "▃▆█▆▃▅▃▆█▆▃")

_CROWNS = {
    "short": ("  .mmmmmmm.  ", " /         \\ "),
    "long": ("  .#######.  ", " ##       ## "),
    "curly": (" @@@@@@@@@@@ ", "@@         @@"),
    "bun": ("     (@)     ", " .mm'   'mm. "),
    "bald": ("  .-------.  ", " /         \\ "),
}


def face(look: tuple[str, ...], mood: int) -> list[str]:
    """Eight rows of 13 columns."""
    hair = next((each for each in _CROWNS if each in look), "short")
    side = {"long": ("#|", "|#"), "curly": ("@|", "|@")}.get(hair, (" |", "| "))
    eyes = _EYES[mood]
    if "glasses" in look:
        left, right = eyes.strip()[0], eyes.strip()[-1]
        eyes = f" ({left})-({right}) "
    ears = ("*", "*") if "earrings" in look else (" ", " ")
    mouth = _MOUTHS[mood]
    upper = "  ,~~~~,  "[:9] if "moustache" in look else "    ^    "
    if "moustache" in look:
        upper = "  .~^~.  "
    chin = " \\:::::::/ " if "beard" in look else " \\       / "
    jaw = "'-:::::-'" if "beard" in look else "'-------'"
    neck = {"tie": "   \\ V /   ", "scarf": "  (=====)  "}.get(next((x for x in look if x in ("tie", "scarf")), ""), "")
    rows = [
        *_CROWNS[hair],
        f"{side[0]}{_BROWS[mood]}{side[1]}",
        f"{side[0]}{eyes}{side[1]}",
        f"{side[0]}{upper}{side[1]}",
        f"{ears[0]}|{mouth}|{ears[1]}",
        f" {chin} ",
        f"  {jaw}  ",
    ]
    return [*rows, f" {neck} "] if neck else rows


def voice(mood: int) -> list[str]:
    """A telephone and its sound, for interviews where nobody is seen."""
    return [
        "  .---------.  ",
        " /  _______  \\ ",
        " |_|  o o  |_| ",
        "   / o o o \\   ",
        "  /  o o o  \\  ",
        "  '---------'  ",
        f"  {_WAVES[mood]}  ",
    ]


class Portrait(Static):
    """Who speaks, how they look, and that in words."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._person: str = ""
        self._role = ""
        self._look: tuple[str, ...] = ()
        self._mood = 3
        self._setting = "office"
        self._away = ""

    def who(self, name: str, title: str, look: tuple[str, ...], setting: str) -> None:
        """Shows this person."""
        self._person, self._role, self._look, self._setting = name, title, look, setting
        self._away = ""
        self._draw()

    def mood(self, mood: int) -> None:
        """Changes the expression, 0 (cold) to 4 (warm)."""
        self._mood = mood
        self._draw()

    def away(self, words: str) -> None:
        """Shows that nobody is there."""
        self._away = words
        self._draw()

    def _draw(self) -> None:
        if self._away:
            self.update(Content.assemble(("\n\n  . . .\n\n", "$secondary"), (self._away, "italic")), layout=False)
            return
        drawing = voice(self._mood) if self._setting == "phone" else face(self._look, self._mood)
        tone = ("$error", "$warning", "$foreground", "$secondary", "$success")[self._mood]
        self.update(
            Content.assemble(
                ("\n".join(drawing), tone),
                "\n",
                (self._person, "bold $primary"),
                "\n",
                (self._role, "$foreground 70%"),
                "\n",
                (seen(self._mood, self._setting), f"italic {tone}"),
            ),
            layout=False,
        )
