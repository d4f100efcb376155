"""The ways of relations: over which rows each leads, and what of it is seen there."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation
from annotator.ui.canvas.paragraph import Paragraph, Row
from annotator.ui.canvas.strands import Strand

FARTHEST = 3
"""Over how many lines the whole way of a relation is drawn."""
_LONGEST_NAME = 22


class Ways:
    """Finds the ways of relations over the paragraphs of one page."""

    def __init__(self, paragraphs: Sequence[Paragraph], text: str) -> None:
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._text = text
        self.annotation = Annotation()
        self.labels = LabelSet("")

    def near(self, relation: Relation) -> list[int]:
        """The paragraphs (their numbers) over which a relation may lead."""
        entities = self.annotation.entities
        first, last = sorted(
            self.paragraph_of(entities[end]).index for end in (relation.head, relation.tail)
        )
        return sorted({first, last, *(self._filled_between(first, last) or ())})

    def way(self, relation: Relation) -> list[tuple[Row, Strand]]:
        """The rows that a relation passes, each with its strand there."""
        entities = self.annotation.entities
        head, tail = entities[relation.head], entities[relation.tail]
        between = self._rows_between(*sorted((head.start, tail.start)))
        if between is None:
            return self._stubs(relation, head, tail)
        out = []
        first, last = self.row_of(head.start), self.row_of(tail.start)
        strand = self._strand(relation)
        for row in between:
            here = strand._replace(
                head=head.uid if row is first else None,
                tail=tail.uid if row is last else None,
                back=row is not between[0],
                onward=row is not between[-1],
            )
            out.append((row, here))
        return out

    def row_of(self, position: int) -> Row:
        """The row that holds a position, of a paragraph whose lines are broken."""
        paragraph = self._paragraphs[self._index(position)]
        return paragraph.row_at(paragraph.utf16(position))

    def paragraph_of(self, entity: Entity) -> Paragraph:
        """The paragraph in which an entity begins."""
        return self._paragraphs[self._index(entity.start)]

    def _stubs(self, relation: Relation, head: Entity, tail: Entity) -> list[tuple[Row, Strand]]:
        strand = self._strand(relation)
        onward = head.start < tail.start
        out = []
        for here, other in ((head, tail), (tail, head)):
            if not self.paragraph_of(here).rows:
                continue
            is_head = here is head
            part = strand._replace(
                head=head.uid if is_head else None,
                tail=None if is_head else tail.uid,
                onward=onward == is_head,
                back=onward != is_head,
                words=f"{strand.words} · {self._short(other)}",
                is_stub=True,
            )
            out.append((self.row_of(here.start), part))
        return out

    def _strand(self, relation: Relation) -> Strand:
        label = self.labels.relation(relation.label)
        words = label.title if label else relation.label
        arrow = label is None or not label.symmetric
        return Strand(
            relation.uid, relation.label, words, None, None,
            back=False, onward=False, has_arrow=arrow,
        )  # fmt: skip

    def _short(self, entity: Entity) -> str:
        words = " ".join(entity.of(self._text).split())
        return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"

    def _rows_between(self, start: int, end: int) -> list[Row] | None:
        """The rows with text from one place to another; None if there are too many."""
        first, last = self._index(start), self._index(end)
        between = self._filled_between(first, last)
        if between is None:
            return None
        rows: list[Row] = []
        for index in dict.fromkeys((first, *between, last)):
            paragraph = self._paragraphs[index]
            paragraph.break_lines()
            low = paragraph.row_at(paragraph.utf16(start)).number if index == first else 0
            final = paragraph.row_at(paragraph.utf16(end)) if index == last else paragraph.rows[-1]
            if len(rows) + final.number - low + 1 > FARTHEST:
                return None
            rows += paragraph.rows[low : final.number + 1]
        return rows

    def _filled_between(self, first: int, last: int) -> list[int] | None:
        """The paragraphs with text between two others; None if they alone are too many."""
        filled = (n for n in range(first + 1, last) if self._paragraphs[n].text)
        found = list(islice(filled, FARTHEST - 1))
        return found if len(found) <= FARTHEST - 2 else None

    def _index(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)
