"""What writes the articles of one export, and where it puts its bytes."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from annotator.formats import side_by_side
from annotator.formats.format import ArticleRecord, Loss, WriteOptions
from annotator.formats.processes import Step

_PAYS_AFTER = 2_000_000
"""Letters: about what is written in the time that helpers take to be ready."""

_P = TypeVar("_P")


class Sink(Protocol):
    """Where a writer puts its bytes. Where ``dry``, only what would be lost is asked."""

    dry: bool

    def add(self, name: str, data: bytes) -> None:
        """Puts bytes at the end of the file ``name`` of the export; "" is the only file."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one article."""

    entities: int = 0
    relations: int = 0
    losses: tuple[Loss, ...] = ()
    cuts: int = 0


class Writer(Protocol):
    """Writes the articles of one export, one after the other."""

    def add(self, record: ArticleRecord, sink: Sink) -> Added:
        """Writes an article."""

    def finish(self, sink: Sink) -> dict[str, object]:
        """Writes what comes after the last article; gives what the manifest should say."""


class Preparing(ABC, Generic[_P]):
    """A Writer whose hard work can be done in another process, each article apart.

    ``prepare`` changes nothing, and what it gives can be sent; ``put`` is quick and is called in
    the order of the articles, with what a copy of this writer prepared.
    """

    hardness = 1
    """How much longer a letter takes than where tokens are made."""

    pays, pays_dry = True, False
    """Whether help pays, and whether it does where nothing is written: most find what would be
    lost without hard work."""

    def __init__(self, options: WriteOptions) -> None:
        self.options = options

    @abstractmethod
    def prepare(self, record: ArticleRecord, *, dry: bool) -> _P:
        """The hard work on an article."""

    @abstractmethod
    def put(self, record: ArticleRecord, prepared: _P, sink: Sink) -> Added:
        """Writes an article that was prepared."""

    def is_apart(self, record: ArticleRecord) -> bool:  # noqa: ARG002 - for those that override it
        """Whether nothing that was written before changes how the article is prepared.

        Asked at most once for each, in their order, some time before it is put.
        """
        return True

    def load(self) -> None:
        """Loads what takes long to load."""

    def add(self, record: ArticleRecord, sink: Sink) -> Added:
        """Writes an article."""
        return self.put(record, self.prepare(record, dry=sink.dry), sink)

    def __getstate__(self) -> dict[str, Any]:
        # Whoever watches the progress stays here.
        return vars(self) | {"options": replace(self.options, progress=None)}


@dataclass(frozen=True, slots=True)
class Ready:
    """An article as it goes to the only file of an export."""

    data: bytes
    added: Added


@dataclass(frozen=True, slots=True)
class Files:
    """An article as it goes to a folder."""

    files: tuple[tuple[str | None, bytes], ...]
    """Each with the annotator whose it is; None: it is nobody's."""
    added: Added


class PreparingBytes(Preparing[Ready]):
    """One whose only file is what was prepared, one after the other."""

    def put(self, record: ArticleRecord, prepared: Ready, sink: Sink) -> Added:  # noqa: ARG002 - as above
        """Writes it."""
        if not sink.dry:
            sink.add("", prepared.data)
        return prepared.added


def added(
    writer: Writer, records: Iterable[ArticleRecord], sink: Sink, options: WriteOptions
) -> Generator[Added, None, None]:
    """What came of each article, with help where that pays. Close it if it is left."""
    if not isinstance(writer, Preparing) or not (writer.pays_dry if sink.dry else writer.pays):
        for record in records:
            yield writer.add(record, sink)
        return
    prepare = partial(writer.prepare, dry=sink.dry)
    weigh = partial(_weight, writer.hardness)
    work = side_by_side.Work(
        prepare, Step(prepare, writer.load), weigh, _PAYS_AFTER, writer.is_apart
    )
    for record, prepared in side_by_side.done(work, records, options.workers):
        yield writer.put(record, prepared, sink)


def _weight(hardness: int, record: ArticleRecord) -> int:
    return hardness * len(record.article.text) * max(1, len(record.annotations))
