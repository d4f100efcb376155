from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from annotator.ui import settings as names


def test_nothing_is_cut_at_the_smallest_usual_size(session, parts):
    session.window.resize(1280, 720)
    for button in parts.labels.buttons.values():
        assert parts.labels.rect().contains(button.mapTo(parts.labels, button.rect().bottomRight()))
    assert parts.view.width() > 500
    assert parts.view.height() > 400


def test_a_panel_is_hidden_and_shown(session, parts):
    session.window.toggle_panel(0)
    assert not parts.articles.isVisible()
    session.window.toggle_panel(0)
    assert parts.articles.isVisible()


def test_files_can_be_dropped(session, qtbot, tmp_path, monkeypatch):
    taken = []
    monkeypatch.setattr(
        session.verbs.files.__class__, "take_in", lambda _self, paths: taken.extend(paths)
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/x")])
    session.window.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert taken == [Path(tmp_path)]


def test_sizes_are_remembered(session, settings):
    session.window.remember()
    assert not settings.bytes(names.GEOMETRY).isEmpty()
    assert not settings.bytes(names.PANELS).isEmpty()


def test_four_relations_are_seen_on_a_small_screen(session, verbs, parts, place, qtbot):
    ends = []
    for words, label, nth in (("ميتا", "ORG", 0), ("ميتا", "ORG", 1), ("القاهرة", "GPE", 0)):
        parts.view.select(place(words, nth))
        verbs.marking.label(label)
        ends.append(parts.view.chosen)
    opened = verbs.bench.annotating
    made = [
        opened.relate(head, ends[2], label)
        for head in ends[:2]
        for label in ("located_in", "headquartered_in")
    ]
    session.window.resize(1280, 720)
    rows = parts.relations.list

    def four_are_seen():
        room = rows.viewport().rect()
        assert all(room.contains(rows.visualRect(rows.model().index(row))) for row in range(4))

    parts.view.choose(ends[0])
    assert parts.entities.card.isVisible()
    qtbot.waitUntil(four_are_seen)
    verbs.related.choose(made[0].uid)
    assert parts.relations.note.isVisible()
    qtbot.waitUntil(four_are_seen)
