"""What of a project an export takes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator import formats
from annotator.errors import NotFound
from annotator.formats import side_by_side
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.i18n import tr
from annotator.model.annotation import Annotation, Annotator, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.decision import Provenance
from annotator.model.marks import Mark
from annotator.model.splitting import Plan
from annotator.store.project import Project
from annotator.usecases import annotators, gold
from annotator.usecases.progress import Progress


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
    keep_negative: bool = True
    """Take articles without a single mark, which say what is no entity."""
    split_tokens: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)
    """What was chosen of the format's own choices, by name."""
    split: Plan | None = None
    """Part the articles; each keeps the place that an earlier export gave it."""
    resplit: bool = False
    """Forget the places that earlier exports gave."""
    card: bool = False
    """Make a folder with a data card also of a format that is one file."""
    strict: bool = False
    """Write nothing and raise LossRefused if anything would be lost."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles and marks that belong to an export."""

    project: Project
    options: ExportOptions
    annotator: Annotator | None
    names_relations: bool
    """Whether one of the labels asked for is one of relations."""

    @classmethod
    def of(cls, project: Project, options: ExportOptions) -> "Chosen":
        """Raises NotFound for an annotator, a gold or a label that is not there."""
        known = project.labels.current()
        for name in options.labels:
            if known.entity(name) is None and known.relation(name) is None:
                raise NotFound(tr("There is no label {name}.", name=name))
        related = any(known.relation(name) for name in options.labels)
        return cls(project, options, _annotator(project, options), related)

    def write_options(self, progress: Progress) -> WriteOptions:
        """The options for the format."""
        total = self.project.articles.count()
        everyone = [self.annotator] if self.annotator else self.project.annotators.all()
        return WriteOptions(
            labels=self.project.labels.current(),
            annotators=tuple(one.name for one in everyone),
            keep_excluded=self.options.keep_excluded,
            split_tokens=self.options.split_tokens,
            choices=self.options.choices,
            strict=self.options.strict,
            progress=lambda done: progress(done, total),
            workers=side_by_side.workers(),
        )

    def records(self, wanted: Callable[[str], bool] | None = None) -> Iterator[ArticleRecord]:
        """The articles, in the order of the project; of these only those (uids) ``wanted``."""
        for article in self.project.articles.iterate():
            if wanted is None or wanted(article.uid):
                record = self._record(article)
                if self._belongs(record):
                    yield record

    def _belongs(self, record: ArticleRecord) -> bool:
        if not self.options.keep_negative:
            return any(len(one.annotation) for one in record.annotations)
        everything = self.annotator is None and self.options.status is None
        return bool(record.annotations) or everything

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
        keeps = formats.by_id(self.options.format).keeps_provenance
        if who.kind is not AnnotatorKind.GOLD or not keeps:
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
        known = gold.annotator(project)
        if known is None:
            raise NotFound(tr("There is no gold in this project yet."))
        return known
    return annotators.require(project, options.annotator) if options.annotator else None
