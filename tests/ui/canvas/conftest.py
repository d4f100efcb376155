"""Texts, marks and a view to try them on."""

from itertools import pairwise

import pytest
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui.canvas.dressing import dress
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.view import ArticleView

LABELS = LabelSet(
    "test",
    (
        Label("ORG", key="1", colour="blue"),
        Label("PERS", key="2", colour="green"),
        Label("MONEY", key="3", colour="pink"),
    ),
    (
        RelationLabel("works_for", {"ar": "يعمل في", "en": "works for"}, colour="orange"),
        RelationLabel("partner_of", {"ar": "شريكة لـ"}, symmetric=True, colour="teal"),
        RelationLabel("same", {"ar": "نفسه"}, symmetric=True, transitive=True),
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


def relation(uid, head, tail, label="works_for"):
    return Relation(uid, head, tail, label)


@st.composite
def related_texts(draw, most=40):
    """A text of some paragraphs, and an annotation of it with entities and relations."""
    text = "\n".join(draw(st.lists(mixed_texts(most // 2), min_size=1, max_size=4)))
    places = st.integers(0, max(0, len(text) - 1))
    entities = []
    for number in range(draw(st.integers(2, 9))):
        start = draw(places)
        end = min(len(text), start + draw(st.integers(1, 14)))
        entities.append(
            entity(f"e{number}", draw(st.sampled_from(["ORG", "PERS"])), Span(start, end))
        )
    uids = st.sampled_from([one.uid for one in entities])
    labels = st.sampled_from(["works_for", "partner_of", "same", "unknown"])
    relations = [
        relation(f"r{number}", draw(uids), draw(uids), draw(labels))
        for number in range(draw(st.integers(1, 14)))
    ]
    return text, Annotation.of([*entities, *relations])


def dressed(text, annotation, width=300.0, labels=LABELS):
    """A page laid out whole with these marks on it."""
    page = Page(text, Style())
    page.set_width(width)
    dress(page, annotation, labels)
    lay_all(page)
    list(page.rows_between(0, 1e9))
    return page


def rows_of(page):
    return [row for paragraph in page.paragraphs for row in paragraph.rows]


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

    def hover(self, point):
        self.send(QEvent.Type.MouseMove, point, Qt.KeyboardModifier.NoModifier, held=False)

    def wait_out_double_click(self):
        self.view.gestures._since_click.stop()

    def name_of(self, uid):
        """The middle of an entity's name."""
        span = self.view.annotation.entities[uid].spans[0]
        row = self.view.page.row_of(span.start)
        name = next(n for n in self.view.page.packing.strokes(row).names if n.uid == uid)
        y = self.view.page.top_of(row) + row.above + row.shape.names - 4
        return QPointF(name.left + name.width / 2, y) + self.view.viewport_offset()

    def words_of(self, uid, nth=0):
        """The middle of the words on a relation's nth bracket."""
        page = self.view.page
        found = [
            (row, arc)
            for row in rows_of(page)
            if row.arcs
            for arc in row.arcs.arcs
            if arc.uid == uid
        ]
        row, arc = found[nth]
        at = arc.box.center() + QPointF(0, page.top_of(row) + row.above)
        return at + self.view.viewport_offset()

    def send(self, kind, point, modifiers, *, held=True):
        viewport = self.view.viewport()
        button = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonRelease or not held:
            down = Qt.MouseButton.NoButton
        else:
            down = button
        which = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        where = viewport.mapToGlobal(point)
        event = QMouseEvent(kind, QPointF(point), QPointF(where), which, down, modifiers)
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
