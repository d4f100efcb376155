"""Pages of news sites: the article's title, body and date, without what surrounds them."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import ArticleRecord, Format, Found, ReadOptions, Remark, failed
from annotator.i18n import tr
from annotator.model.article import Article
from annotator.text.clean import cleaned

_META = {"author": "author", "date": "date", "sitename": "site", "url": "url"}


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The article of a page, and a remark on how much of the page it leaves out."""
    try:
        record, left_out = _article(path, options)
    except BadInput as error:
        yield failed(str(path), error, options)
        return
    if left_out > 0:
        yield Remark(
            str(path),
            tr("{n} letters around the article were left out.", n=str(left_out)),
        )
    yield record


def _article(path: Path, options: ReadOptions) -> tuple[ArticleRecord, int]:
    # What they log of a page without an article is raised below.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction, html2txt

    page, source = intake.decoded(path, intake.read_bytes(path), options)
    found: Any = bare_extraction(
        page, include_comments=False, include_tables=True, with_metadata=True
    )
    text = cleaned(found.text or "") if found is not None else ""
    if not text.strip():
        raise BadInput(tr("{where}: no article was found on this page.", where=str(path)))
    title = " ".join((found.title or "").split()) or intake.headline(text, path.stem)
    told = {ours: getattr(found, theirs, None) for theirs, ours in _META.items()}
    meta = {name: value for name, value in told.items() if isinstance(value, str) and value}
    record = ArticleRecord(Article(options.new_uid(), title, text, meta), source=source)
    return record, _letters(html2txt(page)) - _letters(text) - _letters(title)


def _letters(text: str) -> int:
    return sum(len(word) for word in text.split())


HTML = Format(
    id="html",
    title="Web pages",
    endings=(".html", ".htm", ".xhtml"),
    offsets="",
    read=read,
    is_slow_to_read=True,
)
