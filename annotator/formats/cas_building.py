"""An article and its marks as the structures of a CAS."""

from collections.abc import Iterator, Mapping

from annotator.formats.cas_structures import (
    ANNOTATION,
    BOOLEAN,
    SOFA,
    STRING,
    VIEW,
    Cas,
    Ref,
    Structure,
    Types,
    Value,
)
from annotator.formats.uima import (
    ARTICLE_LABEL,
    FRAGMENT,
    LABEL,
    NAMED_ENTITY,
    RELATION,
    SENTENCE,
    TOKEN,
)
from annotator.formats.uima_flat import Arc, Flat
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import AttributeValue
from annotator.text.offsets import Offsets
from annotator.text.segments import tokens
from annotator.text.sentences import sentences

ABOUT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_ARC = {"Governor": ANNOTATION, "Dependent": ANNOTATION}
_SOFA_ID = 1


class Kinds:
    """What values the attributes of one export have: texts or flags, whichever comes first."""

    def __init__(self) -> None:
        self.known: dict[str, type] = {}
        """By the name of the attribute."""

    def fits(self, name: str, value: AttributeValue) -> bool:
        """Whether an attribute may have a value, now that others had theirs."""
        return name == LABEL or self.known.setdefault(name, type(value)) is type(value)

    def copy(self) -> "Kinds":
        """Another that knows the same."""
        other = Kinds()
        other.known |= self.known
        return other

    def take(self, other: "Kinds") -> bool:
        """Takes over what ``other`` knows, if nothing of it is otherwise here."""
        if any(self.known.get(name, kind) is not kind for name, kind in other.known.items()):
            return False
        self.known |= other.known
        return True

    def types(self) -> Types:
        """The type system of all that was written so far."""
        said = {LABEL: STRING} | {
            name: BOOLEAN if kind is bool else STRING for name, kind in self.known.items()
        }
        return Types(
            parents={
                ABOUT: "uima.tcas.DocumentAnnotation",
                ARTICLE_LABEL: "uima.cas.AnnotationBase",
                **dict.fromkeys((SENTENCE, TOKEN, NAMED_ENTITY, RELATION, FRAGMENT), ANNOTATION),
            },
            features={
                ABOUT: {"documentTitle": STRING, "documentId": STRING},
                ARTICLE_LABEL: {"name": STRING, LABEL: STRING},
                NAMED_ENTITY: {"identifier": STRING, **said},
                RELATION: {**_ARC, **said},
                FRAGMENT: dict(_ARC),
            },
        )


def built(article: Article, annotation: Annotation, flat: Flat, types: Types, title: str) -> Cas:
    """The CAS of an article with the marks of ``flat``; ``title`` as the file can hold it."""
    sofa: dict[str, Value] = {
        "sofaNum": 1,
        "sofaID": VIEW,
        "mimeType": "text/plain",
        "sofaString": article.text,
    }
    cas = Cas([Structure(_SOFA_ID, SOFA, sofa)], types=types)
    maker = _Maker(cas, article.text)
    about: dict[str, Value] = {"language": "x-unspecified", "documentId": article.uid}
    maker.place(ABOUT, 0, len(article.text), about | ({"documentTitle": title} if title else {}))
    for type_, places in ((SENTENCE, sentences(article.text)), (TOKEN, tokens(article.text))):
        for start, end in places:
            maker.place(type_, start, end, {})
    pieces = [
        maker.place(NAMED_ENTITY, piece.span.start, piece.span.end, piece.features)
        for piece in flat.pieces
    ]
    for type_, arcs in ((FRAGMENT, flat.fragments), (RELATION, flat.relations)):
        for arc in arcs:
            tail = flat.pieces[arc.tail].span
            maker.place(type_, tail.start, tail.end, {**arc.features, **_ends(arc, pieces)})
    for name, value in sorted((one.name, one.value) for one in annotation.labels.values()):
        maker.add(ARTICLE_LABEL, {"name": name, LABEL: value})
    cas.members[_SOFA_ID] = frozenset(one.id for one in cas.structures[1:])
    return cas


def texts(cas: Cas) -> Iterator[str]:
    """All texts that it holds."""
    for one in cas.structures:
        yield from (value for value in one.fields.values() if isinstance(value, str))


class _Maker:
    """Adds structures, each under the next number."""

    def __init__(self, cas: Cas, text: str) -> None:
        self._cas = cas
        self._offsets = Offsets(text)

    def add(self, type_: str, fields: Mapping[str, Value]) -> int:
        number = len(self._cas.structures) + 1
        said: dict[str, Value] = {"sofa": Ref(_SOFA_ID), **fields}
        self._cas.structures.append(Structure(number, type_, said))
        return number

    def place(self, type_: str, start: int, end: int, fields: Mapping[str, Value]) -> int:
        begin, stop = self._offsets.to_utf16(start), self._offsets.to_utf16(end)
        return self.add(type_, {"begin": begin, "end": stop, **fields})


def _ends(arc: Arc, pieces: list[int]) -> dict[str, Value]:
    return {"Governor": Ref(pieces[arc.head]), "Dependent": Ref(pieces[arc.tail])}
