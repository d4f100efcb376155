"""Brings articles in, with the marks that their files hold."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from annotator.formats.format import AnnotatorMarks, ArticleRecord
from annotator.model.annotation import Annotation, Annotator, Status
from annotator.store.adding import Duplicate
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases.annotators import computer_user
from annotator.usecases.gathering import Gathering, ImportOptions, ImportReport
from annotator.usecases.ids import new_uid, now
from annotator.usecases.incoming import decisions_of, joining, replacing
from annotator.usecases.progress import Progress, Steady, silent
from annotator.usecases.spool import Spool

__all__ = ["ImportOptions", "ImportReport", "import_paths"]

_CHUNK_ARTICLES = 1000
_CHUNK_LETTERS = 5_000_000


def import_paths(
    project: Project,
    paths: Sequence[Path],
    options: ImportOptions,
    progress: Progress = silent,
) -> ImportReport:
    """Imports files and folders, in their order.

    Everything is read before anything is added, so what cannot be read refuses the whole (raises
    BadInput, NotFound or NewerFile), unless ``keep_going``. ``progress`` counts what was read,
    then what was added; when it raises Stopped, the articles added until then stay, each whole.
    """
    report = ImportReport()
    gathering = Gathering(project.labels.current(), options, report)
    intake = _Intake(project, gathering, options, report)
    tell = Steady(progress)
    with closing(gathering.records(paths, tell.beat)) as found:
        if options.keep_going:
            intake.take(found, tell, None)
            return report
        with Spool[ArticleRecord]() as spool:
            for count in spool.fill(found):
                tell(count, None)
            intake.take(spool, tell, len(spool))
    return report


class _Intake:
    """Puts records into a project, a chunk in one transaction."""

    def __init__(
        self,
        project: Project,
        gathering: Gathering,
        options: ImportOptions,
        report: ImportReport,
    ) -> None:
        self._project = project
        self._gathering = gathering
        self._labels = gathering.labels
        self._options = options
        self._report = report
        self._author = computer_user()
        self._annotators: dict[str, Annotator] = {}
        self._brought: set[str] = set()
        """The articles that came in with this import."""
        self._edits: list[JournalEntry] = []
        self._statuses: list[tuple[str, str, Status]] = []
        self._decided: list[tuple[JournalEntry, AnnotatorMarks]] = []

    def take(self, found: Iterable[ArticleRecord], progress: Progress, total: int | None) -> None:
        """Takes all in; between two chunks the project is whole."""
        done = 0
        for chunk in _chunks(found):
            progress(done, total)
            with self._project.writing():
                self._save_labels()
                self._take_chunk(chunk)
            done += len(chunk)
        progress(done, total)

    def _save_labels(self) -> None:
        if self._gathering.labels != self._labels:
            self._labels = self._gathering.labels
            self._project.labels.save(self._labels, new_uid(), now())

    def _take_chunk(self, chunk: list[ArticleRecord]) -> None:
        records = self._with_free_uids(chunk)
        there: dict[str, str] = {}
        marked = {record.article.uid for record in records if record.annotations}
        for added in self._project.articles.add(
            [(record.article, record.source) for record in records],
            now(),
            keep_duplicates=self._options.keep_duplicates,
        ):
            self._report.articles += len(added.added)
            self._brought.update(added.added)
            there.update((one.uid, one.there) for one in added.duplicates)
            self._tell_duplicates(added.duplicates, marked)
        for record in records:
            uid = record.article.uid
            for place, marks in enumerate(record.annotations):
                names = [one.annotator for one in record.annotations[:place]]
                if uid in there or marks.annotator in names:
                    self._join_marks(there.get(uid, uid), marks)
                else:
                    self._take_marks(uid, marks, Annotation(), Status.NEW)
        self._write()
        self._keep_decisions()

    def _tell_duplicates(self, found: Iterable[Duplicate], marked: Collection[str]) -> None:
        """Not of those that bring more marks of an article which this import brought."""
        told = [one for one in found if one.uid not in marked or one.there not in self._brought]
        self._report.skipped += len(told)
        self._report.duplicates.extend(told)

    def _with_free_uids(self, chunk: list[ArticleRecord]) -> list[ArticleRecord]:
        """A uid that another text has already is not taken over from the file."""
        seen: set[str] = set()
        records = []
        for record in chunk:
            uid = record.article.uid
            if uid in seen or self._project.articles.has(uid):
                uid = new_uid()
            seen.add(uid)
            records.append(replace(record, article=replace(record.article, uid=uid)))
        return records

    def _join_marks(self, article: str, marks: AnnotatorMarks) -> None:
        self._write()
        annotator = self._annotator(marks)
        present = self._project.annotations.load(article, annotator.uid)
        status = self._project.annotations.status(article, annotator.uid)
        self._take_marks(article, marks, present, status)

    def _take_marks(
        self, article: str, marks: AnnotatorMarks, present: Annotation, before: Status
    ) -> None:
        annotator = self._annotator(marks)
        come = (replacing if self._options.replace else joining)(present, marks.annotation)
        if come.edit.changes:
            entry = JournalEntry(new_uid(), article, annotator.uid, self._author, come.edit, now())
            self._edits.append(entry)
            if marks.provenance:
                self._decided.append((entry, marks))
        self._report.entities += come.entities
        self._report.relations += come.relations
        self._report.marks_there += come.there
        if before is Status.NEW or self._options.replace:
            self._statuses.append((article, annotator.uid, marks.status))

    def _write(self) -> None:
        """Puts into the project what was kept back to be written together."""
        self._project.journal.record_many(self._edits)
        for article, annotator, status in self._statuses:
            self._project.annotations.set_status(article, annotator, status, now())
        self._edits, self._statuses = [], []

    def _keep_decisions(self) -> None:
        """Keeps where the marks come from; their sources are those of this project's annotators."""
        if self._decided:
            uids = {one.name: one.uid for one in self._project.annotators.all()}
            for entry, marks in self._decided:
                self._project.decisions.add(decisions_of(entry, marks.provenance, uids))
            self._decided = []

    def _annotator(self, marks: AnnotatorMarks) -> Annotator:
        name = marks.annotator or self._author
        if name not in self._annotators:
            found = self._project.annotators.get(name)
            if found is None:
                found = Annotator(new_uid(), name, marks.kind)
                self._project.annotators.add(found)
            self._annotators[name] = found
        return self._annotators[name]


def _chunks(found: Iterable[ArticleRecord]) -> Iterator[list[ArticleRecord]]:
    chunk: list[ArticleRecord] = []
    letters = 0
    for one in found:
        chunk.append(one)
        letters += len(one.article.text)
        if len(chunk) >= _CHUNK_ARTICLES or letters >= _CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk
