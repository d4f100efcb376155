import pytest
from hypothesis import HealthCheck, given, settings

from annotator.model.marks import Span
from annotator.ui.canvas.dressing import put_all
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import TEXT, entity, mixed_texts, place

MANY = "\n".join([TEXT] * 40)


def page_of(text, width=300.0, **more):
    page = Page(text, Style(), **more)
    page.set_width(width)
    return page


def test_only_what_is_looked_at_is_laid_out(qapp):
    page = page_of(MANY)
    list(page.rows_between(0, 400))
    assert page.paragraphs[0].is_laid_out
    assert not page.paragraphs[-1].is_laid_out


def test_looking_far_down_does_not_lay_out_what_is_above(qapp):
    page = page_of(MANY)
    page.row_of(len(MANY))
    assert page.paragraphs[-1].is_laid_out
    assert not page.paragraphs[0].is_laid_out


def test_guessed_heights_are_near_to_the_true_ones(qapp):
    page = page_of(MANY)
    guess = page.height
    lay_all(page)
    assert page.height == pytest.approx(guess, rel=0.25)


def test_laying_out_in_slices_comes_to_an_end(qapp):
    page = page_of(MANY)
    turns = 0
    while page.lay_some(0.0):
        turns += 1
        if turns > 3:
            break
    lay_all(page)
    assert all(paragraph.is_laid_out for paragraph in page.paragraphs)


def test_rows_stand_one_under_the_other(qapp):
    page = page_of(MANY)
    rows = list(page.rows_between(0, page.height + 10**5))
    tops = [y for _, y in rows]
    assert tops == sorted(tops)
    assert [page.top_of(row) for row, _ in rows] == tops
    assert rows[-1][0].paragraph is page.paragraphs[-1]


@given(text=mixed_texts())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_every_caret_position_is_found_where_it_is_drawn(qapp, text):
    page = page_of(text)
    for position in {0, len(text), len(text) // 2}:
        rect = page.caret(position)
        found = page.hit(rect.x(), rect.center().y()).caret
        row = page.row_of(found)
        place_ = row.paragraph.utf16(found)
        # Where the direction changes, two positions share one x.
        both = (row.geometry.caret(place_), row.geometry.far_edge(place_))
        assert min(abs(x - rect.x()) for x in both) < 1


def test_the_page_speaks_code_points_also_after_astral_letters(qapp):
    text = "😀😀 ميتا 👍 Scale"
    page = page_of(text)
    rect = page.rects(place(text, "Scale"))[0]
    spot = page.hit(rect.left() + 2, rect.center().y())
    assert text[spot.start] == "S"


def test_a_span_over_lines_and_paragraphs_has_a_place_in_each(qapp):
    page = page_of(TEXT)
    rects = page.rects(Span(0, len(TEXT)))
    assert len({rect.y() for rect in rects}) == len(list(page.rows_between(0, 10**5))) - 1
    assert {round(rect.right()) for rect in rects} == {300}


def test_a_title_that_the_text_begins_with_is_not_shown_twice(qapp):
    own = page_of("العنوان\nالنص", title="العنوان")
    assert own.has_own_title
    assert own.header.height == 0
    assert own.row_of(0).height > own.row_of(9).height
    other = page_of("العنوان\nالنص", title="غيره", source_line="قناة")
    assert not other.has_own_title
    assert other.top_of(other.row_of(0)) > other.header.height > 0


def test_entities_come_to_their_rows_before_and_after_layout(qapp):
    page = page_of(TEXT)
    early, late = place(TEXT, "ميتا"), place(TEXT, "روبن ماير")
    put_all(page, [entity("early", "ORG", early)])
    assert page.row_of(early.start).pieces[0].entity.uid == "early"
    rows = page.put(entity("late", "PERS", late))
    lay_all(page)
    row = page.row_of(late.start)
    assert [piece.entity.uid for piece in row.pieces] == ["late"]
    assert rows in ([], [row])
    assert page.take(entity("late", "PERS", late)) == [row]
    assert row.pieces == []


def test_a_new_width_breaks_the_lines_anew_and_keeps_the_entities(qapp):
    page = page_of(TEXT, 300.0)
    put_all(page, [entity("e", "ORG", place(TEXT, "ميتا"))])
    lay_all(page)
    before = len(page.paragraphs[0].rows)
    page.set_width(600.0)
    lay_all(page)
    assert len(page.paragraphs[0].rows) < before
    assert page.row_of(place(TEXT, "ميتا").start).pieces


def test_an_empty_text_has_one_empty_row(qapp):
    page = page_of("")
    assert page.hit(10, 10).caret == 0
    assert page.caret(0).x() == pytest.approx(300, abs=1)


def test_rows_grow_where_room_is_kept_above_them(qapp):
    page = page_of(TEXT)
    row = page.row_of(0)
    caret, below = page.caret(0).y(), page.top_of(page.row_of(len(TEXT)))
    row.above = 32.0
    page.restack({row.paragraph: 0})
    assert row.height == row.shape.height + 32
    assert page.caret(0).y() == caret + 32
    assert page.top_of(page.row_of(len(TEXT))) == below + 32


@pytest.mark.parametrize("text", [TEXT, "م" * 200, "A" * 200])
def test_a_point_beside_a_wrapped_row_is_on_that_row(qapp, text):
    page = page_of(text)
    row, y = next(iter(page.rows_between(0, 10**5)))
    for x in (-40.0, 340.0):
        assert page.row_of(page.hit(x, y + 20).caret) is row


def test_what_is_known_to_have_changed_moves_all_that_is_below_it(qapp):
    page = page_of(MANY)
    lay_all(page)
    paragraph = next(one for one in page.paragraphs[10:] if one.text)
    paragraph.rows[0].above = 40.0
    page.restack({paragraph: 0})
    moved = [page.top_of(one.rows[0]) for one in page.paragraphs]
    page.restack()
    assert [page.top_of(one.rows[0]) for one in page.paragraphs] == moved
