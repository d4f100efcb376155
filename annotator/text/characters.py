"""Which characters are what: sets written as the inside of a regular expression's ``[...]``."""

import re

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc"
    "\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d"
    "\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfc\ufe70-\ufefc"
)
"""Letters of the Arabic script, the presentation forms among them."""

HARAKAT = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
"""Marks above and below Arabic letters: harakat, superscript alef, Quranic signs."""

TATWEEL = "\u0640"

JOINERS = "\u200c\u200d"
"""ZWNJ and ZWJ: they shape the letters of one word and never part two words."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

ZERO_WIDTH = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff" + JOINERS

SELECTORS = "\ufe00-\ufe0f"
"""Variation selectors: they choose how the character before them looks."""

CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""Control characters but for tab and line feed."""

FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf2\ufe70-\ufefc"
"""Presentation forms that stand for letters, without the signs that people type: ﷺ ﷻ ﷼ ﷽."""

OPENERS = "([{«‹“‘„"
CLOSERS = ")]}»›”’"
STRAIGHT = "\"'"

IS_INVISIBLE = re.compile(f"[{BIDI_CONTROLS}{ZERO_WIDTH}{SELECTORS}{CONTROLS}]")
IS_HARAKAH = re.compile(f"[{HARAKAT}]")


def is_blank(character: str) -> bool:
    """Whether it shows nothing: white space or an invisible character."""
    return character.isspace() or IS_INVISIBLE.match(character) is not None
