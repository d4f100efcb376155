"""UIMA CAS, as INCEpTION and DKPro exchange it: XMI with a type system, or JSON."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotator.errors import AnnotatorError, BadInput, NotFound
from annotator.formats import (
    cas_json,
    cas_xmi,
    excluded,
    folders,
    inception,
    intake,
    parsing,
    uima_flat,
    writing,
)
from annotator.formats.cas_building import Kinds, built
from annotator.formats.cas_files import ENDINGS, TYPE_SYSTEM, Source, sources
from annotator.formats.cas_marks import marks
from annotator.formats.format import (
    ArticleRecord,
    Choice,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.article import Source as Origin
from annotator.model.marks import AttributeValue

SYNTAX = Choice("syntax", ("xmi", "json"))
_SIGNS = re.compile(rb'"%(FEATURE_STRUCTURES|TYPES)"\s*:|<xmi:XMI\b')
_TEXT = re.compile(rb'sofaString="[^"]*"|"sofaString"\s*:\s*"(?:[^"\\]|\\.)*"')


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file or a folder, each with one annotator's marks.

    A type system is looked for beside a file and in the folder above.
    """
    return parsing.found(partial(_found, path), _under(path), options, _weight)


@dataclass(frozen=True, slots=True)
class _Owned:
    """A file, whose it is, and its line in the index of our own export."""

    source: Source
    annotator: str
    told: Mapping[str, object]


def _under(path: Path) -> Iterator[_Owned | AnnotatorError]:
    """The files at a path; or why one cannot be read."""
    names = folders.annotators(path) if path.is_dir() else {}
    index = folders.index(path) if path.is_dir() else {}
    for source in sources(path):
        if isinstance(source, AnnotatorError):
            yield source
        else:
            owner = _owner(source.path, path, names)
            yield _Owned(source, owner, index.get(source.path.stem, {}))


def _found(path: Path, one: _Owned | AnnotatorError, options: ReadOptions) -> Iterator[Found]:
    if isinstance(one, _Owned):
        yield from _article(one, options)
    elif isinstance(one, BadInput | NotFound):
        yield failed(str(path), one, options)
    else:
        raise one


def _weight(one: _Owned | AnnotatorError) -> int:
    return len(one.source.raw) if isinstance(one, _Owned) else 0


