"""Marks as a file claims them: those that its text bears out are kept, the others are told."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.formats.format import Failed, Loss, Remark
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Attributes, Entity, Mark, Relation, Span

Told = Failed | Remark | Loss


@dataclass(frozen=True, slots=True)
class Claim:
    """An entity, its spans as the file counts."""

    label: str
    spans: tuple[Span, ...]
    words: str | None = None
    """What the file says stands there; None: it says nothing."""
    key: Hashable = None
    """What the relations of the file call it."""
    attributes: Attributes = ()
    note: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """A relation between what the file calls ``head`` and ``tail``."""

    label: str
    head: Hashable
    tail: Hashable
    attributes: Attributes = ()
    note: str = ""
    made_by: str = ""


def settle(places: Places, claims: Iterable[Claim], where: str) -> Iterator[Remark]:
    """Finds out in which unit the file counts; says so if it is UTF-16."""
    if places.settle_unit((claim.spans, claim.words) for claim in claims):
        yield Remark(where, tr("positions were counted in UTF-16."))


class Borne:
    """The marks of one annotation that its text bears out, and what is told of the others."""

    def __init__(self, places: Places, where: str, new_uid: Callable[[], str]) -> None:
        self.told: list[Told] = []
        self.entities: dict[Hashable, Entity] = {}
        self._places = places
        self._where = where
        self._new_uid = new_uid
        self._marks: list[Mark] = []
        self._unknown: set[str] = set()

    def add_entities(self, claims: Iterable[Claim]) -> None:
        """Takes entities; of two with one key the relations mean the first."""
        for claim in claims:
            try:
                spans = self._places.spans(claim.spans, claim.words)
            except BadInput as error:
                self.fail(claim.label, error)
                continue
            entity = Entity(
                self._new_uid(), spans, claim.label, claim.attributes, claim.note, claim.made_by
            )
            self._marks.append(entity)
            self.entities.setdefault(claim.key, entity)

    def add_relations(self, relations: Iterable[Ends]) -> None:
        """Takes relations, once their entities are there."""
        for one in relations:
            ends = [self.entities.get(end) for end in (one.head, one.tail)]
            head, tail = ends
            if head is None or tail is None:
                missing = one.head if head is None else one.tail
                why = tr("there is no entity {uid} for its end.", uid=str(missing))
                self.fail(one.label, BadInput(why))
                continue
            relation = Relation(
                self._new_uid(),
                head.uid,
                tail.uid,
                one.label,
                one.attributes,
                one.note,
                one.made_by,
            )
            self._marks.append(relation)

    def add_labels(self, labels: Iterable[ArticleLabel]) -> None:
        """Takes labels of the article."""
        self._marks.extend(labels)

    def fail(self, name: str, error: BadInput) -> None:
        """Tells of a mark, named by its label, that cannot be."""
        self.told.append(Failed(f"{self._where} {name}".strip(), str(error)))

    def lose(self, kind: str, why: str) -> None:
        """Tells of something that there is no place for here."""
        self.told.append(Loss(kind, self._where, "", why))

    def meet(self, fields: Iterable[str], known: frozenset[str]) -> None:
        """Tells, once for each name, of the fields of a mark that nobody here knows."""
        for name in sorted(set(fields) - known - self._unknown):
            self._unknown.add(name)
            self.lose("field", tr("{name} of its marks has no place here.", name=name))

    def annotation(self) -> Annotation:
        """The marks."""
        return Annotation.of(self._marks)
