from annotator.ui.canvas.dressing import put_all
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.names import Names
from annotator.ui.canvas.strokes import strokes_of
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import TEXT, entity, place

INNER, MIDDLE, OUTER = (place(TEXT, w) for w in ("Scale", "Scale AI", "ميتاوشركة Scale AI"))


def strokes(*marks, width=2000.0):
    page = Page(TEXT, Style())
    page.set_width(width)
    lay_all(page)
    put_all(page, marks)
    return strokes_of(page.row_of(marks[0].start), Names(page.style.name_font))


def test_lines_of_nested_entities_are_stacked_the_outermost_lowest(qapp):
    found = strokes(entity("o", "A", OUTER), entity("m", "B", MIDDLE), entity("i", "C", INNER))
    lines = {patch.uid: patch.line.y() for patch in found.patches}
    assert lines["i"] < lines["m"] < lines["o"]
    assert found.patches[0].uid == "o"


def test_neighbours_have_their_lines_at_one_height(qapp):
    found = strokes(
        entity("a", "A", place(TEXT, "ميتا")), entity("b", "A", place(TEXT, "شركة Scale"))
    )
    assert len({patch.line.y() for patch in found.patches}) == 1


def test_the_same_span_twice_is_seen_twice(qapp):
    found = strokes(entity("a", "A", INNER), entity("b", "B", INNER))
    assert len({patch.line.y() for patch in found.patches}) == 2
    assert {name.uid for name in found.names} == {"a", "b"}


def test_many_lines_stay_within_the_row(qapp):
    found = strokes(*(entity(str(i), "A", INNER) for i in range(9)))
    shape = Style().row()
    assert max(patch.line.bottom() for patch in found.patches) <= shape.height


def test_fragments_have_one_name_and_are_joined(qapp):
    found = strokes(entity("e", "A", place(TEXT, "بوادر"), place(TEXT, "بين")))
    assert len(found.patches) == 2
    assert len(found.names) == 1
    (join,) = found.joins
    left, right = sorted(patch.line.left() for patch in found.patches)
    assert left < join.left < join.right <= right + 1


def test_fragments_on_different_rows_point_to_each_other(qapp):
    marks = entity("e", "A", place(TEXT, "بوادر"), place(TEXT, "دولار"))
    page = Page(TEXT, Style())
    page.set_width(300.0)
    lay_all(page)
    put_all(page, [marks])
    names = Names(page.style.name_font)
    first, last = (page.row_of(span.start) for span in marks.spans)
    assert first is not last
    assert [len(strokes_of(row, names).joins) > 0 for row in (first, last)] == [True, True]
    assert len(strokes_of(last, names).names) == 0
