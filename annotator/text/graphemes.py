"""Where one letter, as its reader sees it, ends and the next begins (Unicode annex 29).

All of the annex but its rule for Indic conjuncts (GB9c), which Python has no data for.
"""

import unicodedata
from enum import Enum, auto
from functools import lru_cache


class _Kind(Enum):
    PLAIN = auto()
    CR = auto()
    LF = auto()
    CONTROL = auto()
    EXTEND = auto()
    JOINER = auto()
    PREPEND = auto()
    FLAG = auto()
    PICTURE = auto()
    HANGUL_L = auto()
    HANGUL_V = auto()
    HANGUL_T = auto()
    HANGUL_LV = auto()
    HANGUL_LVT = auto()


_BREAKS = frozenset({_Kind.CR, _Kind.LF, _Kind.CONTROL})
_NEVER_FIRST = frozenset({_Kind.EXTEND, _Kind.JOINER})
_HANGUL_AFTER = {
    _Kind.HANGUL_L: {_Kind.HANGUL_L, _Kind.HANGUL_V, _Kind.HANGUL_LV, _Kind.HANGUL_LVT},
    _Kind.HANGUL_V: {_Kind.HANGUL_V, _Kind.HANGUL_T},
    _Kind.HANGUL_LV: {_Kind.HANGUL_V, _Kind.HANGUL_T},
    _Kind.HANGUL_T: {_Kind.HANGUL_T},
    _Kind.HANGUL_LVT: {_Kind.HANGUL_T},
}
_RANGES = (
    (0x0600, 0x0605, _Kind.PREPEND),
    (0x06DD, 0x06DD, _Kind.PREPEND),
    (0x070F, 0x070F, _Kind.PREPEND),
    (0x0890, 0x0891, _Kind.PREPEND),
    (0x08E2, 0x08E2, _Kind.PREPEND),
    (0x1100, 0x115F, _Kind.HANGUL_L),
    (0x1160, 0x11A7, _Kind.HANGUL_V),
    (0x11A8, 0x11FF, _Kind.HANGUL_T),
    (0x200C, 0x200C, _Kind.EXTEND),
    (0x200D, 0x200D, _Kind.JOINER),
    (0x2194, 0x2199, _Kind.PICTURE),
    (0xA960, 0xA97C, _Kind.HANGUL_L),
    (0xD7B0, 0xD7C6, _Kind.HANGUL_V),
    (0xD7CB, 0xD7FB, _Kind.HANGUL_T),
    (0xFF9E, 0xFF9F, _Kind.EXTEND),
    (0x1F1E6, 0x1F1FF, _Kind.FLAG),
    (0x1F3FB, 0x1F3FF, _Kind.EXTEND),
    (0x1F000, 0x1FAFF, _Kind.PICTURE),
    (0xE0020, 0xE007F, _Kind.EXTEND),
)
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_SYLLABLES_WITHOUT_T = 28  # every 28th syllable ends in its vowel


def graphemes(text: str) -> list[int]:
    """Where each grapheme of ``text`` starts; an empty list for no text."""
    special = {letter for letter in set(text) if _kind(letter) is not _Kind.PLAIN}
    if not special:
        return list(range(len(text)))
    starts: list[int] = []
    last = ""
    for at, letter in enumerate(text):
        plain = letter not in special and last not in special
        if plain or not starts or _parts(text, at, starts[-1]):
            starts.append(at)
        last = letter
    return starts


def is_boundary(text: str, position: int) -> bool:
    """Whether no grapheme of ``text`` has ``position`` inside."""
    return not 0 < position < len(text) or _parts(text, position, 0)


def next_grapheme(text: str, position: int) -> int:
    """The next boundary after ``position``; the end stays."""
    position = min(position + 1, len(text))
    while not is_boundary(text, position):
        position += 1
    return position


def previous_grapheme(text: str, position: int) -> int:
    """The last boundary before ``position``; 0 stays."""
    position = max(position - 1, 0)
    while not is_boundary(text, position):
        position -= 1
    return position


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` moved outwards to the next boundaries."""
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return start, end


def _parts(text: str, at: int, since: int) -> bool:
    """Whether a grapheme ends before ``text[at]``; none of it lies before ``since``."""
    before, after = _kind(text[at - 1]), _kind(text[at])
    if before in _BREAKS or after in _BREAKS:
        return not (before is _Kind.CR and after is _Kind.LF)
    if after in _NEVER_FIRST or before is _Kind.PREPEND:
        return False
    if after is _Kind.FLAG and before is _Kind.FLAG:
        return _flags_before(text, at, since) % 2 == 0
    if after is _Kind.PICTURE and before is _Kind.JOINER:
        return not _follows_picture(text, at - 1, since)
    return after not in _HANGUL_AFTER.get(before, ())


def _flags_before(text: str, at: int, since: int) -> int:
    first = at
    while first > since and _kind(text[first - 1]) is _Kind.FLAG:
        first -= 1
    return at - first


def _follows_picture(text: str, at: int, since: int) -> bool:
    while at > since and _kind(text[at - 1]) is _Kind.EXTEND:
        at -= 1
    return at > since and _kind(text[at - 1]) is _Kind.PICTURE


@lru_cache(maxsize=4096)
def _kind(letter: str) -> _Kind:
    code = ord(letter)
    for first, last, kind in _RANGES:
        if first <= code <= last:
            return kind
    if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return (
            _Kind.HANGUL_LVT if (code - _FIRST_SYLLABLE) % _SYLLABLES_WITHOUT_T else _Kind.HANGUL_LV
        )
    if letter in "\r\n":
        return _Kind.CR if letter == "\r" else _Kind.LF
    return _by_category(letter)


def _by_category(letter: str) -> _Kind:
    category = unicodedata.category(letter)
    if category[0] == "M":
        return _Kind.EXTEND
    if category in {"Cc", "Cf", "Zl", "Zp", "Cs"}:
        return _Kind.CONTROL
    return _Kind.PICTURE if category == "So" else _Kind.PLAIN
