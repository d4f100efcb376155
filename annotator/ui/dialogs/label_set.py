"""The editor of the label set: nothing is in force before Save."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import AnnotatorError
from annotator.formats import label_set_files
from annotator.i18n import tr, trn
from annotator.model.labels import ArticleLabelDefinition, LabelSet
from annotator.ui import keys
from annotator.ui.dialogs.form import Form, take_room
from annotator.ui.dialogs.label_set_forms import LabelForm, QuestionForm
from annotator.ui.dialogs.label_set_list import LabelRow, row_of
from annotator.ui.dialogs.label_set_side import LabelSide
from annotator.ui.theme.look import Look
from annotator.ui.theme.palette import SPACE, shades_of
from annotator.ui.words import isolated
from annotator.usecases.label_set_draft import Draft, Kind
from annotator.usecases.label_set_saving import MarkCounts
from annotator.usecases.labels import label_set


class LabelSetEditor(Form):
    """The three lists of a label set, and a form for the one that is chosen."""

    def __init__(
        self,
        labels: LabelSet,
        counts: MarkCounts,
        look: Look,
        commands: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """``commands`` are the titles of commands by their keys: labels cannot have those."""
        super().__init__(tr("Labels"), tr("Save"), parent)
        take_room(self, 980, 680)
        self.draft = Draft(labels, counts)
        self.kind = Kind.ENTITIES
        self._began = labels
        self._warned = False
        shades = shades_of(look)
        self.side = LabelSide(shades, look)
        self.label_form = LabelForm(shades, look, dict(commands))
        self.question_form = QuestionForm()
        self.forms = QStackedWidget()
        self.nothing = QWidget()
        self._arrange()
        self._connect()
        self.choose_kind(Kind.ENTITIES)
        self.side.list.setFocus()

    def choose_kind(self, kind: Kind) -> None:
        """Shows one of the three lists."""
        self.kind = kind
        self.side.tabs[kind].setChecked(True)
        self._show_list(self.draft.of(kind)[0].name if self.draft.of(kind) else "")

    def choose(self, name: str) -> None:
        """Shows the form of one label."""
        definition = self.draft.get(self.kind, name)
        self.draft.details.hold()
        marks = self.draft.marks(self.kind, name)
        if isinstance(definition, ArticleLabelDefinition):
            self.question_form.show_definition(definition, marks)
            self.forms.setCurrentIndex(1)
        else:
            known = [(one.name, one.title) for one in self.draft.labels.entities]
            self.label_form.show_definition(definition, marks, known)
            self.forms.setCurrentIndex(0)
        self.side.offer_merges(name, marks)
        self._show_what_comes()

    def read(self, path: Path) -> None:
        """Takes the label set of a file into the draft."""
        kept: list[str] = []
        if self._try(lambda: kept.extend(self.draft.take(label_set(str(path))))):
            self.choose_kind(self.kind)
        if kept:
            self.tell(tr("Kept, since marks have them: {labels}.", labels=", ".join(kept)))

    def reject(self) -> None:
        """Leaves; asks once more if something would be lost by it."""
        changed = self.draft.labels != self._began or self.draft.pending()
        if changed and not self._warned:
            self._warned = True
            self.tell(tr("Nothing of this is saved. Press Cancel again to leave it all as it was."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes a field, and leads from the list into one; saving needs Ctrl as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept_button.setFocus()
                self.accept_button.click()
            elif isinstance(focus := self.focusWidget(), QPushButton):
                focus.click()
            elif focus is self.side.list and self.side.list.current():
                _take_caret((self.label_form, self.question_form)[self.forms.currentIndex()])
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        for form in (self.label_form, self.question_form):
            self.forms.addWidget(_scrolled(form))
        self.forms.addWidget(self.nothing)
        both = QHBoxLayout()
        both.setSpacing(2 * SPACE)
        both.addWidget(self.side, 2)
        both.addWidget(self.forms, 3)
        self.box.insertLayout(1, both, 1)
        for title, call in (
            (tr("From a file …"), self._ask_read),
            (tr("To a file …"), self._ask_write),
        ):
            button = self.buttons.addButton(title, self.buttons.ButtonRole.ResetRole)
            button.setAutoDefault(False)
            button.clicked.connect(call)

    def _connect(self) -> None:
        side = self.side
        side.kind_chosen.connect(lambda kind: self.choose_kind(Kind(kind)))
        side.list.picked.connect(self.choose)
        side.list.arranged.connect(self._arranged)
        side.add.clicked.connect(self._add)
        side.remove.clicked.connect(self._remove)
        side.merge_wanted.connect(self._merge)
        self.label_form.key.refused.connect(self.tell)
        for form in (self.label_form, self.question_form):
            form.changed.connect(self._changed)
            form.name.renamed.connect(self._rename)

    def _show_list(self, current: str) -> None:
        self.side.show_rows(self._rows(), current)
        if current:
            self.choose(current)
        else:
            self.forms.setCurrentWidget(self.nothing)
            self._show_what_comes()

    def _rows(self) -> list[LabelRow]:
        draft, kind = self.draft, self.kind
        return [row_of(one, draft.marks(kind, one.name)) for one in draft.of(kind)]

    def _show_what_comes(self) -> None:
        """Says what saving will do to the marks, and which keys clash."""
        clashes = [
            tr(
                "{key} is the key of {one} and of {other}.",
                key=keys.shown(key.upper()),
                one=isolated(one.title),
                other=isolated(other.title),
            )
            for key, one, other in self.draft.key_clashes()
        ]
        pending = [
            trn(
                "{n} mark of {old} becomes {new}.",
                "{n} marks of {old} become {new}.",
                one.marks,
                old=isolated(one.old),
                new=isolated(one.new),
            )
            for one in self.draft.pending()
        ]
        count = self.draft.changing()
        self.accept_button.setText(
            trn("Save and change {n} mark", "Save and change {n} marks", count)
            if count
            else tr("Save")
        )
        self.accept_button.setEnabled(not clashes)
        self.tell(
            " ".join([*clashes, *pending, *_lost(self.draft, self.kind, self.side.list.current())])
        )

    def _changed(self) -> None:
        form = (self.label_form, self.question_form)[self.forms.currentIndex()]
        definition = form.definition()
        self._warned = False
        self.draft.put(self.kind, definition, form.renames())
        self.side.show_rows(self._rows(), definition.name)
        self._show_what_comes()

    def _add(self) -> None:
        self._show_list(self.draft.add(self.kind).name)
        _take_caret((self.label_form, self.question_form)[self.forms.currentIndex()])

    def _rename(self, new: str) -> None:
        old = self.side.list.current()
        done = self._try(lambda: self.draft.rename(self.kind, old, new))
        if done:
            self._show_list(new.strip())
        else:
            told = self.told.text()
            self.choose(old)
            self.tell(told)

    def _merge(self, old: str, new: str) -> None:
        if self._try(lambda: self.draft.merge(self.kind, old, new)):
            self._show_list(new)

    def _remove(self) -> None:
        names, at = self.side.list.names(), self.side.list.currentRow()
        if self._try(lambda: self.draft.remove(self.kind, names[at])):
            left = names[:at] + names[at + 1 :]
            self._show_list(left[min(at, len(left) - 1)] if left else "")

    def _arranged(self, names: list[str]) -> None:
        current = self.side.list.current()
        self._try(lambda: self.draft.arrange(self.kind, names))
        self._show_list(current)

    def _try(self, call: Callable[[], object]) -> bool:
        """Whether it could be done; if not, why is told."""
        self._warned = False
        try:
            call()
        except AnnotatorError as error:
            self.tell(str(error))
            return False
        return True

    def _ask_read(self) -> None:
        kinds = tr("Label sets (*.json *.conf)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Label set"), "", kinds)
        if chosen:
            self.read(Path(chosen))

    def _ask_write(self) -> None:
        usual = f"{self.draft.labels.name or 'labels'}.json"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Label set"), usual, "JSON (*.json)")
        if chosen and self._try(lambda: label_set_files.write(self.draft.labels, Path(chosen))):
            self.tell(tr("The label set is written to {path}.", path=isolated(chosen)))


def _scrolled(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(form)
    box.addStretch(1)
    area.setWidget(inner)
    return area


def _lost(draft: Draft, kind: Kind, name: str) -> list[str]:
    """What marks have and the label of that name would not offer any more, in words."""
    return [
        trn(
            "{n} mark has {what}, which is gone here; it keeps it.",
            "{n} marks have {what}, which is gone here; they keep it.",
            one.marks,
            what=isolated(" · ".join(part for part in (one.attribute, one.value) if part)),
        )
        for one in (draft.gone(draft.get(kind, name)) if name else ())
    ]


def _take_caret(form: LabelForm | QuestionForm) -> None:
    form.name.field.setFocus()
    form.name.field.selectAll()
