from itertools import pairwise

import pytest

from annotator.model.annotation import Annotation
from annotator.model.suggestion import Suggestion
from annotator.ui.canvas.suggested import tags
from tests.ui.canvas.conftest import TEXT, dressed, entity, place


def one(words, label, nth=0):
    return Suggestion(place(TEXT, words, nth), label)


@pytest.fixture
def page(qapp):
    return dressed(TEXT, Annotation.of([entity("a", "ORG", place(TEXT, "ميتا", 1))]))


def on_row(page, suggestions):
    row = page.row_of(suggestions[0].span.start)
    return tags(page, row, suggestions)


def test_a_suggestion_has_an_outline_and_its_name_where_reading_begins(page):
    found = [one("14.3 مليار دولار", "MONEY")]
    (tag,) = on_row(page, found)
    assert tag.number == 0
    right = max(box.right() for box in tag.outlines)
    assert tag.left + tag.width == pytest.approx(right, abs=0.01)


def test_one_on_another_row_is_not_on_this(page):
    found = [one("14.3 مليار دولار", "MONEY"), one("روبن ماير", "PERS")]
    assert [tag.number for tag in on_row(page, found)] == [0]
    row = page.row_of(found[1].span.start)
    assert [tag.number for tag in tags(page, row, found)] == [1]


def test_names_never_lie_on_each_other(page):
    found = [one("14.3 مليار دولار", "MONEY"), one("14", "ORG"), one("دولار", "CURR")]
    places = [(t.left, t.left + t.width) for t in on_row(page, found) if t.left is not None]
    places.sort()
    assert len(places) >= 2
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_where_a_mark_has_its_name_the_suggestion_has_none(page):
    (tag,) = on_row(page, [one("ميتا", "PERS", 1)])
    assert tag.outlines
    assert tag.left is None
