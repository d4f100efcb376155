"""References to a knowledge base: what an attribute of that kind may hold."""

import re

from annotator.errors import BadInput
from annotator.i18n import tr

_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?([QqLlPp][1-9][0-9]*)"
)
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
_NAMED = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:[^\s/:][^\s]*")


def reference(text: str) -> str:
    """A reference as it is kept: ``Q85``, ``viaf:123`` or an address; nothing is nothing.

    The address of a page of Wikidata becomes its id. Raises BadInput for anything else.
    """
    wanted = text.strip()
    if not wanted:
        return ""
    if wikidata := _WIKIDATA.fullmatch(wanted):
        return wikidata[1].upper()
    if _ADDRESS.fullmatch(wanted) or _NAMED.fullmatch(wanted):
        return wanted
    raise BadInput(
        tr("“{text}” is no reference: write a Wikidata id such as Q85, or an address.", text=wanted)
    )
