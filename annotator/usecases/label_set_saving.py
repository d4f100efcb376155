"""Puts a label set in force, and gives the marks the new names of their labels, in one step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases.annotators import computer_user
from annotator.usecases.history import MERGE, RENAME
from annotator.usecases.ids import new_uid, now
from annotator.usecases.label_set_details import ANSWER, Detail, DetailMoves

NOTHING = DetailMoves()


@dataclass(frozen=True, slots=True)
class Moves:
    """New names by old ones, all given at once: a name may be taken by another label."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Of entities and relations."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Of article labels."""
    details: DetailMoves = NOTHING
    """Of attributes and their values."""


@dataclass(frozen=True, slots=True)
class Relabelled:
    """How much new names changed."""

    marks: int
    annotations: int


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """How many marks there are, of all annotators together, by the name of their label."""

    labels: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)
    details: Mapping[Detail, int] = field(default_factory=dict)
    """How many have each value of an attribute, and how many answers each value."""


def count_marks(project: Project) -> MarkCounts:
    """How many marks each label has."""
    found = project.statistics()
    labels = _summed(found.labels, found.relations)
    answers = project.annotations.answer_counts()
    details = {(name, ANSWER, value): count for (name, value), count in answers.items()}
    details |= project.annotations.detail_counts()
    return MarkCounts(labels, _summed(found.answers), details)


def concerned(project: Project, moves: Moves) -> Relabelled:
    """How much saving would change; nothing is written."""
    counts = count_marks(project).labels
    annotations = project.annotations.having(moves.labels, moves.questions)
    return Relabelled(sum(counts.get(old, 0) for old in moves.labels), len(annotations))


def save(project: Project, labels: LabelSet, moves: Moves) -> Relabelled:
    """Puts ``labels`` in force and renames the marks, or changes nothing.

    Where two marks of an annotation would become the same, one stays, with the relations of both.
    """
    author = computer_user()
    marks = annotations = 0
    with project.writing():
        touched = {*moves.labels, *moves.details.labels}
        asked = {*moves.questions, *moves.details.questions}
        for article, annotator in project.annotations.having(touched, asked):
            annotation = project.annotations.load(article, annotator)
            edit = relabelling(annotation, moves)
            if not edit.changes:
                continue  # it has the label, but none of the attributes
            project.journal.record(JournalEntry(new_uid(), article, annotator, author, edit, now()))
            marks += _how_many(annotation, moves)
            annotations += 1
        project.labels.save(labels, new_uid(), now())
    return Relabelled(marks, annotations)


def relabelling(annotation: Annotation, moves: Moves) -> Edit:
    """Gives the marks their new names; those that then stand there twice become one."""
    twins = _twins(annotation, moves.labels)
    changes = [*_relations(annotation, moves, twins)]
    for entity in annotation.entities.values():
        renamed = replace(
            entity,
            label=moves.labels.get(entity.label, entity.label),
            attributes=moves.details.of(entity),
        )
        if renamed != entity or entity.uid in twins:
            changes.append(Change(entity, None if entity.uid in twins else renamed))
    changes += _answers(annotation, moves)
    gone = any(change.after is None for change in changes)
    pure = not (gone or twins or moves.details)
    return Edit(RENAME if pure else MERGE, tuple(changes))


def _twins(annotation: Annotation, names: Mapping[str, str]) -> dict[str, str]:
    """Each entity that would stand there twice, and the one that stays in its place."""
    there = {
        (e.spans, e.label): e.uid for e in annotation.entities.values() if e.label not in names
    }
    twins = {}
    for entity in annotation.entities.values():
        if entity.label in names:
            stays = there.setdefault((entity.spans, names[entity.label]), entity.uid)
            if stays != entity.uid:
                twins[entity.uid] = stays
    return twins


def _relations(annotation: Annotation, moves: Moves, twins: Mapping[str, str]) -> Iterator[Change]:
    """The relations that get another label, end or attribute; a double one goes."""
    moved: list[tuple[Relation, Relation]] = []
    taken = set()
    for relation in annotation.relations.values():
        after = replace(
            relation,
            head=twins.get(relation.head, relation.head),
            tail=twins.get(relation.tail, relation.tail),
            label=moves.labels.get(relation.label, relation.label),
            attributes=moves.details.of(relation),
        )
        if after == relation:
            taken.add((relation.head, relation.tail, relation.label))
        else:
            moved.append((relation, after))
    for before, after in moved:
        what = (after.head, after.tail, after.label)
        gone = what in taken or after.head == after.tail
        taken.add(what)
        yield Change(before, None if gone else after)


def _answers(annotation: Annotation, moves: Moves) -> Iterator[Change]:
    """The answers that get another question or value: first all that go, then all that come."""
    moved = {one: _answered(one, moves) for one in annotation.labels.values()}
    stay = {one for one, now in moved.items() if now == one}
    new = dict.fromkeys(now for one, now in moved.items() if one not in stay)
    yield from (Change(one, None) for one in moved if one not in stay)
    yield from (Change(None, one) for one in new if one not in stay)


def _answered(mark: ArticleLabel, moves: Moves) -> ArticleLabel:
    return ArticleLabel(moves.questions.get(mark.name, mark.name), moves.details.answer(mark))


def _how_many(annotation: Annotation, moves: Moves) -> int:
    return sum(
        mark.label in moves.labels or moves.details.of(mark) != mark.attributes
        if isinstance(mark, Entity | Relation)
        else _answered(mark, moves) != mark
        for mark in annotation.marks()
    )


def _summed(*counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for by_annotator in counts:
        for labels in by_annotator.values():
            for label, count in labels.items():
                summed[label] = summed.get(label, 0) + count
    return summed
