"""What a review shows."""

from PySide6.QtCore import Qt

from annotator.ui.review.showing import Showing


def test_only_what_changed_is_shown_anew(review, monkeypatch):
    desk = review()
    shown = []
    monkeypatch.setattr(desk.screen.view, "show_article", lambda *_: shown.append("article"))
    monkeypatch.setattr(desk.screen.view, "show_annotation", lambda *_: shown.append("annotation"))
    desk.press(Qt.Key.Key_J)
    assert shown == []
    desk.press(Qt.Key.Key_1)
    assert shown == ["annotation"]


def test_what_is_settled_offers_no_dashed_outline(review):
    desk = review()
    seen = []
    desk.screen.view.clear_preview = lambda: seen.append(1)
    desk.press(Qt.Key.Key_1)
    seen.clear()
    desk.screen.questions.chosen.emit("0")
    assert seen == [1]


def test_an_empty_review_says_what_to_do(review):
    desk = review()
    queue = desk.reviewing.queue
    queue.bench, queue.rows = None, []
    Showing(desk.project, desk.reviewing, desk.screen).show()
    assert desk.screen.card.isHidden()
