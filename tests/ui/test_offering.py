from annotator.model.marks import Entity, Span
from annotator.ui.offering import ends, show_offer
from annotator.ui.panels.relation_palette import Offer


def test_the_offer_stands_as_high_as_the_labels_did(parts):
    high = parts.labels.height()
    show_offer(parts, Offer("a"))
    show_offer(parts, Offer("b"))
    assert parts.labels.isHidden()
    assert parts.relation_labels.minimumHeight() == high
    show_offer(parts, None)
    assert not parts.labels.isHidden()
    assert parts.relation_labels.isHidden()


def test_the_ends_are_told_in_words():
    one, two = Entity("1", (Span(0, 2),), "X"), Entity("2", (Span(3, 5),), "X")
    plain = dict.fromkeys(map(ord, "\u2068\u2069"))
    assert ends(one, two, "ab cd").translate(plain) == "From «ab» to «cd»"
    assert ends(one, None, "ab cd").translate(plain) == "From «ab» to …"
