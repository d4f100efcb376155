"""The flow of the day: skipping with a reason, the count of today, where one was in articles."""

import json

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.i18n import tr, trn
from annotator.model.annotation import Status
from annotator.model.marks import Span
from annotator.ui.dialogs.form import asking
from annotator.ui.going import Going
from annotator.ui.panels.explain import explain
from annotator.ui.quiet import Quiet
from annotator.ui.words import isolated
from annotator.ui.workbench import Workbench
from annotator.usecases.day import Day

_PAUSE_MS = 800
_REMEMBERED = 200


class Flow(QObject):
    """What goes on between the articles."""

    def __init__(self, bench: Workbench, going: Going, quiet: Quiet, window: QWidget) -> None:
        super().__init__()
        self._bench = bench
        self._going = going
        self._window = window
        self._day: tuple[str, Day] | None = None
        self._was: dict[str, tuple[int, list[list[int]], str]] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.count)
        quiet.ended.connect(self._pause.stop)
        bench.changed.connect(self._pause.start)
        bench.article_left.connect(self.remember)
        bench.article_opened.connect(self._opened)

    def skip(self) -> None:
        """Asks in one line why the article is skipped; an empty line says nothing."""
        if self._bench.annotating is None:
            return
        question = tr("Why? It may stay empty.")
        dialog = asking(tr("Skip, and on"), question, tr("Skip"), self._window)
        dialog.textValueSelected.connect(self.skip_now)
        dialog.open()

    def skip_now(self, reason: str) -> None:
        """Skips the open article for this reason and goes on."""
        self._going.finish(Status.SKIPPED, " ".join(reason.split()))

    def count(self) -> None:
        """Shows how much was done today."""
        self._pause.stop()
        who = self._bench.annotator
        if who is None:
            return
        if self._day is None or self._day[0] != who.uid:
            self._day = who.uid, Day(self._bench.project, who.uid)
        today = self._day[1].count()
        entities = trn("{n} entity", "{n} entities", today.entities)
        articles = trn("{n} article finished", "{n} articles finished", today.articles)
        told = tr("Today: {entities}, {articles}", entities=entities, articles=articles)
        explain(self._bench.parts.top.done, told)

    def remember(self) -> None:
        """Keeps where one is in the open article."""
        view, uid = self._bench.parts.view, self._bench.uid()
        if uid:
            spans = [[span.start, span.end] for span in view.selection()]
            self._was.pop(uid, None)
            self._was[uid] = view.verticalScrollBar().value(), spans, view.chosen or ""

    def remembered(self) -> str:
        """Where one was in the articles read last, as text to be kept."""
        self.remember()
        return json.dumps(dict(list(self._was.items())[-_REMEMBERED:]))

    def take_up(self, remembered: str) -> None:
        """Takes up what ``remembered`` gave; what is none of it says nothing."""
        try:
            for uid, (scroll, spans, chosen) in json.loads(remembered or "{}").items():
                self._was[uid] = int(scroll), [[int(a), int(b)] for a, b in spans], str(chosen)
        except (ArithmeticError, AttributeError, RecursionError, TypeError, ValueError):
            self._was.clear()

    def _opened(self) -> None:
        self._pause.start()
        self.back()
        who, uid = self._bench.annotator, self._bench.uid()
        reason = self._bench.project.annotations.reason(uid, who.uid) if who else ""
        if reason:
            self._bench.say(tr("It was skipped: {reason}", reason=isolated(reason)))

    def back(self) -> None:
        """Goes where one was in this article."""
        view, length = self._bench.parts.view, len(self._bench.parts.view.text)
        scroll, spans, chosen = self._was.get(self._bench.uid(), (0, [], ""))
        inside = [Span(start, end) for start, end in spans if 0 <= start < end <= length]
        if inside:
            view.select(*inside)
        if chosen:
            view.choose(chosen)
        if scroll:
            view.verticalScrollBar().setValue(
                max(0, min(scroll, view.verticalScrollBar().maximum()))
            )
