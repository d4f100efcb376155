"""The structures of a CAS as an article and its marks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.errors import BadInput
from annotator.formats.cas_structures import SOFA, VIEW, Cas, Ref, Structure
from annotator.formats.uima import (
    ARTICLE_LABEL,
    LABEL,
    SENTENCE,
    TOKEN,
    Features,
    Marks,
    is_grammar,
    meant,
    short,
)
from annotator.i18n import tr

_ABOUT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_LANGUAGE = "uima.tcas.DocumentAnnotation"
_NOTED = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.MetaDataStringField"
_BOOKS = (
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "uima.cas.",
)
"""What a tool keeps of itself: no marks."""

_META = {
    "documentId": "documentId",
    "documentUri": "documentUri",
    "collectionId": "collectionId",
    "language": "language",
}
_UNKNOWN = ("", "x-unspecified")
_ENDS = (("Governor", "Dependent"), ("source", "target"))
_NO_FEATURES = frozenset({"begin", "end", "sofa", "self"})
_CHAIN = "Chain"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of its article."""

    title: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)


def marks(cas: Cas, where: str, new_uid: Callable[[], str]) -> tuple[Marks, About]:
    """The annotations of a file's text, ready to be asked for. BadInput if it has no text."""
    reader = _Reader(cas, where, new_uid)
    reader.read()
    return reader.out, reader.about()


class _Reader:
    def __init__(self, cas: Cas, where: str, new_uid: Callable[[], str]) -> None:
        self._cas = cas
        self._where = where
        self._sofa = _sofa(cas, where)
        self.out = Marks(self._sofa.text("sofaString"), new_uid, where)
        self._all = {one.id: one for one in cas.structures}
        self._members = cas.members.get(self._sofa.id)
        self._chained: set[int] = set()
        self._apart: dict[str, bool] = {}

    def read(self) -> None:
        """Gives every structure to the marks."""
        for one in self._cas.structures:
            if "first" in one.fields and self._is_chain(one):
                self._chain(one)
        for one in self._cas.structures:
            if one.id not in self._chained and not self._is_apart(one):
                self._take(one)

    def about(self) -> About:
        """What is said of the article."""
        title, meta = "", dict[str, object]()
        for one in self._cas.structures:
            if one.type in (_ABOUT, _LANGUAGE):
                title = one.text("documentTitle") or title
                said = {ours: one.text(theirs) for theirs, ours in _META.items()}
                meta |= {name: value for name, value in said.items() if value not in _UNKNOWN}
            elif one.type == _NOTED and one.text("key"):
                meta[one.text("key")] = one.text("value")
        return About(title, meta)

    def _is_apart(self, one: Structure) -> bool:
        """Whether it says nothing of the text: the tool's own, or of another text."""
        if one.type not in self._apart:
            self._apart[one.type] = (
                one.type.startswith(_BOOKS)
                or one.type in (_LANGUAGE, SENTENCE)
                or self._is_chain(one)
            )
        if self._apart[one.type]:
            return True
        sofa = one.ref("sofa") or one.number("sofa")
        if sofa is None or sofa == self._sofa.id:
            return False
        why = tr("{layer}: it lies in another text of the file.", layer=short(one.type))
        self.out.lose("view", f"{self._where} {one.id}", why)
        return True

    def _take(self, one: Structure) -> None:
        where = f"{self._where} {one.id}"
        begin, end = one.number("begin"), one.number("end")
        ends = _ends(one)
        if one.type == ARTICLE_LABEL:
            self.out.article_label(self._features(one))
        elif ends is not None:
            self.out.relation(self._layer(one), *ends, self._features(one), where)
        elif begin is None or end is None:
            self._lose_unplaced(one, where)
        elif one.type == TOKEN or (self._members is not None and one.id not in self._members):
            self.out.anchor(one.id, one.type, begin, end)
        else:
            self._lose_slots(one, where)
            self.out.span(one.id, self._layer(one), begin, end, self._features(one))

    def _layer(self, one: Structure) -> str:
        """The type; or of its ancestors the one for grammar, if it has such."""
        lineage = self._cas.types.lineage(one.type)
        return next((name for name in lineage if is_grammar(name)), one.type)

    def _is_chain(self, one: Structure) -> bool:
        return any(name.endswith(_CHAIN) for name in self._cas.types.lineage(one.type))

    def _lose_unplaced(self, one: Structure, where: str) -> None:
        """What has no place in the text: the links of slots are lost with their hosts."""
        if "role" not in one.fields and "target" not in one.fields:
            why = tr("{layer}: it has no place in the text.", layer=short(one.type))
            self.out.lose("structure", where, why)

    def _lose_slots(self, one: Structure, where: str) -> None:
        for name, value in one.fields.items():
            if name == "sofa" or not isinstance(value, Ref | tuple):
                continue
            for link in self._links(value):
                role = link.text("role") or short(link.type)
                why = tr("{role} at {place}: a slot.", role=role, place=name)
                self.out.lose("slot", where, why)

    def _links(self, value: Ref | tuple[Ref, ...]) -> Iterator[Structure]:
        for ref in value if isinstance(value, tuple) else (value,):
            one = self._all.get(ref.to)
            inside = one.fields.get("elements") if one is not None else None
            if isinstance(inside, tuple):
                yield from (self._all[each.to] for each in inside if each.to in self._all)
            elif one is not None:
                yield one

    def _chain(self, chain: Structure) -> None:
        """The links of a chain as entities, with a relation from each to the next."""
        one = self._all.get(chain.ref("first") or 0)
        layer = chain.type.removesuffix(_CHAIN)
        before: Structure | None = None
        while one is not None and one.id not in self._chained:
            self._chained.add(one.id)
            begin, end = one.number("begin"), one.number("end")
            if begin is not None and end is not None:
                kind = one.text("referenceType")
                self.out.span(one.id, layer, begin, end, {LABEL: kind} if kind else {})
            if before is not None:
                said = before.text("referenceRelation")
                where = f"{self._where} {before.id}"
                self.out.relation(layer, before.id, one.id, {LABEL: said} if said else {}, where)
            before, one = one, self._all.get(one.ref("next") or 0)

    def _features(self, one: Structure) -> Features:
        told: dict[str, str | bool] = {}
        for name, value in one.fields.items():
            if name in _NO_FEATURES or isinstance(value, Ref | tuple):
                continue
            if isinstance(value, str) and not self._cas.types.features:
                told[name] = meant(name, value)
            else:
                told[name] = value if isinstance(value, str | bool) else str(value)
        return told


def _sofa(cas: Cas, where: str) -> Structure:
    """The text of a file, the first view's if it has one."""
    texts = [one for one in cas.structures if one.type == SOFA and one.text("sofaString").strip()]
    if not texts:
        raise BadInput(tr("{where}: there is no text in it.", where=where))
    return min(texts, key=lambda one: one.text("sofaID") != VIEW)


def _ends(one: Structure) -> tuple[int, int] | None:
    """The ends of a relation, head first; None for what is none."""
    for head, tail in _ENDS:
        if head in one.fields and tail in one.fields:
            ends = one.ref(head), one.ref(tail)
            if ends[0] is not None and ends[1] is not None:
                return ends[0], ends[1]
    return None
