from PySide6.QtCore import QRectF

from annotator.ui.canvas.names import NamePlace
from annotator.ui.canvas.pieces import Patch, Strokes
from annotator.ui.canvas.strands import Zone
from annotator.ui.canvas.zones import Zones


def name(uid, left, width):
    return NamePlace(uid, "ORG", "ORG", left, width)


def patch(uid, left, right, *, opens=True):
    wash = QRectF(left, 14, right - left, 20)
    return Patch(uid, "ORG", wash, QRectF(), opens=opens, closes=True)


ZONES = Zones(
    Strokes(
        (patch("outer", 100, 300), patch("inner", 100, 180), patch("on", 400, 440, opens=False)),
        (),
        (name("outer", 270, 30), name("inner", 150, 30)),
    )
)


def test_a_zone_is_what_other_names_leave_free():
    assert ZONES.of("outer") == Zone(182, 265)
    assert ZONES.of("inner") == Zone(100, 145)


def test_many_relations_need_the_room_under_the_name_too():
    assert ZONES.of("inner", 9) == Zone(100, 180)


def test_what_began_on_another_row_has_none():
    assert ZONES.of("on") is None
    assert ZONES.of("gone") is None


def test_a_covered_entity_is_met_at_its_name():
    crowded = Strokes(
        (patch("a", 100, 140), patch("b", 95, 200)), (), (name("a", 60, 30), name("b", 94, 40))
    )
    assert Zones(crowded).of("a") == Zone(60, 90)


def test_names_come_from_the_left():
    assert ZONES.names == [Zone(150, 180), Zone(270, 300)]
