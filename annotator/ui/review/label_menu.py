"""The labels that could stand in the place of another."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.model.labels import Label, RelationLabel
from annotator.model.marks import Relation
from annotator.ui.keys import pressed, shown
from annotator.ui.words import isolated
from annotator.usecases.bench import Bench
from annotator.usecases.questions import Question
from annotator.usecases.relations import offered


class LabelMenu(QMenu):
    """Labels to choose from; each can be taken by its own key."""

    def __init__(self, labels: Sequence[Label | RelationLabel], parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen: Callable[[str], None] = lambda _name: None
        self._by_key: dict[str, str] = {}
        for place, label in enumerate(labels):
            key = (label.key if isinstance(label, Label) else str(place + 1)).upper()
            action = self.addAction(isolated(label.title) + (f"\t{shown(key)}" if key else ""))
            action.triggered.connect(lambda _=False, name=label.name: self.chosen(name))
            if key:
                self._by_key[key] = label.name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A label's key takes it."""
        name = self._by_key.get(pressed(event))
        if name is None:
            super().keyPressEvent(event)
            return
        self.close()
        self.chosen(name)


def labels_for(question: Question, bench: Bench) -> Sequence[Label | RelationLabel]:
    """The labels that could stand here."""
    if not question.is_of_relations:
        return bench.labels.entities
    for variant in question.variants:
        for mark in variant.marks:
            if isinstance(mark, Relation) and variant.is_possible:
                ends = bench.gold.annotation.entities
                head, tail = ends.get(mark.head), ends.get(mark.tail)
                if head and tail:
                    return offered(bench.labels, head, tail)
    return bench.labels.relations
