import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.model.marks import Span
from annotator.text.clitics import Policy
from annotator.usecases import policy


@pytest.fixture
def doubting(verbs):
    """The first article has glued words: ميتاوشركة."""
    verbs.doubting.refresh()
    return verbs.doubting


def test_a_mark_against_the_policy_is_a_doubt_that_comes_and_goes(verbs, parts, place, doubting):
    before = len(doubting.doubts)
    parts.view.select(place("وبالقاهرة"))
    verbs.marking.label("GPE")
    doubting.refresh()
    assert len(doubting.doubts) == before + 1
    assert parts.view.shown.dots[-1].start == place("وبالقاهرة").start
    assert "Doubts" in parts.doubts.title.text()
    doubting.change_policy(Policy.TOKEN)
    assert len(doubting.doubts) == before
    verbs.doubting.change_policy(Policy.STEM)
    verbs.marking.undo()
    doubting.refresh()
    assert len(doubting.doubts) == before


def test_snapping_follows_the_policy_at_once(verbs, parts, place, doubting):
    word = place("وبالقاهرة")
    verbs.doubting.change_policy(Policy.TOKEN)
    assert parts.view.snap_word(parts.view.text, word.start, word.end) == (word.start, word.end)
    verbs.doubting.change_policy(Policy.STEM)
    assert parts.view.snap_word(parts.view.text, word.start, word.end) == (word.start + 2, word.end)


def test_words_are_counted_in_the_background(verbs, doubting, qtbot):
    doubting.count_words()
    qtbot.waitUntil(lambda: policy.counts_of(verbs.bench.project) is not None)
    assert policy.counts_of(verbs.bench.project)("القاهره") == 2


def mark_odd(verbs, parts, place):
    parts.view.select(place("القاهرة "))
    verbs.bench.annotating.add_entity(parts.view.selection(), "GPE")
    verbs.doubting.refresh()


def test_f8_goes_to_the_doubt_and_i_ignores_it_for_good(session, verbs, parts, place, doubting):
    mark_odd(verbs, parts, place)
    parts.view.set_caret(place("القاهرة").start)
    doubting.step(1)
    space = Span(place("القاهرة").end, place("القاهرة").end + 1)
    assert parts.view.selection() == (space,)
    assert parts.doubts.current().what == "A mark with an odd edge"
    count = len(doubting.doubts)
    QTest.keyClick(parts.doubts.list, Qt.Key.Key_I)
    assert len(doubting.doubts) == count - 1
    assert "Ignored" in parts.status.message.text()
    verbs.bench.open_article("a2")
    verbs.bench.open_article("a1")
    doubting.refresh()
    assert len(doubting.doubts) == count - 1
    rows = [parts.doubts._row(i) for i in range(parts.doubts.list.count())]
    settled = next(row for row in rows if row.is_settled)
    doubting.settling.take_back(settled.doubt)
    assert len(doubting.doubts) == count


def test_a_region_is_excluded_and_taken_back(verbs, parts, place, doubting):
    mark_odd(verbs, parts, place)
    parts.view.set_caret(place("القاهرة").start)
    doubting.step(1)
    QTest.keyClick(parts.doubts.list, Qt.Key.Key_X)
    (span,) = parts.view.shown.excluded
    assert verbs.bench.project.articles.get("a1").excluded == (span,)
    doubting.settling.take_back(span)
    assert parts.view.shown.excluded == ()
    assert verbs.bench.project.articles.get("a1").excluded == ()


def test_an_article_without_doubts_says_so(verbs, parts):
    verbs.bench.open_article("a2")
    verbs.doubting.step(1)
    assert "Nothing doubtful" in parts.status.message.text()
    assert parts.doubts.title.text() == "Doubts ▸"


def test_undo_shows_an_ignored_doubt_again(verbs, parts, place, doubting):
    mark_odd(verbs, parts, place)
    count = len(doubting.doubts)
    doubting.settling.ignore(doubting.doubts[0])
    assert len(doubting.doubts) == count - 1
    verbs.marking.undo()
    assert len(doubting.doubts) == count
    verbs.marking.redo()
    assert len(doubting.doubts) == count - 1
