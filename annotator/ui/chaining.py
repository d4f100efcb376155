"""Chains from the keyboard: the chosen entity joins the one that was in hand before it."""

from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity
from annotator.ui.words import quoted
from annotator.ui.workbench import Workbench
from annotator.usecases import chains


class Chaining:
    """The verbs of chains. It hears which entities are in hand; it takes no key for itself."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._walks = False
        self._in_hand: list[str] = []
        """Entities (uids) that were marked, clicked or joined, the last one last."""
        bench.article_opened.connect(self._in_hand.clear)

    def add(self) -> None:
        """Puts the chosen entity into the chain of the last one with its label."""
        opened, entity = self._bench.annotating, self._chosen()
        if opened is None or entity is None:
            self._ask_for_entity()
            return
        last = self._last_before(entity, opened.annotation)
        self._take_in_hand(entity.uid)
        if last:
            opened.do(chains.add_to_chain(opened.annotation, opened.labels, entity.uid, last))
            return
        words = quoted(entity.of(opened.article.text))
        self._bench.say(tr("{words}: now choose what is the same and press C.", words=words))

    def take_out(self) -> None:
        """Takes the chosen entity out of its chain."""
        opened, entity = self._bench.annotating, self._chosen()
        if opened is None or entity is None:
            self._ask_for_entity()
            return
        opened.do(chains.take_out(opened.annotation, opened.labels, entity.uid))

    def chosen_changed(self, uid: str) -> None:
        """An entity was chosen: it is in hand, unless it was only walked to."""
        if uid and not self._walks:
            self._take_in_hand(uid)
        self._walks = self._walks and not uid

    def take_key(self, _key: str, command: str) -> bool:
        """Hears of steps from entity to entity; one from which a relation starts is in hand."""
        self._walks = command in {"next_entity", "previous_entity"}
        chosen = self._chosen()
        if command == "relate" and chosen:
            self._take_in_hand(chosen.uid)
        return False

    def _take_in_hand(self, uid: str) -> None:
        if uid in self._in_hand:
            self._in_hand.remove(uid)
        self._in_hand.append(uid)

    def _last_before(self, entity: Entity, annotation: Annotation) -> str | None:
        for uid in reversed(self._in_hand):
            other = annotation.entities.get(uid)
            if other and uid != entity.uid and other.label == entity.label:
                return uid
        return None

    def _chosen(self) -> Entity | None:
        opened, uid = self._bench.annotating, self._bench.parts.view.chosen or ""
        return opened.annotation.entities.get(uid) if opened else None

    def _ask_for_entity(self) -> None:
        self._bench.say(tr("Choose an entity first: click on it, or press Tab."))
