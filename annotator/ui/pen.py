"""The pen: while it is up, to select is to mark."""

from annotator.i18n import tr
from annotator.ui.marking import Marking
from annotator.ui.parts import Parts
from annotator.ui.words import isolated
from annotator.ui.workbench import Workbench
from annotator.usecases.annotate import Annotating

_SHIFT = "Shift+"


class Pen:
    """The mode that Space begins (see ``mode.Mode``): it holds one label until it is laid down.

    A click marks a word, a drag what it selects; with the keys Enter marks what is selected, else
    the word at the caret. A label's key changes the label. ``view.pen`` is the label, or empty.
    """

    def __init__(self, bench: Workbench, marking: Marking) -> None:
        self._bench = bench
        self._marking = marking
        bench.changed.connect(self._keep_to_the_labels)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def _opened(self) -> Annotating | None:
        return self._bench.annotating

    @property
    def is_up(self) -> bool:
        """Whether to select is to mark."""
        return bool(self._parts.view.pen)

    def switch(self) -> None:
        """Takes it up with the label used last, or lays it down."""
        if self.is_up:
            self.lay_down()
        else:
            self.take_up(self._usual())

    def take_up(self, name: str) -> None:
        """Takes it up with a label, or changes its label."""
        opened = self._opened
        if opened is None or self._bench.project.read_only or not name:
            self._bench.say(tr("There is nothing to mark here."))
            return
        label = opened.labels.entity(name)
        if label is None:
            return
        self._marking.last_label = name
        self._parts.view.choose_relation(None)
        self._show(name)
        words = tr("Pen: {label}. A click or a selection is marked; Esc lays it down.",
                   label=isolated(label.title))  # fmt: skip
        self._bench.say(words)

    def lay_down(self) -> None:
        """To select is only to select again."""
        if self.is_up:
            self._show("")
            self._bench.say(tr("The pen is laid down."))

    def press_label(self, name: str) -> bool:
        """A label's button: with the pen up it changes the pen's label; whether that was it."""
        if self.is_up:
            self._parts.view.setFocus()
            self.take_up(name)
        return self.is_up

    def use(self) -> None:
        """Marks what is selected, else the word at the caret; relabels what is chosen."""
        view = self._parts.view
        if not view.pen:
            return
        same = view.annotation.entities.get(view.chosen or "")
        if same is None or same.label != view.pen or view.selection():
            self._marking.label(view.pen)

    def take_key(self, key: str, command: str) -> bool:
        """Takes Enter and the keys of labels; with Shift a label's key takes the pen up."""
        name = self._label_of(key.removeprefix(_SHIFT)) if key and not command else ""
        if name and (self.is_up or key.startswith(_SHIFT)):
            self.take_up(name)
        elif not self.is_up:
            return False
        elif command in {"accept_suggestion", "select_word"}:
            self.use()
        elif command == "let_go":
            self.lay_down()
        else:
            return False
        return True

    def _label_of(self, key: str) -> str:
        label = self._opened.labels.by_key(key.lower()) if self._opened else None
        return label.name if label else ""

    def _usual(self) -> str:
        labels = self._opened.labels if self._opened else None
        if labels is None or not labels.entities:
            return ""
        last = self._marking.last_label
        return last if labels.entity(last) else labels.entities[0].name

    def _show(self, name: str) -> None:
        self._parts.view.set_pen(name)
        self._parts.labels.show_pen(name)

    def _keep_to_the_labels(self) -> None:
        """Lays it down where the label set no longer has its label."""
        opened, view = self._opened, self._parts.view
        if view.pen and opened and opened.labels.entity(view.pen) is None:
            self.lay_down()
