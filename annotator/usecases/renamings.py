"""New names of labels, attributes, values and answers, read back from the edits that gave them.

Decisions follow them: what is only called otherwise has not changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.model.decision import Decision, SourceMark, source
from annotator.model.edits import Edit
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation


def names(edit: Edit) -> dict[str, str]:
    """Which labels an edit gave another name: old to new."""
    found = {}
    for before, after in _pairs(edit):
        match before, after:
            case (Entity(label=old), Entity(label=new)) | (
                Relation(label=old),
                Relation(label=new),
            ) if old != new:
                found[old] = new
    return found


def sources(edit: Edit, annotator: str) -> dict[SourceMark, SourceMark]:
    """The marks of an annotator (a uid) that an edit renamed: as they were, and as they are."""
    return {source(annotator, old): source(annotator, new) for old, new in _pairs(edit)}


def followed(decisions: Iterable[Decision], edit: Edit) -> tuple[list[Decision], Edit]:
    """Decisions with the gold's marks under their new names, and what else the edit changed.

    That is the marks that became one with others, and those that no decision put into the gold.
    """
    moved: Mapping[Mark, Mark] = dict(_pairs(edit))
    before = list(decisions)
    known = {mark for one in before for mark in one.gold if mark in moved}
    after = [replace(one, gold=tuple(moved.get(m, m) for m in one.gold)) for one in before]
    done = {mark.uid for old in known for mark in (old, moved[old])}
    rest = tuple(change for change in edit.changes if change.uid not in done)
    return after, replace(edit, changes=rest)


def _pairs(edit: Edit) -> Iterator[tuple[Mark, Mark]]:
    """Marks before and after. Answers go and come, in the same order while none is lost."""
    gone, come = [], []
    for change in edit.changes:
        if change.before is not None and change.after is not None:
            yield change.before, change.after
        elif isinstance(change.before, ArticleLabel):
            gone.append(change.before)
        elif isinstance(change.after, ArticleLabel):
            come.append(change.after)
    if len(gone) == len(come):
        yield from zip(gone, come, strict=True)
