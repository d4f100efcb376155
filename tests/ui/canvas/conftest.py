"""Texts, marks and a view to try them on."""

from itertools import pairwise

import pytest
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span
from annotator.ui.canvas.view import ArticleView

LABELS = LabelSet(
    "test",
    (
        Label("ORG", key="1", colour="blue"),
        Label("PERS", key="2", colour="green"),
        Label("MONEY", key="3", colour="pink"),
    ),
)
TEXT = (
    "بدأت بوادر العلاقة بين شركة ميتاوشركة Scale AI المتخصصة في وسم البيانات، رغم أن ميتا قد "
    "استثمرت 14.3 مليار دولار في يونيو الماضي، وفق تقارير صحفية. وكانت ميتا استعانت برئيسها "
    "التنفيذي ألكسندر وانغ وعدد من كبار مسؤوليها لإدارة مختبر.\n\n"
    "غادر روبن ماير Scale AI بعد شهرين 😀 من انضمامه إلى (MSL)، مع أنه أمضى نحو ٥ سنوات فيها."
)

_WORDS = st.sampled_from(
    [
        "ميتا", "السلام", "لا", "الله", "لإدارة", "مُستخدَمَة", "مـــد", "لـ", "والأخ", "كلمٌ", "ﷺ", "می‌خواهم",
        "Scale", "AI", "café", "14.3", "99%", "٢٠٢٥", "1,250", "(", ")", "«", "»", '"', "،", "۔", ".", ":",
        "😀", "👩‍👩‍👧", "e\u0301", "\u200f", "\u200e", "\u00a0", "ج1", "A٣",
    ]
)  # fmt: skip
_GLUE = st.sampled_from([" ", " ", " ", "", "-", " "])


@st.composite
def mixed_texts(draw, most=25):
    """Arabic with everything that news has in it, wrapped and glued in all ways."""
    parts = draw(st.lists(st.tuples(_WORDS, _GLUE), min_size=1, max_size=most))
    return "".join(word + glue for word, glue in parts)


def place(text, words, nth=0):
    """The span of the nth occurrence of some words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def entity(uid, label, *spans):
    return Entity(uid, tuple(spans), label)


class Mouse:
    """Presses, drags and clicks as Qt would send them, aimed at letters."""

    def __init__(self, view):
        self.view = view

    def start_of(self, span):
        """Just inside the first letter of a span."""
        return self._inside(Span(span.start, span.start + 1), early=True)

    def end_of(self, span):
        """Just inside the last letter of a span."""
        return self._inside(Span(span.end - 1, span.end), early=False)

    def middle_of(self, span):
        return self.view.rects_of(span)[0].center()

    def drag(self, *points, modifiers=Qt.KeyboardModifier.NoModifier):
        self.send(QEvent.Type.MouseButtonPress, points[0], modifiers)
        for start, end in pairwise(points):
            for step in range(1, 9):
                self.send(QEvent.Type.MouseMove, start + (end - start) * step / 8, modifiers)
        self.send(QEvent.Type.MouseButtonRelease, points[-1], modifiers)

    def click(self, point, times=1, modifiers=Qt.KeyboardModifier.NoModifier):
        for turn in range(times):
            kind = QEvent.Type.MouseButtonDblClick if turn == 1 else QEvent.Type.MouseButtonPress
            self.send(kind, point, modifiers)
            self.send(QEvent.Type.MouseButtonRelease, point, modifiers)

    def wait_out_double_click(self):
        self.view.gestures._since_click.stop()

    def send(self, kind, point, modifiers):
        viewport = self.view.viewport()
        button = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        which = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        where = viewport.mapToGlobal(point)
        event = QMouseEvent(kind, QPointF(point), QPointF(where), which, held, modifiers)
        QApplication.sendEvent(viewport, event)

    def _inside(self, span, *, early):
        rect = self.view.rects_of(span)[0]
        paragraph = self.view.page.paragraph_of(span.start)
        place_ = paragraph.utf16(span.start)
        row = paragraph.row_at(place_)
        rtl = next(i.rtl for i in row.geometry.items if i.start <= place_ < i.end)
        share = 0.2 if early != rtl else 0.8
        return QPointF(rect.left() + rect.width() * share, rect.center().y())


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.flashes = False
    view.resize(700, 500)
    view.show()
    view.show_article(TEXT)
    view.show_annotation(Annotation(), LABELS)
    return view


@pytest.fixture
def mouse(view):
    return Mouse(view)
