from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout

from annotator.look import DARK, LIGHT
from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from annotator.ui.canvas.dressing import put_all
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.painter import PagePainter
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place

BARE = replace(LIGHT, wash=0.0)


def page_with(*marks, width=600.0):
    page = Page(TEXT, Style())
    page.set_width(width)
    put_all(page, Annotation.of(marks).in_reading_order())
    lay_all(page)
    return page


def painted(page, look=LIGHT, **shown):
    image = QImage(640, 640, QImage.Format.Format_RGB32)
    image.fill(QColor(look.page))
    with QPainter(image) as brush:
        brush.translate(QPointF(20, 0))
        PagePainter(page, look, LABELS).paint(brush, 0, 640, Shown(**shown))
    return image


def letters_of(image, page):
    """The pixels of the letters' zone of every row."""
    out = []
    for row, y in page.rows_between(0, 500):
        top, bottom = int(y + row.shape.top) + 2, int(y + row.shape.bottom) - 1
        out.append(image.copy(0, top, 640, bottom - top))
    return out


@pytest.mark.parametrize(
    "words", ["يتا", "ميتا", "لاقة", "لعلا", "وشركة Scale", "14", "ستثمر", "ليا", "لإد"]
)
def test_letters_keep_their_joins_under_a_mark(qapp, words):
    plain = page_with()
    marked = page_with(entity("e", "ORG", place(TEXT, words)))
    flags = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
    for (one, _), (other, _) in zip(
        plain.rows_between(0, 900), marked.rows_between(0, 900), strict=True
    ):
        runs, same = one.line.glyphRuns(-1, -1, flags), other.line.glyphRuns(-1, -1, flags)
        assert [r.glyphIndexes() for r in runs] == [r.glyphIndexes() for r in same]
        assert [r.positions() for r in runs] == [r.positions() for r in same]
    assert letters_of(painted(plain, BARE), plain) == letters_of(painted(marked, BARE), marked)


def test_the_text_does_not_move_when_marks_come(qapp):
    plain = page_with()
    marks = [entity(f"e{i}", "ORG", place(TEXT, "ميتاوشركة")) for i in range(5)]
    marked = page_with(*marks)
    tops = [y for _, y in plain.rows_between(0, 900)]
    assert tops == [y for _, y in marked.rows_between(0, 900)]


def test_a_wash_lies_just_where_the_letters_are(qapp):
    span = place(TEXT, "Scale AI")
    page = page_with(entity("e", "ORG", span))
    image, (rect,) = painted(page), page.rects(span)
    inside = image.pixelColor(round(rect.left()) + 23, round(rect.top()) + 3)
    assert inside.name() != LIGHT.page
    for x in (rect.left() - 2, rect.right() + 2):
        assert image.pixelColor(round(x) + 20, round(rect.top()) + 3).name() == LIGHT.page
    line = image.pixelColor(round(rect.center().x()) + 20, round(rect.bottom() + 1))
    assert line.name() == LIGHT.hue("blue").line


def test_nested_marks_have_their_lines_one_under_the_other_the_outermost_lowest(qapp):
    inner, outer = place(TEXT, "Scale AI"), place(TEXT, "ميتاوشركة Scale AI")
    page = page_with(entity("in", "ORG", inner), entity("out", "MONEY", outer))
    image, (rect,) = painted(page), page.rects(inner)
    x = round(rect.center().x()) + 20
    column = [
        image.pixelColor(x, y).name() for y in range(round(rect.bottom()), round(rect.bottom()) + 8)
    ]
    assert column.index(LIGHT.hue("blue").line) < column.index(LIGHT.hue("pink").line)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize(
    "shown",
    [
        {"selection": (Span(6, 20), Span(30, 35))},
        {"hits": (Span(0, 4), Span(6, 11)), "current_hit": 1},
        {"excluded": (Span(0, 40),)},
        {"caret": 12},
        {"chosen": "e"},
        {"chosen": "e", "preview": (Span(3, 14),)},
        {"flashing": frozenset({"e"})},
    ],
)
def test_each_thing_shown_is_seen(qapp, look, shown):
    page = page_with(entity("e", "ORG", Span(6, 11)))
    assert painted(page, look, **shown) != painted(page, look)


def test_excluded_letters_are_paler(qapp):
    page = page_with()
    darkest = [min(ink(painted(page, excluded=e), page)) for e in ((), (Span(0, len(TEXT)),))]
    assert darkest[1] > darkest[0] + 60


def test_fragments_are_joined_by_dots(qapp):
    first, last = place(TEXT, "بوادر"), place(TEXT, "شركة")
    page = page_with(entity("e", "ORG", first, last))
    image, between = painted(page), page.rects(place(TEXT, "العلاقة"))[0]
    y = round(between.bottom() + 1)
    colours = {
        image.pixelColor(x + 20, y).name()
        for x in range(round(between.left()), round(between.right()))
    }
    assert LIGHT.page in colours
    assert len(colours) > 1


def ink(image, page):
    row, y = next(iter(page.rows_between(0, 10**6)))
    line = round(y + row.shape.baseline) - 4
    return [image.pixelColor(x, line).lightness() for x in range(20, 620)]
