"""``hashiya tour``: the whole way on the sample, without a window."""

import argparse
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from annotator.cli import export as exporting
from annotator.cli import stats
from annotator.cli.command import DONE, FOUND, Commands
from annotator.cli.console import Console
from annotator.cli.page import Draw, Page
from annotator.errors import NotSaved
from annotator.i18n import number, tr, trn
from annotator.model.annotation import Annotator, AnnotatorKind
from annotator.model.marks import Entity
from annotator.store.articles import ListedArticle
from annotator.store.project import ENDING, Project
from annotator.usecases import annotators, check, export, find, open_project, statistics, statuses
from annotator.usecases.annotate import Annotating
from annotator.usecases.export import ExportOptions

FOLDER = "hashiya-tour"
_SAMPLE = f"sample{ENDING}"
_MADE = (_SAMPLE, "sample.jsonl", "spacy", "brat", "pages")
_MARKS = 5
_LABELS = 8
_PAGES = 3


def declare(commands: Commands, draw: Draw) -> None:
    """Adds the command; ``draw`` draws the pages."""

    def run_with_it(arguments: argparse.Namespace, console: Console) -> int:
        return run(arguments, console, draw)

    parser = commands.add(
        "tour", tr("Go the whole way on the sample, without a window"), run_with_it
    )
    parser.add_argument(
        "--out",
        default=FOLDER,
        metavar="DIR",
        help=tr("a folder; what an earlier tour left there is made anew"),
    )


def run(arguments: argparse.Namespace, console: Console, draw: Draw) -> int:
    """Goes it; FOUND if the check at the end finds something."""
    out = Path(arguments.out)
    _clear(out)
    with open_project.make_sample(out / _SAMPLE) as project:
        tour = _Tour(project, out, console, draw)
        for step in (tour.count, tour.mark, tour.search, tour.export, tour.check, tour.draw):
            step()
    value = {"folder": str(out), "steps": tour.told, "files": tour.files, "problems": tour.problems}
    console.result(value, tr("The tour is over; what it made is in {folder}.", folder=str(out)))
    return FOUND if tour.problems else DONE


@dataclass(slots=True)
class _Tour:
    """The steps, each of which says what it does as it does it."""

    project: Project
    out: Path
    console: Console
    draw_page: Draw
    told: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    problems: int = 0

    def count(self) -> None:
        """Says what is in the sample."""
        self._tell(tr("The sample project: {path}", path=str(self.project.path)))
        counted = statistics.counted(self.project)
        for line in stats.progress_lines(counted):
            self._tell(f"  {line}")
        often = [f"{label} {number(n)}" for label, n in counted.labels.items()]
        self._tell(f"  {', '.join(often[:_LABELS])} …")

    def mark(self) -> None:
        """Marks as a person would, undoes all, and does it again."""
        me = annotators.usual(self.project)
        article = self.project.articles.listed()[0]
        annotating = Annotating(self.project, article.uid, me)
        self._tell(tr("{name} marks “{title}”:", name=me.name, title=article.title))
        marks = self._examples(article)
        for example in marks:
            annotating.add_entity(example.spans, example.label)
            self._tell(f"  {example.label}  {example.of(annotating.article.text)}")
        while annotating.undo():
            pass
        undone = len(marks) - len(annotating.annotation)
        while annotating.redo():
            pass
        self._tell(trn("  {n} step undone and redone.", "  {n} steps undone and redone.", undone))
        statuses.done_and_next(self.project, article.uid, me.uid)

    def search(self) -> None:
        """Finds a word of the sample in all its articles."""
        article = self.project.articles.get(self.project.articles.listed()[0].uid)
        words = self._examples(self.project.articles.listed()[0])
        query = words[0].of(article.text) if words else article.text.split()[0]
        found = find.in_project(self.project, query, _PAGES)
        found_in = trn("{n} article has it.", "{n} articles have it.", found.count)
        self._tell(tr("Search for “{query}”: {found}", query=query, found=found_in))
        for hit in found.hits:
            self._tell("  " + " ".join(hit.context.split()))

    def export(self) -> None:
        """Exports in every format that writes what a trainer needs."""
        gold = any(a.kind is AnnotatorKind.GOLD for a in self.project.annotators.all())
        for options, name in (
            (ExportOptions("native"), "sample.jsonl"),
            (ExportOptions("spacy", gold=gold), "spacy"),
            (ExportOptions("brat"), "brat"),
        ):
            report = export.export(self.project, options, self.out / name)
            self.files.append(str(self.out / name))
            self._tell(tr("Exported as {format}:", format=options.format))
            for line in exporting.lines(report, self.out / name):
                self._tell(f"  {line}")

    def check(self) -> None:
        """Asks every rule."""
        found = check.problems(self.project)
        self.problems = len(found)
        self._tell(
            trn("{n} problem.", "{n} problems.", len(found)) if found else tr("All is well.")
        )
        for one in found:
            self._tell(f"  {one.rule} {one.article} {one.mark} {one.why}")

    def draw(self) -> None:
        """Draws the first pages, light and dark."""
        folder = self.out / "pages"
        folder.mkdir(exist_ok=True)
        labels = self.project.labels.current()
        for page, listed in enumerate(self.project.articles.listed()[:_PAGES], 1):
            who = self._marked_by(listed)
            annotation = self.project.annotations.load(listed.uid, who.uid)
            article = self.project.articles.get(listed.uid)
            for dark in (False, True):
                path = folder / f"{page}{'-dark' if dark else ''}.png"
                for made in self.draw_page(Page(article, annotation, labels, dark), path):
                    self.files.append(str(made))
                    self._tell(tr("Drawn to {path}.", path=str(made)))

    def _examples(self, article: ListedArticle) -> list[Entity]:
        """Entities that another annotator of the sample marked."""
        who = self._marked_by(article)
        annotation = self.project.annotations.load(article.uid, who.uid)
        return annotation.in_reading_order()[:_MARKS]

    def _marked_by(self, article: ListedArticle) -> Annotator:
        everyone = self.project.annotations.of_article(article.uid)
        return max(everyone, key=lambda made: len(made[2]))[0]

    def _tell(self, line: str) -> None:
        self.told.append(line)
        self.console.tell(line)


def _clear(out: Path) -> None:
    """Takes away what an earlier tour made, and nothing else."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in (out / name for name in _MADE):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotSaved(tr("{path} cannot be written ({why}).", path=str(out), why=why)) from error
