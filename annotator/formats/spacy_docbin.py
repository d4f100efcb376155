"""Training data for spaCy: a folder of DocBins, with the tokenizer that made their tokens."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import docbin, excluded, intake, writing
from annotator.formats.docbin_articles import carried, found, packed
from annotator.formats.format import (
    AnnotatorMarks,
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

DOCS_IN_A_FILE = 2000
TOKENS_IN_A_FILE = 2_000_000


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


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
        self._tokenizer = Tokenizer()
        self._packer: docbin.Packer | None = None
        self._parts = 0
        self._nested = False
        self._longest = 1

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        lost: tuple[Loss, ...] = ()
        if not self._options.keep_excluded:
            record, lost = excluded.cut(record)
        entities = relations = cuts = 0
        for one in record.annotations or (None,):
            kept, more, cut = self._add_one(record.article, one, sink)
            lost += more
            cuts += cut
            entities += len(kept.entities)
            relations += len(kept.relations)
        return writing.Added(entities, relations, lost, cuts)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        if self._packer is not None:
            self._flush(self._packer, sink, "" if self._parts else "articles.spacy")
        for name, data in _tokenizer_files():
            sink.add(f"tokenizer/{name}", data)
        return {
            "format": "spacy",
            "spans_key": docbin.GROUP,
            "tokenizer": "tokenizer",
            "nested": self._nested,
            "longest": self._longest,
        }

    def _add_one(
        self, article: Article, one: AnnotatorMarks | None, sink: writing.Sink
    ) -> tuple[Annotation, tuple[Loss, ...], int]:
        """Gives what of the marks is carried, what is not, and how many tokens were cut."""
        annotation = one.annotation if one else Annotation()
        split = self._options.split_tokens
        if sink.dry and split:
            return *carried(article.uid, annotation), 0
        tokens = self._tokenizer.tokens(article.text)
        kept, lost = carried(article.uid, annotation, None if split else tokens)
        cuts = tokens.cut(entity.spans[0] for entity in kept.entities.values()) if split else 0
        if not sink.dry:
            self._pack(packed(article, one, kept, tokens), tokens, sink)
        return kept, lost, cuts

    def _pack(self, text: docbin.Packed, tokens: Tokens, sink: writing.Sink) -> None:
        from spacy.strings import StringStore

        if self._packer is None:
            self._packer = docbin.Packer(StringStore())
        self._packer.add(text, tokens)
        self._nested |= len(text.ents) < len(text.spans)
        self._longest = max([self._longest, *(span.end - span.start for span in text.spans)])
        if len(self._packer) >= DOCS_IN_A_FILE or self._packer.tokens >= TOKENS_IN_A_FILE:
            self._flush(self._packer, sink)

    def _flush(self, packer: docbin.Packer, sink: writing.Sink, name: str = "") -> None:
        self._parts += 1
        sink.add(name or f"part-{self._parts:04}.spacy", packer.packed())
        self._packer = None


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
