"""Letters again out of text that was baked for display: shaped, and put in visual order."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from annotator.text.characters import FORMS, IS_HARAKAH, LETTERS

_FORM = re.compile(f"[{FORMS}]")
_PLAIN = re.compile(f"(?![{FORMS}])[{LETTERS}]")
_STRONG = re.compile(r"[^\W\d_]")
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_OPENING, _CLOSING = "([{«‹<", ")]}»›>"
_JOINED_BEFORE = frozenset({"<medial>", "<final>"})
_JOINED_AFTER = frozenset({"<initial>", "<medial>"})
_RIGHT_TO_LEFT = "ا"


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after the repair, and what was changed."""

    text: str
    letters: int = 0
    """Presentation forms that became letters."""
    lines: int = 0
    """Lines that were turned from visual into reading order."""


def repair(text: str) -> Repaired:
    """``text`` with the letters of its presentation forms, in reading order.

    Only lines that hold such forms are touched. They are turned where most of their Arabic letters
    are forms and these join only if read from the end; lines that do not show it follow the others.
    Numbers beside Latin words can stand in visual order for more than one reading order.
    """
    lines = text.split("\n")
    votes = {at: _vote(line) for at, line in enumerate(lines) if _FORM.search(line)}
    if not votes:
        return Repaired(text)
    usual = sum(votes.values()) >= 0
    turned = {
        at
        for at, vote in votes.items()
        if _is_baked(lines[at]) and (vote > 0 or (vote == 0 and usual))
    }
    letters = sum(len(_FORM.findall(lines[at])) for at in votes)
    for at in votes:
        ordered = _in_reading_order(lines[at]) if at in turned else lines[at]
        lines[at] = _FORM.sub(_letters_of, ordered)
    return Repaired("\n".join(lines), letters, len(turned))


def _letters_of(found: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", found[0])
    if letters[0] == " " and IS_HARAKAH.match(letters, 1):
        return letters[1:]
    return letters


def _is_baked(line: str) -> bool:
    return len(_FORM.findall(line)) > len(_PLAIN.findall(line))


def _vote(line: str) -> int:
    """How many more joins break when the forms are read forwards than when read from the end."""
    return _broken_joins(line) - _broken_joins(line[::-1])


def _broken_joins(line: str) -> int:
    shapes = ["", *(_shape(letter) for letter in line if not IS_HARAKAH.match(letter)), ""]
    broken = 0
    for before, after in pairwise(shapes):
        broken += (before in _JOINED_AFTER) and after not in _JOINED_BEFORE
        broken += (after in _JOINED_BEFORE) and before not in _JOINED_AFTER
    return broken


def _shape(letter: str) -> str:
    # A tatweel joins on both sides.
    if letter == "\u0640":
        return "<medial>"
    return unicodedata.decomposition(letter).partition(" ")[0] if _FORM.match(letter) else ""


def _in_reading_order(line: str) -> str:
    """The reading order that is displayed as ``line``; of several the one that starts in Arabic."""
    from bidi import get_display

    candidates = [_right_to_left(line), str(get_display(line, base_dir="L"))]
    exact = (c for c in candidates if get_display(c) == line)
    chosen = next(exact, candidates[0])
    return _with_brackets_right(chosen)


def _right_to_left(line: str) -> str:
    """The visual order undone for a line whose base is right to left.

    What comes last on display is read first, before any Arabic letter could turn its digits into
    Arabic ones; what comes first on display is read behind one.
    """
    from bidi import get_display

    strong = [found.end() for found in _STRONG.finditer(line)]
    cut = strong[-1] if strong else 0
    head = str(get_display(_RIGHT_TO_LEFT + line[:cut], base_dir="R"))
    return str(get_display(line[cut:], base_dir="R")) + head[:-1]


def _with_brackets_right(line: str) -> str:
    """``line`` with its brackets mirrored if more of them match that way."""
    mirrored = line.translate(_MIRRORED)
    return mirrored if _unmatched(mirrored) < _unmatched(line) else line


def _unmatched(line: str) -> int:
    depth = unmatched = 0
    for letter in line:
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING and depth:
            depth -= 1
        elif letter in _CLOSING:
            unmatched += 1
    return unmatched + depth
