"""CoNLL-U: words with the white space between them, entities as brackets in the way of CorefUD."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from pathlib import Path

from annotator.formats import conllu_brackets, excluded, ours, writing
from annotator.formats.conllu_reading import read
from annotator.formats.conllu_spaces import AFTER, BEFORE, escaped
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Loss,
    WriteOptions,
    WriteReport,
)
from annotator.formats.tokenizer import Tokenizer
from annotator.formats.words import Place, Words, words_of
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Relation

_UNTOLD = "\t_" * 7 + "\t"
_BREAKS = re.compile("[\x85\u2028\u2029]")
_NUMBER = re.compile(r"%(\d+)%%")
"""Of an entity within its article; labels have no sign after a percent sign but two digits."""


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file; an article that several have annotated stands there for each of them."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An annotation without the numbers of its entities, which run through the whole file."""

    parts: tuple[bytes, ...]
    """What stands around the values."""
    values: tuple[str, ...]
    """The brackets on a word, with the numbers that entities have among these here."""
    numbers: int
    """How many there are."""

    def written(self, after: int) -> bytes:
        """The bytes, where so many numbers were given before."""

        def counted(found: re.Match[str]) -> str:
            return f"e{int(found[1]) + after}"

        pieces = [self.parts[0]]
        for value, part in zip(self.values, self.parts[1:], strict=True):
            pieces += _NUMBER.sub(counted, value).encode(), part
        return b"".join(pieces)


class _Writer(writing.Preparing[tuple[list[_Prepared], writing.Added]]):
    pays_dry = True  # words are needed for both

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._tokenizer = Tokenizer()
        self._chaining = frozenset(
            one.name
            for one in (options.labels.relations if options.labels else ())
            if one.symmetric and one.transitive
        )
        self._eids = 0

    def load(self) -> None:
        self._tokenizer.load()

    def prepare(self, record: ArticleRecord, *, dry: bool) -> tuple[list[_Prepared], writing.Added]:
        lost: tuple[Loss, ...] = ()
        if not self.options.keep_excluded:
            record, lost = excluded.cut(record)
        prepared = []
        entities = relations = cuts = 0
        for number, one in enumerate(record.annotations or (None,)):
            annotation = one.annotation if one else Annotation()
            words = words_of(record.article, annotation, self._tokenizer, self.options)
            related = _related(annotation, words)
            entities += len(words.places)
            relations += len(related)
            cuts += words.cuts
            lost += tuple(words.losses)
            if not dry:
                name = record.article.uid + (f"-{number + 1}" if number else "")
                told = _told(record.article, one, words, related)
                named = _named(words.places, related, self._chaining)
                prepared.append(_prepared(words, named, name, told))
        return prepared, writing.Added(entities, relations, lost, cuts)

    def put(
        self,
        record: ArticleRecord,  # noqa: ARG002 - others need it
        prepared: tuple[list[_Prepared], writing.Added],
        sink: writing.Sink,
    ) -> writing.Added:
        for one in prepared[0]:
            sink.add("", one.written(self._eids))
            self._eids += one.numbers
        return prepared[1]

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"")
        return {"format": "conllu"}


def _prepared(words: Words, named: dict[str, str], name: str, told: plain.Plain) -> _Prepared:
    brackets = conllu_brackets.written(words.places, named)
    name = "_".join(name.split())
    said = json.dumps(told, ensure_ascii=False)
    lines = [
        f"# newdoc id = {name}\n",
        f"# global.Entity = {'-'.join(conllu_brackets.FIELDS)}\n",
        f"# {ours.FIELD} = {_BREAKS.sub(_escaped_in_json, said)}\n",
    ]
    parts = []
    gaps = _gaps(words)
    misc = _misc(words, gaps)
    for number, (first, end) in enumerate(words.sentences, start=1):
        spaced = [
            w + " " if g else w
            for w, g in zip(words.words[first:end], gaps[first:end], strict=True)
        ]
        lines += f"# sent_id = {name}-{number}\n", f"# text = {''.join(spaced).rstrip(' ')}\n"
        for word in range(first, end):
            row = f"{word - first + 1}\t{words.words[word]}{_UNTOLD}"
            rest = misc.get(word, "")
            if word in brackets:
                parts.append("".join([*lines, row, "Entity="]).encode())
                lines = ["|", rest, "\n"] if rest else ["\n"]
            else:
                lines.append(f"{row}{rest or '_'}\n")
        lines.append("\n")
    parts.append("".join(lines).encode())
    values = tuple(brackets[word] for word in sorted(brackets))
    return _Prepared(tuple(parts), values, len(set(named.values())))


