"""The screen of agreement by keys and by mouse: numbers, their cases, and the way back."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from voices import change, marked

from annotator.model import edits
from annotator.usecases import gold, review_auto
from annotator.usecases.agreement_doors import Choice
from annotator.usecases.review import Reviewing

META, CAIRO = (10, 14, "ORG"), (18, 25, "GPE")
SAME = {(name, "a1"): marked(META, CAIRO) for name in ("layla", "omar")}


def click(chart, key):
    """Clicks on the door of a chart with this key."""
    door = next(one for one in chart.drawing.doors if one.key == key)
    scale = chart._scale(chart.width())
    at = QPoint(
        round(chart._offset() + (door.x + door.width / 2) * scale),
        round(2 + (door.y + door.height / 2) * scale),
    )
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)


def test_it_opens_with_the_measures_of_all_pairs(agreement):
    shown = agreement()
    assert shown.screen.chooser.currentText() == "All pairs (mean)"
    assert "few articles" in shown.screen.told.text()
    entities, relations = list(shown.charts().values())[:2]
    assert entities.accessibleName() == "Entities"
    assert re.search(r"Strict F1: 0\.\d\d \(95 %", entities.accessibleDescription())
    assert "Strict F1: 0.00" in relations.accessibleDescription()
    assert entities.hasFocus()
    assert [one.key for one in shown.screen.articles.model.items] == ["a1", "a2"]


def test_a_pair_has_numbers_of_its_own(agreement):
    shown = agreement()
    shown.screen.chooser.setCurrentIndex(2)
    shown.settle()
    assert shown.desk.choice == Choice(("layla", "nour"))
    assert [one.key for one in shown.screen.articles.model.items] == ["a1"]
    assert "Letters (without overlapping entities)" in shown.charts()
    shown.screen.chooser.setCurrentIndex(0)
    shown.settle()
    click(shown.charts()["Entities: strict F1 of each pair"], "pair:layla:omar")
    shown.settle()
    assert shown.desk.choice == Choice(("layla", "omar"))
    assert shown.screen.chooser.currentIndex() == 1


def test_a_click_on_a_number_lists_its_cases_and_a_click_on_one_shows_it(agreement):
    shown = agreement()
    shown.screen.chooser.setCurrentIndex(1)
    shown.settle()
    click(shown.charts()["Why entities differ"], "kind:LABEL")
    shown.settle()
    assert shown.screen.cases.heading.text() == "Another label: 1 case"
    assert "القاهرة" in shown.rows()[0]
    cases = shown.screen.cases.list
    at = cases.visualRect(cases.model().index(0, 0)).center()
    QTest.mouseClick(cases.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.screen.shows_case
    assert shown.screen.case.kind.text() == "Another label"
    said = [[part.text() for part in row] for row in shown.screen.case.rows]
    assert [(re.sub("[\u2068\u2069]", "", " ".join(one))) for one in said] == [
        "1  layla City القاهرة",
        "2  omar Organisation القاهرة",
    ]
    voices = shown.screen.case.view.page.voices
    assert [one.name for one in voices.voices] == ["1", "2"]
    assert {one.label for one in voices.voices[1].said if one.question == voices.current} == {"ORG"}


def test_keys_alone_go_in_from_case_to_case_and_back_out(agreement, qtbot):
    shown = agreement()
    chart = shown.charts()["Entities"]
    QTest.keyClick(chart, Qt.Key.Key_Return)
    shown.settle()
    assert shown.screen.cases.list.hasFocus()
    assert len(shown.rows()) > 3
    QTest.keyClick(shown.screen.cases.list, Qt.Key.Key_Return)
    assert shown.screen.shows_case
    assert shown.screen.case.view.hasFocus()
    shown.press(Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K)
    assert shown.screen.case.place.text().startswith("2 of ")
    assert shown.screen.cases.list.currentIndex().row() == 1
    shown.press(Qt.Key.Key_K, Qt.Key.Key_K)
    assert shown.screen.status.message.text() == "This is the first case."
    shown.press(Qt.Key.Key_Escape)
    assert not shown.screen.shows_case
    QTest.keyClick(shown.screen.cases.list, Qt.Key.Key_Escape)
    assert shown.screen.side.currentIndex() == 0
    assert chart.hasFocus()
    with qtbot.waitSignal(shown.screen.left):
        QTest.keyClick(chart, Qt.Key.Key_Escape)


def test_it_says_which_keys_lead_on(agreement):
    assert "Enter opens its cases" in agreement().screen.status.message.text()


def test_buttons_step_too(agreement):
    shown = agreement()
    shown.desk.open("entities", "")
    shown.settle()
    shown.desk.walk.show(0)
    shown.screen.case.next.click()
    assert shown.screen.case.place.text().startswith("2 of ")
    shown.screen.case.previous.click()
    assert shown.screen.case.place.text().startswith("1 of ")
    shown.screen.case.back.click()
    assert not shown.screen.shows_case
    shown.screen.all_articles.click()
    assert shown.screen.side.currentIndex() == 0


def test_an_article_opens_at_its_first_case(agreement):
    shown = agreement()
    shown.screen.articles.chosen.emit("a2")
    shown.settle()
    assert shown.screen.shows_case
    assert shown.desk.walk.article() == "a2"
    shown.press(Qt.Key.Key_Escape)
    assert shown.desk.walk.article() == ""


@pytest.mark.parametrize(
    "door", ["relations", "answers", "relation:by", "cell:ORG:ORG", "cell:ORG:"]
)
def test_every_kind_of_case_can_be_shown(agreement, door):
    shown = agreement()
    shown.desk.open(door, "number: 1")
    shown.settle()
    for at in range(len(shown.desk.walk.seen)):
        shown.desk.walk.show(at)
    assert shown.desk.walk.seen
    assert not shown.refused


def test_a_number_without_cases_says_so(agreement):
    shown = agreement(SAME)
    shown.desk.open("relations", "")
    shown.settle()
    assert "nobody differs" in shown.screen.status.message.text()


def test_who_agrees_in_everything_hears_what_comes_next(agreement):
    shown = agreement(SAME)
    assert "agree in everything" in shown.screen.status.message.text()
    assert shown.screen.articles.model.items[0].is_done


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "two people or more"),
        ({("layla", "a1"): marked(META)}, "two people or more"),
        ({("layla", "a1"): marked(META), ("omar", "a2"): marked(META)}, "both marked as done"),
    ],
)
def test_where_nothing_can_be_compared_it_teaches_how(agreement, said, words, qtbot):
    shown = agreement(said)
    assert words in shown.screen.message
    assert not shown.screen.side.isVisible()
    assert not shown.screen.save.isEnabled()
    with qtbot.waitSignal(shown.screen.left):
        QTest.keyClick(shown.screen, Qt.Key.Key_Escape)


def settled(project):
    review_auto.unanimous(project)
    reviewing = Reviewing(project, author="lead")
    while reviewing.current is not None:
        reviewing.take(1)
    assert gold.annotator(project) is not None


def test_each_person_stands_beside_the_gold_with_its_reasons(agreement):
    shown = agreement(prepare=settled)
    choices = [shown.screen.chooser.itemText(n) for n in range(shown.screen.chooser.count())]
    at = choices.index("Everyone and the gold (mean)")
    shown.screen.chooser.setCurrentIndex(at)
    shown.settle()
    click(shown.charts()["Entities: strict F1 with the gold, and articles"], "person:omar")
    shown.settle()
    assert shown.desk.choice == Choice(("omar",), with_gold=True)
    shown.desk.open("kind:LABEL", "")
    shown.settle()
    shown.desk.walk.show(0)
    assert "lead" in shown.screen.case.reason.text()
    assert shown.screen.case.reason.isVisible()


def test_slow_counting_can_be_stopped_and_begun_again(agreement, held, qtbot):
    held.open = True
    shown = agreement()
    held.open = False
    shown.screen.chooser.setCurrentIndex(1)
    assert shown.screen.status.stop.isVisible()
    assert "Comparing" in shown.screen.message
    shown.screen.status.stop.click()
    assert "Stopped" in shown.screen.message
    assert not shown.screen.status.stop.isVisible()
    held.open = True
    shown.screen.chooser.setCurrentIndex(0)
    shown.settle()
    assert shown.screen.message == ""


def test_the_report_is_saved_as_it_is_chosen(agreement, tmp_path):
    shown = agreement()
    shown.desk.save_report(tmp_path / "report")
    shown.settle()
    assert "<html" in (tmp_path / "report.html").read_text("utf-8")
    assert "report.html" in shown.screen.status.message.text()
    shown.desk.save_report(tmp_path / "none" / "report.html")
    shown.settle()
    assert not (tmp_path / "none").exists()
    assert shown.screen.message == ""


def test_what_was_counted_last_stands_there_while_what_changed_is_counted(agreement, held, qtbot):
    held.open = True
    shown = agreement()
    before = shown.charts()["Entities"].accessibleDescription()
    mine = shown.project.annotations.load("a2", "n-omar").entities["e1"]
    change(shown.project, "omar", edits.relabel(mine, "GPE"), "a2")
    held.open = False
    shown.desk.choose(Choice())
    qtbot.waitUntil(lambda: "what changed" in shown.screen.told.text())
    assert shown.charts()["Entities"].accessibleDescription() == before
    assert shown.screen.message == ""
    shown.desk.open("article:a1", "")
    qtbot.waitUntil(lambda: shown.screen.shows_case)
    held.open = True
    shown.settle()
    assert shown.screen.shows_case
    assert shown.charts()["Entities"].accessibleDescription() != before
    assert "2 articles" in shown.screen.told.text()
