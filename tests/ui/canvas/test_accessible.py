import os
import subprocess
import sys

from PySide6.QtGui import QAccessible

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.ui.canvas.accessible import announce
from annotator.ui.panels.palette import LabelPalette
from annotator.ui.theme.palette import shades_of
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation


def test_scripts_find_the_canvas_by_its_name_and_role(view):
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Article text"
    assert interface.role() == QAccessible.Role.Document


def test_the_labels_are_a_list_for_scripts(view):
    labels = LabelPalette(shades_of(LIGHT), LIGHT)
    interface = QAccessible.queryAccessibleInterface(labels)
    assert interface.text(QAccessible.Text.Name) == "Labels"
    assert interface.role() == QAccessible.Role.List


def test_the_mirror_holds_the_paragraph_of_the_caret(view):
    view.set_caret(len(TEXT))
    view.mirror.update_now()
    assert view.mirror.toPlainText() == TEXT.split("\n")[2]
    assert view.mirror.isReadOnly()
    assert view.mirror.accessibleName() == "Paragraph"


def test_the_letters_of_the_mirror_are_where_those_of_the_page_are(view):
    view.mirror.update_now()
    for words in ("بوادر", "المتخصصة", "استثمرت", "التنفيذي"):
        span = place(TEXT, words)
        page = view.rects_of(span)[0]
        cursor = view.mirror.textCursor()
        cursor.setPosition(span.start)
        start = view.mirror.cursorRect(cursor)
        origin = view.mirror.mapTo(view, start.center())
        there = view.viewport().mapTo(view, page.center().toPoint())
        assert abs(origin.y() - there.y()) <= 4
        assert (
            abs(view.mirror.mapTo(view, start.topLeft()).x() - (there.x() + page.width() / 2)) <= 4
        )


def test_where_relations_stand_above_lines_the_line_of_the_caret_is_where_it_is_on_the_page(view):
    ends = [entity("a", "ORG", place(TEXT, "بوادر")), entity("b", "ORG", place(TEXT, "استثمرت"))]
    view.show_annotation(Annotation.of([*ends, relation("r", "a", "b")]), LABELS)
    for words in ("بوادر", "استثمرت", "التنفيذي"):
        span = place(TEXT, words)
        view.set_caret(span.start)
        view.mirror.update_now()
        here = view.mirror.mapTo(view, view.mirror.cursorRect().center())
        there = view.viewport().mapTo(view, view.rects_of(span)[0].center().toPoint())
        assert abs(here.y() - there.y()) <= 4


def test_the_mirror_shows_the_rows_around_the_caret_of_a_giant_paragraph(view):
    view.show_article("كلمة طيبة " * 5000)
    view.set_caret(25_000)
    view.mirror.update_now()
    assert 0 < len(view.mirror.toPlainText()) < 13_000
    assert view.mirror.textCursor().position() > 0


def test_announcing_is_quiet_where_nobody_listens(view):
    announce(view, "PERS: ميتا")


REPLACING = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.canvas.view import ArticleView

application = QApplication(["test"])
QAccessible.setActive(True)
for _ in range(20):
    window = QWidget()
    view = ArticleView(window)
    assert QAccessible.queryAccessibleInterface(view).role() == QAccessible.Role.Document
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
"""


def test_views_that_are_replaced_go_without_a_crash():
    overwritten = {"MALLOC_PERTURB_": "165", "QT_QPA_PLATFORM": "offscreen"}  # what is freed
    done = subprocess.run(
        [sys.executable, "-c", REPLACING], env={**os.environ, **overwritten}, check=False
    )
    assert done.returncode == 0
