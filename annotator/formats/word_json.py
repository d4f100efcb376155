"""What the JSON files of programs that learn relations have in common."""

from abc import abstractmethod
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.formats import excluded, plainer, strict_json, writing
from annotator.formats.format import ArticleRecord, Loss, WriteOptions
from annotator.formats.tokenizer import Tokenizer
from annotator.formats.words import SPACED, Words, words_of
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import RelationLabel
from annotator.model.marks import Relation, Span

OF_WORDS = (
    "annotator",
    "article",
    "article_label",
    "attributes",
    "excluded",
    "fragments",
    "made_by",
    "note",
    "relation",
    "space",
    "spacing",
    "token",
)
"""The kinds of what may be lost where words are kept and not the text."""


@dataclass(frozen=True, slots=True)
class Elements:
    """What is written of an article: each element of the array as JSON."""

    written: tuple[bytes, ...]
    added: writing.Added


class WordWriter(writing.Preparing[Elements]):
    """Writes what it makes of each annotation as the elements of one JSON array."""

    tool = ""
    """Whose files they are, for the losses."""
    file = ""
    """The name of the array in a folder; empty for the only file."""

    pays_dry = True  # words are needed for both

    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._tokenizer = Tokenizer()
        self._elements = 0

    @abstractmethod
    def elements(
        self, words: Words, relations: Sequence[Relation]
    ) -> tuple[Iterable[plain.Plain], int, int]:
        """What to write of an annotation, and how many entities and relations that tells of.

        ``relations`` are those between the places of ``words``; losses are added to these.
        """

    def files(self) -> Mapping[str, plain.Plain]:
        """What else to write: name → value."""
        return {}

    def load(self) -> None:
        """Loads the tokenizer."""
        self._tokenizer.load()

    def prepare(self, record: ArticleRecord, *, dry: bool) -> Elements:
        """The elements of an article."""
        record, lost = excluded.prepared(record, keep=self.options.keep_excluded)
        written: list[bytes] = []
        entities = relations = cuts = 0
        for one in record.annotations or (None,):
            annotation = one.annotation if one else Annotation()
            words, related = with_relations(
                record.article, annotation, self._tokenizer, self.options, self.tool
            )
            elements, told, joined = self.elements(words, related)
            if not dry:
                written += (strict_json.dump(element)[:-1] for element in elements)
            entities += told
            relations += joined
            cuts += words.cuts
            lost += tuple(words.losses)
        lost += several_lost(record)
        return Elements(tuple(written), writing.Added(entities, relations, lost, cuts))

    def put(self, record: ArticleRecord, prepared: Elements, sink: writing.Sink) -> writing.Added:  # noqa: ARG002 - others need it
        """Writes the elements of an article."""
        for element in prepared.written:
            sink.add(self.file, (b",\n" if self._elements else b"[\n") + element)
            self._elements += 1
        return prepared.added

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        """Closes the array."""
        sink.add(self.file, b"\n]\n" if self._elements else b"[]\n")
        for name, value in self.files().items():
            sink.add(name, strict_json.dump(value))
        return {"format": self.tool.lower()}


def bare_words(
    article: Article,
    annotation: Annotation,
    tokenizer: Tokenizer,
    options: WriteOptions,
    tool: str,
    cuts: Iterable[Span] = (),
) -> tuple[Words, Annotation]:
    """The words of an article with the losses of what no words tell; and its marks in one piece."""
    parted, in_pieces = plainer.in_pieces(annotation, article.uid)
    words = words_of(article, parted, tokenizer, options, cuts)
    words.losses += in_pieces
    words.losses += plainer.bare(annotation, article.uid, tool)
    words.losses += plainer.labels_lost(annotation, article.uid, tool)
    if not words.rebuilds():
        why = tr("Its white space is not that which words and sentences are joined by.")
        words.lose("spacing", "", why)
    return words, parted


def with_relations(
    article: Article,
    annotation: Annotation,
    tokenizer: Tokenizer,
    options: WriteOptions,
    tool: str,
) -> tuple[Words, list[Relation]]:
    """The words of an article, and its relations by the order of their ends."""
    words, parted = bare_words(article, annotation, tokenizer, options, tool)
    order = {place.entity.uid: number for number, place in enumerate(words.places)}
    kept = []
    for relation in parted.relations.values():
        if relation.head in order and relation.tail in order:
            kept.append(relation)
        else:
            words.lose("relation", relation.uid, tr("One of its entities is lost."))
    kept.sort(key=lambda r: (order[r.head], order[r.tail], r.label, r.uid))
    return words, kept


def title_lost(words: Words, tool: str) -> None:
    """Adds to the losses a title and more that is known of an article."""
    article = words.article
    if article.title != words.headline() or article.meta.keys() - SPACED.keys():
        why = tr("{tool} has no place for its title and what it came with.", tool=tool)
        words.lose("article", "", why)


def several_lost(record: ArticleRecord) -> tuple[Loss, ...]:
    """What is lost where an article stands in a file once for each annotator."""
    if len(record.annotations) < 2:  # noqa: PLR2004 - several
        return ()
    why = tr("Nothing tells which of its annotations is whose; export them one by one.")
    return (Loss("annotator", record.article.uid, "", why),)


def labels_among(
    record: ArticleRecord, entities: Container[str], relations: Container[str]
) -> bool:
    """Whether all labels of an article's marks are among these."""
    return all(
        all(entity.label in entities for entity in one.annotation.entities.values())
        and all(relation.label in relations for relation in one.annotation.relations.values())
        for one in record.annotations
    )


def english(titles: Mapping[str, str], name: str) -> str:
    """What a label is called in English: a file does not depend on the language in use."""
    return titles.get("en") or name


def relation_labels(options: WriteOptions) -> dict[str, RelationLabel]:
    """The relation labels of the label set, by name."""
    labels = options.labels.relations if options.labels else ()
    return {label.name: label for label in labels}
