"""What several annotators said, as lanes under the words."""

import pytest

from annotator.look import DARK, LIGHT
from annotator.model.marks import Span
from annotator.ui.canvas.voices import Said, Voice, Voices
from tests.ui.snapshots.test_canvas_snapshots import (
    NESTED,
    arabic,  # noqa: F401 - a fixture
    labels,  # noqa: F401 - a fixture
    marked,
    picture,
    shown,  # noqa: F401 - a fixture
)


def said(question, label, words, *parts, is_relation=False):
    spans = tuple(Span(NESTED.index(one), NESTED.index(one) + len(one)) for one in parts)
    return Said(question, label, words, spans, is_relation=is_relation)


def voices(current):
    """Nested entities, one that is missing, and a relation that one turned round."""
    wide, narrow = "شركة أرامكو السعودية", "أرامكو"
    chief, city = "رئيس مجلس إدارة", "الجبيل"
    return Voices(
        (
            Voice(
                "1",
                (
                    said(0, "ORG", "منظمة", wide),
                    said(1, "GPE", "دولة", "السعودية"),
                    said(2, "employee_of", "يعمل في", chief, city, is_relation=True),
                ),
            ),
            Voice(
                "2",
                (
                    said(0, "ORG", "منظمة", narrow),
                    said(1, "", "", "السعودية"),
                    said(2, "employee_of", "يعمل في", city, chief, is_relation=True),
                ),
            ),
            Voice(
                "3",
                (
                    said(0, "FAC", "منشأة", wide),
                    said(1, "", "", "السعودية"),
                    said(2, "", "", chief, city),
                ),
            ),
        ),
        current,
    )


@pytest.mark.parametrize(
    ("look", "current", "name"), [(LIGHT, 0, "voices"), (DARK, 2, "voices-dark")]
)
def test_lanes_of_three(shown, looks_as_kept, look, current, name):  # noqa: F811 - the fixture
    gold = marked(NESTED, ("أمس", "DATE"))
    view = shown(NESTED, gold, (760, 300), look)
    view.set_voices(voices(current))
    looks_as_kept(picture(view), name)
