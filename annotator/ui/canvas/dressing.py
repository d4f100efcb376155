"""Puts an annotation on a page, whole or as an edit changes it."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Paragraph, Row


class Redressed(NamedTuple):
    """What an edit changed on the page."""

    rows: list[Row]
    has_moved: bool
    """Whether rows are higher or lower than before."""


def dress(page: Page, annotation: Annotation, labels: LabelSet) -> None:
    """Has just these marks on the page, and no others."""
    put_all(page, annotation.in_reading_order())
    page.web.show(annotation, labels)
    known = [paragraph for paragraph in page.paragraphs if paragraph.is_laid_out]
    for paragraph in known:
        page.web.settle(paragraph)
    page.restack(dict.fromkeys(known, 0))


def redress(page: Page, annotation: Annotation, edit: Edit) -> Redressed:
    """Shows ``annotation``, which is what was shown with ``edit`` applied."""
    rows: set[Row] = set()
    entities, relations = [], []
    for change in edit.changes:
        if isinstance(change.before, Entity):
            rows.update(page.take(change.before))
        if isinstance(change.after, Entity):
            rows.update(page.put(change.after))
        mark = change.after or change.before
        if isinstance(mark, Entity):
            entities.append(mark.uid)
        elif isinstance(mark, Relation):
            relations.append(mark.uid)
    rows |= page.web.change(annotation, relations, entities)
    return repack(page, rows)


def repack(page: Page, rows: Iterable[Row]) -> Redressed:
    """Works out anew what is drawn over these rows."""
    rows = list(rows)
    moved = [row for row in rows if page.packing.pack(row)]
    since: dict[Paragraph, int] = {}
    for row in moved:
        if row.paragraph.is_laid_out:
            since[row.paragraph] = min(row.number, since.get(row.paragraph, row.number))
    if moved:
        page.restack(since)
    return Redressed(rows, bool(moved))


def put_all(page: Page, entities: Iterable[Entity]) -> None:
    """Has just these entities on the page, and no others."""
    for paragraph in page.paragraphs:
        paragraph.entities.clear()
        for row in paragraph.rows:
            row.pieces, row.strokes = [], None
    for entity in entities:
        page.put(entity)
