"""An export that is a folder of parts, in any format, with what goes beside them."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.errors import DiskFull, NotSaved
from annotator.formats import staging, writing
from annotator.formats.format import (
    LOSSES,
    ArticleRecord,
    Format,
    WriteOptions,
    WriteReport,
    Written,
)
from annotator.formats.writing import MANIFEST

WHOLE = "articles"
"""What the only file of a folder is called."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is written under a name of its own; without a name it is all there is."""

    name: str
    records: Iterable[ArticleRecord]


Beside = Callable[[Sequence[Written]], Mapping[str, bytes]]
"""From what was written, more files for the top of the folder: name → bytes."""


def write_bundle(
    one: Format,
    parts: Sequence[Part],
    out: Path,
    options: WriteOptions,
    finish: Beside,
) -> WriteReport:
    """A folder with a file or folder for each part; it replaces an older export and nothing else.

    ``finish`` is asked for more files when all parts are whole, just before the export takes its
    place. Raises as ``writing.write_folder`` does, and what ``finish`` raises.
    """
    if one.write is None:
        raise TypeError(one.id)
    place = out.resolve()
    writing.require_parent(place)
    writing.require_ours(place)
    with writing.staged(place) as (stage, _):
        new = stage / "new"
        try:
            written = _write_parts(one, parts, stage, replace(options, strict=False))
        except (DiskFull, NotSaved) as error:
            # It names the folder beside ``out`` where the export is being made.
            raise type(error)(str(error).replace(str(new), str(out))) from error
        report = _summed([part.report for part in written])
        if options.strict:
            writing.refuse(report.losses)
        more = {**(one.recipe(written) if one.recipe else {}), **finish(written)}
        for name, data in more.items():
            (new / name).write_bytes(data)
        _write_manifest(one, written, new)
        files = sorted(path.relative_to(new) for path in new.rglob("*") if path.is_file())
        staging.swap(new, place, stage)
    return replace(report, files=tuple(out / path for path in files))


def _write_parts(
    one: Format, parts: Sequence[Part], stage: Path, options: WriteOptions
) -> list[Written]:
    written: list[Written] = []
    for part in parts:
        done = sum(before.report.articles for before in written)
        write = _write_folder if one.is_folder else _write_file
        written.append(write(one, part, stage, _telling(options, done)))
    return written


def _telling(options: WriteOptions, before: int) -> WriteOptions:
    """The options, with a progress that goes on where the parts before ended."""
    tell = options.progress
    return replace(options, progress=lambda done: tell(before + done)) if tell else options


def _write_folder(one: Format, part: Part, stage: Path, options: WriteOptions) -> Written:
    folder = stage / "new" / part.name
    report = _written(one, part, folder, options)
    told = json.loads((folder / MANIFEST).read_bytes())
    return Written(part.name, part.name, report, told)


def _write_file(one: Format, part: Part, stage: Path, options: WriteOptions) -> Written:
    """Writes a file in a folder of its own, and moves it and its losses to those of the others."""
    name = f"{part.name or WHOLE}{one.endings[0]}"
    folder, new = stage / "part", stage / "new"
    folder.mkdir()
    report = _written(one, part, folder / name, options)
    for path in sorted(folder.iterdir()):
        if path.name == writing.losses_of(name):
            with (new / LOSSES).open("ab") as all_losses, path.open("rb") as these:
                shutil.copyfileobj(these, all_losses)
        else:
            path.rename(_free(new, path.name, part))
    shutil.rmtree(folder)
    return Written(part.name, name, report)


def _free(new: Path, name: str, part: Part) -> Path:
    """Where a file of a part goes: under its own name, if no other part has such a one."""
    return new / (f"{part.name}-{name}" if (new / name).exists() else name)


def _written(one: Format, part: Part, place: Path, options: WriteOptions) -> WriteReport:
    return one.write(part.records, place, options) if one.write else WriteReport(())


def _write_manifest(one: Format, written: Sequence[Written], new: Path) -> None:
    """Says how many files there are, by which a later export knows this one for its own."""
    files = sum(1 for path in new.rglob("*") if path.is_file())
    if one.is_folder and not written[0].place:
        told = {**written[0].told, "files": files}
    else:
        # Without "format", so that a reader takes each part for itself.
        told = {
            "hashiya": 1,
            "written_as": one.id,
            "parts": {part.name or WHOLE: part.place for part in written},
            "articles": sum(part.report.articles for part in written),
            "files": files + 1,
        }
    (new / MANIFEST).write_bytes(json.dumps(told, ensure_ascii=False).encode() + b"\n")


def _summed(reports: Sequence[WriteReport]) -> WriteReport:
    losses: Counter[str] = Counter()
    for report in reports:
        losses.update(report.losses)
    return WriteReport(
        (),
        sum(report.articles for report in reports),
        sum(report.entities for report in reports),
        sum(report.relations for report in reports),
        sum(report.cuts for report in reports),
        dict(sorted(losses.items())),
    )
