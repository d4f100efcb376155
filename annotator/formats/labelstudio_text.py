"""Which of the fields of a task the marks were made on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.formats.format import Loss, ReadOptions, Remark
from annotator.formats.labelstudio_results import Results, in_text
from annotator.i18n import tr


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text, and the field that it stood in."""

    key: str
    text: str
    is_among_several: bool = False
    is_html: bool = False

    def told(self, where: str) -> Iterator[Remark | Loss]:
        """What is to be said of the choice."""
        if self.is_among_several:
            yield Remark(where, tr("the text is that of the field {name}.", name=self.key))
        if self.is_html:
            why = tr("The text is HTML: its words are kept, its markup is not.")
            yield Loss("markup", where, "", why)


def chosen(data: Mapping[str, object], results: Sequence[Results], options: ReadOptions) -> Chosen:
    """The text of a task; BadInput if it has none.

    Of several fields the one in which most of what the marks say stands; else the one that was
    asked for, else the longest.
    """
    texts = {key: value for key, value in data.items() if isinstance(value, str)}
    if not texts:
        there = ", ".join(sorted(data)[:20])
        raise BadInput(
            tr(
                "no text in the field {name}; there are: {there}.",
                name=options.text_field,
                there=there,
            )
        )
    words = [claim.words for one in results for claim in one.claims if claim.words]
    targets = [target for one in results for target in one.targets]

    def likely(key: str) -> tuple[int, int, bool, int]:
        standing = sum((in_text(word, texts[key]) or "") in texts[key] for word in words)
        return standing, targets.count(key), key == options.text_field, len(texts[key])

    key = max(texts, key=likely)
    is_html = any(one.is_html for one in results)
    text = _words_of(texts[key]) if is_html else texts[key]
    several = len(set(targets)) > 1
    for one in results:
        one.take_line_breaks(text)
        if several:
            one.target = key if key in targets else max(sorted(set(targets)), key=targets.count)
    among = len(texts) > 1 and key != options.text_field
    return Chosen(key, text, among, is_html)


def _words_of(html: str) -> str:
    """The text of a page as Label Studio counts it: all its text nodes."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(html, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise BadInput(tr("its HTML cannot be read: {why}", why=str(error))) from error
    return "".join(str(piece) for piece in page.itertext())
