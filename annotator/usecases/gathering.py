"""Reads what is to be imported, and settles whose marks they are and which labels they need."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator import formats
from annotator.errors import AnnotatorError, BadInput
from annotator.formats import parsing, side_by_side
from annotator.formats.archives import Archives
from annotator.formats.format import (
    ArticleRecord,
    Failed,
    Format,
    Found,
    Loss,
    ReadOptions,
    Remark,
)
from annotator.formats.parsing import File
from annotator.i18n import tr
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation
from annotator.store.adding import Duplicate
from annotator.text.clean import in_letters
from annotator.usecases import labels
from annotator.usecases.ids import new_uid
from annotator.usecases.mending import mended

_NAMED_LOSSES = 1000


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import."""

    format: str | None = None
    """The id of a format; None: each file's is found out."""
    annotator: str | None = None
    """Whose the marks are to be; None: whose the file says, else the computer's user."""
    text_field: str = "text"
    title_field: str = "title"
    encoding: str | None = None
    repair: bool = False
    """Make letters again of text that was baked for display."""
    keep_going: bool = False
    """Pass over what cannot be read; else one such thing refuses the whole import."""
    keep_duplicates: bool = False
    """Add an article again whose text is there already."""
    replace: bool = False
    """Put the marks of a file in the place of those that the annotation has."""


@dataclass(slots=True)
class ImportReport:
    """What came of an import."""

    articles: int = 0
    skipped: int = 0
    """Articles whose text was there already."""
    entities: int = 0
    relations: int = 0
    marks_there: int = 0
    """Marks that were not added since they were there already."""
    failed: list[Failed] = field(default_factory=list)
    labels_added: list[str] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    losses: dict[str, int] = field(default_factory=dict)
    """How often something of each kind had no place here."""
    named_losses: list[Loss] = field(default_factory=list)
    """The first thousand of each kind, so that a large import cannot fill the memory."""

    def lose(self, loss: Loss) -> None:
        """Counts a loss of reading."""
        before = self.losses.get(loss.kind, 0)
        self.losses[loss.kind] = before + 1
        if before < _NAMED_LOSSES:
            self.named_losses.append(loss)


class Gathering:
    """The records of files and folders; what else is found goes into the report.

    ``labels`` grows by those that the files bring, as far as they have been read.
    """

    def __init__(self, present: LabelSet, options: ImportOptions, report: ImportReport) -> None:
        self.labels = present
        self._options = options
        self._report = report
        self._there: set[tuple[type[Entity | Relation], str]] = set()
        """The labels that are known to be among ``labels``."""

    def records(
        self, paths: Sequence[Path], beat: Callable[[], None] = lambda: None
    ) -> Generator[ArticleRecord, None, None]:
        """One article after the other; to be closed, so that nothing unpacked stays behind.

        Raises BadInput, NotFound or NewerFile at what cannot be read, unless ``keep_going``.
        ``beat`` is called now and then while an archive is unpacked; it may raise Stopped.
        """
        with Archives(beat) as archives:
            sources = _sources(paths, archives, self._options)
            try:
                for found in _read(sources, archives, self._options):
                    yield from self._sorted(archives.retold(found))
            except AnnotatorError as error:
                told = archives.refusal(error)
                if told is error:
                    raise
                raise told from error

    def _sorted(self, found: Found) -> Iterator[ArticleRecord]:
        """Articles; anything else has its place in the report or among the labels."""
        match found:
            case Failed():
                self._report.failed.append(found)
            case Remark():
                self._report.remarks.append(found)
            case Loss():
                self._report.lose(found)
            case LabelSet():
                self._widen(found)
            case ArticleRecord():
                yield from self._wanted(found)

    def _wanted(self, record: ArticleRecord) -> Iterator[ArticleRecord]:
        try:
            assigned = _assigned(_named_in_letters(record), self._options.annotator)
            self._widen_by_marks(assigned)
        except BadInput as error:
            if not self._options.keep_going:
                raise
            self._report.failed.append(Failed(record.article.title, str(error)))
            return
        if self._options.repair:
            assigned, told = mended(assigned)
            self._report.remarks.extend(told)
        yield assigned

    def _widen_by_marks(self, record: ArticleRecord) -> None:
        used = _labels_of(record)
        if not used <= self._there:
            self._widen(_used(record))
            self._there |= used

    def _widen(self, more: LabelSet) -> None:
        self.labels, added = labels.joined(self.labels, more)
        self._report.labels_added.extend(added)


def _sources(
    paths: Sequence[Path], archives: Archives, options: ImportOptions
) -> Iterator[formats.Source]:
    wanted = formats.by_id(options.format) if options.format else None
    for path in paths:
        yield from formats.sources(path, archives, wanted)


def _read(
    sources: Iterable[formats.Source], archives: Archives, options: ImportOptions
) -> Iterator[Found]:
    reading = ReadOptions(
        new_uid=new_uid,
        encoding=options.encoding,
        text_field=options.text_field,
        title_field=options.title_field,
        keep_going=options.keep_going,
        workers=side_by_side.workers(),
    )
    return parsing.files((_file(*source) for source in sources), reading, archives.hold)


def _file(path: Path, one: Format | AnnotatorError) -> File:
    if isinstance(one, AnnotatorError):
        return File(path, one)
    if one.read is None:
        why = tr("{path}: {format} can only be written.", path=str(path), format=one.id)
        return File(path, BadInput(why))
    return File(path, one.read, one.is_slow_to_read)


def _named_in_letters(record: ArticleRecord) -> ArticleRecord:
    """The record; where a name of a file became a name in it, in letters that can be kept."""
    article, source = record.article, record.source
    names = (
        article.title,
        source.name if source else "",
        *(m.annotator for m in record.annotations),
    )
    if all(in_letters(name) == name for name in names):
        return record
    if source is not None:
        source = replace(source, name=in_letters(source.name))
    named = replace(article, title=in_letters(article.title))
    marks = (replace(one, annotator=in_letters(one.annotator)) for one in record.annotations)
    return replace(record, article=named, source=source, annotations=tuple(marks))


def _assigned(record: ArticleRecord, annotator: str | None) -> ArticleRecord:
    """The record with its marks as those of ``annotator``, where one is named."""
    if annotator is None or not record.annotations:
        return record
    marked = [one for one in record.annotations if len(one.annotation)]
    if len(marked) > 1:
        names = ", ".join(one.annotator for one in marked)
        raise BadInput(
            tr(
                "“{title}” has marks of several annotators ({names}): "
                "they cannot all become those of {name}. "
                "Leave out --as, and each keeps their own.",
                title=record.article.title,
                names=names,
                name=annotator,
            )
        )
    chosen = (marked or list(record.annotations))[0]
    return replace(record, annotations=(replace(chosen, annotator=annotator),))


def _labels_of(record: ArticleRecord) -> set[tuple[type[Entity | Relation], str]]:
    marks = (m for one in record.annotations for m in one.annotation.marks())
    return {(type(m), m.label) for m in marks if not isinstance(m, ArticleLabel)}


def _used(record: ArticleRecord) -> LabelSet:
    """The labels of the marks of a record."""
    used = LabelSet("")
    for marks in record.annotations:
        for name in {entity.label: None for entity in marks.annotation.entities.values()}:
            used = used.with_entity(name)
        for name in {relation.label: None for relation in marks.annotation.relations.values()}:
            used = used.with_relation(name)
    return used
