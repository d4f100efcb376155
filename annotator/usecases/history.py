"""What can be undone and redone of one annotation: two piles, rebuilt from the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from annotator.model.edits import Change, Edit
from annotator.model.marks import Entity, Mark, Relation

IMPORT = "import"
MERGE = "merge"
RENAME = "rename"
"""Titles of edits that no gesture made. Undo stops at an import and at a merge of labels, since it
would take away what this person did not do; it sees through a new name."""


@dataclass(frozen=True, slots=True)
class Step:
    """An edit as the journal holds it; ``undoes`` is the uid of the one that it takes back."""

    uid: str
    edit: Edit
    undoes: str | None = None


@dataclass(slots=True)
class History:
    """The steps that can be taken back, and those taken back that can be done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @classmethod
    def of(cls, steps: Iterable[Step]) -> "History":
        """The piles as they stood after these steps, first to last."""
        history = cls()
        for step in steps:
            history.take(step)
        return history

    def take(self, step: Step) -> None:
        """Lays a step that was recorded on the pile where it belongs."""
        if step.undoes is not None and self.done and self.done[-1].uid == step.undoes:
            self.done.pop()
            self.undone.append(step)
        elif step.undoes is not None and self.undone and self.undone[-1].uid == step.undoes:
            self.undone.pop()
            self.done.append(step)
        elif step.edit.title == RENAME:
            self._see_through(step.edit)
        else:
            self.undone.clear()
            self._begin_or_add(step)

    def _begin_or_add(self, step: Step) -> None:
        if step.edit.title in (IMPORT, MERGE):
            self.done.clear()
        else:
            self.done.append(step)

    def _see_through(self, rename: Edit) -> None:
        """Gives the steps before it the new names, so that they still fit the marks."""
        names = dict(_renamings(rename))
        for pile in (self.done, self.undone):
            pile[:] = [replace(step, edit=_renamed(step.edit, names)) for step in pile]


def _renamings(edit: Edit) -> Iterable[tuple[str, str]]:
    for change in edit.changes:
        match change.before, change.after:
            case (Entity(label=old), Entity(label=new)) | (
                Relation(label=old),
                Relation(label=new),
            ):
                yield old, new


def _renamed(edit: Edit, names: dict[str, str]) -> Edit:
    return replace(
        edit,
        changes=tuple(
            Change(_with_name(change.before, names), _with_name(change.after, names))
            for change in edit.changes
        ),
    )


def _with_name(mark: Mark | None, names: dict[str, str]) -> Mark | None:
    match mark:
        case Entity(label=label) | Relation(label=label) if label in names:
            return replace(mark, label=names[label])
    return mark
