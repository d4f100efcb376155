"""Makes letters again of text that was baked for display, where an import asks for that."""

from dataclasses import replace

from annotator.formats.format import ArticleRecord, Remark
from annotator.i18n import tr
from annotator.model.article import Source


def mended(record: ArticleRecord) -> tuple[ArticleRecord, list[Remark]]:
    """The record with its text repaired, and what was changed; its first bytes are kept.

    An article with marks stays as it is, since they would come to lie elsewhere.
    """
    from annotator.text.repair import repair

    article = record.article
    text = repair(article.text).text
    if text == article.text:
        return record, []
    if any(len(one.annotation) for one in record.annotations) or article.excluded:
        return record, [Remark(article.title, tr("not repaired, since it has marks."))]
    before = article.text.encode()
    source = record.source or Source()
    kept = replace(source, raw=source.raw if source.raw is not None else before)
    told = tr("presentation forms were made letters and put in reading order.")
    mended_article = replace(article, title=repair(article.title).text, text=text)
    return replace(record, article=mended_article, source=kept), [Remark(article.title, told)]
