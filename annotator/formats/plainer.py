"""Annotations for formats that know less of a mark than we do."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.formats.format import Loss
from annotator.formats.tokens import Tokens
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Mark, Relation, Span


def in_pieces(annotation: Annotation, article: str) -> tuple[Annotation, tuple[Loss, ...]]:
    """Each fragment as an entity of its own, and what that loses.

    The first keeps the relations. A piece that is marked so already is not marked twice; a
    relation that would then lead to itself is lost.
    """
    if all(len(entity.spans) == 1 for entity in annotation.entities.values()):
        return annotation, ()
    return _Parted(annotation, article).result()


def aligned(
    annotation: Annotation, tokens: Tokens, article: str
) -> tuple[Annotation, tuple[Loss, ...]]:
    """The marks whose entities begin and end with a token, and the others."""
    marks: list[Mark] = [*annotation.labels.values()]
    lost: list[Loss] = []
    there: set[str] = set()
    for entity in annotation.entities.values():
        if all(tokens.covering(span) for span in entity.spans):
            marks.append(entity)
            there.add(entity.uid)
        else:
            why = tr("It begins or ends inside a token.")
            lost.append(Loss("token", article, entity.uid, why))
    for relation in annotation.relations.values():
        if relation.head in there and relation.tail in there:
            marks.append(relation)
        else:
            why = tr("One of its entities is lost.")
            lost.append(Loss("relation", article, relation.uid, why))
    return Annotation.of(marks), tuple(lost)


def bare(
    annotation: Annotation, article: str, tool: str, *, attributes: bool = True
) -> Iterator[Loss]:
    """What a format loses that knows no notes and suggestions, and no attributes if so."""
    marks: list[Entity | Relation] = [*annotation.entities.values()]
    marks += annotation.relations.values()
    for mark in marks:
        if attributes and mark.attributes:
            names = ", ".join(name for name, _ in mark.attributes)
            why = tr("{names}: {tool} has no attributes.", names=names, tool=tool)
            yield Loss("attributes", article, mark.uid, why)
        if mark.note:
            yield Loss("note", article, mark.uid, tr("{tool} has no notes on marks.", tool=tool))
        if mark.made_by:
            why = tr("{tool} has no place for what proposed a mark.", tool=tool)
            yield Loss("made_by", article, mark.uid, why)


def labels_lost(annotation: Annotation, article: str, tool: str) -> Iterator[Loss]:
    """What a format loses that labels no articles."""
    for label in annotation.labels.values():
        yield Loss("article_label", article, label.uid, tr("{tool} labels no articles.", tool=tool))


class _Parted:
    def __init__(self, annotation: Annotation, article: str) -> None:
        self._annotation = annotation
        self._article = article
        self._there: dict[tuple[Span, str], str] = {}
        self._losses: list[Loss] = []
        self._stands_for: dict[str, str] = {}
        for entity in annotation.entities.values():
            if len(entity.spans) == 1:
                self._there.setdefault((entity.spans[0], entity.label), entity.uid)

    def result(self) -> tuple[Annotation, tuple[Loss, ...]]:
        marks: list[Mark] = []
        for entity in self._annotation.entities.values():
            marks += [entity] if len(entity.spans) == 1 else self._pieces(entity)
        for relation in self._annotation.relations.values():
            marks += self._moved(relation)
        marks += self._annotation.labels.values()
        return Annotation.of(marks), tuple(self._losses)

    def _pieces(self, entity: Entity) -> Iterator[Entity]:
        first = ""
        for number, span in enumerate(entity.spans, start=1):
            uid = entity.uid if number == 1 else f"{entity.uid}-{number}"
            there = self._there.setdefault((span, entity.label), uid)
            first = first or there
            if there == uid:
                yield replace(entity, uid=uid, spans=(span,))
        self._stands_for[entity.uid] = first
        n = str(len(entity.spans))
        why = tr("Its {n} pieces are entities of their own.", n=n)
        self._losses.append(Loss("fragments", self._article, entity.uid, why))

    def _moved(self, relation: Relation) -> Iterator[Relation]:
        head, tail = (self._stands_for.get(end, end) for end in (relation.head, relation.tail))
        if head == tail and relation.head != relation.tail:
            why = tr("The first pieces of both of its entities are the same.")
            self._losses.append(Loss("relation", self._article, relation.uid, why))
        else:
            yield replace(relation, head=head, tail=tail)
