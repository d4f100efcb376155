"""What an export will lose, article by article, and how its first article will look."""

import json
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from annotator import formats
from annotator.formats.format import (
    ArticleRecord,
    Format,
    ReadOptions,
    WriteOptions,
    lists_losses,
)
from annotator.formats.writing import MANIFEST
from annotator.store.project import Project
from annotator.usecases import export
from annotator.usecases.choosing import Chosen, ExportOptions
from annotator.usecases.progress import Progress, silent

MOST_ARTICLES = 500
"""So many articles are named for each kind of loss."""

_LOOKED_AT = 200
_MOST_LETTERS = 20_000
_MOST_BEFORE = 1_000
"""Letters of a line that is not the last."""


@dataclass(frozen=True, slots=True)
class LostIn:
    """What one article will lose of one kind. ``mark``: the uid of the first, or empty."""

    article: str
    title: str
    mark: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class LostKind:
    """All that will be lost of one kind; of its articles the first ``MOST_ARTICLES``."""

    kind: str
    count: int
    n_articles: int
    articles: tuple[LostIn, ...]


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file of an export as a person can read it."""

    name: str
    text: str
    is_prose: bool
    """Whether it is the article itself, which runs the way of its letters."""


def foresee(
    project: Project, options: ExportOptions, progress: Progress = silent
) -> tuple[LostKind, ...]:
    """What would be lost, by kind; nothing is written. Raises as ``export`` does for options."""
    counts: Counter[str] = Counter()
    found: dict[str, dict[str, tuple[str, str, int]]] = {}
    seen: dict[str, set[str]] = {}
    for loss in export.losses(project, options, progress):
        counts[loss.kind] += 1
        seen.setdefault(loss.kind, set()).add(loss.article)
        named = found.setdefault(loss.kind, {})
        mark, why, n = named.get(loss.article, (loss.mark, loss.why, 0))
        if n or len(named) < MOST_ARTICLES:
            named[loss.article] = (mark, why, n + 1)
    titles = {one.uid: one.title for one in project.articles.listed()} if found else {}
    return tuple(
        LostKind(
            kind,
            counts[kind],
            len(seen[kind]),
            tuple(LostIn(uid, titles.get(uid, uid), *rest) for uid, rest in found[kind].items()),
        )
        for kind in sorted(found)
    )


def sample(project: Project, options: ExportOptions) -> tuple[SampleFile, ...]:
    """The files that the first article with entities would make, the best to look at first.

    Where the format writes nothing of it, the first with relations. A binary file is shown as
    JSON. Raises as ``export`` does for options.
    """
    one = export.writing_format(options)
    chosen = Chosen.of(project, options)
    writing = replace(chosen.write_options(silent), strict=False, progress=None)
    shown: tuple[SampleFile, ...] = ()
    for record in _first(chosen):
        shown, told = _written(one, record, writing)
        if told:
            break
    return shown


def _written(
    one: Format, record: ArticleRecord, options: WriteOptions
) -> tuple[tuple[SampleFile, ...], bool]:
    """The files of one article, and whether there are marks in them."""
    if one.write is None:
        return (), False
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        out = top / ("sample" if one.is_folder else f"sample{one.endings[0]}")
        report = one.write([record], out, options)
        root = out if one.is_folder else top
        files = sorted(path for path in root.rglob("*") if _is_shown(path, root))
        shown = [_shown(path, path.relative_to(root).as_posix(), one) for path in files]
    told = report.entities + report.relations > 0
    return tuple(sorted(shown, key=lambda file: _interest(file, one))), told


def _is_shown(path: Path, root: Path) -> bool:
    inside = path.relative_to(root).parts
    hidden = lists_losses(path) or path.name == MANIFEST or "tokenizer" in inside
    return path.is_file() and not hidden


def _interest(file: SampleFile, one: Format) -> tuple[bool, bool, str]:
    return Path(file.name).suffix not in one.endings, not file.is_prose, file.name


def _first(chosen: Chosen) -> list[ArticleRecord]:
    """Of the first articles one with entities and one with relations; else the first alone."""
    first: list[ArticleRecord] = []
    marked: list[ArticleRecord] = []
    for record in islice(chosen.records(), _LOOKED_AT):
        first = first or [record]
        made = [one.annotation for one in record.annotations]
        if any(one.relations for one in made):
            return [*marked, record]
        if not marked and any(one.entities for one in made):
            marked = [record]
    return marked or first


def _shown(path: Path, name: str, one: Format) -> SampleFile:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        text = one.show(data) if one.show else _as_json(path, one)
    *before, last = text.rstrip("\n").split("\n")
    # The labels fill the first line of some formats; the article comes after it.
    is_prose = path.suffix == ".txt"
    most = _MOST_LETTERS if is_prose else _MOST_BEFORE
    lines = [*(_cut(line, most) for line in before), last]
    return SampleFile(name, _cut("\n".join(lines), _MOST_LETTERS), is_prose)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _as_json(path: Path, one: Format) -> str:
    """What a file holds, read back and shown as our own format has it."""
    read = one.read
    if read is None:
        return ""
    numbers = count(1)
    reading = ReadOptions(lambda: f"m{next(numbers)}", keep_going=True)
    native = formats.by_id("native")
    records = [found for found in read(path, reading) if isinstance(found, ArticleRecord)]
    beside = path.with_name("native")
    if native.write is not None:
        native.write(records, beside, WriteOptions())
    lines = beside.read_text("utf-8").splitlines()
    beside.unlink()
    return "\n".join(json.dumps(json.loads(line), ensure_ascii=False, indent=1) for line in lines)
