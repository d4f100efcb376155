"""Puts an annotation on a page, whole or as an edit changes it."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation
from annotator.ui.canvas.keeping import Band
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Paragraph, Row
from annotator.ui.canvas.voices import Voices


class Redressed(NamedTuple):
    """What an edit changed on the page."""

    bands: list[Band]

    @property
    def rows(self) -> list[Row]:
        """The rows on which something changed."""
        return [band.row for band in self.bands]

    @property
    def has_moved(self) -> bool:
        """Whether rows are higher or lower than before."""
        return any(band.grown for band in self.bands)


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


def hear(page: Page, voices: Voices) -> None:
    """Shows what several annotators said, in lanes under the rows that it is about."""
    page.voices = voices
    known = [one for one in page.paragraphs if one.is_laid_out]
    page.restack({one: 0 for one in known if voices.make_room(one, page.style.voice)})


def repack(page: Page, rows: Iterable[Row]) -> Redressed:
    """Works out anew what is drawn over these rows."""
    bands = []
    since: dict[Paragraph, int] = {}
    for row in rows:
        before, is_whole = row.above, row.strokes is None
        page.packing.pack(row)
        bands.append(Band(row, row.above - before, is_whole))
        if row.above != before and row.paragraph.is_laid_out:
            since[row.paragraph] = min(row.number, since.get(row.paragraph, row.number))
    if since:
        page.restack(since)
    return Redressed(bands)


def put_all(page: Page, entities: Iterable[Entity]) -> None:
    """Has just these entities on the page, and no others."""
    for paragraph in page.paragraphs:
        paragraph.entities.clear()
        for row in paragraph.rows:
            row.pieces, row.strokes = [], None
    for entity in entities:
        page.put(entity)
