"""brat: a folder of texts, beside each its marks, with the types in two ``.conf`` files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import BadInput, NotFound
from annotator.formats import brat_conf, excluded, intake, strict_json, writing
from annotator.formats.brat_ann import read_marks
from annotator.formats.brat_lines import Lines
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.labels import LabelSet

CONF = "annotation.conf"
VISUAL = "visual.conf"
INDEX = "articles.jsonl"
"""Of our own exports: what an article has and brat has no place for, one article a line."""

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_CONF = 1024 * 1024
_KINDS = frozenset(AnnotatorKind)
_STATUSES = frozenset(Status)
_UNFIT_FOR_FOLDER = re.compile(r"[^\w-]+")


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """A text with its marks, named by either file; or all of a folder and of those inside it."""
    if not path.is_dir():
        yield from _labels(path.parent)
        yield from _article(path.with_suffix(".txt"), "", {}, options)
        return
    annotators = _annotators(path)
    index = _index(path / INDEX)
    for folder in (path, *sorted(p for p in path.rglob("*") if p.is_dir())):
        yield from _labels(folder)
        annotator = annotators.get(folder.name if folder != path else "", "")
        stems = {p.stem for p in folder.iterdir() if p.suffix in (".txt", ".ann")}
        for stem in sorted(stems):
            yield from _article(folder / f"{stem}.txt", annotator, index.get(stem, {}), options)


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder; with several ``options.annotators`` one inside it for each."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
        self._names = brat_conf.Names()
        self._used = brat_conf.Used.starting_with(options.labels)
        for label in (*self._used.entities, *self._used.relations):
            self._names.of(label)
        several = len(options.annotators) > 1
        self._folders = _folders(options.annotators) if several else {}
        self._annotators: dict[str, str] = {}
        self._stems: set[str] = set()

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        if self._options.keep_excluded:
            lost = _unmarked(record.article)
        else:
            record, lost = excluded.cut(record)
        article = record.article
        stem = self._stem(article.uid)
        text = article.text.encode()
        entities = relations = 0
        for one in record.annotations:
            ann = Lines(article, one.annotation, self._names, self._used)
            lost += tuple(ann.losses)
            folder = self._folder(one.annotator)
            sink.add(f"{folder}{stem}.txt", text)
            sink.add(f"{folder}{stem}.ann", ann.encoded())
            entities += ann.entities
            relations += ann.relations
        if not record.annotations:
            # With an empty .ann brat shows it; in a folder of several it belongs to nobody.
            sink.add(f"{stem}.txt", text)
            if not self._folders:
                sink.add(f"{stem}.ann", b"")
        if not sink.dry:
            sink.add(INDEX, strict_json.dump(_index_line(stem, record)))
        return writing.Added(entities, relations, lost)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add(CONF, brat_conf.annotation_conf(self._used, self._names).encode())
        sink.add(VISUAL, brat_conf.visual_conf(self._used, self._names).encode())
        return {"format": "brat", "annotators": self._annotators}

    def _stem(self, uid: str) -> str:
        stem = uid if _SAFE.fullmatch(uid) else f"article-{len(self._stems) + 1:05}"
        base, number = stem, 1
        while stem.casefold() in self._stems:
            number += 1
            stem = f"{base}-{number}"
        self._stems.add(stem.casefold())
        return stem

    def _folder(self, annotator: str) -> str:
        if annotator not in self._folders and self._annotators.get("", annotator) != annotator:
            self._folders |= _folders((*self._folders, annotator))
        folder = self._folders.get(annotator, "")
        self._annotators[folder] = annotator
        return f"{folder}/" if folder else ""


def _unmarked(article: Article) -> tuple[Loss, ...]:
    if not article.excluded:
        return ()
    why = tr("Excluded parts stay in the text, and nothing tells them from it.")
    return (Loss(excluded.KIND, article.uid, "", why),)


def _folders(annotators: Iterable[str]) -> dict[str, str]:
    """A folder for each annotator, no two alike on a disk that ignores case."""
    folders: dict[str, str] = {}
    for annotator in annotators:
        base = folder = _UNFIT_FOR_FOLDER.sub("_", annotator)[:64] or "annotator"
        number = 1
        while folder.casefold() in {one.casefold() for one in folders.values()}:
            number += 1
            folder = f"{base}-{number}"
        folders[annotator] = folder
    return folders


def _index_line(stem: str, record: ArticleRecord) -> plain.Plain:
    article = record.article
    return {
        "file": stem,
        "uid": article.uid,
        "title": article.title,
        "meta": dict(article.meta),
        "annotations": [
            {"annotator": one.annotator, "kind": one.kind.value, "status": one.status.value}
            for one in record.annotations
        ],
    }


def _labels(folder: Path) -> Iterator[LabelSet]:
    if (folder / CONF).is_file():
        conf, visual = (_small(folder / name).decode("utf-8", "replace") for name in (CONF, VISUAL))
        yield brat_conf.read_labels(folder.name or "brat", conf, visual)


def _article(
    path: Path, annotator: str, told: Mapping[str, object], options: ReadOptions
) -> Iterator[Found]:
    """The article at a ``.txt`` and the marks beside it; ``told`` is its line in our index."""
    try:
        text, source = intake.decoded(path, intake.read_bytes(path), options)
        intake.require_text(text)
        # brat counts the letters of the file, with every CR.
        places = Places(intake.read_bytes(path).decode(source.encoding))
        ann = path.with_suffix(".ann")
        marks: tuple[AnnotatorMarks, ...] = ()
        if ann.is_file():
            lines, _ = intake.decoded(ann, intake.read_bytes(ann), options)
            annotation, lost = read_marks(lines, places, options.new_uid, str(ann))
            yield from lost
            if annotation or not told or told.get("annotations"):
                marks = (_annotation(annotator, annotation, told),)
        article = Article(
            plain.as_text(told.get("uid") or options.new_uid(), "uid"),
            plain.as_string(told, "title") or intake.headline(text, path.stem),
            places.text,
            plain.as_object(told.get("meta", {}), "meta"),
        )
        yield ArticleRecord(article, marks, source)
    except (BadInput, NotFound) as error:
        yield failed(str(path), error, options)


def _annotation(
    annotator: str, annotation: Annotation, told: Mapping[str, object]
) -> AnnotatorMarks:
    """The marks under what our index says of their annotator."""
    for one in plain.as_list(told.get("annotations", []), "annotations"):
        fields = plain.as_object(one, "annotations")
        kind, status = plain.as_string(fields, "kind"), plain.as_string(fields, "status")
        if fields.get("annotator") == annotator and kind in _KINDS and status in _STATUSES:
            return AnnotatorMarks(annotator, annotation, AnnotatorKind(kind), Status(status))
    return AnnotatorMarks(annotator, annotation)


def _annotators(folder: Path) -> dict[str, str]:
    """Of our own export: folder → annotator, "" for the top."""
    path = folder / writing.MANIFEST
    if not path.is_file():
        return {}
    fields = plain.as_object(strict_json.parse(_small(path), str(path)), str(path))
    named = plain.as_object(fields.get("annotators", {}), "annotators")
    return {name: plain.as_string(named, name) for name in named}


def _index(path: Path) -> dict[str, dict[str, object]]:
    """Of our own export: the line of each article, under the stem of its file."""
    index: dict[str, dict[str, object]] = {}
    if path.is_file():
        for where, line in strict_json.lines(path):
            fields = plain.as_object(strict_json.parse(line, where), where)
            index[plain.as_string(fields, "file")] = fields
    return index


def _small(path: Path) -> bytes:
    """The beginning of a file that cannot be long; nothing if it is not there."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_CONF)
    except OSError:
        return b""


BRAT = Format(
    id="brat",
    title="brat stand-off",
    endings=(".ann",),
    offsets="code points",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=(
        "article_label",
        "attributes",
        "excluded",
        "fragments",
        "label",
        "line_break",
        "made_by",
        "note",
        "relation",
    ),
    is_folder=True,
)
