"""What a new user does in the first hour, with mouse and keys, and what the file holds then."""

import sqlite3
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.article import Article, Source
from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.usecases import ids
from annotator.usecases.open_project import new_project

TEXT = (
    "بدأت بوادر العلاقة بين ميتاوشركة Scale AI المتخصصة في وسم البيانات، رغم أن الشركة قد "
    "استثمرت 14.3 مليار دولار في يونيو الماضي.\n\nوغادر روبن ماير Scale AI بعد شهرين 😀 فقط."
)
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "first.hashiya"
    with new_project(made) as project:
        list(project.articles.add([(Article("a1", "ميتا", TEXT), Source("a.txt"))], ids.now()))
    return made


@pytest.fixture
def start(qtbot, qapp, path, tmp_path, monkeypatch):
    """Starts the program on the project, as often as it is called."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def started():
        from annotator.ui.theme.fonts import load_fonts

        load_fonts()
        kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        kept.setValue("language", "en")
        session = Session(qapp, Settings(kept), Project.open(path))
        session.window.resize(1280, 720)
        session.window.show()
        qtbot.waitExposed(session.window)
        session.verbs.view.setFocus()
        return session

    return started


def span_of(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def send(view, kind, point, held=NONE):
    left = Qt.MouseButton.LeftButton
    down = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    which = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    where = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, point, where, which, down, held))


def double_click(view, point):
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    ):
        send(view, kind, point)


def drag(view, *points, held=NONE):
    send(view, QEvent.Type.MouseButtonPress, points[0], held)
    for start, end in pairwise(points):
        for step in range(1, 9):
            send(view, QEvent.Type.MouseMove, start + (end - start) * step / 8, held)
    send(view, QEvent.Type.MouseButtonRelease, points[-1], held)


def let_clicks_pass(view):
    """The next press is no third click."""
    QTest.qWait(QApplication.doubleClickInterval() + 50)


def press(view, key, held=NONE, text=""):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, int(key), held, text))


def centre(view, span):
    return view.rects_of(span)[0].center()


def inside(view, position, share):
    """A point in a letter: 0 is its left edge, 1 its right one."""
    box = view.rects_of(Span(position, position + 1))[0]
    return QPointF(box.left() + box.width() * share, box.center().y())


def marks(session):
    opened = session.verbs.bench.annotating
    return [(e.of(TEXT), e.label) for e in opened.annotation.in_reading_order()]


def test_mark_undo_quit_and_find_everything_again(start, path):
    session = start()
    view = session.verbs.view

    # A double click selects a word, and a label's key marks it; on the Arabic layout too.
    double_click(view, centre(view, span_of("العلاقة")))
    assert view.selection() == (span_of("العلاقة"),)
    press(view, ord("٢"), text="٢")
    assert marks(session) == [("العلاقة", "ORG")]

    # A drag from the Arabic words into the Latin ones and back.
    let_clicks_pass(view)
    arabic, latin = span_of("المتخصصة"), span_of("Scale AI")
    drag(view, centre(view, arabic), inside(view, latin.start, 0.3), centre(view, span_of("AI")))
    assert view.selection() == (Span(span_of("AI").start, arabic.end),)
    press(view, Qt.Key.Key_8, text="8")
    assert ("AI المتخصصة", "TIME") in marks(session)

    # The letters of a name alone, inside a word that was glued to the next.
    let_clicks_pass(view)
    glued = span_of("ميتاوشركة")
    name = Span(glued.start, glued.start + 4)
    drag(view, inside(view, name.start, 0.8), inside(view, name.end - 1, 0.1), held=ALT)
    assert view.selection() == (name,)
    press(view, Qt.Key.Key_2, text="2")
    before = [("العلاقة", "ORG"), ("ميتا", "ORG"), ("AI المتخصصة", "TIME")]
    assert marks(session) == before

    # Undo and redo, by the places of their keys: ئ is where Z is.
    press(view, ord("ئ"), CTRL, "ئ")
    assert marks(session) == [before[0], before[2]]
    press(view, ord("ئ"), CTRL | SHIFT, "ئ")
    assert marks(session) == before

    # Quit, start again: all there, and the undo too.
    press(view, Qt.Key.Key_Q, CTRL)
    assert session.window.isHidden()
    with sqlite3.connect(path) as raw:
        rows = raw.execute('SELECT start, "end", label FROM entities ORDER BY start').fetchall()
        (text,) = raw.execute("SELECT text FROM article_text").fetchone()
    raw.close()
    assert [(text[start:end], label) for start, end, label in rows] == before

    session = start()
    assert marks(session) == before
    press(session.verbs.view, Qt.Key.Key_Z, CTRL)
    assert len(marks(session)) == 2
    session.window.close()


def test_find_a_word_and_mark_it_without_the_mouse(start):
    session = start()
    view, field = session.verbs.view, session.verbs.bench.parts.top.search
    press(view, Qt.Key.Key_F, CTRL)
    assert session.window.focusWidget() is field
    field.setText("شَهرين")
    press(field, Qt.Key.Key_Return)
    assert session.window.focusWidget() is view
    press(view, Qt.Key.Key_7, text="7")
    assert marks(session) == [("شهرين", "DATE")]
    press(view, Qt.Key.Key_Tab)
    assert view.chosen
    press(view, Qt.Key.Key_Delete)
    assert marks(session) == []
    session.window.close()


def test_the_language_changes_and_nothing_is_lost(start):
    session = start()
    view = session.verbs.view
    view.select(span_of("Scale AI"))
    press(view, Qt.Key.Key_2, text="2")
    view.select(span_of("روبن ماير"))
    press(view, Qt.Key.Key_L, CTRL | SHIFT)
    again = session.verbs.view
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert again is not view
    assert again.selection() == (span_of("روبن ماير"),)
    assert marks(session) == [("Scale AI", "ORG")]
    press(again, Qt.Key.Key_L, CTRL | SHIFT)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    session.window.close()
