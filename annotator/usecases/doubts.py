"""What is doubtful in an article and at the edges of its marks, and what becomes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Span, joined
from annotator.store.doubts import Settled
from annotator.store.project import Project
from annotator.text.clitics import Policy, WordCounts
from annotator.text.doubts import Doubt, doubts, doubts_of_span
from annotator.usecases.ids import now

_AROUND, _LONGEST = 14, 60


class ArticleDoubts:
    """The doubts of one article. It remembers what it found: asking again after an edit is quick.

    ``policy`` and ``counts`` are those of the project; see ``text.doubts``.
    """

    def __init__(self, text: str, policy: Policy, counts: WordCounts | None = None) -> None:
        self._text = text
        self._policy = policy
        self._counts = counts
        self._of_text: list[Doubt] | None = None
        self._of_spans: dict[tuple[Span, bool], list[Doubt]] = {}

    def open(
        self, annotation: Annotation, excluded: Sequence[Span], settled: Iterable[Settled]
    ) -> list[Doubt]:
        """Those that nobody settled and that lie outside the excluded parts, in order."""
        if self._of_text is None:
            self._of_text = doubts(self._text, self._counts)
        known = {(one.start, one.end, one.kind) for one in settled}
        found = {doubt for e in annotation.entities.values() for doubt in self._of_entity(e)}
        return sorted(
            doubt
            for doubt in found.union(self._of_text)
            if (doubt.start, doubt.end, doubt.kind.value) not in known
            and not any(one.start < doubt.end and doubt.start < one.end for one in excluded)
        )

    def _of_entity(self, entity: Entity) -> Iterable[Doubt]:
        for number, span in enumerate(entity.spans):
            at = span, number == 0
            if at not in self._of_spans:
                policy = self._policy if number == 0 else Policy.FREE
                self._of_spans[at] = doubts_of_span(
                    self._text, span.start, span.end, policy, self._counts
                )
            yield from self._of_spans[at]


def in_context(text: str, start: int, end: int) -> str:
    """The words of a doubt on one line with a few around them, whole ones; “…” where one is cut."""
    before = _whole_words(text[max(0, start - _AROUND - 1) : start][::-1], _AROUND)[::-1]
    words, after = text[start:end], text[end : end + _AROUND + 1]
    if len(words) > _LONGEST:
        words, after = _whole_words(words, _LONGEST).rstrip("… ") + "…", ""
    return " ".join(f"{before}{words}{_whole_words(after, _AROUND)}".split())


def ignore(project: Project, article: str, doubt: Doubt, author: str) -> Settled:
    """Shows a doubt of an article (its uid) no more, in this project."""
    settled = Settled(doubt.start, doubt.end, doubt.kind.value, author, now())
    ignore_again(project, article, settled)
    return settled


def ignore_again(project: Project, article: str, settled: Settled) -> None:
    """Ignores a doubt that was shown again."""
    project.settled.settle(article, settled)


def take_back(project: Project, article: str, settled: Settled) -> None:
    """Shows an ignored doubt again."""
    project.settled.take_back(article, settled)


def exclude(project: Project, article: Article, *spans: Span) -> Article:
    """Says that just these parts are not of the article; it stays whole, exports leave them out."""
    excluded = joined(spans)
    project.articles.set_excluded(article.uid, excluded)
    return replace(article, excluded=excluded)


def _whole_words(text: str, most: int) -> str:
    """The beginning of ``text``, ``most`` characters at most; “…” if one word is longer."""
    if len(text) <= most or text[most].isspace():
        return text[:most]
    ends = [at for at in range(most) if text[at].isspace()]
    return text[: ends[-1]] if ends else f"{text[:most]}…"
