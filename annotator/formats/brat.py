"""brat: a folder of texts, beside each its marks, with the types in two ``.conf`` files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import BadInput, NotFound
from annotator.formats import brat_conf, excluded, folders, intake, writing
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
from annotator.model import plain
from annotator.model.article import Article
from annotator.model.labels import LabelSet

CONF = "annotation.conf"
VISUAL = "visual.conf"
_LONGEST_CONF = 1024 * 1024
_COMPARED = 100
"""Texts of each folder that are looked at to see whether another holds the same."""


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """A text with its marks, named by either file; or all of a folder and of those inside it."""
    if not path.is_dir():
        yield from _labels(path.parent)
        yield from _article(path.with_suffix(".txt"), "", {}, options)
        return
    annotators = folders.annotators(path) or {name: name for name in people(path)}
    index = folders.index(path)
    for folder in (path, *sorted(p for p in path.rglob("*") if p.is_dir())):
        yield from _labels(folder)
        annotator = annotators.get("".join(folder.relative_to(path).parts[:1]), "")
        stems = {p.stem for p in folder.iterdir() if p.suffix in (".txt", ".ann")}
        for stem in sorted(stems):
            yield from _article(folder / f"{stem}.txt", annotator, index.get(stem, {}), options)


def people(path: Path) -> list[str]:
    """The folders in a folder that hold marks on the same texts: they are named for annotators."""
    owners: dict[tuple[str, bytes], str] = {}
    found: set[str] = set()
    for folder in sorted(one for one in path.iterdir() if one.is_dir() and not one.is_symlink()):
        for ann in sorted(folder.glob("*.ann"))[:_COMPARED]:
            text = ann.with_suffix(".txt")
            if not text.is_file():
                continue
            owner = owners.setdefault((text.name, _small(text)), folder.name)
            if owner != folder.name:
                found |= {owner, folder.name}
    return sorted(found)


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
        self._files = folders.Names(options.annotators)

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        record, lost = excluded.prepared(record, keep=self._options.keep_excluded)
        article = record.article
        stem = self._files.stem(article.uid)
        text = article.text.encode()
        entities = relations = 0
        for one in record.annotations:
            ann = Lines(article, one.annotation, self._names, self._used)
            lost += tuple(ann.losses)
            folder = self._files.folder(one.annotator)
            sink.add(f"{folder}{stem}.txt", text)
            sink.add(f"{folder}{stem}.ann", ann.encoded())
            entities += ann.entities
            relations += ann.relations
        if not record.annotations:
            # With an empty .ann brat shows it; in a folder of several it belongs to nobody.
            sink.add(f"{stem}.txt", text)
            if not self._files.has_folders:
                sink.add(f"{stem}.ann", b"")
        if not sink.dry:
            sink.add(folders.INDEX, folders.index_line(stem, record))
        return writing.Added(entities, relations, lost)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add(CONF, brat_conf.annotation_conf(self._used, self._names).encode())
        sink.add(VISUAL, brat_conf.visual_conf(self._used, self._names).encode())
        return {"format": "brat", "annotators": self._files.annotators}


def _labels(folder: Path) -> Iterator[LabelSet]:
    if (folder / CONF).is_file():
        conf, visual = (_small(folder / name).decode("utf-8", "replace") for name in (CONF, VISUAL))
        yield brat_conf.read_labels(folder.name or "brat", conf, visual)


def _article(
    path: Path, annotator: str, told: Mapping[str, object], options: ReadOptions
) -> Iterator[Found]:
    """The article at a ``.txt`` and the marks beside it; ``told`` is its line in our index."""
    ann = path.with_suffix(".ann")
    try:
        text, source = intake.decoded(path, intake.read_bytes(path), options)
        intake.require_text(text)
        # brat counts the letters of the file, with every CR.
        places = Places(intake.read_bytes(path).decode(source.encoding))
        marks: tuple[AnnotatorMarks, ...] = ()
        if ann.is_file():
            lines, _ = intake.decoded(ann, intake.read_bytes(ann), options)
            annotation, lost = read_marks(lines, places, options.new_uid, str(ann))
            yield from lost
            if annotation or not told or told.get("annotations"):
                marks = (folders.under(annotator, annotation, told),)
        article = Article(
            plain.as_text(told.get("uid") or options.new_uid(), "uid"),
            plain.as_string(told, "title") or intake.headline(text, path.stem),
            places.text,
            plain.as_object(told.get("meta", {}), "meta"),
        )
        yield ArticleRecord(article, marks, source)
    except (BadInput, NotFound) as error:
        where = ann if str(error).startswith(str(ann)) else path
        yield failed(str(where), error, options)


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
