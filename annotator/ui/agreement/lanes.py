"""What two annotators said of an article, as lanes under its words."""

from collections.abc import Iterable, Sequence

from annotator.i18n import number
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span
from annotator.ui.canvas.voices import NO_VOICES, Said, Voice, Voices
from annotator.ui.review.words import title_of
from annotator.usecases.agreement_cases import Case
from annotator.usecases.agreement_doors import Laid, is_about_article


def voices_of(laid: Laid, current: Case) -> Voices:
    """A lane for each of the two, named 1 and 2; ``current`` stands out.

    They hold the entities that differ, and what is in front: relations one at a time.
    """
    asked = [one for one in laid.cases if _is_of_entities(one)]
    if current not in asked and not is_about_article((*current.a, *current.b)):
        asked.append(current)
    if not asked:
        return NO_VOICES
    lanes = [
        [one for at, case in enumerate(asked) for one in _said(at, case, side, laid)]
        for side in range(len(laid.both))
    ]
    voices = [Voice(number(at), tuple(said)) for at, said in enumerate(lanes, 1)]
    return Voices(tuple(voices), asked.index(current) if current in asked else -1)


def place_of(laid: Laid, case: Case) -> Span | None:
    """The words that a case is about, from the first to the last; None: it is the article."""
    spans = [
        span
        for annotation, marks in zip(laid.both, (case.a, case.b), strict=True)
        for mark in marks
        for span in _spans(mark, annotation)
    ]
    if not spans:
        return None
    return Span(min(one.start for one in spans), max(one.end for one in spans))


def _is_of_entities(case: Case) -> bool:
    return all(isinstance(mark, Entity) for mark in (*case.a, *case.b))


def _said(at: int, case: Case, side: int, laid: Laid) -> Iterable[Said]:
    ours, theirs = (case.a, case.b) if side == 0 else (case.b, case.a)
    if not ours:
        spans = [span for mark in theirs for span in _spans(mark, laid.both[1 - side])]
        return [Said(at, "", "", tuple(spans))]
    return _marks(at, ours, laid.both[side], laid.labels)


def _marks(
    at: int, marks: Sequence[Mark], annotation: Annotation, labels: LabelSet
) -> Iterable[Said]:
    for mark in marks:
        if not isinstance(mark, ArticleLabel):
            spans, related = _spans(mark, annotation), isinstance(mark, Relation)
            yield Said(at, mark.label, title_of(mark, labels), spans, is_relation=related)


def _spans(mark: Mark, annotation: Annotation) -> tuple[Span, ...]:
    match mark:
        case Entity():
            return mark.spans
        case Relation():
            ends = (annotation.entities[uid] for uid in (mark.head, mark.tail))
            return tuple(end.spans[0] for end in ends)
        case ArticleLabel():
            return ()
