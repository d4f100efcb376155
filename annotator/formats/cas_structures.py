"""What a UIMA CAS holds: feature structures of declared types, over texts."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.errors import BadInput
from annotator.i18n import tr

SOFA = "uima.cas.Sofa"
ANNOTATION = "uima.tcas.Annotation"
STRING, BOOLEAN = "uima.cas.String", "uima.cas.Boolean"
VIEW = "_InitialView"

_PRIMITIVE = re.compile(r"uima\.cas\.(String|Boolean|Integer|Float|Double|Long|Short|Byte)(Array)?")
_REFERRING = frozenset({"Governor", "Dependent", "source", "target", "first", "next"})
_DEEPEST = 100
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Ref:
    """The identity of another structure."""

    to: int


Value = str | bool | int | Ref | tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure."""

    id: int
    type: str
    fields: Mapping[str, Value]

    def number(self, name: str) -> int | None:
        """A whole number; None if there is none."""
        value = self.fields.get(name)
        if isinstance(value, str):
            return int(value) if is_number(value) else None
        return value if type(value) is int and value >= 0 else None

    def ref(self, name: str) -> int | None:
        """The identity of the structure that a field refers to."""
        value = self.fields.get(name)
        return value.to if isinstance(value, Ref) else None

    def text(self, name: str) -> str:
        """A text, "" if there is none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


@dataclass(slots=True)
class Types:
    """Types with what they inherit from, and the features that each declares itself."""

    parents: dict[str, str] = field(default_factory=dict)
    features: dict[str, dict[str, str]] = field(default_factory=dict)
    """Type → feature → the type of its values."""
    _ranges: dict[tuple[str, str], str] = field(default_factory=dict)

    def lineage(self, name: str) -> Iterator[str]:
        """The type and all that it inherits from, as far as they are declared."""
        for _ in range(_DEEPEST):
            yield name
            if name not in self.parents:
                return
            name = self.parents[name]

    def value(self, type_: str, name: str, said: str) -> Value:
        """What an attribute of XMI says, by the type of the feature or else by its looks."""
        range_ = self._range(type_, name)
        if range_ == BOOLEAN:
            return said == "true"
        if range_ and _PRIMITIVE.fullmatch(range_):
            return said
        if range_ or name in _REFERRING:
            numbers = said.split()
            if numbers and all(is_number(one) for one in numbers):
                refs = tuple(Ref(int(one)) for one in numbers)
                return refs[0] if len(refs) == 1 and not range_.endswith("FSArray") else refs
        return said

    def _range(self, type_: str, name: str) -> str:
        """The type of a feature's values, "" if it is not declared."""
        key = type_, name
        if key not in self._ranges:
            declared = (self.features.get(one, {}).get(name) for one in self.lineage(type_))
            self._ranges[key] = next((one for one in declared if one), "")
        return self._ranges[key]


def is_number(said: str) -> bool:
    """Whether it is a number as identities and positions are: plain digits, not too many."""
    return len(said) <= _DIGITS and said.isascii() and said.isdecimal()


@dataclass(slots=True)
class Cas:
    """The structures of a file, and which of them each text's index holds."""

    structures: list[Structure] = field(default_factory=list)
    members: dict[int, frozenset[int]] = field(default_factory=dict)
    """By the identity of the text (the Sofa)."""
    types: Types = field(default_factory=Types)


def elements(raw: bytes, where: str) -> Iterator[tuple[str, object]]:
    """``start`` and ``end`` of each element of an XML file, with lxml's element.

    No entity is resolved, nothing is fetched. BadInput for a document type (which alone can declare
    entities) and at the first place that is not XML.
    """
    from lxml import etree

    if b"<!DOCTYPE" in raw:
        raise BadInput(tr("{where}: a document type in an XML file is not read.", where=where))
    try:
        walk = etree.iterparse(
            io.BytesIO(raw),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for number, (event, element) in enumerate(walk):
            if number == 0 and element.getroottree().docinfo.internalDTD is not None:
                raise BadInput(
                    tr("{where}: a document type in an XML file is not read.", where=where)
                )
            yield event, element
            if event == "end":
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        at = f"{where}:{error.lineno or 1}"
        raise BadInput(tr("{where}: {why}", where=at, why=error.msg)) from error
