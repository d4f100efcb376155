import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.look import LIGHT
from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.model.marks import Entity, Span
from annotator.ui.panels.details import Details
from annotator.ui.theme.palette import shades_of

KIND = AttributeDefinition("kind", {"en": "Kind"}, AttributeKind.CHOICE, ("firm", "club"))
SURE = AttributeDefinition("sure", kind=AttributeKind.BOOLEAN)
BASE = AttributeDefinition("base", kind=AttributeKind.REFERENCE)
REMARK = AttributeDefinition("remark")
ALL = (KIND, SURE, BASE, REMARK)


def entity(**attributes):
    return Entity("e1", (Span(0, 4),), "ORG", tuple(sorted(attributes.items())))


@pytest.fixture
def details(qtbot):
    made = Details(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.resize(260, 300)
    made.told = []
    made.attribute_set.connect(lambda name, value: made.told.append((name, value)))
    made.show_mark(entity(), ALL)
    return made


def test_it_is_there_only_where_there_is_something_to_say(details):
    assert not details.isHidden()
    details.show_mark(entity(), ())
    assert details.isHidden()
    details.show_mark(None, ())
    assert details.isHidden()


def test_values_are_shown(details):
    details.show_mark(entity(kind="club", sure=True, base="Q1", remark="?"), ALL)
    assert details.fields["kind"].values() == ("club",)
    assert details.fields["sure"].values() == ("yes",)
    assert [details.fields[name].text() for name in ("base", "remark")] == ["Q1", "?"]
    details.show_mark(entity(), ALL)
    assert details.fields["kind"].values() == details.fields["sure"].values() == ()
    assert details.fields["base"].text() == ""


def test_each_kind_is_set_by_keys(details, qtbot):
    details.begin()
    QTest.keyClick(details.focusWidget(), Qt.Key.Key_2)
    QTest.keyClick(details.focusWidget(), Qt.Key.Key_2)
    details.fields["sure"].begin()
    QTest.keyClick(details.focusWidget(), Qt.Key.Key_1)
    QTest.keyClick(details.focusWidget(), Qt.Key.Key_Space)
    details.fields["base"].begin()
    QTest.keyClicks(details.fields["base"], "Q85")
    with qtbot.waitSignal(details.left):
        QTest.keyClick(details.fields["base"], Qt.Key.Key_Return)
    assert details.told == [
        ("kind", "club"), ("kind", ""), ("sure", True), ("sure", False), ("base", "Q85"),
    ]  # fmt: skip


def test_what_is_written_is_kept_when_the_field_is_left_and_esc_leaves_it_as_it_was(details, qtbot):
    details.show_mark(entity(remark="old"), ALL)
    field = details.fields["remark"]
    field.begin()
    QTest.keyClicks(field, "new")
    with qtbot.waitSignal(details.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "old"
    field.begin()
    QTest.keyClicks(field, "new")
    details.fields["base"].begin()
    assert details.told == [("remark", "new")]


def test_what_is_being_written_stays_when_the_mark_is_shown_again(details):
    field = details.fields["remark"]
    field.begin()
    QTest.keyClicks(field, "half")
    details.show_mark(entity(kind="club"), ALL)
    assert field.text() == "half"
    assert details.fields["remark"] is field


def test_what_the_label_declares_no_more_can_be_taken_away(details):
    details.show_mark(entity(kind="band", lost="x"), (KIND,))
    assert list(details.fields["kind"].pills) == ["firm", "club", "band"]
    details.fields["lost"].press("x")
    assert details.told == [("lost", "")]


def test_attributes_are_named_for_those_who_do_not_see(details):
    assert details.accessibleName() == "Attributes"
    assert details.fields["kind"].accessibleName() == "Kind"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_names_stand_where_reading_begins_whatever_they_are_written_in(details, direction):
    details.setLayoutDirection(direction)
    details.show_mark(entity(), (BASE, AttributeDefinition("نوع", kind=AttributeKind.REFERENCE)))
    details.show()
    QApplication.processEvents()
    titles = {one.text(): one for one in details.findChildren(QLabel)}  # the last are the shown
    for name, field in details.fields.items():
        one, room = titles[name], field.geometry()
        if direction == Qt.LayoutDirection.LeftToRight:
            assert one.geometry().left() == room.left()
        else:
            assert one.geometry().right() == room.right()
        assert one.width() < room.width() / 2
