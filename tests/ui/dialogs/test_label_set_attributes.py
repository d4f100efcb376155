import pytest
from PySide6.QtWidgets import QScrollArea

from annotator.look import LIGHT
from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.ui.dialogs.label_set_attributes import AttributesField, kind_name, replaced
from annotator.ui.theme.palette import shades_of
from annotator.usecases.label_set_details import Renames

KIND = AttributeDefinition(
    "kind", {"en": "Kind"}, AttributeKind.CHOICE, ("firm", "club"), {"firm": {"ar": "شركة"}}
)
BASE = AttributeDefinition("base", kind=AttributeKind.REFERENCE)


@pytest.fixture
def field(qtbot):
    made = AttributesField(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.show_attributes((KIND, BASE))
    made.told = []
    made.changed.connect(lambda: made.told.append(made.attributes()))
    return made


def test_what_is_shown_is_what_is_there(field):
    assert field.attributes() == (KIND, BASE)
    field.show_attributes((BASE,))
    assert field.attributes() == (BASE,)


def test_values_belong_to_a_choice_alone(field):
    assert not field.cards[0].values.isHidden()
    assert field.cards[1].values.isHidden()
    field.cards[0].kind.setCurrentIndex(field.cards[0].kind.findData("boolean"))
    assert field.cards[0].values.isHidden()
    assert field.told[-1][0].kind is AttributeKind.BOOLEAN
    assert field.told[-1][0].values == ()


def test_one_more_counts_once_it_has_a_name(field):
    field.more.click()
    assert field.attributes() == (KIND, BASE)
    field.cards[2].name.setText("since")
    field.cards[2].values.setPlainText("a\nb")
    assert field.attributes()[2] == AttributeDefinition(
        "since", kind=AttributeKind.CHOICE, values=("a", "b")
    )


def test_one_more_is_wholly_in_sight(field, qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(field)
    area.resize(400, field.cards[0].sizeHint().height() * 3 // 2)
    area.show()
    field.more.click()
    card = field.cards[2]
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().height() == card.height())
    area.takeWidget()  # each is let go of by itself


def test_of_two_with_one_name_the_first_stays(field):
    field.cards[1].name.setText("kind")
    assert field.attributes() == (KIND,)


def test_one_is_removed(field):
    field.cards[0].remove.click()
    assert field.attributes() == (BASE,)
    assert field.told == [(BASE,)]


def test_every_kind_has_a_name():
    assert len({kind_name(kind) for kind in AttributeKind}) == len(AttributeKind)


def test_new_names_and_values_are_told_by_the_old_ones(field):
    field.cards[0].name.setText("sort")
    field.cards[0].values.setPlainText("company | شركة\nclub")
    assert field.renames() == Renames(
        {"kind": "sort", "base": "base"}, {("kind", "firm"): "company"}
    )


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (("x", "b", "c"), {"a": "x"}),
        (("a", "b"), {}),
        (("a", "new", "b", "c"), {}),
        (("c",), {}),
        (("x", "y", "c"), {"a": "x", "b": "y"}),
    ],
)
def test_a_line_that_is_written_over_is_a_new_name(after, found):
    assert replaced(("a", "b", "c"), after) == found
