import pytest

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation

ENDS = [
    entity("a", "ORG", place(TEXT, "Scale AI")),
    entity("b", "ORG", place(TEXT, "شركة")),
    entity("c", "PERS", place(TEXT, "روبن ماير")),
]
MARKS = [*ENDS, relation("ab", "a", "b"), relation("ac", "a", "c")]


@pytest.fixture
def heard(view):
    view.show_annotation(Annotation.of(MARKS), LABELS)
    heard = []
    view.relation_chosen.connect(heard.append)
    return heard


def test_a_relation_is_chosen_alone(view, heard):
    view.choose("a")
    view.choose_relation("ab")
    assert (view.chosen_relation, view.chosen) == ("ab", None)
    view.choose("c")
    assert (view.chosen_relation, view.chosen) == (None, "c")
    view.choose_relation("ac")
    view.select(Span(0, 4))
    assert view.chosen_relation is None
    assert heard == ["ab", "", "ac", ""]


def test_no_relation_is_chosen_that_is_not_there(view, heard):
    view.choose_relation("ab")
    view.choose_relation("nobody")
    assert view.chosen_relation is None


def test_a_chosen_relation_that_is_removed_is_chosen_no_more(view, heard):
    view.choose_relation("ab")
    edit = edits.remove(view.annotation, MARKS[3])
    view.apply_edit(Annotation.of([*ENDS, MARKS[4]]), edit)
    assert heard == ["ab", ""]


def test_another_article_has_no_chosen_relation(view, heard):
    view.choose_relation("ab")
    view.begin_relating("a")
    view.show_article("نص آخر")
    assert view.chosen_relation is view.relating is None
    assert heard == ["ab", ""]


def test_choosing_brings_both_ends_into_sight_where_they_fit(view, heard):
    view.resize(700, 180)
    view.choose_relation("ac")
    assert view.viewport().rect().contains(view.rects_of(ENDS[0].spans[0])[0].center().toPoint())


def test_a_relation_in_the_making_leads_to_its_target(view, heard):
    view.set_relation_target("b")
    assert view.relating is None
    before = view.grab().toImage()
    view.begin_relating("a")
    assert view.relating == "a"
    begun = view.grab().toImage()
    view.set_relation_target("b")
    led = view.grab().toImage()
    assert before != begun != led
    view.end_relating()
    assert view.grab().toImage() == before


def test_the_target_is_brought_into_sight(view, heard):
    view.resize(700, 140)
    view.begin_relating("a")
    view.set_relation_target("c")
    assert view.verticalScrollBar().value() > 0


def test_making_ends_when_its_head_is_removed(view, heard):
    view.begin_relating("c")
    view.apply_edit(Annotation.of(ENDS[:2]), edits.remove(view.annotation, ENDS[2]))
    assert view.relating is None


def test_pointing_is_told_once(view, heard, qtbot):
    told = []
    view.relation_hovered.connect(told.append)
    for _ in range(2):
        view.hover(None, "ab")
    view.hover("a", None)
    view.hover(None, None)
    assert told == ["ab", ""]


def test_a_relation_reads_as_a_sentence(view, heard):
    plain = view.sentence(MARKS[3]).translate(dict.fromkeys((0x2068, 0x2069)))
    assert plain == "Scale AI · works for · شركة"
