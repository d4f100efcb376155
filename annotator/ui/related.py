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
        self._stepped_from = ""
        """The entity (uid) over whose relations one steps."""
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
        self._stepped_from = ""
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

    def step(self, way: int) -> None:
        """Chooses a relation of the chosen entity; with one chosen, the next (1) or previous."""
        opened, view = self._opened, self._parts.view
        entity = self._stepped_from if view.chosen_relation else view.chosen
        if opened is None or not entity or entity not in opened.annotation.entities:
            self._bench.say(tr("Choose an entity first: click on it, or press Tab."))
            return
        order = self._in_order(opened, entity)
        if not order:
            self._bench.say(tr("This entity has no relations; R makes one."))
            return
        at = order.index(view.chosen_relation) if view.chosen_relation in order else None
        place = (0 if way > 0 else -1) if at is None else at + way
        self.choose(order[place % len(order)])
        self._stepped_from = entity

    def leave(self) -> None:
        """Lets go of the chosen relation; one that was stepped to leads back to its entity."""
        back = self._stepped_from
        self._parts.view.choose_relation(None)
        if back:
            self._parts.view.choose(back)
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
        elif command == "let_go" and self._stepped_from:
            self.leave()
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

    def _in_order(self, opened: Annotating, entity: str) -> list[str]:
        """The relations of an entity that are drawn, by where their other ends stand."""
        chained = {one.name for one in opened.labels.relations if is_chain_label(one)}
        entities = opened.annotation.entities
        able = [one for one in opened.annotation.relations_of(entity) if one.label not in chained]

        def other_end(relation: Relation) -> tuple[int, str]:
            other = relation.tail if relation.head == entity else relation.head
            return entities[other].start, relation.uid

        return [relation.uid for relation in sorted(able, key=other_end)]

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
