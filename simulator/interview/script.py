"""Moves as a person writes them: ``answer 1``, ``ask typical-week``, ``mark last``, ``leave``.

The same words serve plain mode, files of moves, and an author's rehearsals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.interview.interview import Interview
from simulator.interview.moves import (
    FACES,
    POSTURES,
    VOICES,
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
from simulator.scenario.text import nearest

VERBS = ("answer", "ask", "object", "please", "wait")
WORDS = ("pack", "begin", *VERBS, "mark", "unmark", "leave", "withdraw", "firm", "explain", "stay", "go on")

_BREAKS = {r"\n": "\n", r"\\": "\\"}
_ESCAPED = re.compile(r"\\[n\\]")

GRAMMAR = """\
pack a, b, c          before it begins: the questions you take along (three at most); `begin` takes none
1                     the choice with this number (also: answer 1, object 2 …)
ask typical-week      a question of the bank (also: ask 2, the second on the list)
mark last             the last line worries you (also: mark 12, the line with this number); unmark takes it back
wait                  while on hold: until it ends (also: wait 2, two minutes)
leave: your words     stand up, smile, and say this in a steady voice
leave seated glare sharp: your words     … or carry yourself otherwise: seated | standing,
                      smile | neutral | glare, steady | apologetic | sharp
firm                  pushed back: say the same once more, calmly;   explain: your words;   stay: you stay after all
go on                 at the end: go on with the process;   withdraw: your words"""


def understand(text: str, interview: Interview) -> Move:
    r"""The move that this line asks for, in the present state of the interview.

    In words, ``\n`` is a line break, and ``\\`` a backslash.

    Raises:
        ImpossibleMove: it is no move, or names something that is not there.

    """
    line = text.strip()
    head, _, rest = line.partition(" ")
    head, rest = head.rstrip(":"), rest.strip()
    if line.isdecimal() and line.isascii():
        return Choose(int(line[:9]))
    if found := re.fullmatch(r"(leave|withdraw)\b([^:]*)(?::(.*))?", line, re.DOTALL):
        return _leave(found[2].split(), _unescaped(found[3] or ""))
    match head:
        case "begin" | "pack":
            return Begin(tuple(rest.replace(",", " ").split()))
        case "go" if rest in ("on", ""):
            return GoOn()
        case "firm":
            return HoldFirm()
        case "explain":
            return Explain(_unescaped(rest))
        case "stay":
            return CaveIn()
        case "mark":
            return Mark(_line(rest, interview))
        case "unmark":
            return Unmark(_line(rest, interview))
        case "wait" if interview.phase == "holding":
            return Wait(_number(rest) if rest else interview.hold_left)
        case "ask" if not _is_choice_to_ask(rest, interview):
            return Ask(_question(rest, interview))
        case "answer" | "ask" | "object" | "please" | "wait":
            return _choice(head, rest, interview)
    guess = nearest(head, [word.split()[0] for word in WORDS])
    hint = f"did you mean `{guess}`?" if guess else "type `help` for what can be done"
    raise ImpossibleMove(f"`{line[:60]}` is no move; {hint}")


def packed_questions(interview: Interview) -> Iterator[tuple[str, Offer]]:
    """The packed questions that can be asked now, in the order packed, each with the line that asks it."""
    offers = {offer.move: offer for offer in interview.questions()}
    for number, name in enumerate(_packed(interview), 1):
        if offer := offers.get(Ask(name)):
            yield written(offer.move) if _is_choice_to_ask(str(number), interview) else f"ask {number}", offer


def written(move: Move) -> str:
    """The move as a line that `understand` reads back, in the same state of the interview."""
    match move:
        case Begin(pack):
            return f"pack {', '.join(pack)}" if pack else "begin"
        case Choose(number):
            return str(number)
        case Ask(question):
            return f"ask {question}"
        case Mark(line):
            return f"mark {line}"
        case Unmark(line):
            return f"unmark {line}"
        case Wait(minutes):
            return f"wait {minutes}"
        case Leave(words, posture, face, voice):
            return f"leave {posture} {face} {voice}: {_escaped(words)}".rstrip()
        case HoldFirm():
            return "firm"
        case Explain(words):
            return f"explain: {_escaped(words)}".rstrip()
        case CaveIn():
            return "stay"
        case GoOn():
            return "go on"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("\n", "\\n")


def _unescaped(words: str) -> str:
    return _ESCAPED.sub(lambda seen: _BREAKS[seen[0]], words.strip())


def _leave(bearing: list[str], words: str) -> Leave:
    posture, face, voice = POSTURES[1], FACES[0], VOICES[0]
    for word in bearing:
        if word in POSTURES:
            posture = next(each for each in POSTURES if each == word)
        elif word in FACES:
            face = next(each for each in FACES if each == word)
        elif word in VOICES:
            voice = next(each for each in VOICES if each == word)
        else:
            known = (*POSTURES, *FACES, *VOICES)
            raise ImpossibleMove(f"`{word}` is no bearing; there are {', '.join(known)}. Your words come after a colon")
    return Leave(words, posture, face, voice)


def _choice(verb: str, rest: str, interview: Interview) -> Choose:
    number = _number(rest)
    choices = interview.choices()
    if 1 <= number <= len(choices) and choices[number - 1].verb != verb:
        raise ImpossibleMove(f"choice {number} is `{choices[number - 1].verb}`, not `{verb}`")
    return Choose(number)


def _is_choice_to_ask(rest: str, interview: Interview) -> bool:
    """Whether a number after ``ask`` is that of a choice, which goes before a packed question with this number."""
    choices = interview.choices()
    return _is_number(rest) and 1 <= _number(rest) <= len(choices) and choices[_number(rest) - 1].verb == "ask"


def _packed(interview: Interview) -> list[str]:
    return [name for name in interview.packed if name not in interview.asked]


def _question(rest: str, interview: Interview) -> str:
    if _is_number(rest):
        packed = _packed(interview)
        if 1 <= _number(rest) <= len(packed):
            return packed[_number(rest) - 1]
        raise ImpossibleMove(f"there is no packed question {rest}; there are {len(packed)} left")
    if rest in interview.scenario.questions:
        return rest
    guess = nearest(rest, interview.scenario.questions)
    hint = f"did you mean `{guess}`?" if guess else "the packed ones are in your notebook"
    raise ImpossibleMove(f"there is no question `{rest}` in the bank; {hint}")


def _line(rest: str, interview: Interview) -> int:
    if _is_number(rest):
        return _number(rest)
    if rest in ("", "last"):
        return next((n for n in range(len(interview.lines), 0, -1) if interview.lines[n - 1][0]), 0)
    for number, (markable, cue) in enumerate(interview.lines, 1):
        if markable and cue == rest:
            return number
    if rest in interview.scenario.cues:
        raise ImpossibleMove(f"the cue `{rest}` has not been shown")
    raise ImpossibleMove(f"`{rest}` is no line: write `last`, or the number of a line")


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii()


def _number(text: str) -> int:
    if not _is_number(text):
        raise ImpossibleMove(f"expected a number, found `{text[:40]}`")
    return int(text[:9])
