import pytest

from annotator.ui.canvas.paragraph import Paragraph, Setting
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import TEXT, entity, place


def laid_out(text, width=300.0, start=0, *entities):
    paragraph = Paragraph(0, start, text)
    paragraph.forget(Setting(Style().font, width, Style().row()), 0)
    for one in entities:
        paragraph.put(one)
    paragraph.break_lines()
    return paragraph


def test_rows_hold_the_text_without_gaps(qapp):
    paragraph = laid_out(TEXT.split("\n")[0])
    assert paragraph.rows[0].start == 0
    assert paragraph.rows[-1].end == len(paragraph.text)
    for one, other in zip(paragraph.rows, paragraph.rows[1:], strict=False):
        assert one.end == other.start


def test_an_entity_over_rows_opens_in_the_first_and_closes_in_the_last(qapp):
    text = TEXT.split("\n")[0]
    long = entity("e", "ORG", place(text, "شركة ميتاوشركة Scale AI المتخصصة في وسم البيانات، رغم"))
    paragraph = laid_out(text, 200.0, 0, long)
    pieces = [piece for row in paragraph.rows for piece in row.pieces]
    assert len(pieces) > 1
    assert [p.opens for p in pieces] == [True] + [False] * (len(pieces) - 1)
    assert [p.closes for p in pieces] == [False] * (len(pieces) - 1) + [True]
    assert sum(p.end - p.start for p in pieces) == long.end - long.start


def test_fragments_open_and_close_once(qapp):
    text = TEXT.split("\n")[0]
    marks = entity("e", "ORG", place(text, "بوادر"), place(text, "شركة"))
    paragraph = laid_out(text, 900.0, 0, marks)
    pieces = paragraph.rows[0].pieces
    assert [(p.opens, p.closes) for p in pieces] == [(True, False), (False, True)]


def test_places_outside_are_the_nearer_end(qapp):
    paragraph = laid_out("😀 ميتا", start=100)
    assert paragraph.utf16(0) == 0
    assert paragraph.utf16(999) == 7
    assert paragraph.points(paragraph.utf16(102)) == 102


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("ميتا", True),
        ("Meta", False),
        ("Meta قالت", True),
        ("123 !", True),
        ("", True),
        ("café!", False),
    ],
)
def test_only_latin_alone_reads_from_the_left(text, rtl):
    assert Paragraph(0, 0, text).reads_rtl is rtl


def test_breaks_end_with_the_row_and_know_what_may_have_no_width(qapp):
    breaks = laid_out("كلمٌ \u200fA").breaks(0, 7)
    assert breaks.places == [0, 1, 2, 4, 5, 6, 7]
    assert breaks.bare == {4, 5}
