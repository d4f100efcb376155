"""The relations of a page: which rows they pass, and what is drawn there.

A relation is known from the start, its way only once the lines around it are broken: then its
strands lie on rows, and each row packs its own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annotator.model.annotation import Annotation
from annotator.model.labels import COLOURS, LabelSet
from annotator.model.marks import Entity, Relation
from annotator.ui.canvas.names import Badge, Names
from annotator.ui.canvas.paragraph import Paragraph, Row
from annotator.ui.canvas.pieces import Strokes
from annotator.ui.canvas.placing import Ground, placed, zones_of
from annotator.ui.canvas.strands import Arc, RowArcs, Strand, Zone
from annotator.ui.canvas.strokes import strokes_of
from annotator.ui.canvas.style import Style
from annotator.usecases.chains import Chain, chains, is_chain_label

FARTHEST = 3
"""Over how many lines the whole way of a relation is drawn."""
_LONGEST_NAME = 22


class Web:
    """What joins the entities of one page: relations as brackets, and chains."""

    def __init__(self, paragraphs: Sequence[Paragraph], text: str, style: Style) -> None:
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._text = text
        self._annotation = Annotation()
        self._labels = LabelSet("")
        self._arrows: dict[str, bool] = {}
        self._chained: set[str] = set()
        self._of: dict[str, set[str]] = {}
        self._near: dict[int, set[str]] = {}
        self._where: dict[str, list[int]] = {}
        self._rows: dict[str, list[Row]] = {}
        self.chains: tuple[Chain, ...] = ()
        self.badges: dict[str, Badge] = {}
        self.renew(style)

    def renew(self, style: Style) -> None:
        """Forgets the rows, as the paragraphs do."""
        self.names = Names(style.name_font)
        self.words = Names(style.relation_font)
        self._lane = style.lane
        self._rows.clear()

    def show(self, annotation: Annotation, labels: LabelSet) -> None:
        """Has just these relations; rows that are known are to be settled again."""
        self._annotation, self._labels = annotation, labels
        self._arrows = {
            label.name: not label.symmetric
            for label in labels.relations
            if not is_chain_label(label)
        }
        self._chained = {label.name for label in labels.relations if is_chain_label(label)}
        for known in (self._of, self._near, self._where, self._rows):
            known.clear()
        for relation in annotation.relations.values():
            self._learn(relation)
        self._count_chains()

    def settle(self, paragraph: Paragraph) -> None:
        """Leads the relations over a paragraph whose lines are broken, and packs its rows."""
        for row in paragraph.rows:
            row.strands, row.arcs, row.above = {}, None, 0.0
        touched: dict[Row, None] = {}
        for uid in sorted(self._near.get(paragraph.index, ())):
            for row, strand in self._way(self._annotation.relations[uid]):
                if row.paragraph is paragraph:
                    self._lay(row, strand)
                    touched[row] = None
        for row in touched:
            self.pack(row)

    def change(
        self, annotation: Annotation, relations: Iterable[str], entities: Iterable[str]
    ) -> set[Row]:
        """Shows ``annotation``, in which these marks (uids) differ; the rows that they touch."""
        self._annotation = annotation
        changed, moved = set(relations), set(entities)
        for uid in moved:
            changed |= self._of.get(uid, set())
        touched: set[Row] = set()
        for uid in changed:
            touched.update(self._forget(uid))
        for uid in sorted(changed):
            relation = annotation.relations.get(uid)
            if relation and self._learn(relation):
                touched.update(self._lead(relation))
        if changed or moved & self.badges.keys():
            before = self.badges
            self._count_chains()
            other = {uid for uid, _ in before.items() ^ self.badges.items()}
            touched.update(self._rows_of_entities(other))
        return touched

    def pack(self, row: Row) -> bool:
        """Works out anew what is drawn over a row; whether its height changed."""
        before = row.above
        if row.strands:
            row.arcs = self._arcs(row)
            row.above = row.arcs.lanes * self._lane
        else:
            row.arcs, row.above = None, 0.0
        return row.above != before

    def strokes(self, row: Row) -> Strokes:
        """The strokes of a row, worked out if need be."""
        if row.strokes is None:
            row.strokes = strokes_of(row, self.names, self.badges)
        return row.strokes

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All that relations may join, by uid."""
        return self._annotation.entities

    def zone(self, row: Row, entity: str) -> Zone | None:
        """Where on a row the relations of an entity stand."""
        return zones_of(self.strokes(row)).get(entity)

    def ends(self, relation: str | None) -> dict[str, str]:
        """The two entities that a relation joins, each with the relation's label."""
        known = self._annotation.relations.get(relation or "")
        return dict.fromkeys((known.head, known.tail), known.label) if known else {}

    def ends_of(self, relation: str) -> list[tuple[Row, Arc]]:
        """The brackets that stand on a relation's head and tail, as far as their rows are known.

        The head's is the first; one row may hold both.
        """
        found = []
        for row in self._rows.get(relation, ()):
            strand = row.strands[relation]
            if row.arcs and (strand.head or strand.tail):
                every = (*row.arcs.arcs, *row.arcs.hidden)
                found += [(strand.head is None, row, arc) for arc in every if arc.uid == relation]
        return [(row, arc) for _, row, arc in sorted(found, key=lambda one: one[0])]

    def relations_of(self, entity: str) -> frozenset[str]:
        """The relations (uids) that are drawn from or to an entity."""
        return frozenset(self._of.get(entity, ()))

    def chain_of(self, entity: str) -> tuple[str, ...]:
        """The members of the chain that an entity is in; empty if it is in none."""
        badge = self.badges.get(entity)
        return self.chains[badge.number - 1].members if badge else ()

    def _learn(self, relation: Relation) -> bool:
        """Notes which paragraphs a relation may pass; whether it is drawn at all."""
        entities = self._annotation.entities
        ends = [entities.get(end) for end in (relation.head, relation.tail)]
        if relation.label in self._chained or None in ends:
            return False
        places = sorted(self._paragraph_of(end).index for end in ends if end)
        near = {*places, *(self._filled_between(places[0], places[-1]) or ())}
        self._where[relation.uid] = sorted(near)
        for index in near:
            self._near.setdefault(index, set()).add(relation.uid)
        for end in (relation.head, relation.tail):
            self._of.setdefault(end, set()).add(relation.uid)
        return True

    def _forget(self, uid: str) -> list[Row]:
        for index in self._where.pop(uid, ()):
            self._near[index].discard(uid)
        for known in self._of.values():
            known.discard(uid)
        rows = self._rows.pop(uid, [])
        for row in rows:
            row.strands.pop(uid, None)
        return rows

    def _lead(self, relation: Relation) -> Iterator[Row]:
        """Lays a relation on the rows that are settled; the others take it up by themselves."""
        for row, strand in self._way(relation):
            if row.paragraph.is_laid_out:
                self._lay(row, strand)
                yield row

    def _lay(self, row: Row, strand: Strand) -> None:
        row.strands[strand.uid] = strand
        rows = self._rows.setdefault(strand.uid, [])
        if row not in rows:
            rows.append(row)

    def _way(self, relation: Relation) -> list[tuple[Row, Strand]]:
        """The rows that a relation passes, each with its strand there."""
        entities = self._annotation.entities
        head, tail = entities[relation.head], entities[relation.tail]
        between = self._rows_between(*sorted((head.start, tail.start)))
        if between is None:
            return self._stubs(relation, head, tail)
        out = []
        first, last = self._row_of(head.start), self._row_of(tail.start)
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

    def _stubs(self, relation: Relation, head: Entity, tail: Entity) -> list[tuple[Row, Strand]]:
        strand = self._strand(relation)
        onward = head.start < tail.start
        out = []
        for here, other in ((head, tail), (tail, head)):
            if not self._paragraph_of(here).rows:
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
            out.append((self._row_of(here.start), part))
        return out

    def _strand(self, relation: Relation) -> Strand:
        label = self._labels.relation(relation.label)
        words = label.title if label else relation.label
        arrow = self._arrows.get(relation.label, True)
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

    def _row_of(self, position: int) -> Row:
        paragraph = self._paragraphs[self._index(position)]
        return paragraph.row_at(paragraph.utf16(position))

    def _paragraph_of(self, entity: Entity) -> Paragraph:
        return self._paragraphs[self._index(entity.start)]

    def _index(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _rows_of_entities(self, uids: Iterable[str]) -> Iterator[Row]:
        """The known rows on which these begin, their strokes dropped."""
        for uid in uids:
            entity = self._annotation.entities.get(uid)
            if entity and self._paragraph_of(entity).rows:
                row = self._row_of(entity.start)
                row.strokes = None
                yield row

    def _arcs(self, row: Row) -> RowArcs:
        strokes, shape = self.strokes(row), row.shape
        ground = Ground(
            row.paragraph.setting.width,
            row.paragraph.reads_rtl,
            self._lane,
            shape.over,
            shape.top,
            zones_of(strokes),
            tuple(Zone(name.outer_left, name.outer_right) for name in strokes.names),
        )
        strands = sorted(row.strands.values(), key=lambda strand: strand.uid)
        return placed(strands, ground, self.words, is_open=row.is_open)

    def _count_chains(self) -> None:
        self.chains = tuple(chains(self._annotation, self._labels)) if self._chained else ()
        self.badges = {
            uid: Badge(count, len(chain.members), COLOURS[(count - 1) % len(COLOURS)])
            for count, chain in reversed(list(enumerate(self.chains, 1)))
            for uid in chain.members
        }
