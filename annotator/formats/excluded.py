"""Excluded parts: cut out of a text for formats that have no notion of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annotator.formats.format import AnnotatorMarks, ArticleRecord, Loss
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Mark, Span, joined

KIND = "excluded"


def prepared(record: ArticleRecord, *, keep: bool) -> tuple[ArticleRecord, tuple[Loss, ...]]:
    """The article for a format that cannot mark excluded parts: they are cut out, or stay told."""
    if not keep:
        return cut(record)
    if not record.article.excluded:
        return record, ()
    why = tr("Excluded parts stay in the text, and nothing tells them from it.")
    return record, (Loss(KIND, record.article.uid, "", why),)


def cut(record: ArticleRecord) -> tuple[ArticleRecord, tuple[Loss, ...]]:
    """The article without its excluded parts, its marks moved along; and the marks cut off.

    A mark that touches an excluded part is lost, with its relations. Where a cut would glue two
    words together, a line break takes its place.
    """
    article = record.article
    if not article.excluded:
        return record, ()
    kept = _Kept(article.text, joined(article.excluded))
    losses: list[Loss] = []
    annotations = tuple(
        replace(one, annotation=_cut_marks(one, kept, article.uid, losses))
        for one in record.annotations
    )
    shorter = replace(article, text=kept.text, excluded=())
    return replace(record, article=shorter, annotations=annotations), tuple(losses)


class _Kept:
    """The parts of a text that are kept, and where its letters come to stand."""

    def __init__(self, text: str, excluded: Sequence[Span]) -> None:
        self._excluded = excluded
        self._shifts: list[int] = []
        pieces: list[str] = []
        length = start = 0
        for span in (*excluded, None):
            piece = text[start : span.start if span else len(text)]
            if pieces and piece and not (pieces[-1][-1].isspace() or piece[0].isspace()):
                pieces.append("\n")
                length += 1
            self._shifts.append(start - length)
            if piece:
                pieces.append(piece)
                length += len(piece)
            start = span.end if span else start
        self.text = "".join(pieces)

    def moved(self, span: Span) -> Span | None:
        """Where a span comes to stand; None if it touches an excluded part."""
        if any(span.overlaps(one) for one in self._excluded):
            return None
        passed = bisect_right(self._excluded, span.start, key=lambda one: one.start)
        shift = self._shifts[passed]
        return Span(span.start - shift, span.end - shift)


def _cut_marks(one: AnnotatorMarks, kept: _Kept, uid: str, losses: list[Loss]) -> Annotation:
    marks: list[Mark] = [*one.annotation.labels.values()]
    there: set[str] = set()
    for entity in one.annotation.entities.values():
        moved = _moved(entity, kept)
        if moved is None:
            losses.append(Loss(KIND, uid, entity.uid, tr("It lies in an excluded part.")))
        else:
            marks.append(moved)
            there.add(moved.uid)
    for relation in one.annotation.relations.values():
        if relation.head in there and relation.tail in there:
            marks.append(relation)
        else:
            losses.append(Loss(KIND, uid, relation.uid, tr("Its end lies in an excluded part.")))
    return Annotation.of(marks)


def _moved(entity: Entity, kept: _Kept) -> Entity | None:
    spans = [kept.moved(span) for span in entity.spans]
    whole = [span for span in spans if span is not None]
    return replace(entity, spans=joined(whole)) if len(whole) == len(spans) else None
