"""An article: a text that never changes, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.marks import Span


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that an article's text was read from."""

    name: str = ""
    encoding: str = "utf-8"
    sha256: str = ""
    raw: bytes | None = None
    """The bytes themselves, kept only where they differ from the text in UTF-8."""


@dataclass(frozen=True, slots=True)
class Article:
    """Cleaned text under a title. ``text`` is never altered once the article is in a project."""

    uid: str
    title: str
    text: str
    meta: Mapping[str, object] = field(default_factory=dict)
    excluded: tuple[Span, ...] = ()
    """Parts that belong to the page and not to the article, such as its furniture."""
