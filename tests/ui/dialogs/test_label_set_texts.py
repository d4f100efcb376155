from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.ui.dialogs.label_set_texts import (
    TextsField,
    TitlesField,
    lines_of,
    values_of,
    values_text,
)


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
