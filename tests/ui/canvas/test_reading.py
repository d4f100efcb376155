import pytest

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from annotator.ui.canvas.reading import ReadingView
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place

ORG = entity("e", "ORG", place(TEXT, "ميتا"))


@pytest.fixture
def reading(qtbot):
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_article(TEXT)
    view.show_annotation(Annotation(), LABELS)
    return view


def test_an_edit_and_its_inverse_leave_the_picture_as_it_was(reading):
    reading.flashes = False
    before = reading.grab().toImage()
    edit = edits.add(ORG)
    reading.apply_edit(edits.apply(Annotation(), edit), edit)
    assert reading.grab().toImage() != before
    back = edit.inverse()
    reading.apply_edit(edits.apply(reading.annotation, back), back)
    assert reading.grab().toImage() == before


def test_what_changed_lights_up_until_the_time_is_over(reading):
    edit = edits.add(ORG)
    reading.apply_edit(edits.apply(Annotation(), edit), edit)
    assert reading.shown.flashing == {"e"}
    reading._flash.timeout.emit()
    assert reading.shown.flashing == frozenset()


def test_nothing_lights_up_where_less_motion_is_wanted(reading):
    reading.flashes = False
    edit = edits.add(ORG)
    reading.apply_edit(edits.apply(Annotation(), edit), edit)
    assert not reading.shown.flashing


def test_a_message_takes_the_place_of_the_article(reading):
    article = reading.grab().toImage()
    reading.show_message("No articles yet", "Drop files here")
    message = reading.grab().toImage()
    assert message != article
    assert not reading.has_article
    reading.show_message("", "")
    assert reading.grab().toImage() != message
    reading.show_article(TEXT)
    assert reading.has_article


def test_hits_and_excluded_parts_are_seen(reading):
    plain = reading.grab().toImage()
    reading.set_hits([Span(0, 4), Span(6, 11)], 1)
    hits = reading.grab().toImage()
    reading.set_hits([])
    reading.set_excluded([Span(0, 30)])
    assert (
        len(
            {
                plain.constBits().tobytes(),
                hits.constBits().tobytes(),
                reading.grab().toImage().constBits().tobytes(),
            }
        )
        == 3
    )


@pytest.mark.parametrize(("wanted", "pixels"), [(30, 30), (3, 14), (99, 40)])
def test_the_reading_size_stays_within_bounds(reading, wanted, pixels):
    reading.set_reading_size(wanted)
    assert reading.page.style.pixels == pixels


def test_spacing_changes_the_height(reading):
    before = reading.page.height
    reading.set_line_spacing(1.6)
    assert reading.page.height > before
