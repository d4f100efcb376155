"""Where the labels of a relation are offered: in the place of the other labels."""

from annotator.i18n import tr
from annotator.model.marks import Entity
from annotator.ui.panels.relation_palette import Offer
from annotator.ui.parts import Parts
from annotator.ui.words import quoted


def show_offer(parts: Parts, offer: Offer | None) -> None:
    """Shows the labels that a relation may have, as high as those that stood there; or these."""
    if offer is None:
        parts.relation_labels.hide()
        parts.labels.show()
        return
    height = parts.relation_labels.minimumHeight()
    if not parts.labels.isHidden():
        height = parts.labels.height()
        parts.labels.hide()
    parts.relation_labels.show_offer(offer, height)


def ends(head: Entity, tail: Entity | None, text: str) -> str:
    """From where to where, in words: the fonts have no arrows."""
    start = quoted(head.of(text))
    if tail is None:
        return tr("From {head} to …", head=start)
    return tr("From {head} to {tail}", head=start, tail=quoted(tail.of(text)))