def _named(
    places: Iterable[Place], related: Iterable[Relation], chaining: Collection[str]
) -> dict[str, str]:
    """A number for each entity as it stands in brackets, the same for all of a chain."""
    joined: dict[str, str] = {}

    def root(uid: str) -> str:
        while joined.get(uid, uid) != uid:
            uid = joined[uid]
        return uid

    for relation in related:
        if relation.label in chaining:
            joined[root(relation.tail)] = root(relation.head)
    eids: dict[str, str] = {}
    named: dict[str, str] = {}
    ends: dict[str, list[int]] = {}
    for place in places:
        chain = root(place.entity.uid)
        open_ends = ends.setdefault(chain, [])
        while open_ends and open_ends[-1] <= place.first:
            open_ends.pop()
        if len(place.pieces) > 1 or (open_ends and open_ends[-1] < place.end):
            chain = f" {place.entity.uid}"  # brackets of one name could not be told apart
        else:
            open_ends.append(place.end)
        named[place.entity.uid] = eids.setdefault(chain, f"%{len(eids) + 1}%%")
    return named


def _related(annotation: Annotation, words: Words) -> list[Relation]:
    """The relations of entities that are written; the others are added to the losses."""
    order = {place.entity.uid: number for number, place in enumerate(words.places)}
    kept = []
    for relation in annotation.relations.values():
        if relation.head in order and relation.tail in order:
            kept.append(relation)
        else:
            words.lose("relation", relation.uid, tr("One of its entities is lost."))
    return sorted(kept, key=lambda r: (order[r.head], order[r.tail], r.label, r.uid))


def _told(
    article: Article, one: AnnotatorMarks | None, words: Words, related: list[Relation]
) -> plain.Plain:
    """What CoNLL-U has no place for; the entities by their order in the file."""
    told = ours.of_article(article) | {"meta": dict(article.meta)}
    if one is None:
        return told
    extras = [_extras(place) for place in words.places]
    labels = sorted(one.annotation.labels.values(), key=lambda label: (label.name, label.value))
    return told | {
        **ours.of_annotator(one),
        "entities": extras,
        "relations": [plain.of_mark(relation) for relation in related],
        "labels": [plain.of_mark(label) for label in labels],
    }


def _extras(place: Place) -> plain.Plain:
    fields = plain.of_mark(place.entity)
    return {n: fields[n] for n in ("uid", "attributes", "note", "made_by") if n in fields}


def _gaps(words: Words) -> list[str]:
    """The white space behind each word."""
    text = words.article.text
    ends = map(add, words.starts, map(len, words.words))
    nexts = [*words.starts[1:], len(text)]
    return [text[end:start] for end, start in zip(ends, nexts, strict=True)]


def _misc(words: Words, gaps: Sequence[str]) -> dict[int, str]:
    """The last column of the words that have any, without their brackets."""
    told: dict[int, list[str]] = {}
    lasts = {end - 1 for _, end in words.sentences}
    for word, gap in enumerate(gaps):
        if not gap:
            told.setdefault(word, []).append("SpaceAfter=No")
        elif gap != " " or word in lasts:
            told.setdefault(word, []).append(f"{AFTER}={escaped(gap)}")
    if words.starts[0]:
        before = words.article.text[: words.starts[0]]
        told.setdefault(0, []).append(f"{BEFORE}={escaped(before)}")
    return {word: "|".join(values) for word, values in told.items()}


def _escaped_in_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


CONLLU = Format(
    id="conllu",
    title="CoNLL-U (CorefUD)",
    endings=(".conllu",),
    offsets="tokens",
    read=read,
    is_slow_to_read=True,
    write=write,
    losses=losses,
    cannot_carry=("excluded", "relation", "space", "token"),
)
