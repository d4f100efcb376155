"""What the machine proposes for an article, and what becomes of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from annotator.model.annotation import Annotation, Annotator
from annotator.model.article import Article
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span
from annotator.model.suggestion import Suggestion, Verdict, accepting, open_ones
from annotator.store.project import Project
from annotator.suggest.gazetteer import Gazetteer
from annotator.suggest.memory import Memory
from annotator.suggest.suggester import Reading
from annotator.text.furniture import page_furniture
from annotator.usecases import policy
from annotator.usecases.annotate import Annotating
from annotator.usecases.ids import new_uid, now
from annotator.usecases.progress import Progress, silent

MOST_ARTICLES = 1_000
"""So many of the articles that were marked last are remembered: more takes seconds to read."""

LONG = 20_000
"""Characters of an article in which suggestions are found off the window's thread."""

_RARE = 2
"""A word that was counted no oftener has not shown that it is one."""


def remember(project: Project, annotator: str, progress: Progress = silent) -> Memory:
    """Reads the annotator's past marks (a uid): first all, then where they did not mark.

    Only their own: what others marked would make them agree where they would not.
    """
    memory = Memory()
    for page in _pages(project, annotator, progress):
        for _, _, marks in page:
            memory.learn(marks)
    for page in _pages(project, annotator, progress):
        for text, is_done, marks in page:
            if is_done:
                memory.learn_unmarked(text, marks)
    return memory


class Proposals:
    """What the machines say of one text: made off the window's thread, and asked again quickly."""

    def __init__(self, reading: Reading, labels: LabelSet, memory: Memory) -> None:
        self._reading = reading
        self._memory = memory
        self.labels, self.policy = labels, reading.policy
        self._known = {label.name for label in labels.entities}
        self._of_gazetteer = list(Gazetteer.of(labels).suggest(reading))
        list(self._memory.suggest(reading))  # what is slow is to find the places: once only
        furniture = page_furniture(reading.text)
        self.furniture = (Span(*furniture),) if furniture else ()

    def of(self, annotation: Annotation) -> Iterator[Suggestion]:
        """All of them; what is marked in the text itself teaches as well."""
        yield from self._of_gazetteer
        for one in self._memory.suggest(self._reading, words_of(annotation, self._reading.text)):
            if one.label in self._known:
                yield one


def reading_of(project: Project, opened: Annotating) -> Reading:
    """The open article as the project's policy reads it."""
    counts, rare = policy.counts_of(project), _RARE

    def often(word: str) -> int:
        # ومصر seen once is still مصر: only a word that is one for sure is left whole.
        seen = counts(word) if counts else 0
        return seen if seen > rare else 0

    return Reading(opened.article.text, policy.policy_of(project), often if counts else None)


class ArticleSuggestions:
    """What is proposed for one open article, and what the annotator says of it."""

    def __init__(self, project: Project, opened: Annotating, proposals: Proposals) -> None:
        self._project = project
        self.opened = opened
        self._proposals = proposals

    @property
    def is_stale(self) -> bool:
        """Whether labels or policy are others since: then the machines look again."""
        proposals = self._proposals
        same_policy = proposals.policy is policy.policy_of(self._project)
        return not same_policy or proposals.labels != self.opened.labels

    def found(self) -> list[Suggestion]:
        """What may be offered now, in reading order."""
        return self.finding()()

    def finding(self) -> Callable[[], list[Suggestion]]:
        """The same to be called in another thread: for the marks as they are now."""
        annotation, decided, proposals = self.opened.annotation, self._decided(), self._proposals
        left_out = (*self.opened.article.excluded, *proposals.furniture)
        return lambda: open_ones(proposals.of(annotation), annotation, left_out, decided)

    @property
    def is_long(self) -> bool:
        """Whether to find them takes so long that the window would be felt to wait."""
        return len(self.opened.article.text) > LONG

    def accept(self, chosen: Sequence[Suggestion], label: str = "") -> list[Entity]:
        """Makes marks of suggestions by one edit; ``label`` in place of their own.

        Raises what ``Annotating.do`` raises; then nothing is changed.
        """
        edit = accepting([(one, new_uid()) for one in chosen], label)
        self.opened.do(edit)
        self._decide(chosen, Verdict.ACCEPTED)
        return [one.after for one in edit.changes if isinstance(one.after, Entity)]

    def reject(self, *chosen: Suggestion) -> None:
        """Offers these never again."""
        self._decide(chosen, Verdict.REJECTED)

    def take_back(self, one: Suggestion) -> None:
        """Offers it again after all."""
        article, annotator = self.opened.article.uid, self.opened.annotator.uid
        self._project.suggestions.take_back(article, annotator, one)

    def offer_again(self) -> int:
        """Offers what was rejected in the article again; how many that are."""
        opened = self.opened
        return self._project.suggestions.forget_rejected(opened.article.uid, opened.annotator.uid)

    def _decided(self) -> set[tuple[int, int, str]]:
        """What was said no or yes to; a yes that was undone is open again."""
        opened = self.opened
        decided = self._project.suggestions.decided(opened.article.uid, opened.annotator.uid)
        undone = {
            (mark.start, mark.end)
            for step in opened.history.undone
            for change in step.edit.changes
            for mark in (change.before, change.after)
            if isinstance(mark, Entity) and mark.made_by
        }
        return {
            one.place
            for one, verdict in decided
            if verdict is Verdict.REJECTED or (one.span.start, one.span.end) not in undone
        }

    def _decide(self, chosen: Sequence[Suggestion], verdict: Verdict) -> None:
        article, annotator = self.opened.article.uid, self.opened.annotator.uid
        self._project.suggestions.decide(article, annotator, chosen, verdict, now())


def proposed(
    project: Project, annotator: Annotator, uids: Iterable[str], progress: Progress = silent
) -> Iterator[tuple[Article, list[Suggestion]]]:
    """What may be offered to an annotator in each of these articles (uids); raises NotFound."""
    memory = remember(project, annotator.uid)
    for done, uid in enumerate(uids, 1):
        opened = Annotating(project, uid, annotator)
        proposals = Proposals(reading_of(project, opened), opened.labels, memory)
        yield opened.article, ArticleSuggestions(project, opened, proposals).found()
        progress(done, None)


def words_of(
    annotation: Annotation, text: str, uids: Collection[str] | None = None
) -> list[tuple[str, str]]:
    """The words of the entities in one piece, with their labels: what a memory learns from.

    Of all of them, or of those with these ``uids``.
    """
    return [
        (one.of(text), one.label)
        for one in annotation.entities.values()
        if len(one.spans) == 1 and (uids is None or one.uid in uids)
    ]


def _pages(
    project: Project, annotator: str, progress: Progress
) -> Iterator[list[tuple[str, bool, list[tuple[str, str]]]]]:
    done = 0
    for page in project.past.pages(annotator):
        yield page
        done += len(page)
        progress(done, None)
        if done >= MOST_ARTICLES:
            return
