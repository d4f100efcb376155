"""How a text without marks comes in: read whole, decoded, given a title and its source."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from annotator.errors import BadInput, NotFound
from annotator.formats.format import ArticleRecord, ReadOptions
from annotator.i18n import tr
from annotator.model.article import Article, Source
from annotator.text.clean import cleaned, decode

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes in a file that holds one article."""

_LONGEST_HEADLINE = 120


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The whole of a file; NotFound if it cannot be opened, BadInput over ``largest`` bytes."""
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise unread(path, error) from error
    if len(raw) > largest:
        most = str(largest // 2**20)
        raise BadInput(tr("{where}: longer than {most} MB.", where=str(path), most=most))
    return raw


def unread(path: Path, error: OSError) -> NotFound:
    """What is said of a file or folder that the system does not let us read."""
    return NotFound(
        tr("{path} cannot be read: {why}", path=str(path), why=error.strerror or str(error))
    )


def decoded(path: Path, raw: bytes, options: ReadOptions) -> tuple[str, Source]:
    """The text of a file, and where it came from; BadInput names the file."""
    try:
        read = decode(raw, options.encoding)
    except BadInput as error:
        raise BadInput(tr("{where}: {why}", where=str(path), why=str(error))) from error
    sha256 = hashlib.sha256(raw).hexdigest()
    return read.text, Source(path.name, read.encoding, sha256, raw if read.differs else None)


def from_field(
    text: str, title: str, meta: Mapping[str, object], name: str, options: ReadOptions
) -> ArticleRecord:
    """The article in a field of a table or an object; raises BadInput if it holds no text."""
    text = cleaned(text)
    require_text(text)
    sha256 = digest(text)
    title = " ".join(title.split()) or headline(text, "")
    article = Article(options.new_uid(), title, text, meta)
    return ArticleRecord(article, source=Source(name, "utf-8", sha256))


def digest(text: str) -> str:
    """The SHA-256 of a text, for the source of an article that a file holds among others."""
    return hashlib.sha256(text.encode()).hexdigest()


def require_text(text: str) -> None:
    """Raises BadInput if there is nothing to read."""
    if not text.strip():
        raise no_text()


def no_text() -> BadInput:
    """What is said of a file or a line in which there is nothing to read."""
    return BadInput(tr("there is no text in it."))


def headline(text: str, otherwise: str) -> str:
    """The first line of a text if it looks like a headline, else ``otherwise``."""
    first, _, rest = text.strip().partition("\n")
    first = " ".join(first.split())
    return first if len(first) <= _LONGEST_HEADLINE and (rest or not otherwise) else otherwise
