"""Writes articles and marks to a file or folder, and says what that loses."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator import formats
from annotator.errors import BadInput, NotFound, NotSaved
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Loss,
    WriteOptions,
    WriteReport,
)
from annotator.i18n import tr
from annotator.model.annotation import Annotation, Annotator, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.decision import Provenance
from annotator.model.marks import Mark
from annotator.store.project import ENDING, Project
from annotator.store.recognise import is_project
from annotator.usecases import annotators, gold
from annotator.usecases.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export, and how."""

    format: str
    annotator: str | None = None
    """Whose marks; None: everyone's. With a name, only articles that this annotator has begun."""
    gold: bool = False
    """The marks of the gold; ``annotator`` is then None."""
    status: Status | None = None
    """Only annotations that are so far, and only articles that have one."""
    labels: tuple[str, ...] = ()
    """Only marks with these labels; empty: all. Relations need both of their ends."""
    keep_excluded: bool = False
    split_tokens: bool = True
    strict: bool = False
    """Write nothing and raise LossRefused if anything would be lost."""


def losses(project: Project, options: ExportOptions, progress: Progress = silent) -> Iterator[Loss]:
    """What an export would lose, found without writing."""
    one = _writing_format(options)
    if one.losses is None:
        return
    chosen = _Chosen.of(project, options)
    yield from one.losses(chosen.records(), chosen.write_options(progress))


def expected_losses(
    project: Project, options: ExportOptions, progress: Progress = silent
) -> dict[str, int]:
    """How many of each kind an export would lose."""
    counts = Counter(loss.kind for loss in losses(project, options, progress))
    return dict(sorted(counts.items()))


def export(
    project: Project, options: ExportOptions, out: Path, progress: Progress = silent
) -> WriteReport:
    """Writes to ``out``, whole or not at all.

    Raises NotFound (format, annotator, label, folder), BadInput, LossRefused, DiskFull, NotSaved,
    and what ``progress`` raises; what stood at ``out`` then stands there still.
    """
    one = _writing_format(options)
    if one.write is None:
        raise BadInput(tr("{format} can be read only.", format=one.id))
    _refuse_project(out)
    chosen = _Chosen.of(project, options)
    return one.write(chosen.records(), out, chosen.write_options(progress))


def _refuse_project(out: Path) -> None:
    """Nothing is written over a project, or over what lies beside one while it is open."""
    if out.suffix.startswith(ENDING) or is_project(out):
        raise NotSaved(
            tr("{path} is the name of a project; an export needs another.", path=str(out))
        )


def _writing_format(options: ExportOptions) -> Format:
    one = formats.by_id(options.format)
    if one.write is None:
        known = ", ".join(f.id for f in formats.FORMATS if f.write is not None)
        raise BadInput(
            tr(
                "{format} can only be read; what can be written: {known}.",
                format=one.id,
                known=known,
            )
        )
    return one


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What of a project is exported."""

    project: Project
    options: ExportOptions
    annotator: Annotator | None
    names_relations: bool
    """Whether one of the labels asked for is one of relations."""

    @classmethod
    def of(cls, project: Project, options: ExportOptions) -> "_Chosen":
        known = project.labels.current()
        for name in options.labels:
            if known.entity(name) is None and known.relation(name) is None:
                raise NotFound(tr("There is no label {name}.", name=name))
        related = any(known.relation(name) for name in options.labels)
        return cls(project, options, _annotator(project, options), related)

    def write_options(self, progress: Progress) -> WriteOptions:
        total = self.project.articles.count()
        everyone = [self.annotator] if self.annotator else self.project.annotators.all()
        return WriteOptions(
            labels=self.project.labels.current(),
            annotators=tuple(one.name for one in everyone),
            keep_excluded=self.options.keep_excluded,
            split_tokens=self.options.split_tokens,
            strict=self.options.strict,
            progress=lambda done: progress(done, total),
        )

    def records(self) -> Iterator[ArticleRecord]:
        """The articles that belong to it, in the order of the project."""
        for article in self.project.articles.iterate():
            record = self._record(article)
            if record.annotations or (self.annotator is None and self.options.status is None):
                yield record

    def _record(self, article: Article) -> ArticleRecord:
        made = tuple(
            AnnotatorMarks(
                who.name,
                self._filtered(annotation),
                who.kind,
                status,
                self._provenance(article.uid, who),
            )
            for who, status, annotation in self.project.annotations.of_article(article.uid)
            if self._is_wanted(who, status, annotation)
        )
        return ArticleRecord(article, made)

    def _provenance(self, article: str, who: Annotator) -> tuple[tuple[str, Provenance], ...]:
        """Where the marks of the gold come from, with the names of annotators for their uids."""
        if (
            who.kind is not AnnotatorKind.GOLD
            or not formats.by_id(self.options.format).keeps_provenance
        ):
            return ()
        names = {one.uid: one.name for one in self.project.annotators.all()}
        found = gold.provenance(self.project, article)
        return tuple(
            (uid, why.naming(lambda one: names.get(one, one))) for uid, why in found.items()
        )

    def _is_wanted(self, who: Annotator, status: Status, annotation: Annotation) -> bool:
        if self.annotator is not None:
            begun = status is not Status.NEW or len(annotation) > 0
            if who != self.annotator or not begun:
                return False
        return self.options.status in (None, status)

    def _filtered(self, annotation: Annotation) -> Annotation:
        wanted = set(self.options.labels)
        if not wanted:
            return annotation
        entities = {e.uid: e for e in annotation.entities.values() if e.label in wanted}
        marks: list[Mark] = list(entities.values())
        marks.extend(
            relation
            for relation in annotation.relations.values()
            if relation.head in entities
            and relation.tail in entities
            and (relation.label in wanted or not self.names_relations)
        )
        return Annotation.of(marks)


def _annotator(project: Project, options: ExportOptions) -> Annotator | None:
    if options.gold:
        gold = [a for a in project.annotators.all() if a.kind is AnnotatorKind.GOLD]
        if not gold:
            raise NotFound(tr("There is no gold in this project yet."))
        return gold[0]
    return annotators.require(project, options.annotator) if options.annotator else None
