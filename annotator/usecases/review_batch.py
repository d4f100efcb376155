"""One answer for all that are alike: looked for first, shown, and then settled in one step."""

from collections.abc import Callable, Sequence

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.store.project import Project
from annotator.usecases import review_alike
from annotator.usecases.questions import Marks, Question, State
from annotator.usecases.review_alike import Place, Precedent
from annotator.usecases.review_queue import ReviewQueue


class Batch:
    """What was looked for last is what is settled."""

    def __init__(
        self,
        project: Project,
        queue: ReviewQueue,
        author: str,
        settled: Callable[[tuple[str, ...]], None],
    ) -> None:
        """``settled`` is told the articles (uids) in which something was settled."""
        self._project = project
        self._queue = queue
        self._author = author
        self._settled = settled
        self.last: Precedent | None = None
        """What was settled last, if it still stands."""
        self.like: Precedent | None = None
        """What the places that were found last are like."""

    def alike(self) -> list[Place]:
        """Where else the last decision fits: the same words, labels and class; RuleBroken."""
        if self.last is None:
            raise RuleBroken(tr("Settle one first; then all that are like it can follow."))
        self.like = self.last
        return self._places(self.last)

    def with_alike(self, question: Question, answer: Marks) -> list[Place]:
        """A question of the article in front, if it is not settled, and where its answer fits."""
        bench = self._queue.bench
        if bench is None:
            raise ValueError("no article is in front")
        self.like = like = Precedent(bench.article.text, question, answer, bench.gold.annotation)
        found = self._places(like)
        if question.state is State.SETTLED:
            return found
        return [review_alike.itself(bench.article, like), *found]

    def settle(self, places: Sequence[Place]) -> None:
        """Takes the answer at these places, in one step; all or none.

        Raises RuleBroken, ReadOnlyProject, DiskFull or NotSaved.
        """
        if self.like is None:
            raise ValueError("nothing was looked for that these are like")
        lanes = self._queue.lanes
        articles = review_alike.settle(self._project, self.like, places, lanes, self._author)
        self.last = self.like
        self._settled(tuple(articles))
        self._queue.changed(articles)

    def _places(self, like: Precedent) -> list[Place]:
        articles = [row.article for row in self._queue.rows if row.left or row.clear]
        return review_alike.alike(self._project, like, articles, self._queue.lanes)
