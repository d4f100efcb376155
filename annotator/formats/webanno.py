"""WebAnno TSV 3, as WebAnno and INCEpTION write it: a file for each article and annotator."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import BadInput, NotFound
from annotator.formats import (
    excluded,
    folders,
    inception,
    intake,
    parsing,
    uima_flat,
    writing,
)
from annotator.formats.format import (
    ArticleRecord,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.webanno_lines import encoded, fits
from annotator.formats.webanno_marks import marks
from annotator.formats.webanno_rows import FORMAT, sheet
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article

ENDING = ".tsv"
_TEXT = re.compile(rb"^#Text=.*$", re.MULTILINE)


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The article of a file with its marks, or those of all files under a folder."""
    if not path.is_dir():
        return _article(_Table(path, inception.owner(path, _TEXT), {}), options)
    return parsing.found(_article, _under(path), options, lambda table: parsing.size(table.path))


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder; with several ``options.annotators`` one inside it for each."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(writing.Preparing[writing.Files]):
    hardness = 6

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._files = folders.Names(options.annotators)

    def prepare(self, record: ArticleRecord, *, dry: bool) -> writing.Files:
        record, lost = excluded.prepared(record, keep=self.options.keep_excluded)
        article = record.article
        files: list[tuple[str | None, bytes]] = []
        entities = relations = 0
        for one in record.annotations:
            flat = uima_flat.flat(article.uid, one.annotation, fits)
            lost += (*flat.losses, *_unlabelled(article, one.annotation))
            if not dry:
                files.append((one.annotator, encoded(article.text, flat)))
            entities += flat.entities
            relations += len(flat.relations)
        if not dry and not record.annotations:
            files.append((None, encoded(article.text, uima_flat.Flat())))
        return writing.Files(tuple(files), writing.Added(entities, relations, lost))

    def put(
        self, record: ArticleRecord, prepared: writing.Files, sink: writing.Sink
    ) -> writing.Added:
        return folders.put(record, prepared, ENDING, self._files, sink)

    def finish(self, sink: writing.Sink) -> dict[str, object]:  # noqa: ARG002 - a Writer's
        return {"format": WEBANNO.id, "annotators": self._files.annotators}


def _unlabelled(article: Article, annotation: Annotation) -> Iterator[Loss]:
    for label in annotation.labels.values():
        yield Loss("article_label", article.uid, label.uid, tr("A table labels no articles."))


@dataclass(frozen=True, slots=True)
class _Table:
    """A file, whose it is, and its line in our index."""

    path: Path
    annotator: str
    told: Mapping[str, object]


def _under(path: Path) -> Iterator[_Table]:
    """The files in a folder."""
    names = folders.annotators(path)
    index = folders.index(path)
    for file in sorted(path.rglob(f"*{ENDING}")):
        inside = file.parent != path
        owner = names.get(file.parent.name if inside else "")
        annotator = inception.owner(file, _TEXT) if owner is None else owner
        yield _Table(file, annotator, index.get(file.stem, {}))


def _article(table: _Table, options: ReadOptions) -> Iterator[Found]:
    """The article of a file."""
    path, annotator, told = table.path, table.annotator, table.told
    try:
        lines, source = intake.decoded(path, intake.read_bytes(path), options)
        collected, remarks = marks(sheet(lines, str(path)), str(path), options.new_uid)
        text = collected.places.text
        intake.require_text(text)
        annotation = collected.annotation()
        article = Article(
            plain.as_text(told.get("uid") or options.new_uid(), "uid"),
            plain.as_string(told, "title")
            or intake.headline(text, inception.article(path, annotator)),
            text,
            plain.as_object(told.get("meta", {}), "meta"),
        )
        yield from (*remarks, *collected.told)
        belonging = (
            folders.listed(annotator, annotation, told)
            if told
            else inception.belonging(path, annotator, annotation)
        )
        yield ArticleRecord(article, belonging, source)
    except (BadInput, NotFound) as error:
        yield failed(str(path), error, options)


WEBANNO = Format(
    id="webanno",
    title="WebAnno TSV 3",
    endings=(ENDING,),
    offsets="UTF-16",
    read=read,
    is_slow_to_read=True,
    write=write,
    losses=losses,
    cannot_carry=(
        "article_label",
        "attributes",
        "excluded",
        "label",
        "made_by",
        "note",
        "relation",
    ),
    is_folder=True,
    looks_like=lambda ends: ends.removeprefix(b"\xef\xbb\xbf").startswith(FORMAT.encode()),
)
