"""What the command line has drawn and shown for it by someone who knows Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import LabelSet


@dataclass(frozen=True, slots=True)
class Page:
    """An article with marks, to be drawn."""

    article: Article
    annotation: Annotation
    labels: LabelSet
    dark: bool = False


class Draw(Protocol):
    """Draws a page into a file, .png or .svg."""

    def __call__(self, page: Page, out: Path) -> list[Path]:
        """The files made: a long article has several PNG pages. Raises NotSaved."""


class Show(Protocol):
    """Opens the window on a project, or on the one that was open last."""

    def __call__(self, project: Path | None, language: str, /) -> int:
        """The exit status; ``language`` is the one asked for, empty: the user's own."""
