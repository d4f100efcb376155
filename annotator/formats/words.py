"""An article as the formats of tokens see it: words in sentences, white space between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.formats import intake
from annotator.formats.format import ArticleRecord, Loss, WriteOptions
from annotator.formats.tokenizer import Tokenizer
from annotator.formats.tokens import Tokens
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Span
from annotator.text.sentences import sentences

SPACED = {"tokens": "spaces", "sentences": "lines"}
"""What is known of an article that was made of tokens: spaces and line breaks part them."""

_UNFIT = re.compile(r"[\s|]+")
_SPACES = re.compile(r"\S+|\s+")
_LINES = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """An entity, and the half-open stretch of words that each of its fragments covers."""

    entity: Entity
    pieces: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Its first word."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The word after its last."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class Words:
    """The words of an article. None has white space in it."""

    article: Article
    words: list[str]
    starts: list[int]
    """Where each begins in the article's text."""
    sentences: list[tuple[int, int]]
    """Half-open stretches of words; no entity lies in two of them."""
    places: list[Place]
    """The entities that words cover, in reading order."""
    cuts: int = 0
    """How many tokens were split at the edge of a mark."""
    losses: list[Loss] = field(default_factory=list)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.sentences, word, key=lambda one: one[0]) - 1

    def rebuilds(self) -> bool:
        """Whether spaces between words and line breaks between sentences make up the text."""
        words = self.words
        if len(self.article.text) != sum(map(len, words)) + len(words) - 1:
            return False
        lines = [" ".join(words[first:end]) for first, end in self.sentences]
        return self.article.text == "\n".join(lines)

    def headline(self) -> str:
        """The title that an article made of these words gets when it is read."""
        first, end = self.sentences[0]
        line = " ".join(self.words[first:end])
        return intake.headline(line, "")

    def lose(self, kind: str, mark: str, why: str) -> None:
        """Adds a loss of this article."""
        self.losses.append(Loss(kind, self.article.uid, mark, why))


def words_of(
    article: Article,
    annotation: Annotation,
    tokenizer: Tokenizer,
    options: WriteOptions,
    cuts: Iterable[Span] = (),
) -> Words:
    """The words of an article; ``cuts`` are spans besides the entities at whose edges to split."""
    text = article.text
    spaced = article.meta.get("tokens") == SPACED["tokens"]
    tokens = _spaced(text) if spaced else tokenizer.tokens(text)
    entities = annotation.in_reading_order()
    spans = list(cuts)
    if options.split_tokens:
        spans += (span for entity in entities for span in entity.spans)
    split = tokens.cut(spans)
    blank = {word for word in set(tokens.words) if word.isspace()}
    white = [n for n, word in enumerate(tokens.words) if word in blank] if blank else []
    found = _without_white(article, tokens, white)
    found.cuts = split
    for entity in entities:
        _place(entity, tokens, white, found)
    # Those that began with white space stand elsewhere now.
    found.places.sort(key=lambda place: place.first)
    found.sentences = _sentences(article, found)
    return found


@dataclass(slots=True)
class LabelNames:
    """What labels are called where neither white space nor a bar may stand; no two alike."""

    _given: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _first: frozenset[str] = frozenset()

    @classmethod
    def of_all(cls, options: WriteOptions) -> "LabelNames":
        """Those of a label set first, so that what is written before does not change them."""
        names = cls()
        for label in options.labels.entities if options.labels else ():
            names.of(label.name)
        names._first = frozenset(names._given)
        return names

    def of(self, label: str) -> str:
        """The name of a label, the same each time."""
        given = self._given.get(label)
        if given is None:
            plain = given = _UNFIT.sub("_", label)
            number = 1
            while given in self._taken:
                number += 1
                given = f"{plain}-{number}"
            self._taken.add(given)
            self._given[label] = given
        return given

    def know(self, record: ArticleRecord) -> bool:
        """Whether all labels of the entities of an article are of the label set."""
        return all(
            entity.label in self._first
            for one in record.annotations
            for entity in one.annotation.entities.values()
        )

    def lost(self, words: Words) -> None:
        """Adds to its losses the labels that are called otherwise."""
        for place in words.places:
            label = place.entity.label
            name = self.of(label)
            if name != label:
                why = tr("{label} is called {name}.", label=label, name=name)
                words.lose("label", place.entity.uid, why)


def outermost(words: Words) -> list[Place]:
    """The entities of which none overlaps another; the others are added to the losses."""
    kept: list[Place] = []
    end = 0
    for place in words.places:
        if place.first >= end:
            kept.append(place)
            end = place.end
        else:
            why = tr("It lies inside or across another entity.")
            words.lose("nested", place.entity.uid, why)
    return kept


def _spaced(text: str) -> Tokens:
    """The tokens of a text that spaces part."""
    words: list[str] = []
    spaces: list[bool] = []
    for found in _SPACES.finditer(text):
        piece = found[0]
        if piece[0] == " " and words:
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return Tokens.of(words, spaces)


def _without_white(article: Article, tokens: Tokens, white: Sequence[int]) -> Words:
    if not white:
        return Words(article, tokens.words, tokens.starts, [], [])
    words, starts = list(tokens.words), list(tokens.starts)
    for number in reversed(white):
        del words[number], starts[number]
    return Words(article, words, starts, [], [])


def _place(entity: Entity, tokens: Tokens, white: Sequence[int], found: Words) -> None:
    pieces = []
    trimmed = False
    for span in entity.spans:
        covering = tokens.covering(span)
        if covering is None:
            found.lose("token", entity.uid, tr("It begins or ends inside a token."))
            return
        first, end = (n - bisect_left(white, n) for n in covering)
        edges = tokens.words[covering[0]], tokens.words[covering[1] - 1]
        trimmed = trimmed or any(word.isspace() for word in edges)
        if first < end:
            pieces.append((first, end))
    if trimmed:
        why = tr("It begins or ends with white space, which no word holds.")
        found.lose("space", entity.uid, why)
    if pieces:
        found.places.append(Place(entity, tuple(pieces)))


def _sentences(article: Article, found: Words) -> list[tuple[int, int]]:
    """The sentences as stretches of words; two that an entity runs across are one."""
    if article.meta.get("sentences") == SPACED["sentences"]:
        places = [one.span() for one in _LINES.finditer(article.text)]
    else:
        places = sentences(article.text)
    starts = found.starts
    edges = {bisect_left(starts, start) for start, _ in places} - {0, len(starts)}
    for place in found.places:
        if place.end - place.first > 1:
            edges.difference_update(range(place.first + 1, place.end))
    bounds = [0, *sorted(edges), len(starts)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]
