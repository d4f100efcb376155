"""An article with its marks and hits, to be read; nothing is selected here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span
from annotator.ui.canvas.dots import Doubtful, dots
from annotator.ui.canvas.dressing import dress, hear, redress
from annotator.ui.canvas.emphasis import emphasis
from annotator.ui.canvas.keeping import kept_in_place, move_and_repaint
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.offers import NO_OFFERS, offers
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.surface import Surface
from annotator.ui.canvas.voices import Voices

_FLASH_MS = 200


class ReadingView(Surface):
    """The surface with everything on it that the project knows of the article."""

    doubt_pressed = Signal(int, int)
    """A dot in the margin was clicked: from where to where the doubtful letters go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flashes = True
        """Whether what changed lights up once; off where less motion is wanted."""
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self._end_flash)

    def show_annotation(self, annotation: Annotation, labels: LabelSet) -> None:
        """Shows these marks and no others, in the colours of ``labels``."""
        self.annotation, self._labels = annotation, labels
        with kept_in_place(self.page, self.verticalScrollBar(), self.fit_bar):
            dress(self.page, annotation, labels)
        self._recolour()

    def apply_edit(self, annotation: Annotation, edit: Edit) -> None:
        """Shows ``annotation``, which is what was shown with ``edit`` applied."""
        self.annotation = annotation
        bar, page = self.verticalScrollBar(), self.page
        value = bar.value()
        standing_out = emphasis(self.shown, page.web).relations
        with kept_in_place(page, bar, self.fit_bar):
            changed = redress(page, annotation, edit)
        if value != bar.value() or standing_out or emphasis(self.shown, page.web).relations:
            self.viewport().update()
        elif changed.bands:
            move_and_repaint(self.viewport(), page, self.viewport_offset(), changed.bands)
        lit = {change.uid for change in edit.changes if isinstance(change.after, Entity)}
        if self.flashes and lit:
            self.shown.flashing = frozenset(lit)
            self._flash.start()

    def show_message(self, title: str, hint: str = "") -> None:
        """Shows words in place of an article: what is missing, and what to do next."""
        self.text, self.has_article, self.message = "", False, (title, hint)
        self.shown = Shown()
        self.page = Page("", self.page.style)
        self._renew()

    def set_excluded(self, excluded: Sequence[Span]) -> None:
        """Shows these parts of the text pale."""
        self.shown.excluded = tuple(excluded)
        self.viewport().update()

    def set_hits(self, spans: Sequence[Span], current: int = -1) -> None:
        """Paints what a search found, in reading order; ``current`` is the one to stand out."""
        self.shown.hits, self.shown.current_hit = tuple(spans), current
        self.viewport().update()

    def set_doubts(self, doubts: Sequence[Doubtful], words: Callable[[str], str] = str) -> None:
        """Puts a dot in the margin of each row in which one of these begins.

        ``words`` says to people what a kind of doubt is called; it is the dot's tool tip.
        """
        self.shown.dots = dots(doubts, words)
        self.viewport().update()

    def set_preview(
        self, groups: Sequence[tuple[Span, ...]], label: str, current: int = -1
    ) -> None:
        """Outlines the marks that would be made, each a group of spans; ``current`` stands out."""
        self.shown.offers = offers(groups, label, current)
        self.viewport().update()

    def clear_preview(self) -> None:
        """Outlines nothing any more."""
        self.shown.offers = NO_OFFERS
        self.viewport().update()

    def set_voices(self, voices: Voices) -> None:
        """Shows what several annotators said, in lanes under the words; what is seen stays."""
        with kept_in_place(self.page, self.verticalScrollBar(), self.fit_bar):
            hear(self.page, voices)
        self.viewport().update()

    def set_reading_size(self, pixels: int) -> None:
        """The height of the article's face, 14 to 40 pixels."""
        self.set_style(pixels=pixels)

    def set_line_spacing(self, factor: float) -> None:
        """The room between lines; 1.0 is the usual one."""
        self.set_style(spacing=factor)

    def _end_flash(self) -> None:
        uids, self.shown.flashing = self.shown.flashing, frozenset()
        entities = self.annotation.entities
        self.update_spans(*(entities[uid].spans for uid in uids if uid in entities))
