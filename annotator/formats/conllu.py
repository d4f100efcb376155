"""CoNLL-U: words with the white space between them, entities as brackets in the way of CorefUD."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file; an article that several have annotated stands there for each of them."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
        self._tokenizer = Tokenizer()
        self._chaining = frozenset(
            one.name
            for one in (options.labels.relations if options.labels else ())
            if one.symmetric and one.transitive
        )
        self._eids = 0

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        lost: tuple[Loss, ...] = ()
        if not self._options.keep_excluded:
            record, lost = excluded.cut(record)
        entities = relations = cuts = 0
        for number, one in enumerate(record.annotations or (None,)):
            annotation = one.annotation if one else Annotation()
            words = words_of(record.article, annotation, self._tokenizer, self._options)
            related = _related(annotation, words)
            entities += len(words.places)
            relations += len(related)
            cuts += words.cuts
            lost += tuple(words.losses)
            if not sink.dry:
                name = record.article.uid + (f"-{number + 1}" if number else "")
                told = _told(record.article, one, words, related)
                sink.add("", self._written(words, related, name, told))
        return writing.Added(entities, relations, lost, cuts)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"")
        return {"format": "conllu"}

    def _written(
        self, words: Words, related: list[Relation], name: str, told: plain.Plain
    ) -> bytes:
        brackets = conllu_brackets.written(words.places, self._named(words.places, related))
        name = "_".join(name.split())
        said = json.dumps(told, ensure_ascii=False)
        lines = [
            f"# newdoc id = {name}",
            f"# global.Entity = {'-'.join(conllu_brackets.FIELDS)}",
            f"# {ours.FIELD} = {_BREAKS.sub(_escaped_in_json, said)}",
        ]
        gaps = _gaps(words)
        misc = _misc(words, gaps, brackets)
        for number, (first, end) in enumerate(words.sentences, start=1):
            spaced = [
                w + " " if g else w
                for w, g in zip(words.words[first:end], gaps[first:end], strict=True)
            ]
            lines += (f"# sent_id = {name}-{number}", "# text = " + "".join(spaced).rstrip(" "))
            lines += [
                f"{word - first + 1}\t{words.words[word]}{_UNTOLD}{misc.get(word, '_')}"
                for word in range(first, end)
            ]
            lines.append("")
        return "".join([f"{line}\n" for line in lines]).encode()

    def _named(self, places: Iterable[Place], related: Iterable[Relation]) -> dict[str, str]:
        """A name for each entity, the same for all of a chain."""
        joined: dict[str, str] = {}

        def root(uid: str) -> str:
            while joined.get(uid, uid) != uid:
                uid = joined[uid]
            return uid

        for relation in related:
            if relation.label in self._chaining:
                joined[root(relation.tail)] = root(relation.head)
        eids: dict[str, str] = {}
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
            if chain not in eids:
                self._eids += 1
                eids[chain] = f"e{self._eids}"
            eids[f"={place.entity.uid}"] = eids[chain]
        return {uid[1:]: eid for uid, eid in eids.items() if uid.startswith("=")}


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


def _misc(words: Words, gaps: Sequence[str], brackets: Mapping[int, str]) -> dict[int, str]:
    """The last column of the words that have any."""
    told = {word: [f"Entity={value}"] for word, value in brackets.items()}
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
    write=write,
    losses=losses,
    cannot_carry=("excluded", "relation", "space", "token"),
)
