"""What the user does to the chosen relation: relabel, turn, remove, a note."""

from annotator.i18n import tr
from annotator.model.marks import Relation
from annotator.ui.offering import ends, show_offer
from annotator.ui.panels.relation_palette import Offer
from annotator.ui.parts import Parts
from annotator.ui.workbench import Workbench
from annotator.usecases.annotate import Annotating
from annotator.usecases.chains import is_chain_label
from annotator.usecases.relations import offered


class Related:
    """The verbs of the chosen relation; while there is one it takes keys (see ``mode.Mode``)."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        bench.changed.connect(self._show_offer)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def _opened(self) -> Annotating | None:
        return self._bench.annotating

    def choose(self, uid: str) -> None:
        """Chooses a relation and brings it into sight."""
        self._parts.view.choose_relation(uid)
        self._parts.view.setFocus()

    def chosen_changed(self, uid: str) -> None:
        """Shows the chosen relation beside the text, and the labels that it may have."""
        self._parts.relations.choose(uid, self._parts.view.chosen or "")
        if not self._parts.view.relating:
            self._show_offer()

    def entity_changed(self, uid: str) -> None:
        """Shows beside the text in which chain the chosen entity is."""
        self._parts.relations.choose(self._parts.view.chosen_relation or "", uid)

    def take(self, name: str) -> None:
        """Gives the chosen relation another label."""
        opened, relation = self._opened, self._chosen()
        if opened and relation and not self._parts.view.relating:
            self._parts.view.setFocus()
            opened.relabel(relation.uid, name)

    def turn(self) -> None:
        """Turns the chosen relation round; else the last one made of the chosen entity."""
        opened, relation = self._opened, self._chosen() or self._last_of_entity()
        if opened and relation:
            self._parts.view.choose_relation(relation.uid)
            opened.turn(relation.uid)
        else:
            self._bench.say(tr("Choose the relation to turn round: click on it."))

    def remove(self) -> None:
        """Removes the chosen relation."""
        opened, relation = self._opened, self._chosen()
        if opened and relation:
            self._parts.view.setFocus()
            opened.remove(relation.uid)

    def note(self, text: str) -> None:
        """Writes a note on the chosen relation and goes back to the article."""
        opened, relation = self._opened, self._chosen()
        self._parts.view.setFocus()
        if opened and relation:
            opened.note(relation.uid, text)

    def leave(self) -> None:
        """Lets go of the chosen relation."""
        self._parts.view.choose_relation(None)
        self._parts.view.setFocus()

    def take_key(self, key: str, command: str) -> bool:
        """Takes the keys that are about the chosen relation."""
        relation = self._chosen()
        if relation is None:
            return False
        name = self._parts.relation_labels.by_key(key)
        if command in {"next_entity", "previous_entity"}:
            self._parts.view.choose(relation.head if command[0] == "n" else relation.tail)
        elif command == "remove":
            self.remove()
        elif command == "note":
            self._parts.relations.write_note()
        elif name:
            self.take(name)
        elif not command and len(key) == 1:
            self._bench.say(tr("Press the number of one of these labels."))
        else:
            return False
        return True

    def _show_offer(self) -> None:
        opened, relation = self._opened, self._chosen()
        if self._parts.view.relating:
            return
        if opened is None or relation is None:
            show_offer(self._parts, None)
            return
        head, tail = (opened.annotation.entities[uid] for uid in (relation.head, relation.tail))
        labels = offered(opened.labels, head, tail)
        told = ends(head, tail, opened.article.text)
        show_offer(self._parts, Offer(told, labels, label=relation.label, is_made=True))

    def _chosen(self) -> Relation | None:
        uid = self._parts.view.chosen_relation or ""
        return self._opened.annotation.relations.get(uid) if self._opened else None

    def _last_of_entity(self) -> Relation | None:
        """The uids of relations sort by the time when they were made."""
        opened, entity = self._opened, self._parts.view.chosen
        if opened is None or not entity:
            return None
        chained = {one.name for one in opened.labels.relations if is_chain_label(one)}
        able = [
            relation
            for relation in opened.annotation.relations.values()
            if entity in (relation.head, relation.tail) and relation.label not in chained
        ]
        return max(able, key=lambda relation: relation.uid, default=None)
