import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from annotator.look import COLOURS, DARK, LIGHT
from annotator.ui.dialogs.label_set_fields import (
    ColourField,
    EndsField,
    KeyField,
    TextsField,
    TitlesField,
    colour_name,
    lines_of,
    values_of,
    values_text,
)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_chosen_and_has_a_name(qtbot, look):
    field = ColourField(look)
    qtbot.addWidget(field)
    field.show_colour("red")
    told = []
    field.chosen.connect(told.append)
    for swatch in field.swatches.values():
        swatch.click()
    assert told == list(COLOURS)
    assert all(swatch.accessibleDescription() for swatch in field.swatches.values())
    assert len({colour_name(colour) for colour in COLOURS}) == len(COLOURS)


def test_the_chosen_colour_is_seen_and_is_where_tab_arrives(qtbot):
    field = ColourField(LIGHT)
    qtbot.addWidget(field)
    field.show_colour("teal")
    assert field.swatches["teal"].isChecked()
    assert field.focusProxy() is field.swatches["teal"]
    before = field.grab().toImage()
    field.show_colour("blue")
    assert field.grab().toImage() != before
    field.show_colour("puce")
    assert field.swatches["grey"].isChecked()


@pytest.fixture
def key(qtbot):
    field = KeyField({"N": "Note", "Ctrl+Z": "Undo"})
    qtbot.addWidget(field)
    field.show()
    field.told, field.why = [], []
    field.taken.connect(field.told.append)
    field.refused.connect(field.why.append)
    return field


def test_a_key_is_taken_by_its_place_and_taken_away(key):
    QTest.keyClick(key, Qt.Key.Key_5)
    QTest.keyClick(key, Qt.Key.Key_Q)
    arabic = QKeyEvent(QEvent.Type.KeyPress, ord("ض"), Qt.KeyboardModifier.NoModifier, "ض")
    key.keyPressEvent(arabic)
    QTest.keyClick(key, Qt.Key.Key_Backspace)
    assert key.told == ["5", "q", "q", ""]


def test_the_key_of_a_command_is_refused_by_name(key):
    QTest.keyClick(key, Qt.Key.Key_N)
    assert "Note" in key.why[0]
    QTest.keyClick(key, Qt.Key.Key_Comma)
    assert len(key.why) == 2
    QTest.keyClick(key, Qt.Key.Key_Tab)
    assert key.told == []


def test_a_key_is_shown_as_people_read_it(key):
    key.show_key("q")
    assert "Q" in key.text()
    key.show_key("")
    assert key.text() == ""


def test_ends_are_checked_in_a_list(qtbot):
    field = EndsField("Heads")
    qtbot.addWidget(field)
    told = []
    field.changed.connect(lambda: told.append(field.ends()))
    field.show_ends([("ORG", "Organisation"), ("GPE", "Country")], ("GPE",))
    assert told == []
    assert field.ends() == ("GPE",)
    field.item(0).setCheckState(Qt.CheckState.Checked)
    assert told == [("ORG", "GPE")]


def test_titles_in_other_languages_are_kept(qtbot):
    field = TitlesField("Title")
    qtbot.addWidget(field)
    field.show_titles({"fr": "Lieu", "ar": "مكان"})
    field.fields["en"].setText(" Place ")
    assert field.titles() == {"fr": "Lieu", "ar": "مكان", "en": "Place"}
    field.fields["ar"].clear()
    assert "ar" not in field.titles()
    assert field.fields["ar"].layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert field.fields["en"].layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_longer_texts_and_lines(qtbot):
    field = TextsField("Examples", "hint", 3)
    qtbot.addWidget(field)
    told = []
    field.changed.connect(lambda: told.append(1))
    field.show_lines({"ar": ("ميتا", "الأهلي"), "fr": ("a",)})
    assert told == []
    assert field.lines() == {"ar": ("ميتا", "الأهلي"), "fr": ("a",)}
    field.fields["en"].setPlainText("one\n\n two \none")
    assert field.lines()["en"] == ("one", "two")
    assert told
    assert lines_of(" \n") == ()


WORD = st.text("abcابج 12", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(
    st.lists(WORD, max_size=4, unique=True),
    st.dictionaries(WORD, st.dictionaries(st.sampled_from(["ar", "en"]), WORD, min_size=1)),
)
def test_values_survive_as_text(values, titles):
    titles = {value: named for value, named in titles.items() if value in values}
    assert values_of(values_text(values, titles)) == (tuple(values), titles)


def test_values_as_a_person_writes_them():
    assert values_of("a | ألف | A\n\nb\na | again\n | x\nc | | C") == (
        ("a", "b", "c"),
        {"a": {"ar": "ألف", "en": "A"}, "c": {"en": "C"}},
    )
