"""Lanes as they are painted: each mark under its words, in the colour of its label."""

import pytest
from PySide6.QtGui import QColor

from annotator.look import LIGHT
from annotator.ui.canvas.voices import Said, Voice, Voices
from tests.ui.canvas.conftest import LABELS, TEXT, place

MONEY = place(TEXT, "14.3 مليار دولار")
HEAD, TAIL = place(TEXT, "ألكسندر وانغ"), place(TEXT, "ميتا", 2)


@pytest.fixture
def lane(view):
    """Paints what voices say, and gives the middle of a lane under some words."""
    view.set_look(LIGHT)

    def painted(*said, current=0):
        view.set_voices(Voices(tuple(Voice(str(n), (s,)) for n, s in enumerate(said)), current))
        image = view.viewport().grab().toImage()

        def colours(span, number, share=None):
            row = view.page.row_of(span.start)
            offset = view.viewport_offset()
            top = view.page.top_of(row) + row.above + row.shape.height + offset.y()
            high = view.page.style.voice
            y = top + number * high + (high - 3) / 2
            rect = view.rects_of(span)[0]
            if share is None:
                return {
                    image.pixelColor(x, yy).name()
                    for x in range(int(rect.left()), int(rect.right()))
                    for yy in range(int(top + number * high), int(top + (number + 1) * high - 2))
                }
            return image.pixelColor(round(rect.left() + rect.width() * share), round(y)).name()

        return colours

    return painted


def said(label, *spans, question=0, is_relation=False):
    return Said(question, label, label, spans, is_relation=is_relation)


def line_of(label):
    entity, relation = LABELS.entity(label), LABELS.relation(label)
    return LIGHT.hue((entity or relation).colour).line


def test_a_mark_stands_in_its_own_lane_in_its_own_colour(lane):
    colours = lane(said("MONEY", MONEY), said("ORG", MONEY))
    assert line_of("MONEY") in colours(MONEY, 0)
    assert line_of("ORG") in colours(MONEY, 1)
    assert line_of("ORG") not in colours(MONEY, 0)


def test_what_is_not_asked_about_is_faint(lane):
    colours = lane(said("MONEY", MONEY), said("MONEY", MONEY, question=1))
    assert line_of("MONEY") in colours(MONEY, 0)
    assert line_of("MONEY") not in colours(MONEY, 1)


def test_who_says_nothing_has_a_dotted_line(lane):
    colours = lane(said("", MONEY))
    found = colours(MONEY, 0)
    assert QColor(LIGHT.muted).name() in found or len(found) > 1
    assert not any(line_of(one) in found for one in ("MONEY", "ORG"))


def test_a_relation_leads_from_its_head_to_its_tail(lane):
    forth = lane(said("works_for", HEAD, TAIL, is_relation=True))(HEAD, 0)
    assert line_of("works_for") in forth
    back = lane(said("works_for", TAIL, HEAD, is_relation=True))(HEAD, 0)
    assert line_of("works_for") in back


def test_a_picture_without_voices_is_as_before(view):
    before = view.viewport().grab().toImage()
    view.set_voices(Voices((Voice("1", (said("MONEY", MONEY),)),)))
    assert view.viewport().grab().toImage() != before
    view.set_voices(Voices())
    assert view.viewport().grab().toImage() == before
