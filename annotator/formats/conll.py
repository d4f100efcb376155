"""CoNLL-2003: a word and its tag on a line, sentences parted by an empty one."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats import excluded, writing
from annotator.formats.conll_layout import DOCSTART
from annotator.formats.conll_reading import read
from annotator.formats.format import (
    ArticleRecord,
    Choice,
    Format,
    Loss,
    WriteOptions,
    WriteReport,
)
from annotator.formats.tags import tags_of
from annotator.formats.tokenizer import Tokenizer
from annotator.formats.word_json import bare_words, several_lost, title_lost
from annotator.formats.words import LabelNames, Words
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Span

SCHEME = Choice("scheme", ("iob2", "bioes"))
NESTED = Choice("nested", ("outermost", "all"))

_ROW = re.compile(rb"[^ \t]+(?:[ \t]+[^ \t]+)*[ \t](?:O|[BIESLU]-\S+)\s*")
_MOST_LOOKED_AT = 400


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file; an article that several have annotated stands there several times."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


def looks_like(beginning: bytes) -> bool:
    """Whether nearly all lines of a file have a tag at their end."""
    lines = [line for line in beginning.split(b"\n")[:_MOST_LOOKED_AT] if line.strip()]
    fitting = sum(_ROW.fullmatch(line) is not None for line in lines)
    return fitting > 1 and fitting * 10 >= len(lines) * 9


class _Writer(writing.PreparingBytes):
    pays_dry = True  # words are needed for both

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._bioes = SCHEME.of(options) == "bioes"
        self._nested = NESTED.of(options) == "all"
        self._tokenizer = Tokenizer()
        self._names = LabelNames.of_all(options)

    def load(self) -> None:
        self._tokenizer.load()

    def is_apart(self, record: ArticleRecord) -> bool:
        return self._names.know(record)

    def prepare(self, record: ArticleRecord, *, dry: bool) -> writing.Ready:
        record, lost = excluded.prepared(record, keep=self.options.keep_excluded)
        entities = cuts = 0
        written = []
        for one in record.annotations or (None,):
            words = self._words(record.article, one.annotation if one else Annotation())
            tags, told = tags_of(words, self._names, bioes=self._bioes, nested=self._nested)
            entities += told
            cuts += words.cuts
            lost += tuple(words.losses)
            if not dry:
                written.append(_written(words, tags))
        lost += several_lost(record)
        return writing.Ready(b"".join(written), writing.Added(entities, 0, lost, cuts))

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"")
        return {"format": "conll"}

    def _words(self, article: Article, annotation: Annotation) -> Words:
        cuts = [
            Span(found.start(), found.start() + 1) for found in re.finditer(DOCSTART, article.text)
        ]
        words, parted = bare_words(
            article, annotation, self._tokenizer, self.options, "CoNLL", cuts
        )
        for relation in parted.relations:
            words.lose("relation", relation, tr("CoNLL has no relations."))
        self._names.lost(words)
        title_lost(words, "CoNLL")
        return words


def _written(words: Words, tags: dict[int, list[str]]) -> bytes:
    rows = [f"{word} O\n" for word in words.words]
    for number, told in tags.items():
        rows[number] = f"{words.words[number]} {' '.join(told)}\n"
    sentences = ["".join(rows[first:end]) for first, end in words.sentences]
    return "\n".join([f"{DOCSTART} O\n", *sentences, ""]).encode()


CONLL = Format(
    id="conll",
    title="CoNLL-2003",
    endings=(".conll", ".bio", ".iob", ".iob2", ".bioes", ".txt"),
    offsets="tokens",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=(
        "annotator",
        "article",
        "article_label",
        "attributes",
        "excluded",
        "fragments",
        "label",
        "made_by",
        "nested",
        "note",
        "relation",
        "space",
        "spacing",
        "token",
    ),
    choices=(SCHEME, NESTED),
    looks_like=looks_like,
)
"""Reads one to four columns; writes IOB2 or BIOES in two, nested entities as several tags."""
