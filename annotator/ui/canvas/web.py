"""The relations of a page: which rows they pass, and what is drawn there.

A relation is known from the start, its way only once the lines around it are broken: then its
strands lie on rows, and each row packs its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.labels import COLOURS, LabelSet
from annotator.model.marks import Entity, Relation
from annotator.ui.canvas.names import Badge
from annotator.ui.canvas.packing import Packing
from annotator.ui.canvas.paragraph import Paragraph, Row
from annotator.ui.canvas.strands import Arc, Strand
from annotator.ui.canvas.ways import Ways
from annotator.usecases.chains import Chain, chains, is_chain_label


class Web:
    """What joins the entities of one page: relations as brackets, and chains."""

    def __init__(self, paragraphs: Sequence[Paragraph], text: str, packing: Packing) -> None:
        self._ways = Ways(paragraphs, text)
        self._packing = packing
        self._chained: set[str] = set()
        self._of: dict[str, set[str]] = {}
        self._near: dict[int, set[str]] = {}
        self._where: dict[str, tuple[Relation, list[int]]] = {}
        self._rows: dict[str, list[Row]] = {}
        self.chains: tuple[Chain, ...] = ()
        self.badges: dict[str, Badge] = {}

    def forget_rows(self) -> None:
        """Forgets the rows, as the paragraphs do."""
        self._rows.clear()

    def show(self, annotation: Annotation, labels: LabelSet) -> None:
        """Has just these relations; rows that are known are to be settled again."""
        self._ways.annotation, self._ways.labels = annotation, labels
        self._chained = {label.name for label in labels.relations if is_chain_label(label)}
        for known in (self._of, self._near, self._where, self._rows):
            known.clear()
        for relation in annotation.relations.values():
            self._learn(relation)
        self._count_chains()

    def settle(self, paragraph: Paragraph) -> None:
        """Leads the relations over a paragraph whose lines are broken, and packs its rows."""
        for row in paragraph.rows:
            self._packing.clear(row)
        touched: dict[Row, None] = {}
        for uid in sorted(self._near.get(paragraph.index, ())):
            for row, strand in self._ways.way(self.annotation.relations[uid]):
                if row.paragraph is paragraph:
                    self._lay(row, strand)
                    touched[row] = None
        for row in touched:
            self._packing.keep(row)

    def change(
        self, annotation: Annotation, relations: Iterable[str], entities: Iterable[str]
    ) -> set[Row]:
        """Shows ``annotation``, in which these marks (uids) differ; the rows that they touch."""
        self._ways.annotation = annotation
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

    @property
    def annotation(self) -> Annotation:
        """The marks that are shown."""
        return self._ways.annotation

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All that relations may join, by uid."""
        return self.annotation.entities

    def ends(self, relation: str | None) -> dict[str, str]:
        """The two entities that a relation joins, each with the relation's label."""
        known = self.annotation.relations.get(relation or "")
        return dict.fromkeys((known.head, known.tail), known.label) if known else {}

    def ends_of(self, relation: str) -> list[tuple[Row, Arc]]:
        """The brackets that stand on a relation's head and tail, as far as their rows are known.

        The head's is the first; one row may hold both.
        """
        found = []
        for row in self._rows.get(relation, ()):
            strand = row.strands[relation]
            arcs = self._packing.arcs(row)
            if arcs and (strand.head or strand.tail):
                every = (*arcs.arcs, *arcs.hidden)
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
        ends = {relation.head, relation.tail}
        if relation.label in self._chained or not ends <= self.entities.keys():
            return False
        near = self._ways.near(relation)
        self._where[relation.uid] = relation, near
        for index in near:
            self._near.setdefault(index, set()).add(relation.uid)
        for end in ends:
            self._of.setdefault(end, set()).add(relation.uid)
        return True

    def _forget(self, uid: str) -> list[Row]:
        relation, near = self._where.pop(uid, (None, []))
        for index in near:
            self._near[index].discard(uid)
        if relation:
            self._of[relation.head].discard(uid)
            self._of[relation.tail].discard(uid)
        rows = self._rows.pop(uid, [])
        for row in rows:
            row.strands.pop(uid, None)
        return rows

    def _lead(self, relation: Relation) -> Iterator[Row]:
        """Lays a relation on the rows that are settled; the others take it up by themselves."""
        for row, strand in self._ways.way(relation):
            if row.paragraph.is_laid_out:
                self._lay(row, strand)
                yield row

    def _lay(self, row: Row, strand: Strand) -> None:
        row.strands[strand.uid] = strand
        rows = self._rows.setdefault(strand.uid, [])
        if row not in rows:
            rows.append(row)

    def _rows_of_entities(self, uids: Iterable[str]) -> Iterator[Row]:
        """The known rows on which these begin, their strokes dropped."""
        for uid in uids:
            entity = self.entities.get(uid)
            if entity and self._ways.paragraph_of(entity).rows:
                row = self._ways.row_of(entity.start)
                row.strokes = None
                yield row

    def _count_chains(self) -> None:
        annotation, labels = self.annotation, self._ways.labels
        self.chains = tuple(chains(annotation, labels)) if self._chained else ()
        self.badges = self._packing.badges = {
            uid: Badge(count, len(chain.members), COLOURS[(count - 1) % len(COLOURS)])
            for count, chain in reversed(list(enumerate(self.chains, 1)))
            for uid in chain.members
        }
