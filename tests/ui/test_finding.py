from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_hits_are_painted_and_enter_selects_one(verbs, parts, place, qtbot):
    verbs.finding.begin()
    parts.top.search.setText("مِيتا")
    verbs.finding.look()
    assert len(verbs.finding._hits) == 2
    assert "1 of 2" in parts.top.search.told.text()
    verbs.finding.enter()
    assert parts.view.selection() == (place("ميتا"),)
    assert parts.view.window().focusWidget() is parts.view
    verbs.finding.step(1)
    assert parts.view.selection() == (place("ميتا", 1),)
    verbs.finding.step(1)
    assert parts.view.selection() == (place("ميتا"),)
    verbs.finding.step(-1)
    assert parts.view.selection() == (place("ميتا", 1),)


def test_typing_looks_by_itself(verbs, parts, qtbot):
    verbs.finding.begin()
    QTest.keyClicks(parts.top.search, "Scale")
    qtbot.waitUntil(lambda: len(verbs.finding._hits) == 1)


def test_nothing_found_is_said(verbs, parts):
    verbs.finding.begin()
    parts.top.search.setText("طائرة")
    verbs.finding.look()
    assert parts.top.search.told.text() == "Nothing found."
    verbs.finding.enter()
    assert parts.status.message.text() == "Nothing found."


def test_leaving_paints_no_hits_and_gives_the_keys_back(verbs, parts):
    verbs.finding.begin()
    parts.top.search.setText("ميتا")
    verbs.finding.look()
    verbs.finding.leave()
    assert parts.view.shown.hits == ()
    assert parts.view.window().focusWidget() is parts.view


def test_all_articles_are_searched_and_a_hit_opens_its_article(verbs, parts):
    verbs.finding.begin_everywhere()
    parts.top.search.setText("القاهره")
    verbs.finding.look()
    assert parts.results.isVisible()
    assert parts.results.model.rowCount() == 2
    parts.top.search.stepped.emit(1)
    verbs.finding.enter()
    opened = verbs.bench.annotating.article
    assert opened.uid == "a3"
    assert [span.of(opened.text) for span in parts.view.selection()] == ["القاهرة"]
    assert parts.results.isHidden()


def test_a_hit_that_was_marked_is_painted_no_more_until_the_next_search(verbs, parts, place):
    verbs.finding.begin()
    parts.top.search.setText("ميتا")
    verbs.finding.look()
    verbs.finding.enter()
    verbs.marking.label("ORG")
    assert parts.view.shown.hits == (place("ميتا", 1),)
    assert parts.view.shown.current_hit == -1
    verbs.marking.undo()
    assert parts.view.shown.hits == (place("ميتا"), place("ميتا", 1))
    verbs.marking.redo()
    verbs.finding.look()
    assert len(parts.view.shown.hits) == 2


def test_esc_in_the_article_paints_no_hits(verbs, parts):
    verbs.finding.begin()
    parts.top.search.setText("ميتا")
    verbs.finding.look()
    verbs.finding.enter()
    QTest.keyClick(parts.view, Qt.Key.Key_Escape)
    assert parts.view.shown.hits == ()
    assert parts.top.search.told.text() == ""
    assert parts.view.selection() == ()
