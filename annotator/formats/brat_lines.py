"""An annotation as the lines of one of brat's ``.ann`` files."""

import re
from collections.abc import Mapping
from itertools import pairwise

from annotator.formats import brat_conf
from annotator.formats.brat_ann import BREAK
from annotator.formats.format import Loss
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import Label, RelationLabel
from annotator.model.marks import Entity, Relation, Span

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Lines:
    """The lines of one ``.ann`` file, and what does not go into them."""

    def __init__(
        self,
        article: Article,
        annotation: Annotation,
        names: brat_conf.Names,
        used: brat_conf.Used,
    ) -> None:
        self.losses: list[Loss] = []
        self.entities = self.relations = 0
        self._article = article
        self._names = names
        self._used = used
        self._lines: list[str] = []
        self._notes = self._attributes = 0
        ends: dict[str, str] = {}
        for entity in annotation.in_reading_order():
            self._add_entity(entity, ends)
        order = {uid: int(name[1:]) for uid, name in ends.items()}
        for relation in sorted(
            annotation.relations.values(),
            key=lambda r: (order.get(r.head, 0), order.get(r.tail, 0), r.label, r.uid),
        ):
            self._add_relation(relation, ends)
        for label in annotation.labels.values():
            self._lose("article_label", label.uid, tr("brat labels no articles."))

    def encoded(self) -> bytes:
        """The file."""
        return "".join(f"{line}\n" for line in self._lines).encode()

    def _add_entity(self, entity: Entity, ends: dict[str, str]) -> None:
        text = self._article.text
        pieces = [piece for span in entity.spans for piece in _pieces(span, text)]
        if not pieces:
            self._lose("line_break", entity.uid, tr("It covers nothing but line breaks."))
            return
        if any(BREAK.fullmatch(text, a.end, b.start) for a, b in pairwise(entity.spans)):
            self._lose("fragments", entity.uid, tr("Only line breaks part it; it reads as whole."))
        elif not all(_keeps_edges(span, text) for span in entity.spans):
            self._lose("line_break", entity.uid, tr("A line break at its edge is left off."))
        self.entities += 1
        name = ends[entity.uid] = f"T{self.entities}"
        self._used.entities.setdefault(entity.label, Label(entity.label))
        spans = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(text) for piece in pieces)
        self._lines.append(f"{name}\t{self._label(entity)} {spans}\t{words}")
        self._add_note(entity, name)
        for attribute in entity.attributes:
            self._add_attribute(entity, name, attribute)

    def _add_relation(self, relation: Relation, ends: Mapping[str, str]) -> None:
        if relation.head not in ends or relation.tail not in ends:
            self._lose("relation", relation.uid, tr("One of its entities is lost."))
            return
        self.relations += 1
        name = f"R{self.relations}"
        self._used.relations.setdefault(relation.label, RelationLabel(relation.label))
        head, tail = ends[relation.head], ends[relation.tail]
        self._lines.append(f"{name}\t{self._label(relation)} Arg1:{head} Arg2:{tail}\t")
        self._add_note(relation, name)
        for attribute, _ in relation.attributes:
            self._lose(
                "attributes",
                relation.uid,
                tr("{name}: brat gives relations no attributes.", name=attribute),
            )

    def _label(self, mark: Entity | Relation) -> str:
        name = self._names.of(mark.label)
        if name != mark.label:
            self._lose(
                "label", mark.uid, tr("{label} is called {name}.", label=mark.label, name=name)
            )
        if mark.made_by:
            self._lose("made_by", mark.uid, tr("brat has no place for what proposed a mark."))
        return name

    def _add_note(self, mark: Entity | Relation, name: str) -> None:
        if not mark.note:
            return
        note = BREAK.sub(" ", mark.note)
        if note != mark.note:
            self._lose("note", mark.uid, tr("Its line breaks became spaces."))
        self._notes += 1
        self._lines.append(f"#{self._notes}\tAnnotatorNotes {name}\t{note}")

    def _add_attribute(self, mark: Entity, target: str, attribute: tuple[str, str | bool]) -> None:
        name, value = attribute
        fits = _SAFE.fullmatch(name) and (value is True or re.fullmatch(r"\S+", str(value)))
        if not fits or value is False:
            why = tr("{name}: {value} cannot be said in brat.", name=name, value=str(value))
            self._lose("attributes", mark.uid, why)
            return
        values = self._used.attributes.setdefault(name, {})
        if isinstance(value, str):
            values[value] = None
        said = "" if value is True else f" {value}"
        self._attributes += 1
        self._lines.append(f"A{self._attributes}\t{name} {target}{said}")

    def _lose(self, kind: str, mark: str, why: str) -> None:
        self.losses.append(Loss(kind, self._article.uid, mark, why))


def _keeps_edges(span: Span, text: str) -> bool:
    pieces = _pieces(span, text)
    return bool(pieces) and (pieces[0].start, pieces[-1].end) == (span.start, span.end)


def _pieces(span: Span, text: str) -> list[Span]:
    """A span without its line breaks, which no line of an ``.ann`` can hold."""
    if not BREAK.search(text, span.start, span.end):
        return [span]
    starts = [span.start, *(found.end() for found in BREAK.finditer(text, span.start, span.end))]
    ends = [*(found.start() for found in BREAK.finditer(text, span.start, span.end)), span.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
