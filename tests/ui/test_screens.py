"""Screens in the place of the desk: they come, they go, and the desk shows what has become."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from annotator.errors import NotFound
from annotator.model.annotation import Status
from annotator.model.marks import Entity, Span
from annotator.ui.agreement.screen import AgreementScreen
from annotator.ui.review.screen import ReviewScreen
from annotator.usecases import annotators, gold
from annotator.usecases.annotate import Annotating


@pytest.fixture
def two(session):
    """The first article done by two people who differ."""
    project = session.project
    for name, end in (("layla", 9), ("omar", 12)):
        who = project.annotators.get(name) or annotators.add(project, name)
        annotating = Annotating(project, "a1", who)
        annotating.add_entity((Span(0, end),), "ORG")
        project.annotations.set_status("a1", who.uid, Status.DONE, "2026-01-01T00:00:00.000Z")
    return session


def review(qtbot, session):
    session.verbs.screens.review()
    qtbot.waitUntil(lambda: screen(session).articles.model.rowCount() == 1)
    return screen(session)


def leave(qtbot, session):
    session.verbs.screens.leave()
    qtbot.waitUntil(lambda: screen(session) is None)


def screen(session):
    return next(reversed(session.window.findChildren(ReviewScreen)), None)


def test_the_review_comes_by_its_key_and_goes_by_escape(two, qtbot):
    qtbot.keyClick(two.verbs.bench.parts.view, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    shown = screen(two)
    assert shown.isVisible()
    assert not two.verbs.bench.parts.view.isVisible()
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert two.verbs.bench.parts.view.isVisible()
    assert two.verbs.screens.name == ""


def test_the_agreement_comes_by_its_key_from_a_review(two, qtbot):
    shown = review(qtbot, two)
    qtbot.keyClick(shown.view, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert two.verbs.screens.name == "agreement"
    leave(qtbot, two)


def test_keys_of_the_desk_do_nothing_in_a_review(two, qtbot):
    shown = review(qtbot, two)
    opened = two.verbs.bench.uid()
    qtbot.keyClick(shown.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shown, Qt.Key.Key_N)
    assert two.verbs.bench.uid() == opened


def test_what_is_settled_is_in_the_gold(two, qtbot):
    shown = review(qtbot, two)
    qtbot.keyClick(shown.view, Qt.Key.Key_1)
    annotation = gold.of_article(two.project, "a1").annotation
    assert [one.spans for one in annotation.entities.values()] == [(Span(0, 9),)]
    assert isinstance(next(iter(annotation.entities.values())), Entity)


def test_another_theme_keeps_the_review_open(two, qtbot):
    shown = review(qtbot, two)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown.view, Qt.Key.Key_D, held)
    assert two.verbs.screens.name == "review"
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    two.verbs.screens.leave()


def test_names_stay_hidden_in_the_next_review_and_in_another_theme(two, qtbot):
    review(qtbot, two).hide_names.setChecked(True)
    leave(qtbot, two)
    shown = review(qtbot, two)
    assert shown.hide_names.isChecked()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown.view, Qt.Key.Key_D, held)
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    assert screen(two).hide_names.isChecked()
    two.verbs.screens.leave()


def test_a_review_goes_on_where_it_stopped(two, qtbot):
    project = two.project
    for name, end in (("layla", 9), ("omar", 12)):
        who = project.annotators.get(name)
        Annotating(project, "a2", who).add_entity((Span(0, end),), "ORG")
        project.annotations.set_status("a2", who.uid, Status.DONE, "2026-01-01T00:00:00.000Z")
    two.verbs.screens.review()
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 2)
    first = two.verbs.screens.shown()[1]
    qtbot.keyClick(screen(two).view, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    second = two.verbs.screens.shown()[1]
    assert second != first
    leave(qtbot, two)
    two.verbs.screens.review()
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 2)
    assert two.verbs.screens.shown()[:2] == ("review", second)
    qtbot.keyClick(screen(two).view, Qt.Key.Key_1)
    leave(qtbot, two)
    two.verbs.screens.review()
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 2)
    assert two.verbs.screens.shown()[:2] == ("review", first)


def test_where_nobody_is_done_there_is_nothing_to_review(session):
    with pytest.raises(NotFound, match="two people"):
        session.verbs.screens.review()
    assert session.verbs.screens.name == ""


def agreement(qtbot, session):
    qtbot.keyClick(
        session.verbs.bench.parts.view, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier
    )
    shown = session.window.findChild(AgreementScreen)
    qtbot.waitUntil(shown.side.isVisible, timeout=30000)
    return shown


def test_the_agreement_comes_by_its_key_and_escape_leads_from_case_to_charts_to_desk(two, qtbot):
    shown = agreement(qtbot, two)
    assert not two.verbs.bench.parts.view.isVisible()
    chart = shown.board.parts[0].cards[0].chart
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.waitUntil(shown.cases.list.hasFocus)
    qtbot.keyClick(shown.cases.list, Qt.Key.Key_Return)
    assert shown.shows_case
    qtbot.keyClick(shown.case.view, Qt.Key.Key_Escape)
    assert not shown.shows_case
    qtbot.keyClick(shown.cases.list, Qt.Key.Key_Escape)
    assert chart.hasFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert two.verbs.bench.parts.view.isVisible()
    assert two.verbs.screens.name == ""


def test_a_case_can_be_settled_in_the_review_at_once(two, qtbot):
    shown = agreement(qtbot, two)
    shown.articles.chosen.emit("a1")
    qtbot.waitUntil(lambda: shown.shows_case)
    qtbot.keyClick(shown.case.view, Qt.Key.Key_F11)
    assert two.verbs.screens.name == "review"
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    assert screen(two).articles.list.currentIndex().row() == 0


def test_the_cases_of_a_number_and_no_others_can_be_reviewed(two, qtbot):
    project = two.project
    for name, end, label in (("layla", 9, "ORG"), ("omar", 9, "GPE")):
        who = project.annotators.get(name)
        Annotating(project, "a2", who).add_entity((Span(0, end),), label)
        project.annotations.set_status("a2", who.uid, Status.DONE, "2026-01-01T00:00:00.000Z")
    shown = agreement(qtbot, two)
    shown.board.opened.emit("cell:ORG:GPE", "ORG / GPE: 1")
    qtbot.waitUntil(shown.cases.list.hasFocus)
    qtbot.keyClick(shown.cases.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    assert two.verbs.screens.shown()[1] == "a2"
    assert screen(two).filter.isVisible()
    assert "ORG / GPE" in screen(two).filter.text()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(screen(two).view, Qt.Key.Key_D, held)
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 1)
    assert screen(two).filter.isVisible()
    qtbot.keyClick(screen(two).view, Qt.Key.Key_1)
    assert "That was the last of these" in screen(two).status.message.text()
    qtbot.keyClick(screen(two).view, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: screen(two).articles.model.rowCount() == 2)
    assert not screen(two).filter.isVisible()
    assert two.verbs.screens.shown()[1] == "a2"
    two.verbs.screens.leave()


def test_in_a_review_of_everything_there_is_nothing_to_clear(two, qtbot):
    shown = review(qtbot, two)
    assert not shown.filter.isVisible()
    qtbot.keyClick(shown.view, Qt.Key.Key_Backspace)
    assert screen(two) is shown


def test_another_theme_keeps_the_agreement_open(two, qtbot):
    shown = agreement(qtbot, two)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown.articles.list, Qt.Key.Key_D, held)
    assert two.verbs.screens.name == "agreement"
    again = two.window.findChildren(AgreementScreen)[-1]
    qtbot.waitUntil(again.side.isVisible, timeout=30000)
    two.verbs.screens.leave()


def test_leaving_the_agreement_stops_what_it_counts(two, qtbot):
    two.verbs.screens.agreement()
    two.verbs.screens.leave()
    assert two.verbs.bench.parts.view.isVisible()
    assert two.verbs.screens.name == ""


def test_the_gold_that_a_review_made_is_offered_among_the_annotators(two, qtbot):
    shown = review(qtbot, two)
    qtbot.keyClick(shown.view, Qt.Key.Key_1)
    two.verbs.screens.leave()
    menu = two.verbs.bench.parts.top.annotators.menu()
    assert "gold" in " ".join(action.text() for action in menu.actions())
    two.verbs.going.switch_annotator("gold")
    two.verbs.bench.open_article("a1")
    assert len(two.verbs.bench.annotating.annotation) == 1


def test_what_was_changed_by_hand_in_the_gold_shows_as_such(two, qtbot):
    shown = review(qtbot, two)
    qtbot.keyClick(shown.view, Qt.Key.Key_1)
    leave(qtbot, two)
    who = gold.annotator(two.project)
    annotating = Annotating(two.project, "a1", who)
    annotating.relabel(next(iter(annotating.annotation.entities)), "GPE")
    shown = review(qtbot, two)
    assert "Changed by hand" in shown.questions.model.items[0].aside
    shown.questions.chosen.emit("0")
    assert "by hand" in shown.card.told.text()


def test_the_widths_of_a_screen_are_remembered(two, qtbot):
    shown = review(qtbot, two)
    splitter = shown.findChild(QSplitter, "review")
    splitter.setSizes([300, 500, 300])
    wanted = splitter.sizes()
    leave(qtbot, two)
    shown = review(qtbot, two)
    assert shown.findChild(QSplitter, "review").sizes() == wanted
