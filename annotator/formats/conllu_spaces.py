"""White space between words in CoNLL-U, as UDPipe writes it in the last column."""

import re

AFTER, BEFORE = "SpacesAfter", "SpacesBefore"

_ESCAPES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r", "|": r"\p", "\\": "\\\\"}
_SIGNS = {escape: sign for sign, escape in _ESCAPES.items()}
_SIGN = re.compile(r"\\u([0-9a-f]{4})|\\.")


def escaped(white: str) -> str:
    """White space for the last column; what UDPipe has no sign for as its code."""
    return "".join([_ESCAPES.get(sign) or f"\\u{ord(sign):04x}" for sign in white])


def unescaped(told: str) -> str:
    """The white space that is told of; anything else in it is left out."""
    white = _SIGN.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _SIGNS.get(found[0], ""), told
    )
    return "".join([sign for sign in white if sign.isspace()])


def after(misc: dict[str, str]) -> str | None:
    """What stands behind a word; None where its last column does not say."""
    if AFTER in misc:
        return unescaped(misc[AFTER])
    return "" if misc.get("SpaceAfter") == "No" else None
