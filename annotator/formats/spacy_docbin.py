"""Training data for spaCy: a folder of DocBins, with the tokenizer that made their tokens."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import docbin, excluded, intake, writing
from annotator.formats.docbin_articles import carried, found, packed
from annotator.formats.format import (
    ArticleRecord,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.spacy_config import recipe
from annotator.formats.tokenizer import Tokenizer, tokenizing
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Annotation
from annotator.model.article import Article

DOCS_IN_A_FILE = 1000
TOKENS_IN_A_FILE = 1_000_000


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a ``.spacy`` file, or of all that lie under a folder."""
    from spacy.strings import StringStore

    for file in sorted(path.rglob("*.spacy")) if path.is_dir() else [path]:
        where = str(file)
        try:
            texts = docbin.unpack(intake.read_bytes(file, docbin.LARGEST_FILE), StringStore())
            for number, text in enumerate(texts, start=1):
                where = f"{file}:{number}"
                yield from found(text, where, file.name, options)
        except BadInput as error:
            yield failed(where, error, options)


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder that ``spacy train`` takes as it is; ``tokenizer`` in it is a blank pipeline."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


def show(raw: bytes) -> str:
    """What a ``.spacy`` file holds, as JSON; raises BadInput."""
    from spacy.strings import StringStore

    texts = [
        {
            "tokens": [f"{word} " if space else word for word, space in pairs],
            "spans": {docbin.GROUP: [[one.start, one.end, one.label] for one in text.spans]},
            "user_data": {_shown(key): value for key, value in text.user_data.items()},
        }
        for text in docbin.unpack(raw, StringStore())
        for pairs in [list(zip(text.words, text.spaces, strict=True))]
    ]
    lines = []
    for text in texts:
        fields = (f" {_dump(name)}: {_dump(value)}" for name, value in text.items())
        lines.append("{\n" + ",\n".join(fields) + "\n}")
    return "\n".join(lines)


def _shown(key: object) -> str:
    return "".join(str(one) for one in key if one) if isinstance(key, tuple) else str(key)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article: what of each annotation goes into a file, and how far its spans reach."""

    parts: tuple[docbin.Part, ...]
    added: writing.Added
    nested: bool = False
    longest: int = 1


class _Writer(writing.Preparing[_Prepared]):
    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._tokenizer = Tokenizer()
        self.pays_dry = not options.split_tokens
        self._packing = docbin.Packing(_number)
        self._packer = docbin.Packer()
        self._parts = 0
        self._nested = False
        self._longest = 1

    def load(self) -> None:
        self._tokenizer.load()

    def prepare(self, record: ArticleRecord, *, dry: bool) -> _Prepared:
        lost: tuple[Loss, ...] = ()
        if not self.options.keep_excluded:
            record, lost = excluded.cut(record)
        entities = relations = cuts = 0
        texts: list[tuple[docbin.Packed, Tokens]] = []
        for one in record.annotations or (None,):
            annotation = one.annotation if one else Annotation()
            kept, more, tokens, cut = self._kept(record.article, annotation, dry=dry)
            lost += more
            cuts += cut
            entities += len(kept.entities)
            relations += len(kept.relations)
            if not dry:
                texts.append((packed(record.article, one, kept, tokens), tokens))
        return _Prepared(
            tuple(self._packing.part(*text) for text in texts),
            writing.Added(entities, relations, lost, cuts),
            nested=any(len(text.ents) < len(text.spans) for text, _ in texts),
            longest=max([1, *(one.end - one.start for text, _ in texts for one in text.spans)]),
        )

    def put(
        self,
        record: ArticleRecord,  # noqa: ARG002 - others need it
        prepared: _Prepared,
        sink: writing.Sink,
    ) -> writing.Added:
        for part in prepared.parts:
            self._packer.add(part)
            if len(self._packer) >= DOCS_IN_A_FILE or self._packer.tokens >= TOKENS_IN_A_FILE:
                self._flush(sink)
        self._nested |= prepared.nested
        self._longest = max(self._longest, prepared.longest)
        return prepared.added

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        if len(self._packer):
            self._flush(sink, "" if self._parts else "articles.spacy")
        for name, data in _tokenizer_files():
            sink.add(f"tokenizer/{name}", data)
        return {
            "format": "spacy",
            "spans_key": docbin.GROUP,
            "tokenizer": "tokenizer",
            "nested": self._nested,
            "longest": self._longest,
        }

    def _kept(
        self, article: Article, annotation: Annotation, *, dry: bool
    ) -> tuple[Annotation, tuple[Loss, ...], Tokens, int]:
        """What is carried and what is not, the tokens, and how many of them were cut."""
        split = self.options.split_tokens
        if dry and split:
            return *carried(article.uid, annotation), Tokens([], [], [], []), 0
        tokens = self._tokenizer.tokens(article.text)
        kept, lost = carried(article.uid, annotation, None if split else tokens)
        cuts = tokens.cut(entity.spans[0] for entity in kept.entities.values()) if split else 0
        return kept, lost, tokens, cuts

    def _flush(self, sink: writing.Sink, name: str = "") -> None:
        self._parts += 1
        sink.add(name or f"part-{self._parts:04}.spacy", self._packer.packed())
        self._packer = docbin.Packer()


def _number(string: str) -> int:
    from spacy.strings import get_string_id

    return int(get_string_id(string))


@cache
def _tokenizer_files() -> tuple[tuple[str, bytes], ...]:
    """The pipeline on disk, from where ``spacy train`` and ``spacy.load`` can take it."""
    with tempfile.TemporaryDirectory() as folder:
        tokenizing().to_disk(folder)
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return tuple((p.relative_to(folder).as_posix(), p.read_bytes()) for p in files)


SPACY = Format(
    id="spacy",
    title="spaCy DocBin",
    endings=(".spacy",),
    offsets="tokens",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=("excluded", "fragments", "relation", "token"),
    is_folder=True,
    recipe=recipe,
    show=show,
)
