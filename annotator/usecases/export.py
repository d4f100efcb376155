"""Writes articles and marks to a file or folder, and says what that loses."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator import formats
from annotator.errors import BadInput, NotSaved
from annotator.formats.bundle import Part, write_bundle
from annotator.formats.format import ArticleRecord, Format, Loss, WriteReport, Written
from annotator.i18n import tr
from annotator.store.project import ENDING, Project
from annotator.store.recognise import is_project
from annotator.usecases import card, splits
from annotator.usecases.card import About, Tally
from annotator.usecases.choosing import Chosen, ExportOptions
from annotator.usecases.progress import Progress, silent
from annotator.usecases.splits import Split

__all__ = ["ExportOptions", "expected_losses", "export", "losses", "writing_format"]


def losses(project: Project, options: ExportOptions, progress: Progress = silent) -> Iterator[Loss]:
    """What an export would lose, found without writing."""
    one = writing_format(options)
    if one.losses is None:
        return
    chosen = Chosen.of(project, options)
    yield from one.losses(chosen.records(), chosen.write_options(progress))


def expected_losses(
    project: Project, options: ExportOptions, progress: Progress = silent
) -> dict[str, int]:
    """How many of each kind an export would lose."""
    counts = Counter(loss.kind for loss in losses(project, options, progress))
    return dict(sorted(counts.items()))


def export(
    project: Project,
    options: ExportOptions,
    out: Path,
    progress: Progress = silent,
    agreement: Sequence[str] = (),
) -> WriteReport:
    """Writes to ``out``, whole or not at all; a folder holds a data card too.

    ``agreement``: lines of Markdown for the card. Raises NotFound (format, annotator, label,
    folder), BadInput, LossRefused, DiskFull, NotSaved, ReadOnlyProject where a split cannot be
    recorded, and what ``progress`` raises; what stood at ``out`` then stands there still.
    """
    one = writing_format(options)
    _refuse_project(out)
    chosen = Chosen.of(project, options)
    if one.write is None:
        raise BadInput(tr("{format} can be read only.", format=one.id))
    if not (one.is_folder or options.split or options.card):
        return one.write(chosen.records(), out, chosen.write_options(progress))
    made = None
    if options.split:
        made = splits.split(chosen, options.split, progress, anew=options.resplit)
    tallies = {name: Tally() for name in (made.plan.parts if made else ("",))}
    parts = [Part(name, tallies[name].counting(_of(chosen, made, name))) for name in tallies]
    about = About(
        project.name,
        project.path.name,
        out.name,
        project.language,
        project.labels.current(),
        options,
        one,
        agreement,
    )

    def finish(written: Sequence[Written]) -> Mapping[str, bytes]:
        if made:
            splits.record(project, made)
        return {card.NAME: card.card(about, written, tallies)}

    return write_bundle(one, parts, out, chosen.write_options(progress), finish)


def _of(chosen: Chosen, made: Split | None, part: str) -> Iterator[ArticleRecord]:
    if made is None:
        return chosen.records()
    return chosen.records(lambda uid: made.parts.get(uid) == part)


def _refuse_project(out: Path) -> None:
    """Nothing is written over a project, or over what lies beside one while it is open."""
    if out.suffix.startswith(ENDING) or is_project(out):
        raise NotSaved(
            tr("{path} is the name of a project; an export needs another.", path=str(out))
        )


def writing_format(options: ExportOptions) -> Format:
    """The format that is asked for; raises NotFound, and BadInput if it is only read."""
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
