"""What stands open stays so in another theme and language."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import i18n
from annotator.model.marks import Span
from annotator.usecases import doubts

SWITCHES = "switch_theme", "switch_language"


@pytest.fixture(params=SWITCHES)
def switched(session, request, qtbot):
    """Switches, waits until all is laid out, and gives the parts of the new window."""

    def switch():
        getattr(session.verbs.appearance, request.param)()
        qtbot.wait(100)
        return session.verbs.bench.parts

    yield switch
    i18n.use("en", "nowhere")


def focused(session):
    return session.window.focusWidget()


def test_a_guideline_stays_open_at_its_label_and_place(session, verbs, parts, switched, qtbot):
    opened = verbs.bench.annotating
    labels = opened.labels.entities
    long = {"en": "word " * 400, "ar": "كلمة " * 400}
    opened.labels = replace(
        opened.labels, entities=tuple(replace(one, guidelines=long) for one in labels)
    )
    verbs.labelling.toggle_guideline()
    verbs.labelling.point_at("GPE")
    area = parts.guideline.area
    qtbot.wait(20)
    area.verticalScrollBar().setValue(30)
    area.setFocus()
    again = switched()
    assert again.guideline.isVisible()
    assert again.guideline.shown == "GPE"
    assert again.guideline.area.verticalScrollBar().value() == 30
    assert focused(session) is again.guideline.area


def test_the_doubts_stay_unfolded_at_their_line_and_place(session, verbs, parts, switched, qtbot):
    opened = verbs.bench.annotating
    text = opened.article.text
    opened.article = doubts.exclude(
        session.project, opened.article, *(Span(n, n + 1) for n in range(0, len(text) - 2, 3))
    )
    verbs.doubting.refresh()
    parts.doubts.title.setChecked(True)
    qtbot.wait(20)
    listed = parts.doubts.list
    listed.setCurrentRow(12)
    listed.verticalScrollBar().setValue(9)
    listed.setFocus()
    was = listed.verticalScrollBar().value()
    again = switched()
    assert again.doubts.list.isVisible()
    assert again.doubts.list.currentRow() == 12
    assert again.doubts.list.verticalScrollBar().value() == was > 0
    assert focused(session) is again.doubts.list


def test_what_is_folded_and_put_away_stays_so(session, parts, switched):
    session.window.toggle_panel(0)
    again = switched()
    assert again.guideline.isHidden()
    assert again.doubts.list.isHidden()
    assert not again.articles.isVisible()
    assert again.entities.isVisible()
    assert focused(session) is again.view


def test_a_note_that_is_being_written_is_not_lost(session, verbs, parts, place, switched):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.marking.write_note()
    QTest.keyClicks(parts.entities.card.note, "half a note")
    QTest.keyClick(parts.entities.card.note, Qt.Key.Key_Left)
    again = switched()
    note = again.entities.card.note
    assert focused(session) is note
    assert note.text() == "half a note"
    assert note.cursorPosition() in {10, 11}


def test_a_filter_stays_and_the_articles_where_they_were(session, parts, switched):
    parts.articles.words.setText("القاهرة")
    parts.articles.list.setFocus()
    again = switched()
    assert again.articles.words.text() == "القاهرة"
    assert again.articles.model.rowCount() == 2
    assert focused(session) is again.articles.list


def test_the_pen_stays_up(session, verbs, switched):
    verbs.pen.take_up("GPE")
    assert switched().view.pen == "GPE"


def test_what_was_sought_is_still_there_for_the_next_hit(session, verbs, parts, switched):
    word = verbs.bench.annotating.article.text.split()[1]
    parts.top.search.setText(word)
    again = switched()
    assert again.top.search.text() == word
    session.verbs.finding.step(1)
    assert again.view.selection is not None
