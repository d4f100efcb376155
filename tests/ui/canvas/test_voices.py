"""Lanes under the words: room just where something is said, and none when nobody speaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from annotator.ui.canvas.dressing import hear
from annotator.ui.canvas.voices import NO_VOICES, Said, Voice, Voices
from tests.ui.canvas.conftest import TEXT, dressed, mixed_texts, place, rows_of


def heights(page):
    return [(page.top_of(row), row.height) for row in rows_of(page)]


def touched(page, span):
    return {
        row
        for row in rows_of(page)
        if row.paragraph.points(row.start) < span.end and span.start < row.paragraph.points(row.end)
    }


@settings(max_examples=60)
@given(mixed_texts(), st.data())
def test_rows_have_room_just_where_somebody_says_something(qapp, text, data):
    page = dressed(text, Annotation())
    before = heights(page)
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    span = Span(start, min(len(text), start + data.draw(st.integers(1, 20))) or 1)
    voices = Voices(tuple(Voice(str(n), (Said(0, "ORG", "ORG", (span,)),)) for n in (1, 2)))
    hear(page, voices)
    speaking = touched(page, span)
    assert {row for row in rows_of(page) if row.below} == speaking
    tops = [page.top_of(row) for row in rows_of(page)]
    assert tops == sorted(tops)
    for row in speaking:
        assert row.below >= 2 * page.style.voice
        assert [len(said) for said in voices.lanes_on(row)] == [1, 1]
    hear(page, NO_VOICES)
    assert heights(page) == before


def test_a_page_that_is_laid_out_later_has_the_room_too(qapp):
    voices = Voices((Voice("1", (Said(0, "ORG", "ORG", (place(TEXT, "Scale AI", 1),)),)),))
    known = dressed(TEXT, Annotation())
    hear(known, voices)
    later = dressed(TEXT, Annotation(), width=500)
    hear(later, voices)
    later.set_width(300)
    list(later.rows_between(0, 1e9))
    assert heights(later) == heights(known)


def test_a_silence_has_a_lane_too(qapp):
    page = dressed(TEXT, Annotation())
    span = place(TEXT, "ألكسندر وانغ")
    silent = Voice("2", (Said(0, "", "", (span,)),))
    hear(page, Voices((Voice("1", ()), silent)))
    (row,) = touched(page, span)
    assert row.below
    assert page.voices.lanes_on(row) == [[], [silent.said[0]]]
