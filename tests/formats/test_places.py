import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.formats.places import Places
from annotator.model.marks import Span
from annotator.text.clean import cleaned

RAW = st.text(st.sampled_from("اب😀\r\n\ufeff x"), min_size=1, max_size=20)


@given(RAW, st.data())
def test_a_span_covers_the_same_letters_in_the_cleaned_text(raw, data):
    places = Places(raw)
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    words = raw[start:end]
    try:
        (span,) = places.spans([Span(start, end)], words)
    except BadInput:
        assert not words.strip("\ufeff\r")
        return
    # A span may begin or end between CR and LF; what of it is whole must be the same.
    head = raw[:start]
    if not (head.endswith("\r") and words.startswith("\n")) and not (
        words.endswith("\r") and raw[end : end + 1] == "\n"
    ):
        lead = "" if head.strip("\ufeff") else "\ufeff"
        assert span.of(places.text) == (cleaned(words) if lead else cleaned("x" + words)[1:])


def test_positions_in_utf16_are_known_by_the_words():
    text = "😀 ميتا 😀 مصر"
    places = Places(text)
    claims = [((Span(3, 7),), "ميتا"), ((Span(11, 14),), "مصر")]
    assert places.settle_unit(claims)
    assert [s.of(text) for spans, words in claims for s in places.spans(spans, words)] == [
        "ميتا",
        "مصر",
    ]


def test_one_wrong_mark_does_not_change_the_unit():
    text = "😀 ميتا 😀 مصر"
    places = Places(text)
    claims = [((Span(2, 6),), "ميتا"), ((Span(9, 12),), "مصر"), ((Span(2, 4),), "خطأ")]
    assert not places.settle_unit(claims)
    with pytest.raises(BadInput, match="خطأ"):
        places.spans(*claims[2])
    assert places.spans(*claims[1]) == (Span(9, 12),)


def test_what_lies_outside_is_refused():
    places = Places("ابت")
    with pytest.raises(BadInput, match="2-4 lies outside the text of 3 letters"):
        places.spans([Span(2, 4)])
    astral = Places("😀😀 ab")
    assert astral.settle_unit([((Span(5, 7),), "ab")])
    with pytest.raises(BadInput, match="5-99"):
        astral.spans([Span(5, 99)])


def test_fragments_are_compared_with_a_space_between():
    places = Places("مجلسا النواب والشيوخ")
    spans = [Span(0, 5), Span(14, 20)]
    assert places.spans(spans, "مجلسا الشيوخ") == tuple(spans)
    with pytest.raises(BadInput):
        places.spans(spans, "مجلسا النواب")
