"""Reads CoNLL-U: the text from words, ranges and spaces, entities from ``Entity=`` or ``NER=``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake, ours, parsing, strict_json, text_lines
from annotator.formats.conllu_blocks import Block, blocks
from annotator.formats.conllu_making import COREF, Making
from annotator.formats.conllu_sentences import Sentence, Sentences, Untold
from annotator.formats.format import ArticleRecord, Failed, Found, ReadOptions, Remark, failed
from annotator.i18n import tr, trn
from annotator.model import plain
from annotator.model.labels import LabelSet, RelationLabel


@dataclass(frozen=True, slots=True)
class _Tally:
    """What a block has besides its articles."""

    sentences: int
    odd_texts: int
    """Sentences whose ``# text`` is not what their words make up."""
    untold: Untold


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file, each from one ``# newdoc`` to the next; a file without is one.

    After them comes what has no place here.
    """
    parse = partial(_in_block, path)
    lines = text_lines.in_sentences(text_lines.lines(path, options), path)
    sentences = odd_texts = 0
    untold = Untold()
    knows_coref = False
    for one in parsing.found(
        parse, blocks(lines), options, lambda block: block.letters, lambda block: not block.letters
    ):
        if isinstance(one, _Tally):
            sentences += one.sentences
            odd_texts += one.odd_texts
            untold.add(one.untold)
        elif not isinstance(one, LabelSet):
            yield one
        elif not knows_coref:
            knows_coref = True
            yield one
    if not sentences:
        yield failed(str(path), intake.no_text(), options)
    if odd_texts:
        what = trn(
            "{n} sentence has another # text than its words make up; the words were taken.",
            "{n} sentences have another # text than their words make up; the words were taken.",
            odd_texts,
        )
        yield Remark(str(path), what)
    yield from untold.losses(str(path))


def _in_block(path: Path, block: Block, options: ReadOptions) -> Iterator[Found | _Tally]:
    return _Reading(path, options, block.fields).found(block.lines)


class _Reading:
    def __init__(self, path: Path, options: ReadOptions, fields: Sequence[str]) -> None:
        self._path = path
        self._options = options
        self._sentences = Sentences(str(path), options)
        self._making: Making | None = None
        self._odd_texts = 0
        self._fields = fields
        self._added = 0

    def found(self, lines: Iterable[tuple[int, str]]) -> Iterator[Found | _Tally]:
        """The articles, then the tally."""
        for one in self._sentences.read(lines):
            if isinstance(one, Failed):
                yield one
                continue
            if self._making is None or any(key.startswith("newdoc") for key in one.comments):
                yield from self._made()
                yield from self._begin(one)
            yield from self._add(one)
        yield from self._made()
        yield _Tally(self._added, self._odd_texts, self._sentences.untold)

    def _begin(self, sentence: Sentence) -> Iterator[Found]:
        """Begins an article with what the comments before its first sentence tell of it."""
        comments = sentence.comments
        if comments.get("global.Entity"):
            self._fields = comments["global.Entity"].split("-")
        told: Mapping[str, object] = {}
        if ours.FIELD in comments:
            try:
                said = strict_json.parse(comments[ours.FIELD].encode(), sentence.where)
                told = plain.as_object(said, ours.FIELD)
            except BadInput as error:
                yield failed(sentence.where, error, self._options)
        name = comments.get("newdoc id", "")
        self._making = Making(told, name, self._fields)

    def _add(self, sentence: Sentence) -> Iterator[Found]:
        self._added += 1
        if self._making is not None:
            try:
                self._making.add(sentence)
            except BadInput as error:
                yield failed(sentence.where, error, self._options)

    def _made(self) -> Iterator[Found]:
        """The article that ends here."""
        making, self._making = self._making, None
        if making is None:
            return
        self._odd_texts += making.odd_texts
        for form in making.inexact:
            self._sentences.untold.count("multiword", form)
        for value in making.untold():
            self._sentences.untold.count("attributes", value)
        for name in making.unclosed():
            error = BadInput(tr("the bracket of {name} is never closed.", name=name))
            yield failed(str(self._path), error, self._options)
        try:
            record = making.record(self._options, self._path.name)
        except BadInput as error:
            yield failed(str(self._path), error, self._options)
            return
        if _has_coref(record):
            coref = RelationLabel(COREF, symmetric=True, transitive=True)
            yield LabelSet("CoNLL-U", relations=(coref,))
        yield record


def _has_coref(record: ArticleRecord) -> bool:
    return any(
        relation.label == COREF
        for one in record.annotations
        for relation in one.annotation.relations.values()
    )
