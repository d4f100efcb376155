"""Pieces from the keyboard: an entity of several stretches of text gains or loses one."""

from annotator.i18n import tr
from annotator.model.marks import Entity, Span, without
from annotator.ui.parts import Parts
from annotator.ui.words import quoted
from annotator.ui.workbench import Workbench


class Pieces:
    """The verbs of pieces. They are about the chosen entity, or else the one chosen last."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._last = ""
        bench.article_opened.connect(self._forget)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    def chosen_changed(self, uid: str) -> None:
        """An entity was chosen: pieces are added to it, until another is."""
        self._last = uid or self._last

    def add(self) -> None:
        """Adds what is selected to the entity; without a selection says what to do."""
        entity, view = self._entity(), self._parts.view
        spans = view.selection()
        if entity is None:
            self._bench.say(tr("Choose an entity first: click on it, or press Tab."))
        elif not spans:
            words = quoted(entity.of(view.text))
            self._bench.say(tr("Select what belongs to {words}, then press + again.", words=words))
        else:
            self._respan(entity, (*entity.spans, *spans))

    def take_off(self) -> None:
        """Takes off what is selected, else the piece at the caret, else the last piece."""
        entity = self._entity()
        if entity is None:
            self._bench.say(tr("Choose an entity first: click on it, or press Tab."))
            return
        gone = self._meant(entity)
        left = entity.spans
        for span in gone:
            left = without(left, span)
        if not gone or left == entity.spans:
            words = quoted(entity.of(self._parts.view.text))
            self._bench.say(tr("Select what {words} is to lose, then press − again.", words=words))
        elif not left:
            self._bench.say(tr("Nothing of the entity would be left: Delete removes it."))
        else:
            self._respan(entity, left)

    def _meant(self, entity: Entity) -> tuple[Span, ...]:
        view = self._parts.view
        if view.chosen:
            return entity.spans[-1:] if len(entity.spans) > 1 else ()
        at = (span for span in entity.spans if span.start <= view.caret <= span.end)
        return view.selection() or tuple(at)[:1]

    def _respan(self, entity: Entity, spans: tuple[Span, ...]) -> None:
        opened = self._bench.annotating
        if opened:
            opened.respan(entity.uid, spans)
            self._parts.view.choose(entity.uid, scroll=False)

    def _entity(self) -> Entity | None:
        opened = self._bench.annotating
        return opened.annotation.entities.get(self._last) if opened else None

    def _forget(self) -> None:
        self._last = ""
