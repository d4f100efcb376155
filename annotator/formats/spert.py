"""SpERT: sentences with their entities and relations, token by token, and a file of the types."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotator.formats import writing
from annotator.formats.format import ArticleRecord, Format, Loss, WriteOptions, WriteReport
from annotator.formats.word_json import (
    OF_WORDS,
    WordWriter,
    english,
    labels_among,
    relation_labels,
    title_lost,
)
from annotator.formats.words import Place, Words
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.marks import Relation


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder of the sentences and the types, as SpERT's own reader takes them."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(WordWriter):
    tool = "SpERT"
    file = "articles.json"

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        labels = options.labels.entities if options.labels else ()
        self._titles = {label.name: english(label.titles, label.name) for label in labels}
        self._entities = dict.fromkeys(self._titles)
        self._relations = dict.fromkeys(relation_labels(options))

    def is_apart(self, record: ArticleRecord) -> bool:
        return labels_among(record, self._entities, self._relations)

    def elements(
        self, words: Words, relations: Sequence[Relation]
    ) -> tuple[Iterable[plain.Plain], int, int]:
        title_lost(words, self.tool)
        sentence_of = {p.entity.uid: words.sentence_of(p.first) for p in words.places}
        inside: dict[int, list[Relation]] = {}
        for relation in relations:
            number = sentence_of[relation.head]
            if number == sentence_of[relation.tail]:
                inside.setdefault(number, []).append(relation)
                self._relations.setdefault(relation.label)
            else:
                why = tr("SpERT knows no relation from one sentence to another.")
                words.lose("across", relation.uid, why)
        places: dict[int, list[Place]] = {}
        for place in words.places:
            places.setdefault(sentence_of[place.entity.uid], []).append(place)
            self._entities.setdefault(place.entity.label)
        sentences = (
            _sentence(words, number, places.get(number, []), inside.get(number, []))
            for number in range(len(words.sentences))
        )
        return sentences, len(words.places), sum(map(len, inside.values()))

    def files(self) -> Mapping[str, plain.Plain]:
        labels = relation_labels(self.options)
        return {
            "types.json": {
                "entities": {
                    name: {"short": name, "verbose": self._titles.get(name, name)}
                    for name in self._entities
                },
                "relations": {
                    name: {
                        "short": name,
                        "verbose": english(labels[name].titles, name) if name in labels else name,
                        "symmetric": name in labels and labels[name].symmetric,
                    }
                    for name in self._relations
                },
            }
        }


def _sentence(
    words: Words, number: int, places: Sequence[Place], relations: Sequence[Relation]
) -> plain.Plain:
    first, end = words.sentences[number]
    order = {place.entity.uid: n for n, place in enumerate(places)}
    return {
        "tokens": words.words[first:end],
        "entities": [
            {"type": place.entity.label, "start": place.first - first, "end": place.end - first}
            for place in places
        ],
        "relations": [
            {"type": one.label, "head": order[one.head], "tail": order[one.tail]}
            for one in relations
        ],
        "orig_id": f"{words.article.uid}-{number + 1}",
    }


SPERT = Format(
    id="spert",
    title="SpERT JSON",
    endings=(".json",),
    offsets="tokens",
    write=write,
    losses=losses,
    cannot_carry=tuple(sorted((*OF_WORDS, "across"))),
    is_folder=True,
)
