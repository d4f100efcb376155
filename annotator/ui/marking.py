"""What the user does to marks, from keys, buttons and the canvas."""

from collections.abc import Callable, Sequence
from typing import Literal

from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span
from annotator.ui.canvas.caret import Edge
from annotator.ui.happening import redone, undone
from annotator.ui.parts import Parts
from annotator.ui.workbench import Workbench
from annotator.usecases import chains
from annotator.usecases.annotate import Annotating

EdgeUnit = Literal["letter", "word"]
_CHAINED = chains.CHAIN, chains.UNCHAIN


class Marking:
    """The verbs of marking. Each may raise what Annotating raises; nothing has changed then."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self.last_label = ""
        """The label that was given last."""

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def _opened(self) -> Annotating | None:
        return self._bench.annotating

    def label(self, name: str) -> None:
        """Marks the selection with a label; with none, gives it to the chosen entity.

        With neither it marks the word at the caret: a click and a key are enough for it.
        """
        opened, view = self._opened, self._parts.view
        if opened is None:
            return
        self.last_label = name
        if not view.chosen and not view.selection():
            view.select_word()
        spans = view.selection()
        if spans:
            entity = opened.add_entity(spans, name)
            view.choose(entity.uid)
        elif view.chosen:
            opened.relabel(view.chosen, name)
        else:
            self._bench.say(tr("Select words first, or choose an entity."))
        self._parts.labels.choose(self._label_of(view.chosen))

    def label_and_return(self, name: str) -> None:
        """The same from a button: the keys go back to the article."""
        self._parts.view.setFocus()
        self.label(name)

    def label_by_key(self, key: str) -> bool:
        """Marks with the label under a key (a place on the keyboard); whether there is one."""
        label = self._opened.labels.by_key(key.lower()) if self._opened else None
        if label:
            self.label(label.name)
        return label is not None

    def respan(self, uid: str, spans: Sequence[Span]) -> None:
        """Lays an entity over other letters."""
        if self._opened:
            self._opened.respan(uid, spans)

    def move_edge(self, edge: Edge, unit: EdgeUnit, *, forward: bool) -> None:
        """Moves the start or the end of the selection, or of the chosen entity."""
        self._parts.view.move_edge(edge, forward=forward, unit=unit)

    def remove(self) -> None:
        """Removes the chosen entity."""
        opened, view = self._opened, self._parts.view
        if opened is None or not view.chosen:
            self._bench.say(tr("Choose the entity to remove: click on it, or press Tab."))
            return
        uid = view.chosen
        view.choose(None)
        opened.remove(uid)

    def write_note(self) -> None:
        """Puts the caret into the note of the chosen entity."""
        if self._parts.view.chosen:
            self._parts.entities.write_note()
        else:
            self._bench.say(tr("Choose an entity first: click on it, or press Tab."))

    def note(self, text: str) -> None:
        """Writes a note on the chosen entity and goes back to the article."""
        uid = self._parts.view.chosen
        self._parts.view.setFocus()
        if self._opened and uid:
            self._opened.note(uid, text)

    def choose(self, uid: str) -> None:
        """Chooses an entity and brings it into sight."""
        opened, view = self._opened, self._parts.view
        entity = opened.annotation.entities.get(uid) if opened else None
        if entity:
            view.select()
            view.choose(uid)
            view.scroll_to(entity.spans[0])
            view.setFocus()

    def chosen_changed(self, uid: str | None) -> None:
        """Shows beside the text which entity is chosen in it."""
        self._parts.entities.choose(uid or None)
        self._parts.labels.choose(self._label_of(uid))

    def let_go(self) -> None:
        """Nothing is selected or chosen any more."""
        self._parts.view.choose(None)
        self._parts.view.select()

    def undo(self) -> None:
        """Takes back what was done last."""
        if self._opened and self._bench.asides.take_back(self._opened.history):
            self._parts.status.redo.show()
            return
        self._take_back(Annotating.undo, tr("There is nothing to undo."), undone)

    def redo(self) -> None:
        """Does again what was undone last."""
        if self._opened and self._bench.asides.do_again(self._opened.history):
            return
        self._take_back(Annotating.redo, tr("There is nothing to do again."), redone)

    def _take_back(
        self,
        way: Callable[[Annotating], Edit | None],
        nothing: str,
        told: Callable[..., str],
    ) -> None:
        opened = self._opened
        edit = way(opened) if opened else None
        if opened is None or edit is None:
            self._bench.say(nothing)
            return
        self._choose_touched(edit, opened.annotation)
        self._parts.status.say(
            told(edit, opened.article.text, opened.labels, opened.annotation),
            can_undo=bool(opened.history.done),
            can_redo=bool(opened.history.undone),
        )

    def _choose_touched(self, edit: Edit, annotation: Annotation) -> None:
        """Chooses what an edit brought back or changed; of a relation that went, its head.

        Nothing is chosen where that was several: what is said next would be said of any of them.
        """
        view = self._parts.view
        if all(isinstance(one.after or one.before, ArticleLabel) for one in edit.changes):
            return
        mark, after = _touched(edit)
        if edit.title in _CHAINED:
            ends = {uid for one in edit.changes for uid in _ends(one.after or one.before)}
            view.choose(view.chosen if view.chosen in ends else None)
        elif isinstance(mark, Relation):
            view.choose(mark.head if mark.head in annotation.entities else None)
            if after:
                view.choose_relation(mark.uid)
        else:
            view.choose(after.uid if after else None)

    def _label_of(self, uid: str | None) -> str | None:
        entity = self._opened.annotation.entities.get(uid or "") if self._opened else None
        return entity.label if entity else None


def _touched(edit: Edit) -> tuple[Mark | None, Mark | None]:
    """The one mark that an edit is about, and as it is since; of an entity with its relations it.

    None where it is about several.
    """
    entities = [one for one in edit.changes if isinstance(one.after or one.before, Entity)]
    about = entities or edit.changes
    if len(about) != 1:
        return None, None
    return about[0].after or about[0].before, about[0].after


def _ends(mark: Mark | None) -> tuple[str, ...]:
    return (mark.head, mark.tail) if isinstance(mark, Relation) else ()
