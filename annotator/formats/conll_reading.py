"""Reads CoNLL files of one to four columns, whatever scheme their tags are in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import NoReturn

from annotator.errors import BadInput
from annotator.formats import intake, text_lines
from annotator.formats.conll_layout import DOCSTART, EMPTY, Layout, cells
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Found,
    Loss,
    ReadOptions,
    Remark,
    failed,
)
from annotator.formats.places import Places
from annotator.formats.tags import Tags
from annotator.formats.words import SPACED
from annotator.i18n import tr, trn
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Source
from annotator.model.marks import Entity, Span

_LINES_LOOKED_AT = 5000
_MOST_TAILS = 20_000
_MOST_WORDS = 1_000_000
"""In a sentence: more would fill the memory."""
_MOST_ENTITIES = 500_000
"""In an article."""
_PSEUDO = "$#$"
"""What the Wojood corpus puts among its words where a clitic was cut off."""
_Tail = tuple[list[str], tuple[tuple[int, str], ...]]
"""What stands behind a word: its tags, and column and cell of what has no place here."""


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file, each from one ``-DOCSTART-`` to the next; a file without is one.

    After them comes how the file was read, and what of it has no place here.
    """
    reading = _Reading(path, options)
    lines = text_lines.lines(path, options)
    first = list(islice(lines, _LINES_LOOKED_AT))
    reading.layout = Layout.of([row for _, line in first if (row := cells(line))])
    yield from reading.articles(chain(first, lines))
    yield from reading.remarks()


class _Reading:
    def __init__(self, path: Path, options: ReadOptions) -> None:
        self.layout = Layout(1, 1)
        self._path = path
        self._options = options
        self._tags = Tags()
        self._told: Counter[int] = Counter()
        self._examples: dict[int, str] = {}
        self._tails: tuple[dict[str, _Tail], dict[str, _Tail]] = {}, {}
        """What has stood behind a word in a line without tabs, and in one with."""
        self._making = _Making()
        self._words: list[str] = []
        self._pseudo = 0

    def articles(self, lines: Iterable[tuple[int, str]]) -> Iterator[Found]:
        """The articles; BadInput if there are none."""
        tags, tails = self._tags, self._tails
        nothing = True
        for number, line in lines:
            tabbed = "\t" in line
            word, _, rest = line.partition("\t" if tabbed else " ")
            tail = tails[tabbed].get(rest)
            if tail is None or not word or word[0] in "- \t":
                for found in self._line(number, line):
                    nothing = False
                    yield found
                continue
            words = self._words
            if tail[0] or tags.any_open:
                tags.read(len(words), tail[0])
            words.append(word.strip(" ") if tabbed else word)
            if len(words) > _MOST_WORDS:
                self._refuse_length(number)
            if tail[1]:
                self._tell(tail[1])
        for found in self._made():
            nothing = False
            yield found
        if nothing:
            yield failed(str(self._path), intake.no_text(), self._options)

    def _refuse_length(self, number: int) -> NoReturn:
        where, most = f"{self._path}:{number}", f"{_MOST_WORDS:,}"
        raise BadInput(tr("{where}: a sentence of more than {most} words.", where=where, most=most))

    def remarks(self) -> Iterator[Found]:
        """How the file was read, and the columns that say what nobody asks for here."""
        where = str(self._path)
        said = [
            tr("words were joined by spaces, and each text is an article, as Label Studio has them")
            if self.layout.apart
            else tr("words were joined by spaces, and each sentence is a line")
        ]
        scheme = self._tags.scheme() if self._tags.prefixes else ""
        if scheme:
            said.append(tr("its tags are {scheme}", scheme=scheme))
        if self._tags.orphans and scheme in ("IOB2", "BIOES", "BILOU"):
            said.append(
                trn(
                    "{n} tag that follows nothing it could go on with begins an entity",
                    "{n} tags that follow nothing they could go on with begin an entity each",
                    self._tags.orphans,
                )
            )
        if self._pseudo:
            said.append(
                trn(
                    "{n} word is no word but the mark “{mark}”, and stays",
                    "{n} words are no words but the mark “{mark}”, and stay",
                    self._pseudo,
                    mark=_PSEUDO,
                )
            )
        yield Remark(where, "; ".join(said) + ".")
        for column, count in sorted(self._told.items()):
            why = trn(
                "Column {column} ({example} …) of {n} word.",
                "Column {column} ({example} …) of {n} words.",
                count,
                column=str(column + 1),
                example=self._examples[column],
            )
            yield Loss("column", where, "", why)

    def _line(self, number: int, line: str) -> Iterator[Found]:
        """Takes a line of any kind."""
        row = cells(line)
        if not row and self.layout.apart:
            yield from self._made()
        elif not row:
            self._end_sentence()
        elif row[0].startswith(DOCSTART):
            yield from self._made()
        else:
            yield from self._row(f"{self._path}:{number}", row, line)
            if len(self._words) > _MOST_WORDS:
                self._refuse_length(number)

    def _row(self, where: str, row: list[str], line: str) -> Iterator[Found]:
        tags: list[str] = []
        try:
            tags = self.layout.tags(row)
        except BadInput as error:
            if line.startswith("#"):
                yield Loss("comment", where, "", tr("A comment: {words}", words=line[:80]))
                return
            yield failed(where, error, self._options)
            if not row[0]:
                return
        else:
            told = tuple(
                (n, row[n]) for n in range(1, self.layout.first_tag) if row[n] not in EMPTY
            )
            self._tell(told)
            tabbed = "\t" in line
            rest = line.partition("\t" if tabbed else " ")[2]
            if len(self._tails[tabbed]) < _MOST_TAILS:
                self._tails[tabbed][rest] = tags, told
        self._tags.read(len(self._words), tags)
        self._words.append(row[0])

    def _tell(self, told: Iterable[tuple[int, str]]) -> None:
        for column, cell in told:
            self._told[column] += 1
            self._examples.setdefault(column, cell[:20])

    def _end_sentence(self) -> None:
        self._pseudo += self._words.count(_PSEUDO)
        self._making.add(self._words, self._tags.end(len(self._words)))
        self._words = []

    def _made(self) -> Iterator[Found]:
        """The article that ends here."""
        self._end_sentence()
        making, self._making = self._making, _Making()
        if making.sentences:
            try:
                yield making.record(self._path.name, self._options)
            except BadInput as error:
                yield failed(str(self._path), error, self._options)


