"""Plain text: one article a file."""

from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import ArticleRecord, Format, Found, ReadOptions, failed
from annotator.model.article import Article


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The article of a file, under its first line if that is short, else the file's name."""
    try:
        text, source = intake.decoded(path, intake.read_bytes(path), options)
        intake.require_text(text)
    except BadInput as error:
        yield failed(str(path), error, options)
        return
    title = intake.headline(text, path.stem)
    yield ArticleRecord(Article(options.new_uid(), title, text), source=source)


TEXT = Format(
    id="text",
    title="Plain text",
    endings=(".txt",),
    offsets="",
    read=read,
)
