"""What the user does about labels: the set, the guideline, attributes, labels of the article."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from annotator.errors import NotSaved, ReadOnlyProject
from annotator.i18n import tr, trn
from annotator.look import Look
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation
from annotator.ui.parts import Parts
from annotator.ui.workbench import Workbench
from annotator.usecases import details
from annotator.usecases.annotate import Annotating


class Labelling:
    """The verbs. Each may raise what Annotating raises; nothing has changed then."""

    def __init__(
        self,
        bench: Workbench,
        window: QWidget,
        look: Look,
        command_keys: Callable[[], Mapping[str, str]],
    ) -> None:
        """``command_keys`` gives the titles of commands by their keys."""
        self._bench = bench
        self._window = window
        self._look = look
        self._command_keys = command_keys
        self._pointed = ""
        bench.article_opened.connect(self.refresh)
        bench.changed.connect(self.refresh)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def _opened(self) -> Annotating | None:
        return self._bench.annotating

    def refresh(self, _chosen: object = None) -> None:
        """Shows what is so now of the chosen mark and of the article."""
        opened, mark = self._opened, self._chosen()
        definitions = details.definitions_of(opened.labels, mark) if opened and mark else ()
        self._parts.details.show_mark(mark, definitions)
        labels = opened.labels if opened else LabelSet("")
        self._parts.article_details.show_article(opened.annotation if opened else None, labels)
        if mark:
            self._pointed = ""
        self._show_guideline()

    def point_at(self, label: str) -> None:
        """Shows the guideline of a label that is pointed at, if guidelines are shown."""
        self._pointed = label
        self._show_guideline()

    def toggle_guideline(self) -> None:
        """Shows the guideline beside the text, or puts it away."""
        panel = self._parts.guideline
        panel.setVisible(panel.isHidden())
        self._show_guideline()
        if panel.isHidden():
            self._parts.view.setFocus()

    def go_to_attributes(self) -> None:
        """Puts the keys into the attributes of the chosen mark."""
        if self._chosen() is None:
            self._bench.say(tr("Choose an entity first: click on it, or press Tab."))
        elif self._parts.details.isHidden():
            self._bench.say(tr("This label has no attributes; the label set can give it some."))
        else:
            self._parts.details.begin()

    def go_to_article(self) -> None:
        """Puts the keys into the labels of the article."""
        if self._parts.article_details.isHidden():
            self._bench.say(tr("The label set asks nothing about the article."))
            return
        side = self._parts.article_details.parentWidget()
        if side is not None:
            side.show()
        self._parts.article_details.begin()

    def set_attribute(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - a value
        """Gives an attribute of the chosen mark a value."""
        opened, mark = self._opened, self._chosen()
        if opened and mark:
            try:
                details.set_attribute(opened, mark.uid, name, value)
            finally:
                self.refresh()

    def answer(self, name: str, values: tuple[str, ...]) -> None:
        """Labels the article."""
        if self._opened:
            try:
                details.answer(self._opened, name, values)
            finally:
                self.refresh()

    def edit_labels(self) -> None:
        """Lets the user change the label set; the marks follow."""
        from annotator.ui.dialogs.label_set import LabelSetEditor
        from annotator.usecases.label_set_saving import count_marks, save

        project = self._bench.project
        if self._bench.is_unsaved():
            return
        if project.read_only:
            raise ReadOnlyProject(tr("This project can only be read."))
        began = project.labels.current()
        dialog = LabelSetEditor(
            began, count_marks(project), self._look, self._command_keys(), self._window
        )
        if not dialog.exec():
            return
        if project.labels.current() != began:
            raise NotSaved(tr("The labels were changed meanwhile; look at them again."))
        done = save(project, dialog.draft.labels, dialog.draft.moves)
        self._bench.labels_changed()
        self._bench.list_articles()
        self.refresh()
        changed = trn("{n} mark changed.", "{n} marks changed.", done.marks) if done.marks else ""
        self._bench.say(" ".join((tr("The labels are saved."), changed)).strip())

    def _show_guideline(self) -> None:
        if not self._parts.guideline.isHidden():
            labels = self._opened.labels if self._opened else self._parts.labels.shown
            self._parts.guideline.show_label(self._label(labels), labels)

    def _label(self, labels: LabelSet) -> Label | RelationLabel | None:
        mark = self._chosen()
        if self._pointed:
            return labels.entity(self._pointed) or labels.relation(self._pointed)
        if isinstance(mark, Entity):
            return labels.entity(mark.label)
        return labels.relation(mark.label) if mark else None

    def _chosen(self) -> Entity | Relation | None:
        if self._opened is None:
            return None
        annotation, view = self._opened.annotation, self._parts.view
        relation = annotation.relations.get(view.chosen_relation or "")
        return relation or annotation.entities.get(view.chosen or "")
