"""An article on which entities are joined: relations are chosen, and made, here."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Relation, Span
from annotator.ui.canvas.marking import MarkingView
from annotator.ui.canvas.pull import Pull
from annotator.ui.canvas.selection import Selection


class RelatingView(MarkingView):
    """A marking view in which either a selection, an entity or a relation is what is meant."""

    relation_chosen = Signal(str)
    """The uid of the relation that is chosen now, or an empty string."""
    relation_hovered = Signal(str)
    """The uid of the relation under the pointer, or an empty string."""
    relation_wanted = Signal(str, str)
    """A relation is to be made from one entity (its uid) to another."""

    @property
    def chosen_relation(self) -> str | None:
        """The uid of the chosen relation."""
        return self.shown.relation

    @property
    def relating(self) -> str | None:
        """The uid of the entity from which a relation is being made."""
        return self.shown.pull.head if self.shown.pull else None

    def show_article(
        self, text: str, excluded: Sequence[Span] = (), title: str = "", source_line: str = ""
    ) -> None:
        """As the surface does; nothing is chosen and nothing being made any more."""
        had = self.chosen_relation
        super().show_article(text, excluded, title, source_line)
        if had:
            self.relation_chosen.emit("")

    def show_annotation(self, annotation: Annotation, labels: LabelSet) -> None:
        """As the surface does; a relation that is still there stays chosen."""
        super().show_annotation(annotation, labels)
        self._let_go_of_what_is_gone()

    def apply_edit(self, annotation: Annotation, edit: Edit) -> None:
        """As the surface does; a chosen relation that is gone is chosen no more."""
        super().apply_edit(annotation, edit)
        self._let_go_of_what_is_gone()

    def set_selection(self, state: Selection) -> None:
        """Selects, and chooses neither entity nor relation any more."""
        self._set_relation(None)
        super().set_selection(state)

    def choose_relation(self, uid: str | None, *, scroll: bool = True) -> None:
        """Chooses a relation, so that commands are about it, and brings its ends into sight."""
        relation = self.annotation.relations.get(uid) if uid else None
        if relation is None:
            self._set_relation(None)
            return
        if self.chosen or self.state.spans:
            self.set_selection(Selection(self.caret, self.caret))
        self._set_relation(relation.uid)
        entities = self.annotation.entities
        ends = [entities[end] for end in (relation.head, relation.tail) if end in entities]
        if scroll:
            for end in sorted(ends, key=lambda one: -one.start):
                self.scroll_to(end.spans[0])

    def begin_relating(self, head: str) -> None:
        """Shows that a relation is being made from this entity."""
        if head in self.annotation.entities:
            self._set_pull(Pull(head))

    def set_relation_target(self, uid: str | None) -> None:
        """Draws the relation that is being made to this entity, brought into sight; or to none."""
        if self.shown.pull is None:
            return
        target = self.annotation.entities.get(uid) if uid else None
        self._set_pull(Pull(self.shown.pull.head, target.uid if target else None))
        if target:
            self.scroll_to(target.spans[0])

    def pull_to(self, point: QPointF, target: str | None) -> None:
        """Draws the relation in the making to a point of the viewport, or to an entity there."""
        if self.shown.pull:
            at = point - self.viewport_offset()
            self._set_pull(Pull(self.shown.pull.head, target, at))

    def end_relating(self) -> None:
        """Draws no relation in the making any more."""
        self._set_pull(None)

    def sentence(self, relation: Relation) -> str:
        """A relation in words: head, label, tail, and its note."""
        entities = self.annotation.entities
        label = self._labels.relation(relation.label)
        parts = [
            entities[relation.head].of(self.text),
            label.title if label else relation.label,
            entities[relation.tail].of(self.text),
        ]
        told = " · ".join(f"\u2068{' '.join(part.split())}\u2069" for part in parts)
        return f"{told}\n{relation.note}" if relation.note else told

    def hover(self, entity: str | None, relation: str | None) -> None:
        """Has what is under the pointer stand out."""
        shown = self.shown
        if (entity, relation) == (shown.hovered, shown.hovered_relation):
            return
        was, shown.hovered_relation = shown.hovered_relation, relation
        shown.hovered = entity
        self.viewport().update()
        if was != relation:
            self.relation_hovered.emit(relation or "")

    def _set_relation(self, uid: str | None) -> None:
        if uid != self.shown.relation:
            self.shown.relation = uid
            self.viewport().update()
            self.relation_chosen.emit(uid or "")

    def _set_pull(self, pull: Pull | None) -> None:
        if pull != self.shown.pull:
            self.shown.pull = pull
            self.viewport().update()

    def _let_go_of_what_is_gone(self) -> None:
        shown, there = self.shown, self.annotation
        if shown.relation and shown.relation not in there.relations:
            self._set_relation(None)
        if shown.hovered not in there.entities or shown.hovered_relation not in there.relations:
            shown.hovered = shown.hovered_relation = None
        pull = shown.pull
        if pull and pull.head not in there.entities:
            self._set_pull(None)
        elif pull and pull.target not in there.entities:
            self._set_pull(Pull(pull.head, None, pull.point))
