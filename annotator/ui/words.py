"""Sentences and names that several parts of the window say."""

import re
from unicodedata import bidirectional

from annotator.i18n import is_right_to_left, tr
from annotator.model.annotation import Status

_LONGEST_QUOTE = 40
_ISOLATED = re.compile("\u2068.*?\u2069")


def status_name(status: Status) -> str:
    """What a status is called."""
    match status:
        case Status.NEW:
            return tr("New")
        case Status.IN_PROGRESS:
            return tr("In progress")
        case Status.DONE:
            return tr("Done")
        case Status.SKIPPED:
            return tr("Skipped")


def isolated(text: str) -> str:
    """``text`` so that its direction does not disturb what stands around it."""
    return f"\u2068{text}\u2069"


def directed(sentence: str) -> str:
    """A sentence of the interface so that it runs the interface's way, whatever it begins with."""
    own = _ISOLATED.sub("", sentence)
    ways = [kind == "L" for kind in map(bidirectional, own) if kind in {"L", "R", "AL"}]
    ltr = not is_right_to_left()
    has_no_way = not ways and own != sentence
    if not has_no_way and (not ways or ways[0] == ltr or ltr not in ways):
        return sentence
    return ("\u200e" if ltr else "\u200f") + sentence


def quoted(text: str) -> str:
    """Words of an article in quotation marks, on one line, not too many."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"«{isolated(line)}»"


def reads_rtl(text: str, *, otherwise: bool) -> bool:
    """Whether ``text`` is read from right to left: so it is if it has one Arabic letter.

    What is isolated counts only where nothing else has a direction.
    """
    kinds = {bidirectional(letter) for letter in _ISOLATED.sub("", text)}
    if not kinds & {"L", "R", "AL"}:
        kinds = {bidirectional(letter) for letter in text}
    if kinds & {"R", "AL"}:
        return True
    return otherwise and "L" not in kinds


def plain_tip(text: str) -> str:
    """``text`` for a tool tip, that never takes it for HTML."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p>{escaped}</p>" if escaped else ""


def loss_name(kind: str) -> str:
    """What a kind of loss is called; a kind without a name goes by its own."""
    names = {
        "across": tr("relations between sentences"),
        "annotator": tr("whose marks they are"),
        "article": tr("titles and what articles came with"),
        "article_label": tr("labels on articles"),
        "attributes": tr("attributes"),
        "characters": tr("characters that XML cannot hold"),
        "excluded": tr("marks in excluded parts"),
        "fragments": tr("entities in several pieces"),
        "label": tr("names of labels"),
        "layer": tr("grammar"),
        "line_break": tr("line breaks in entities"),
        "made_by": tr("what proposed a mark"),
        "nested": tr("entities inside or across others"),
        "note": tr("notes"),
        "relation": tr("relations"),
        "sentence": tr("names of sentences"),
        "slot": tr("slots"),
        "space": tr("white space at the edges of entities"),
        "spacing": tr("white space between words"),
        "structure": tr("what has no place in a text"),
        "text": tr("text between sentences"),
        "token": tr("entities inside words"),
        "unrelated": tr("entities without a relation"),
        "view": tr("marks on further texts"),
        "zero_width": tr("marks that cover no letter"),
    }
    return names.get(kind, kind)


def choice_name(name: str) -> str:
    """What is called what a format lets choose; without a name, it goes by its own."""
    names = {
        "scheme": tr("Tags"),
        "nested": tr("Nested entities"),
        "pairs": tr("Pairs"),
        "syntax": tr("Syntax"),
        "count": tr("Positions"),
    }
    return names.get(name, name)


def choice_value(value: str) -> str:
    """What one of the values of such a choice is called."""
    names = {
        "iob2": isolated("IOB2"),
        "bioes": isolated("BIOES"),
        "outermost": tr("the outermost alone"),
        "all": tr("all of them"),
        "related": tr("those with a relation"),
        "xmi": isolated("XMI"),
        "json": isolated("JSON"),
        "utf-16": tr("as the page counts them (UTF-16)"),
        "letters": tr("in letters (code points)"),
    }
    return names.get(value, value)
