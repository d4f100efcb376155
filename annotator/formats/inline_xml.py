"""XML with marks inside its text, such as TimeML: an element is an entity, its name the label."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.claimed import Borne, Claim
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Found,
    ReadOptions,
    failed,
)
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model.article import Article, Source
from annotator.model.marks import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY = "text"
_TITLES = frozenset({"title", "headline"})
_STRUCTURE = frozenset(
    {"body", "br", "div", "document", "head", "lb", "p", "paragraph", "s", "sentence", "section"}
    | {"text", "title"}
)
"""Elements, in lower case, that part a text and say nothing of its words."""

_SHOWN = 80


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The article of a file: the text in its element ``TEXT``, or else in all of it."""
    try:
        raw = intake.read_bytes(path)
        root, encoding = _parsed(raw)
        source = Source(path.name, encoding, hashlib.sha256(raw).hexdigest(), raw)
        yield from _article(root, path, source, options)
    except BadInput as error:
        yield failed(str(path), error, options)


def _parsed(raw: bytes) -> tuple["_Element", str]:
    """The root, with nothing fetched, expanded or run; and the encoding."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(tr("this is no XML: {why}", why=error.msg)) from error
    except ValueError as error:
        raise BadInput(tr("this is no XML: {why}", why=str(error))) from error
    return root, (root.getroottree().docinfo.encoding or "utf-8").lower()


def _article(root: "_Element", path: Path, source: Source, options: ReadOptions) -> Iterator[Found]:
    bodies = [one for one in root.iter("{*}*") if _name(one).lower() == _BODY]
    body = bodies[0] if len(bodies) == 1 else root
    inline = _Inline()
    inline.walk(body)
    places = Places(inline.text())
    intake.require_text(places.text)
    borne = Borne(places, str(path), options.new_uid)
    borne.add_entities(
        sorted(inline.claims, key=lambda one: (one.spans[0].start, -one.spans[0].end))
    )
    for kind, why in inline.lost:
        borne.lose(kind, why)
    meta: dict[str, object] = {}
    title = ""
    for element in _outside(body):
        if words := " ".join("".join(map(str, element.itertext())).split()):
            if _name(element).lower() in _TITLES:
                title = title or words
            meta.setdefault(_name(element), words)
        for one in element.iter("{*}*"):
            if one.attrib:
                borne.lose("outside", tr("It stands outside the text: {what}", what=_shown(one)))
    yield from borne.told
    article = Article(
        options.new_uid(), title or intake.headline(places.text, path.stem), places.text, meta
    )
    marks = borne.annotation()
    yield ArticleRecord(article, (AnnotatorMarks("", marks),) if marks else (), source)


def _outside(body: "_Element") -> Iterator["_Element"]:
    """What of a file is not on the way to its text nor in it."""
    within = {body, *body.iterancestors()}
    for parent in body.iterancestors():
        yield from (one for one in parent if one not in within and isinstance(one.tag, str))


class _Inline:
    """The text inside an element, and the claims of the elements in it."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.lost: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._length = 0

    def text(self) -> str:
        """The text."""
        return "".join(self._pieces)

    def walk(self, element: "_Element") -> None:
        """Takes what stands inside ``element``."""
        self._add(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                raise BadInput(
                    tr("it has an entity of its own, {name}: write what it means.", name=child.text)
                )
            start = self._length
            self.walk(child)
            self._mark(child, start)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _mark(self, element: "_Element", start: int) -> None:
        name = _name(element)
        if name.lower() in _STRUCTURE:
            why = tr("It parts the text and marks nothing: {what}", what=_shown(element))
            self.lost.append(("structure", why))
        elif start == self._length:
            self.lost.append(("empty", tr("It covers no letter: {what}", what=_shown(element))))
        else:
            attributes = {_local(key): str(value) for key, value in element.attrib.items()}
            span = Span(start, self._length)
            self.claims.append(Claim(name, (span,), attributes=tuple(sorted(attributes.items()))))


def _name(element: "_Element") -> str:
    return _local(str(element.tag))


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _shown(element: "_Element") -> str:
    said = [f"{_local(key)}={value!s}" for key, value in element.attrib.items()]
    return " ".join([_name(element), *said])[:_SHOWN]


INLINE_XML = Format(
    id="xml",
    title="Inline XML (TimeML)",
    endings=(".xml", ".tml"),
    offsets="",
    read=read,
)