def _owner(path: Path, top: Path, names: Mapping[str, str]) -> str:
    """Whose a file is: as the manifest of our own export has it, or else as its place tells."""
    ours = names.get(path.parent.name if path.parent != top else "")
    if ours is not None:
        return ours
    return inception.owner(path, _TEXT)


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder with the type system; with several ``options.annotators`` one inside for each."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(writing.Preparing[tuple[writing.Files, Kinds]]):
    hardness = 6

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._in_json = SYNTAX.of(options) == "json"
        self.pays = not self._in_json  # there each file tells of all attributes written before
        self._files = folders.Names(options.annotators)
        self._kinds = Kinds()

    def prepare(self, record: ArticleRecord, *, dry: bool) -> tuple[writing.Files, Kinds]:
        record, lost = excluded.prepared(record, keep=self.options.keep_excluded)
        article = record.article
        kinds = self._kinds.copy()
        found = None if self._in_json else cas_xmi.FORBIDDEN.search(article.text)
        if found is not None:
            added = writing.Added(losses=(*lost, *_refused(record, found.start())))
            return writing.Files((), added), kinds
        files: list[tuple[str | None, bytes]] = []
        entities = relations = 0
        for one in record.annotations:
            flat = uima_flat.flat(article.uid, one.annotation, partial(self._fits, kinds))
            annotation, more = self._labelled(article, one.annotation)
            lost += (*flat.losses, *more)
            entities += flat.entities
            relations += len(flat.relations)
            if not dry:
                files.append((one.annotator, self._written(article, annotation, flat, kinds)))
        if not dry and not record.annotations:
            nothing = self._written(article, Annotation(), uima_flat.Flat(), kinds)
            files.append((None, nothing))
        return writing.Files(tuple(files), writing.Added(entities, relations, lost)), kinds

    def put(
        self, record: ArticleRecord, prepared: tuple[writing.Files, Kinds], sink: writing.Sink
    ) -> writing.Added:
        files, kinds = prepared
        if not self._kinds.take(kinds):  # an article before this one was first to use an attribute
            files, kinds = self.prepare(record, dry=sink.dry)
            self._kinds.take(kinds)
        ending = ".json" if self._in_json else ".xmi"
        return folders.put(record, files, ending, self._files, sink)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        if not self._in_json:
            sink.add(TYPE_SYSTEM, cas_xmi.written_types(self._kinds.types()))
        return {"format": CAS.id, "annotators": self._files.annotators}

    def _fits(self, kinds: Kinds, name: str, value: AttributeValue) -> bool:
        return self._holds(str(value)) and kinds.fits(name, value)

    def _holds(self, words: str) -> bool:
        return self._in_json or cas_xmi.FORBIDDEN.search(words) is None

    def _labelled(self, article: Article, annotation: Annotation) -> tuple[Annotation, list[Loss]]:
        """The labels of the article that the file can hold, and the others."""
        kept, lost = [], []
        for label in annotation.labels.values():
            if self._holds(label.name + label.value):
                kept.append(label)
            else:
                why = tr("XML cannot hold a character of it.")
                lost.append(Loss("characters", article.uid, label.uid, why))
        return Annotation.of(kept), lost

    def _written(
        self, article: Article, labels: Annotation, flat: uima_flat.Flat, kinds: Kinds
    ) -> bytes:
        title = article.title if self._holds(article.title) else ""
        cas = built(article, labels, flat, kinds.types(), title)
        return cas_json.written(cas) if self._in_json else cas_xmi.written(cas)


def _refused(record: ArticleRecord, at: int) -> Iterator[Loss]:
    """An article that XML cannot hold is not written, for its text is never altered."""
    article = record.article
    code = f"U+{ord(article.text[at]):04X}"
    why = tr(
        "XML cannot hold {code}, letter {n} of the text; it is not written.", code=code, n=str(at)
    )
    yield Loss("characters", article.uid, "", why)
    for one in record.annotations:
        for mark in one.annotation.marks():
            yield Loss("characters", article.uid, mark.uid, tr("Its article is not written."))


def _article(one: _Owned, options: ReadOptions) -> Iterator[Found]:
    """The article of a file."""
    source, annotator, told = one.source, one.annotator, one.told
    where = str(source.path)
    try:
        collected, about = marks(source.cas(), where, options.new_uid)
        text = collected.places.text
        annotation = collected.annotation()
        meta = plain.as_object(told.get("meta", dict(about.meta)), "meta")
        title = plain.as_string(told, "title") or " ".join(about.title.split())
        article = Article(
            plain.as_text(told.get("uid") or options.new_uid(), "uid"),
            title or intake.headline(text, inception.article(source.path, annotator)),
            text,
            meta,
        )
        yield from collected.told
        belonging = (
            folders.listed(annotator, annotation, told)
            if told
            else inception.belonging(source.path, annotator, annotation)
        )
        sha256 = hashlib.sha256(source.raw).hexdigest()
        yield ArticleRecord(article, belonging, Origin(source.path.name, "utf-8", sha256))
    except (BadInput, NotFound) as error:
        yield failed(where, error, options)


CAS = Format(
    id="cas",
    title="UIMA CAS (XMI, JSON)",
    endings=ENDINGS,
    offsets="UTF-16",
    read=read,
    is_slow_to_read=True,
    write=write,
    losses=losses,
    cannot_carry=(
        "attributes",
        "characters",
        "excluded",
        "label",
        "made_by",
        "note",
        "relation",
    ),
    choices=(SYNTAX,),
    is_folder=True,
    looks_like=lambda ends: _SIGNS.search(ends) is not None,
)
