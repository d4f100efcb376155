"""Sentences and names that several parts of the window say."""

from unicodedata import bidirectional

from annotator.i18n import tr
from annotator.model.annotation import Status

_LONGEST_QUOTE = 40


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


def quoted(text: str) -> str:
    """Words of an article in quotation marks, on one line, not too many."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"«{isolated(line)}»"


def reads_rtl(text: str, *, otherwise: bool) -> bool:
    """Whether ``text`` is read from right to left: so it is if it has one Arabic letter."""
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
        "article_label": tr("labels on articles"),
        "attributes": tr("attributes"),
        "excluded": tr("marks in excluded parts"),
        "fragments": tr("entities in several pieces"),
        "label": tr("names of labels"),
        "line_break": tr("line breaks in entities"),
        "made_by": tr("what proposed a mark"),
        "note": tr("notes"),
        "relation": tr("relations"),
        "token": tr("entities inside words"),
    }
    return names.get(kind, kind)
