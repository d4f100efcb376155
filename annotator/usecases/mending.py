"""Makes letters again of text that was baked for display, where an import asks for that."""

from dataclasses import replace

from annotator.formats.format import ArticleRecord, Remark
from annotator.i18n import tr
from annotator.model.article import Source
from annotator.text.repair import repair


def mended(record: ArticleRecord) -> tuple[ArticleRecord, list[Remark]]:
    """The record with its text repaired, and what was changed; its first bytes are kept.

    An article with marks stays as it is, since they would come to lie elsewhere.
    """
    article = record.article
    repaired = repair(article.text)
    if repaired.text == article.text:
        return record, []
    if any(len(one.annotation) for one in record.annotations) or article.excluded:
        return record, [Remark(article.title, tr("not repaired, since it has marks."))]
    source = record.source or Source()
    if source.raw is None:
        source = replace(source, raw=article.text.encode())
    told = tr(
        "{letters} presentation forms became letters; {lines} lines put in reading order.",
        letters=repaired.letters,
        lines=repaired.lines,
    )
    title = repair(article.title).text
    fresh = replace(article, title=title, text=repaired.text)
    return replace(record, article=fresh, source=source), [Remark(title, told)]
