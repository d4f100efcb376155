"""From one article to the next, and from one annotator to another."""

from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.ui.words import isolated
from annotator.ui.workbench import Workbench
from annotator.usecases import annotators, statuses


class Going:
    """The verbs of going on."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench

    def step(self, by: int) -> None:
        """Opens the next article of the list, or the one before."""
        uid = self._bench.parts.articles.neighbour(self._bench.uid(), by)
        if uid:
            self._bench.open_article(uid)
        else:
            self._bench.say(
                tr("This is the last article.") if by > 0 else tr("This is the first article.")
            )

    def finish(self, status: Status, reason: str = "") -> None:
        """Says that the open article is done, or skipped, and opens the next that is not."""
        if self._bench.annotating is None:
            return
        title = isolated(self._bench.annotating.article.title)
        self.set_status(status, reason)
        uid = self._bench.parts.articles.next_open(self._bench.uid())
        if uid:
            self._bench.open_article(uid)
        sentence = (
            tr("Done: {title}", title=title)
            if status is Status.DONE
            else tr("Skipped: {title}", title=title)
        )
        last = "" if uid else tr("That was the last one.")
        self._bench.say(f"{sentence} · {last}" if last else sentence)

    def set_status(self, status: Status, reason: str = "") -> None:
        """Says how far the annotator is with the open article."""
        if self._bench.annotating is None or self._bench.annotator is None:
            return
        statuses.set_status(
            self._bench.project, self._bench.uid(), self._bench.annotator.uid, status, reason
        )
        self._bench.show_status()

    def switch_annotator(self, name: str) -> None:
        """Opens the annotation of another annotator on the same article."""
        if not self._bench.may_leave():
            return
        uid, scroll = self._bench.uid(), self._bench.parts.view.verticalScrollBar().value()
        self._bench.take_annotator(name)
        self._bench.list_articles()
        if uid:
            self._bench.open_article(uid)
            self._bench.parts.view.verticalScrollBar().setValue(scroll)
        self._bench.say(tr("This is the annotation of {name}.", name=isolated(name)))

    def add_annotator(self, name: str) -> None:
        """Takes in one more annotator and opens their annotation."""
        self.switch_annotator(annotators.add(self._bench.project, name).name)
