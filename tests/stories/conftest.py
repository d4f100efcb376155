"""Hands for stories: a keyboard and a mouse that only send what Qt would send."""

import sys
from unicodedata import bidirectional

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.labels import KEYS
from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.ui.canvas.choosing import around, name_at
from annotator.ui.session import Session
from annotator.ui.settings import Settings

_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Delete": Qt.Key.Key_Delete,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "F6": Qt.Key.Key_F6,
    "F11": Qt.Key.Key_F11,
    "Space": Qt.Key.Key_Space,
}


class Hand:
    """What both hands know of the window that they work in."""

    def __init__(self, session):
        self.session = session
        self.view = session.verbs.view
        self.parts = session.verbs.bench.parts

    @property
    def annotation(self):
        return self.session.verbs.bench.annotating.annotation

    def entity(self, span):
        """The uid of the entity that covers just this span."""
        return next(e.uid for e in self.annotation.entities.values() if e.spans == (span,))


class Keyboard(Hand):
    """Marks and joins with keys alone; counts them."""

    def __init__(self, session):
        super().__init__(session)
        self.count = 0

    def press(self, *keys):
        for key in keys:
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= _HELD[one]
            code = int(_NAMED[name]) if name in _NAMED else ord(name.upper())
            if key == "Shift+Tab":
                code = int(Qt.Key.Key_Backtab)
            text = name if len(name) == 1 and not held else ""
            target = self.session.window.focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, code, modifiers, text))
            self.count += 1

    def press_until(self, key, is_done, most=400):
        for _ in range(most):
            if is_done():
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead there")

    def select(self, span):
        """Brings the caret to the span, by words and then by letters, and selects it."""
        self.press("Esc")
        view = self.view
        if view.caret > span.start:
            self.press("Ctrl+Home")
        self.press_until("Ctrl+Left", lambda: view.caret >= span.start)
        self.press_until("Right", lambda: view.caret <= span.start)
        self.press_until("Ctrl+Shift+Left", lambda: view.caret >= span.end)
        self.press_until("Shift+Right", lambda: view.caret <= span.end)

    def mark(self, span, key):
        self.select(span)
        self.press(key)

    def choose(self, span):
        uid = self.entity(span)
        self.press_until("Tab", lambda: self.view.chosen == uid)

    def aim(self, head, tail):
        """R, and Tab to the target."""
        self.choose(head)
        self.press("R")
        target = self.entity(tail)
        self.press_until("Tab", lambda: self.view.shown.pull.target == target)

    def relate(self, head, tail, label):
        self.aim(head, tail)
        names = list(self.parts.relation_labels.buttons)
        self.press(KEYS[names.index(label)])


class Mouse(Hand):
    """Marks and joins with the mouse alone."""

    def mark(self, span, label):
        self.let_go()
        start, end = self._inside(span.start, 0.1), self._inside(span.end - 1, 0.9)
        self.drag(start, end, held=Qt.KeyboardModifier.AltModifier)
        self.press_button(self.parts.labels.buttons[label])

    def relate(self, head, tail, label=""):
        """Draws from the name of the head to the tail, and takes a label if one is to be chosen."""
        self.let_go()
        before = len(self.annotation.relations)
        self.drag(self.name_of(head), self.letter_of(tail))
        made = self.annotation.relations.get(self.view.chosen_relation or "")
        is_asked = len(self.annotation.relations) == before
        if is_asked or (made and label and made.label != label):
            self.press_button(self.parts.relation_labels.buttons[label])

    def let_go(self):
        """Clicks where no letter is, and waits until the next click is a first one."""
        self.click(QPointF(self.view.viewport().width() - 8, self.view.viewport().height() - 8))
        QTest.qWait(QApplication.doubleClickInterval() + 50)

    def click(self, point):
        self.drag(point)

    def drag(self, start, end=None, held=Qt.KeyboardModifier.NoModifier):
        self._send(QEvent.Type.MouseButtonPress, start, held)
        for step in range(1, 9) if end else ():
            self._send(QEvent.Type.MouseMove, start + (end - start) * step / 8, held)
        self._send(QEvent.Type.MouseButtonRelease, end or start, held)

    def press_button(self, button):
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_row(self, part, place):
        """Clicks a row of a list beside the text."""
        rect = part.visualRect(part.model().index(place, 0))
        QTest.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    def menu(self, title):
        """Chooses what stands in the menu under a title."""
        inner = [one.menu() for one in self.parts.top.menu.menu().actions()]
        found = [a for menu in inner for a in menu.actions() if a.text().split("\t")[0] == title]
        found[0].trigger()

    def centre(self, span):
        return self.view.rects_of(span)[0].center()

    def letter_of(self, span):
        """A point on a letter of an entity that no entity inside it covers."""
        uid, letters = self.entity(span), range(span.start, span.end)
        own = next(at for at in letters if around(self.annotation, at)[0] == uid)
        return self._inside(own, 0.5)

    def name_of(self, span):
        """A point on the name over an entity: up from its words until the name is hit."""
        uid, box = self.entity(span), self.view.rects_of(span)[0]
        for up in range(2, 40, 2):
            for left in range(-20, round(box.width()) + 60, 6):
                point = QPointF(box.right() - left, box.top() - up)
                if name_at(self.view, point) == uid:
                    return point
        raise AssertionError("the name is not shown")

    def _inside(self, position, share):
        """A point in a letter: 0 is where reading it begins."""
        if bidirectional(self.view.text[position]) in {"R", "AL"}:
            share = 1 - share
        box = self.view.rects_of(Span(position, position + 1))[0]
        return QPointF(box.left() + box.width() * share, box.center().y())

    def _send(self, kind, point, held):
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        down = none if kind == QEvent.Type.MouseButtonRelease else left
        which = none if kind == QEvent.Type.MouseMove else left
        port = self.view.viewport()
        at = QPointF(port.mapToGlobal(QPoint(round(point.x()), round(point.y()))))
        QApplication.sendEvent(port, QMouseEvent(kind, point, at, which, down, held))


@pytest.fixture
def start(qtbot, qapp, tmp_path, monkeypatch):
    """Starts the program on the project at a path, as often as it is called."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    running = []

    def started(path):
        from annotator.ui.theme.fonts import load_fonts

        load_fonts()
        kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        kept.setValue("language", "en")
        session = Session(qapp, Settings(kept), Project.open(path))
        session.window.resize(1280, 800)
        session.window.show()
        qtbot.waitExposed(session.window)
        session.verbs.view.setFocus()
        running.append(session)
        return session

    yield started
    for session in running:
        session.window.close()


@pytest.fixture
def keyboard():
    return Keyboard


@pytest.fixture
def mouse():
    return Mouse
