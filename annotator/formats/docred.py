"""DocRED: articles in sentences, the things that entities stand for, and their relations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.formats import strict_json, writing
from annotator.formats.format import ArticleRecord, Format, Loss, WriteOptions, WriteReport
from annotator.formats.word_json import (
    OF_WORDS,
    Elements,
    WordWriter,
    english,
    labels_among,
    relation_labels,
)
from annotator.formats.words import SPACED, Place, Words
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.article import Article
from annotator.model.marks import Relation


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder of the articles, and of the numbers of types that DocRED's readers ask for."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(WordWriter):
    tool = "DocRED"
    file = "articles.json"

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._titles: set[str] = set()
        labels = options.labels.entities if options.labels else ()
        self._entities = dict.fromkeys(label.name for label in labels)
        self._labels = relation_labels(options)
        self._chaining = {
            name for name, one in self._labels.items() if one.symmetric and one.transitive
        }
        self._relations = {n: None for n in self._labels if n not in self._chaining}

    def is_apart(self, record: ArticleRecord) -> bool:
        return labels_among(record, self._entities, self._labels)

    def put(self, record: ArticleRecord, prepared: Elements, sink: writing.Sink) -> writing.Added:
        titles = [self._title(record.article) for _ in record.annotations or (None,)]
        written = tuple(
            _begun(title) + element.removeprefix(_begun(""))
            for title, element in zip(titles, prepared.written, strict=not sink.dry)
        )
        lost = prepared.added.losses + tuple(
            Loss("article", record.article.uid, "", tr("Its title is {name}.", name=title))
            for title in titles
            if title != record.article.title
        )
        told = replace(prepared.added, losses=lost)
        return super().put(record, Elements(written, told), sink)

    def elements(
        self, words: Words, relations: Sequence[Relation]
    ) -> tuple[Iterable[plain.Plain], int, int]:
        things = self._things(words, relations)
        number = {place.entity.uid: n for n, thing in enumerate(things) for place in thing}
        sentence = {p.entity.uid: words.sentence_of(p.first) for p in words.places}
        labels: dict[tuple[int, int, str], set[int]] = {}
        told = 0
        for relation in relations:
            if relation.label in self._chaining:
                told += 1
                continue
            head, tail = number[relation.head], number[relation.tail]
            key = head, tail, relation.label
            if head == tail or key in labels:
                words.lose("relation", relation.uid, _why(same=head == tail))
                continue
            told += 1
            self._relations.setdefault(relation.label)
            labels[key] = {sentence[relation.head], sentence[relation.tail]}
        for place in words.places:
            self._entities.setdefault(place.entity.label)
        if words.article.meta.keys() - SPACED.keys():
            words.lose("article", "", tr("DocRED has no place for what it came with."))
        element: plain.Plain = {
            "title": "",  # which one is free, is known when it is put
            "sents": [words.words[first:end] for first, end in words.sentences],
            "vertexSet": [[_mention(words, place) for place in thing] for thing in things],
            "labels": [
                {"r": label, "h": head, "t": tail, "evidence": sorted(evidence)}
                for (head, tail, label), evidence in labels.items()
            ],
        }
        return (element,), len(words.places), told

    def files(self) -> Mapping[str, plain.Plain]:
        names = list(self._relations)
        titles: plain.Plain = {
            name: english(self._labels[name].titles, name) if name in self._labels else name
            for name in names
        }
        return {
            "rel_info.json": titles,
            "rel2id.json": {name: n for n, name in enumerate(("Na", *names))},
            "ner2id.json": {name: n for n, name in enumerate(("BLANK", *self._entities))},
        }

    def _things(self, words: Words, relations: Iterable[Relation]) -> list[list[Place]]:
        """The entities in groups that stand for one thing: those of a chain together."""
        group = {place.entity.uid: [place] for place in words.places}
        for relation in relations:
            one, other = group[relation.head], group[relation.tail]
            if relation.label in self._chaining and one is not other:
                one += other
                group.update((place.entity.uid, one) for place in other)
        order = {place.entity.uid: n for n, place in enumerate(words.places)}
        things = {id(thing): thing for thing in group.values()}
        return [sorted(one, key=lambda p: order[p.entity.uid]) for one in things.values()]

    def _title(self, article: Article) -> str:
        """The title, which DocRED knows an article by: no two alike."""
        title = article.title or article.uid
        if title in self._titles:
            title = f"{title} ({article.uid})"
        name, number = title, 1
        while name in self._titles:
            number += 1
            name = f"{title} {number}"
        self._titles.add(name)
        return name


def _begun(title: str) -> bytes:
    """How an element with this title begins."""
    return strict_json.dump({"title": title})[:-2]


def _why(*, same: bool) -> str:
    if same:
        return tr("Both of its ends stand for one thing.")
    return tr("Another relation says the same of the same things.")


def _mention(words: Words, place: Place) -> plain.Plain:
    number = words.sentence_of(place.first)
    first = words.sentences[number][0]
    return {
        "name": " ".join(place.entity.of(words.article.text).split()),
        "pos": [place.first - first, place.end - first],
        "sent_id": number,
        "type": place.entity.label,
    }


DOCRED = Format(
    id="docred",
    title="DocRED JSON",
    endings=(".json",),
    offsets="tokens",
    write=write,
    losses=losses,
    cannot_carry=OF_WORDS,
    is_folder=True,
)