class _Making:
    """An article in the making."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.is_too_long = False
        """Then nothing more is kept of it."""
        self._length = 0
        self._entities: list[tuple[Span, str]] = []

    def add(self, words: Sequence[str], entities: Sequence[tuple[int, int, str]]) -> None:
        """Adds a sentence; entities are half-open stretches of its words."""
        if not words:
            return
        if entities and not self.is_too_long:
            starts = list(accumulate((len(word) + 1 for word in words), initial=self._length))
            for first, end, label in entities:
                self._entities.append((Span(starts[first], starts[end] - 1), label))
        sentence = " ".join(words)
        self._length += len(sentence) + 1
        if self._length > intake.LARGEST_FILE or len(self._entities) > _MOST_ENTITIES:
            self.is_too_long = True
        else:
            self.sentences.append(sentence)

    def record(self, name: str, options: ReadOptions) -> ArticleRecord:
        """The article; raises BadInput if its text is none."""
        if self.is_too_long:
            most, entities = str(intake.LARGEST_FILE // 2**20), f"{_MOST_ENTITIES:,}"
            raise BadInput(
                tr(
                    "an article longer than {most} MB, or with more than {n} entities.",
                    most=most,
                    n=entities,
                )
            )
        places = Places("\n".join(self.sentences))
        intake.require_text(places.text)
        marks = [
            Entity(options.new_uid(), places.spans([span]), label) for span, label in self._entities
        ]
        title = intake.headline(places.text, "")
        article = Article(options.new_uid(), title, places.text, dict(SPACED))
        source = Source(name, "utf-8", intake.digest(places.text))
        return ArticleRecord(article, (AnnotatorMarks("", Annotation.of(marks)),), source)
