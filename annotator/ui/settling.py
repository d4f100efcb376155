"""What becomes of doubts: they are ignored, or their words excluded; both can be taken back."""

from collections.abc import Callable

from annotator.i18n import tr
from annotator.model.marks import Span
from annotator.store.doubts import Settled
from annotator.text.doubts import Doubt
from annotator.ui.workbench import Workbench
from annotator.usecases import doubts
from annotator.usecases.annotate import Annotating


class Settling:
    """The verbs that settle doubts. Undo takes them back in their turn (see ``asides.py``)."""

    def __init__(self, bench: Workbench, told: Callable[[str], None]) -> None:
        """``told`` hears in a sentence what was done."""
        self._bench = bench
        self._told = told

    def ignore(self, doubt: object) -> None:
        """Shows a doubt no more."""
        opened = self._bench.annotating
        if opened and isinstance(doubt, Doubt):
            settled = doubts.ignore(self._bench.project, opened.article.uid, doubt, opened.author)
            self._ignored()
            self._bench.asides.did(
                opened.history,
                lambda: self._show_again(opened, settled),
                lambda: self._ignore_again(opened, settled),
            )

    def exclude(self, doubt: object) -> None:
        """Says that the words of a doubt are no part of the article."""
        if isinstance(doubt, Doubt) and doubt.start < doubt.end:
            self._exclude(Span(doubt.start, doubt.end))

    def exclude_selection(self) -> None:
        """The same of what is selected."""
        spans = self._bench.parts.view.selection()
        if spans:
            self._exclude(*spans)
        else:
            self._bench.say(tr("Select what is no part of the article."))

    def take_back(self, settled: object) -> None:
        """Has an ignored doubt shown again, or an excluded part be of the article again."""
        opened = self._bench.annotating
        if opened and isinstance(settled, Settled):
            self._show_again(opened, settled)
            self._bench.asides.did(
                opened.history,
                lambda: self._ignore_again(opened, settled),
                lambda: self._show_again(opened, settled),
            )
        elif opened and isinstance(settled, Span):
            self._exclude_just(tuple(one for one in opened.article.excluded if one != settled))

    def _show_again(self, opened: Annotating, settled: Settled) -> None:
        doubts.take_back(self._bench.project, opened.article.uid, settled)
        self._told(tr("Taken back."))

    def _ignore_again(self, opened: Annotating, settled: Settled) -> None:
        doubts.ignore_again(self._bench.project, opened.article.uid, settled)
        self._ignored()

    def _ignored(self) -> None:
        self._told(tr("Ignored. The list can take it back."))

    def _exclude(self, *spans: Span) -> None:
        opened = self._bench.annotating
        if opened:
            self._exclude_just((*opened.article.excluded, *spans))

    def _exclude_just(self, after: tuple[Span, ...]) -> None:
        opened = self._bench.annotating
        if opened:
            before = opened.article.excluded
            self._lay(opened, after)
            self._bench.asides.did(
                opened.history,
                lambda: self._lay(opened, before),
                lambda: self._lay(opened, after),
            )

    def _lay(self, opened: Annotating, spans: tuple[Span, ...]) -> None:
        before = opened.article.excluded
        opened.article = doubts.exclude(self._bench.project, opened.article, *spans)
        self._bench.parts.view.set_excluded(opened.article.excluded)
        if _letters(opened.article.excluded) < _letters(before):
            self._told(tr("Taken back."))
        else:
            self._told(tr("Excluded: exports leave it out. The list can take it back."))


def _letters(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
