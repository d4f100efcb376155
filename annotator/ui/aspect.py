"""What stands open on the desk beside the marks; a window that is built anew shows it again.

A widget is named by the part that holds it and its place among its like there: the parts are made
alike in every language and theme.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from annotator.ui.canvas.view import ArticleView
from annotator.ui.parts import Parts
from annotator.ui.verbs import Verbs

Where = tuple[str, str, int]
"""The name of a part, the type of a widget in it, and its place among those of the type."""
_LAID_OUT_MS = 0, 60
"""When what scrolls has its rows: at once, or after the batches of a long list."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """How the desk looks beside the article."""

    guideline: str | None = None
    """The label whose guideline is shown, empty for none yet; None: guidelines are put away."""
    doubts: int | None = None
    """Which line of the doubts is current; None: they are folded."""
    titles: tuple[str, int] = ("", 0)
    """What the articles are filtered by: words, and the place of a status."""
    sought: str = ""
    """The words in the search field; the next hit is looked for anew."""
    pen: str = ""
    focus: Where | None = None
    line: tuple[str, int] | None = None
    """The text and the caret of the line that has the focus."""
    scrolled: Mapping[Where, int] = field(default_factory=dict)


def aspect_of(verbs: Verbs) -> Aspect:
    """How the desk looks now."""
    parts = verbs.bench.parts
    focus = QApplication.focusWidget()
    line = (focus.text(), focus.cursorPosition()) if isinstance(focus, QLineEdit) else None
    return Aspect(
        guideline=None if parts.guideline.isHidden() else parts.guideline.shown,
        doubts=parts.doubts.list.currentRow() if parts.doubts.title.isChecked() else None,
        titles=(parts.articles.words.text(), parts.articles.status.currentIndex()),
        sought=parts.top.search.text(),
        pen=parts.view.pen,
        focus=next((where for where, one in _inside(parts, QWidget) if one is focus), None),
        line=line,
        scrolled={where: one.verticalScrollBar().value() for where, one in _scrolling(parts)},
    )


def take_on(aspect: Aspect, verbs: Verbs) -> None:
    """Makes the desk look so again."""
    parts = verbs.bench.parts
    parts.articles.words.setText(aspect.titles[0])
    parts.articles.status.setCurrentIndex(aspect.titles[1])
    if aspect.sought:
        parts.top.search.setText(aspect.sought)
    if aspect.pen:
        verbs.pen.take_up(aspect.pen)
    if aspect.guideline is not None:
        verbs.labelling.toggle_guideline()
        verbs.labelling.point_at(aspect.guideline)
    if aspect.doubts is not None:
        parts.doubts.title.setChecked(True)
        parts.doubts.list.setCurrentRow(aspect.doubts)
    _give_focus(aspect, parts)
    for wait in _LAID_OUT_MS:
        QTimer.singleShot(wait, parts.view, lambda: _scroll(aspect, parts))


def _give_focus(aspect: Aspect, parts: Parts) -> None:
    focus = next((one for where, one in _inside(parts, QWidget) if where == aspect.focus), None)
    if focus is None:
        return
    if isinstance(focus, QLineEdit) and aspect.line is not None:
        focus.setText(aspect.line[0])
        focus.setCursorPosition(aspect.line[1])
    focus.setFocus()


def _scroll(aspect: Aspect, parts: Parts) -> None:
    for where, area in _scrolling(parts):
        area.verticalScrollBar().setValue(aspect.scrolled.get(where, 0))


def _scrolling(parts: Parts) -> Iterator[tuple[Where, QAbstractScrollArea]]:
    """What scrolls beside the article, which goes where it was by itself."""
    for where, one in _inside(parts, QAbstractScrollArea):
        if isinstance(one, QAbstractScrollArea) and not isinstance(one, ArticleView):
            yield where, one


def _inside(parts: Parts, kind: type[QWidget]) -> Iterator[tuple[Where, QWidget]]:
    for name in (one.name for one in fields(parts)):
        part: QWidget = getattr(parts, name)
        counts: dict[str, int] = {}
        for one in (part, *part.findChildren(kind)):
            of = type(one).__name__
            yield (name, of, counts.setdefault(of, 0)), one
            counts[of] += 1
