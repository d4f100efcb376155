"""What must hold of an annotation: one small function for each rule.

Each looks at a whole annotation and yields what breaks its rule. ``problems`` asks all of them;
``refuse`` asks, of what an edit puts in, those that may not be broken on purpose.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.labels import AttributeKind, Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Mark, Relation, Span

_INVISIBLE_EDGES = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is broken, by which mark (its uid), and why, in the user's language."""

    rule: str
    mark: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    text: str
    annotation: Annotation
    labels: LabelSet


Rule = Callable[[Case], Iterator[Problem]]


def problems(case: Case) -> list[Problem]:
    """Everything that breaks a rule, rule after rule."""
    return [problem for rule in RULES for problem in rule(case)]


def refuse(case: Case, touched: frozenset[str]) -> None:
    """Raises RuleBroken at the first of the ``touched`` marks (uids) that may not be so."""
    near = replace(case, annotation=_neighbourhood(case.annotation, touched))
    for rule in STRICT:
        for problem in rule(near):
            if problem.mark in touched:
                raise RuleBroken(problem.why)


def span_outside_text(case: Case) -> Iterator[Problem]:
    """An entity lies within the text."""
    for entity in case.annotation.entities.values():
        if entity.end > len(case.text):
            why = tr(
                "The entity at {start}–{end} is past the end of the text.",
                start=str(entity.start),
                end=str(entity.end),
            )
            yield Problem("span_outside_text", entity.uid, why)


def edge_on_space(case: Case) -> Iterator[Problem]:
    """A piece of an entity neither starts nor ends with white space or an invisible character."""
    for entity in case.annotation.entities.values():
        if any(_is_loose(case.text, span) for span in entity.spans):
            why = tr("“{text}” starts or ends with a space.", text=entity.of(case.text))
            yield Problem("edge_on_space", entity.uid, why)


def unknown_label(case: Case) -> Iterator[Problem]:
    """The label of an entity or a relation is in the label set."""
    entities = {label.name for label in case.labels.entities}
    relations = {label.name for label in case.labels.relations}
    for mark in _labelled(case.annotation):
        if mark.label not in (entities if isinstance(mark, Entity) else relations):
            why = tr("The label {name} is not in the label set.", name=mark.label)
            yield Problem("unknown_label", mark.uid, why)


def marked_twice(case: Case) -> Iterator[Problem]:
    """No two entities have the same spans and label, no two relations the same ends and label.

    The ends of a relation without direction are the same either way round.
    """
    seen: set[object] = set()
    for entity in case.annotation.entities.values():
        if (entity.spans, entity.label) in seen:
            why = tr(
                "“{text}” is marked as {label} already.",
                text=entity.of(case.text),
                label=case.labels.title_of(entity.label),
            )
            yield Problem("marked_twice", entity.uid, why)
        seen.add((entity.spans, entity.label))
    undirected = {label.name for label in case.labels.relations if label.symmetric}
    for relation in case.annotation.relations.values():
        ends = relation.head, relation.tail
        said = (*(sorted(ends) if relation.label in undirected else ends), relation.label)
        if said in seen:
            why = tr(
                "There is this relation already: {label}.",
                label=case.labels.title_of(relation.label),
            )
            yield Problem("marked_twice", relation.uid, why)
        seen.add(said)


def dangling_relation(case: Case) -> Iterator[Problem]:
    """Head and tail of a relation are entities of the same annotation."""
    entities = case.annotation.entities
    for relation in case.annotation.relations.values():
        if relation.head not in entities or relation.tail not in entities:
            title = case.labels.title_of(relation.label)
            why = tr("The relation {label} lacks one of its entities.", label=title)
            yield Problem("dangling_relation", relation.uid, why)


def relation_to_itself(case: Case) -> Iterator[Problem]:
    """A relation joins two different entities."""
    for relation in case.annotation.relations.values():
        if relation.head == relation.tail:
            title = case.labels.title_of(relation.label)
            why = tr("The relation {label} leads from an entity to itself.", label=title)
            yield Problem("relation_to_itself", relation.uid, why)


def ends_do_not_fit(case: Case) -> Iterator[Problem]:
    """The label of a relation allows the labels of its two ends."""
    known = {label.name: label for label in case.labels.relations}
    for relation in case.annotation.relations.values():
        head = case.annotation.entities.get(relation.head)
        tail = case.annotation.entities.get(relation.tail)
        label = known.get(relation.label)
        if head is None or tail is None or label is None or label.fits(head.label, tail.label):
            continue
        why = tr(
            "{label} does not lead from {head} to {tail}.",
            label=label.title,
            head=case.labels.title_of(head.label),
            tail=case.labels.title_of(tail.label),
        )
        yield Problem("ends_do_not_fit", relation.uid, why)


def unknown_value(case: Case) -> Iterator[Problem]:
    """Where the label set names the values of an attribute, the mark has one of them."""
    labels: list[Label | RelationLabel] = [*case.labels.entities, *case.labels.relations]
    definitions = {
        (label.name, attribute.name): attribute
        for label in labels
        for attribute in label.attributes
        if attribute.kind is AttributeKind.CHOICE
    }
    for mark in _labelled(case.annotation):
        for name, value in mark.attributes:
            definition = definitions.get((mark.label, name))
            if definition is not None and value not in definition.values:
                why = tr("{name} may not be {value}.", name=definition.title, value=str(value))
                yield Problem("unknown_value", mark.uid, why)


def unknown_answer(case: Case) -> Iterator[Problem]:
    """Where the label set names the values of an article label, the article has one of them."""
    values = {definition.name: definition.values for definition in case.labels.articles}
    for label in case.annotation.labels.values():
        if values.get(label.name) and label.value not in values[label.name]:
            why = tr("{name} may not be {value}.", name=label.name, value=label.value)
            yield Problem("unknown_answer", label.uid, why)


RULES: tuple[Rule, ...] = (
    span_outside_text,
    edge_on_space,
    unknown_label,
    marked_twice,
    dangling_relation,
    relation_to_itself,
    ends_do_not_fit,
    unknown_value,
    unknown_answer,
)
STRICT: tuple[Rule, ...] = (
    span_outside_text,
    unknown_label,
    marked_twice,
    dangling_relation,
    relation_to_itself,
)
"""What an edit may not bring about; the others are shown by a check."""


def _labelled(annotation: Annotation) -> list[Entity | Relation]:
    return [*annotation.entities.values(), *annotation.relations.values()]


def _is_loose(text: str, span: Span) -> bool:
    edges = text[span.start : span.start + 1] + text[span.end - 1 : span.end]
    return any(c.isspace() or c in _INVISIBLE_EDGES for c in edges)


def _neighbourhood(annotation: Annotation, touched: frozenset[str]) -> Annotation:
    """The touched marks, and before them those that the strict rules compare them with.

    So a gesture costs the same in an article with thousands of marks.
    """
    mine = [mark for mark in annotation.marks() if mark.uid in touched]
    places = {mark.start for mark in mine if isinstance(mark, Entity)}
    ends = {end for r in mine if isinstance(r, Relation) for end in (r.head, r.tail)}
    others = [
        mark
        for mark in annotation.marks()
        if mark.uid not in touched and _is_near(mark, places, ends)
    ]
    return Annotation.of((*others, *mine))


def _is_near(mark: Mark, places: set[int], ends: set[str]) -> bool:
    match mark:
        case Entity():
            return mark.uid in ends or mark.start in places
        case Relation():
            return mark.head in ends
        case _:
            return False
