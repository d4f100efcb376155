from annotator.model.marks import Span
from annotator.ui.canvas.offers import NO_OFFERS, offers


def test_offers_lie_flat_in_reading_order_and_know_their_number():
    made = offers([(Span(9, 12), Span(20, 22)), (Span(1, 3),)], "ORG", 1)
    assert made.spans == (Span(1, 3), Span(9, 12), Span(20, 22))
    assert made.which == (1, 0, 0)
    assert (made.label, made.current) == ("ORG", 1)


def test_no_offers_have_no_spans():
    assert NO_OFFERS.spans == ()
