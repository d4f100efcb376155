"""How the columns of a CoNLL file are laid out: which hold tags, which something else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.formats.tags import OUTSIDE, TAG
from annotator.i18n import tr

DOCSTART = "-DOCSTART-"
EMPTY = frozenset({"_", "-X-", "-", "*"})
"""What stands in a column that says nothing."""

_CHUNKS = frozenset(
    {"NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column is what. The first one holds the words."""

    columns: int
    """How many there are; of those with tags there may be more."""
    first_tag: int
    """The first column with tags; the same as ``columns`` where none has any."""
    bare: bool = False
    """Whether a tag is a label alone, with no prefix."""
    stacked: bool = False
    """Whether a word may have several tags, and so a line more columns."""
    apart: bool = False
    """Whether an empty line parts articles, as Label Studio writes them, and not sentences."""

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> "Layout":
        """What the first rows of a file make of it."""
        rows = list(rows)
        if _is_of_label_studio(rows):
            return cls(4, 3, apart=True)
        seen = [row for row in rows if row[0] != DOCSTART]
        widths = Counter(map(len, seen))
        columns = widths.most_common(1)[0][0] if widths else 1
        whole = [row for row in seen if len(row) == columns]
        if columns > 1 and _holds_labels(row[-1] for row in whole):
            return cls(columns, columns - 1, bare=True)
        tagged = [row for row in seen if len(row) > 1 and all(map(_is_tag, row[1:]))]
        if len(tagged) * 2 > len(seen) and not _holds_chunks(tagged):
            return cls(2, 1, stacked=True)
        first_tag = columns
        while first_tag > 1 and _holds_tags(whole, first_tag - 1):
            first_tag -= 1
        if first_tag == columns > 1 and _names_chunks(row[-1] for row in whole):
            first_tag -= 1  # what stands last is what the file is about
        return cls(columns, first_tag, stacked=first_tag < columns)

    def tags(self, row: Sequence[str]) -> list[str]:
        """The tags of a row; BadInput says what was expected if it is no row of this layout."""
        if not row[0]:
            raise BadInput(tr("a word was expected in the first column."))
        if self.apart:  # its labels may have spaces
            row = [*row[:3], " ".join(row[3:])] if row[3:] else row
        if len(row) < self.columns or (len(row) > self.columns and not self.stacked):
            raise BadInput(
                tr(
                    "{n} columns were expected, and there are {found}.",
                    n=str(self.columns),
                    found=str(len(row)),
                )
            )
        tags = []
        for cell in row[self.first_tag :]:
            if cell == OUTSIDE or cell in EMPTY:
                continue
            for tag in cell.split("|") if "|" in cell else (cell,):
                if not self.bare and not TAG.fullmatch(tag):
                    raise BadInput(
                        tr("a tag like B-LABEL, I-LABEL or O was expected, not {found}.", found=tag)
                    )
                tags.append(tag)
        return tags


def cells(line: str) -> list[str]:
    """The columns of a line, which tabs part, or spaces where there is no tab; none if blank."""
    if "\t" in line:
        found = [cell.strip(" ") for cell in line.split("\t")]
        while found and not found[-1]:
            found.pop()
        return found
    return [cell for cell in line.split(" ") if cell]


def _is_of_label_studio(rows: Sequence[Sequence[str]]) -> bool:
    """Whether they begin as no other program begins a file, and go on so."""
    starts = [DOCSTART, "-X-", OUTSIDE]
    begun = bool(rows[1:]) and list(rows[0]) == starts
    return begun and all(list(row[1:3]) == ["-X-", "_"] for row in rows[1:])


def _is_tag(cell: str) -> bool:
    return cell == OUTSIDE or TAG.fullmatch(cell) is not None


def _holds_tags(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether most of a column are tags, and not those of chunks."""
    fitting = sum(all(map(_is_tag, row[column].split("|"))) for row in rows)
    return fitting * 2 > len(rows) and not _names_chunks(row[column] for row in rows)


def _holds_chunks(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the second of three columns or more names the chunks of sentences."""
    wide = [row for row in rows if row[2:]]
    return len(wide) * 2 > len(rows) and _names_chunks(row[1] for row in wide)


def _names_chunks(column: Iterable[str]) -> bool:
    labels = {cell[2:] for cell in column if cell != OUTSIDE}
    return bool(labels) and labels <= _CHUNKS


def _holds_labels(column: Iterable[str]) -> bool:
    """Whether it holds labels without a prefix, most of it being the O of what has none."""
    values = Counter(column)
    bare = [value for value in values if value != OUTSIDE]
    few = values[OUTSIDE] * 2 > values.total()
    return few and bool(bare) and not any(map(TAG.fullmatch, bare))
