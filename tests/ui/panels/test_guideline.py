import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import i18n, resources
from annotator.look import LIGHT
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.ui.panels.guideline import Guideline, examples_of, guideline_of
from annotator.ui.theme.palette import shades_of

ORG = Label(
    "ORG",
    {"en": "Organisation"},
    colour="orange",
    guidelines={"en": "A named <body>.", "ar": "هيئة لها اسم."},
    examples={"ar": ("ميتا", "الأهلي"), "en": ("Meta",)},
)
IN = RelationLabel("in", {"en": "lies in"}, heads=("ORG", "GONE"))
LABELS = LabelSet("l", (ORG,), (IN,))


@pytest.fixture
def panel(qtbot):
    made = Guideline(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    return made


@pytest.fixture
def arabic():
    i18n.use("ar", "nowhere")
    yield
    i18n.use("en", resources.locale_folder())


def test_a_label_is_explained(panel):
    panel.show_label(ORG, LABELS)
    assert "Organisation" in panel.name.text()
    assert panel.text.text() == "A named <body>."
    assert panel.text.textFormat() == Qt.TextFormat.PlainText
    assert "Meta" in panel.examples.text()
    assert panel.ends.isHidden()


def test_a_relation_tells_what_it_joins(panel):
    panel.show_label(IN, LABELS)
    assert panel.text.text() == "No guideline is written yet."
    assert panel.examples.isHidden()
    assert "Organisation" in panel.ends.text()
    assert "GONE" in panel.ends.text()
    assert panel.ends.text().endswith("to any.")


def test_with_nothing_to_explain_it_says_what_to_do(panel):
    panel.show_label(ORG, LABELS)
    panel.show_label(None, LABELS)
    assert "Choose a mark" in panel.text.text()


def test_the_language_in_use_comes_first(arabic):
    assert guideline_of(ORG) == "هيئة لها اسم."
    assert "الأهلي" in examples_of(ORG)
    assert guideline_of(Label("X", guidelines={"fr": "Quoi"})) == "Quoi"


def test_examples_in_arabic_serve_where_there_are_no_others():
    assert "ميتا" in examples_of(Label("X", examples={"ar": ("ميتا",)}))
    assert examples_of(Label("X")) == ""


def test_it_is_as_high_as_its_words_need_and_no_higher_than_a_third(panel):
    panel.show_label(Label("X", guidelines={"en": "Short."}), LABELS)
    low = panel.height()
    panel.show_label(Label("X", guidelines={"en": "A long sentence. " * 10}), LABELS)
    high = panel.height()
    panel.show_label(Label("X", guidelines={"en": "A long sentence. " * 500}), LABELS)
    assert low < high < panel.height() == 240


def test_esc_and_the_button_close_it(panel, qtbot):
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.closed):
        panel.close_button.click()
