"""What the annotators said of what is left, as lanes under the words."""

from collections.abc import Iterable, Sequence

from annotator.i18n import number
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span
from annotator.ui.canvas.voices import NO_VOICES, Said, Voice, Voices
from annotator.ui.review.words import title_of
from annotator.usecases.bench import Bench
from annotator.usecases.questions import Question


def voices_of(bench: Bench, current: Question | None) -> Voices:
    """A lane for each annotator, named by their number.

    They hold the entities that are left, and what is in front: relations one at a time.
    """
    asked = [one for one in bench.left if one.place is not None and not one.is_of_relations]
    if current is not None and current.place is not None and current not in asked:
        asked.append(current)
    if not asked:
        return NO_VOICES
    lanes = tuple(
        Voice(number(count), tuple(_said(bench, asked, annotator, annotation)))
        for count, (annotator, annotation) in enumerate(bench.voters.items(), 1)
    )
    return Voices(lanes, asked.index(current) if current in asked else -1)


def _said(
    bench: Bench, asked: Sequence[Question], annotator: str, annotation: Annotation
) -> Iterable[Said]:
    for place, question in enumerate(asked):
        marks = dict(question.lanes).get(annotator, ())
        said = [one for mark in marks if (one := _one(place, mark, annotation, bench.labels))]
        if said:
            yield from said
        else:
            yield Said(place, "", "", _about(bench, question))


def _about(bench: Bench, question: Question) -> tuple[Span, ...]:
    """The words that others marked; of a relation both of its ends."""
    for annotator, marks in question.lanes:
        entities = bench.voters[annotator].entities
        for mark in marks:
            if isinstance(mark, Relation) and {mark.head, mark.tail} <= entities.keys():
                return entities[mark.head].spans + entities[mark.tail].spans
    return (question.place,) if question.place else ()


def _one(question: int, mark: Mark, annotation: Annotation, labels: LabelSet) -> Said | None:
    match mark:
        case Entity():
            return Said(question, mark.label, title_of(mark, labels), mark.spans)
        case Relation():
            ends = [annotation.entities.get(uid) for uid in (mark.head, mark.tail)]
            spans = tuple(end.spans[0] for end in ends if end is not None)
            title = title_of(mark, labels)
            both = len(spans) == len(ends)
            return Said(question, mark.label, title, spans, is_relation=True) if both else None
        case ArticleLabel():
            return None
