"""What a file format is, what passes through it, and what it cannot keep."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import AnnotatorError, BadInput, one_line
from annotator.i18n import tr
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article, Source
from annotator.model.decision import Provenance
from annotator.model.labels import LabelSet

LOSSES = "losses.jsonl"
"""Names what an export lost: so in a folder; beside a file its name ends so."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format could not carry, or that we have no place for when it is read.

    ``mark`` is a uid, empty for the whole article. ``article`` is one too; what a reader yields
    names the place in its file there, for the article may be known already by another uid.
    """

    kind: str
    article: str
    mark: str
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", on_one_line(self.why))


@dataclass(frozen=True, slots=True)
class AnnotatorMarks:
    """One annotator's annotation of an article; the name is empty where a file tells none."""

    annotator: str
    annotation: Annotation
    kind: AnnotatorKind = AnnotatorKind.PERSON
    status: Status = Status.IN_PROGRESS
    provenance: tuple[tuple[str, Provenance], ...] = ()
    """Where marks of the gold come from, by their uids; sources name annotators by their names."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with all that goes into a file with it: what readers yield and writers take."""

    article: Article
    annotations: tuple[AnnotatorMarks, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A mark or an article that could not be read; the rest of the file was."""

    where: str
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", one_line(self.where))
        object.__setattr__(self, "why", on_one_line(self.why))


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader did that its user should know; nothing was lost."""

    where: str
    what: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", one_line(self.where))
        object.__setattr__(self, "what", on_one_line(self.what))


Found = ArticleRecord | LabelSet | Failed | Remark | Loss
"""What a reader yields, in the order of the file."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. ``new_uid`` makes an identity for what has none in the file."""

    new_uid: Callable[[], str]
    encoding: str | None = None
    text_field: str = "text"
    title_field: str = "title"
    keep_going: bool = False
    """Yield ``Failed`` for a line or file that cannot be read, in place of stopping there."""
    workers: int = 1
    """How many processes may read, where that pays; 1: this one alone."""


def failed(where: str, error: AnnotatorError, options: ReadOptions) -> Failed:
    """What a reader yields for a line or file that it cannot read.

    Raises it again, with the place in its message, unless the reader was told to keep going.
    """
    said = str(error)
    why = said.removeprefix(f"{where}: ")
    if options.keep_going:
        return Failed(where, why)
    if said.startswith(where):
        raise type(error)(said) from error
    raise BadInput(tr("{where}: {why}", where=where, why=why)) from error


def on_one_line(words: str) -> str:
    """A message that quotes a file, without the line breaks that it may hold."""
    return one_line(" ".join(words.split()))


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write. The records are filtered already."""

    labels: LabelSet | None = None
    annotators: tuple[str, ...] = ()
    """The annotators that the records hold; ``brat`` makes a folder for each if several."""
    keep_excluded: bool = False
    """Leave excluded parts in the text, where a format would cut them out."""
    split_tokens: bool = True
    """Split tokens at the edges of marks, so that none is lost; else keep the tokenizer's own."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What was chosen of the format's own ``choices``, by name; the rest as they have it."""
    strict: bool = False
    """Write nothing and raise LossRefused if anything would be lost."""
    progress: Callable[[int], None] | None = None
    """Called with the number of articles written; what it raises stops the export."""
    workers: int = 1
    """How many processes may prepare articles, where that pays; 1: this one alone."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What an export wrote. ``cuts``: tokens that were split at the edge of a mark."""

    files: tuple[Path, ...]
    articles: int = 0
    entities: int = 0
    relations: int = 0
    cuts: int = 0
    losses: dict[str, int] = field(default_factory=dict)
    """How many of each kind; each one stands in one of the ``losses_files``."""

    @property
    def losses_files(self) -> tuple[Path, ...]:
        """Where each loss is named: in the folder, in each of its parts, or beside the file."""
        return tuple(path for path in self.files if lists_losses(path))


def lists_losses(path: Path) -> bool:
    """Whether a file names what an export lost, by its name."""
    return f".{path.name}".endswith(f".{LOSSES}")


@dataclass(frozen=True, slots=True)
class Written:
    """One part of an export as it lies in its folder."""

    name: str
    """``train``; empty where the folder is one part."""
    place: str
    """Its file or folder, from the top of the export; empty for the top itself."""
    report: WriteReport
    told: Mapping[str, object] = field(default_factory=dict)
    """What its manifest says."""


Recipe = Callable[[Sequence[Written]], Mapping[str, bytes]]
"""From the parts of an export, files that go to the top of its folder: name → bytes."""

Read = Callable[[Path, ReadOptions], Iterator[Found]]
Write = Callable[[Iterable[ArticleRecord], Path, WriteOptions], WriteReport]
FindLosses = Callable[[Iterable[ArticleRecord], WriteOptions], Iterator[Loss]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a format can write in several ways: ``--NAME VALUE`` on the command line."""

    name: str
    values: tuple[str, ...]
    """The first one holds where none is chosen."""

    def of(self, options: WriteOptions) -> str:
        """What was chosen; raises BadInput for what is no value of it."""
        chosen = options.choices.get(self.name, self.values[0])
        if chosen not in self.values:
            known = ", ".join(self.values)
            raise BadInput(
                tr(
                    "{name} is one of {known}, not {value}.",
                    name=self.name,
                    known=known,
                    value=chosen,
                )
            )
        return chosen


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. No ``write``: it is only read. No ``read``: it is only written."""

    id: str
    title: str
    endings: tuple[str, ...]
    offsets: str
    read: Read | None = None
    write: Write | None = None
    losses: FindLosses | None = None
    """What ``write`` would lose, without writing."""
    cannot_carry: tuple[str, ...] = ()
    """The kinds of Loss that writing may bring."""
    choices: tuple[Choice, ...] = ()
    """The ways of writing that may be chosen."""
    is_folder: bool = False
    """Whether an export is a folder, and not one file."""
    is_slow_to_read: bool = False
    """Whether help pays where many of its files are read."""
    keeps_provenance: bool = False
    """Whether it says of the gold's marks where they come from."""
    recipe: Recipe | None = None
    """What else belongs at the top of an exported folder, such as a configuration for training."""
    show: Callable[[bytes], str] | None = None
    """A binary file of it, in words for people; without it, what ``read`` finds there is shown."""
    looks_like: Callable[[bytes], bool] | None = None
    """Whether the first and last bytes of a file may be of this format, where an ending is
    shared; of those with the same ending the one that has none takes what is left."""
