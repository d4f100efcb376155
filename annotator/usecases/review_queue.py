"""What a review asks, one question after the other: the worst article first."""

from collections.abc import Callable, Sequence

from annotator.model.annotation import Annotator
from annotator.model.decision import Decision
from annotator.store.project import Project
from annotator.usecases import docket
from annotator.usecases.answering import Answer
from annotator.usecases.bench import Bench
from annotator.usecases.docket import Row, Totals
from annotator.usecases.progress import Progress
from annotator.usecases.questions import Question
from annotator.usecases.review_alike import Precedent
from annotator.usecases.review_picked import Picked, counted


class ReviewQueue:
    """Where a review stands. What all say alike is settled as soon as an article is reached."""

    def __init__(
        self,
        project: Project,
        annotators: Sequence[Annotator],
        author: str,
        progress: Progress,
        rows: Sequence[Row] | None = None,
        only: Picked | None = None,
    ) -> None:
        """``rows``: what ``docket.rows`` found just now; else it is asked.

        ``only``: the questions that are asked; then ``rows`` are what ``review_picked.rows`` found.
        """
        self._project = project
        self._annotators = annotators
        self._author = author
        self.only = only
        self.on_move: Callable[[], None] = _nobody
        found = docket.rows(project, annotators, progress) if rows is None else rows
        self.rows: list[Row] = list(found)
        """How far each article is, the worst first; that order stays while this is open."""
        self.totals: Totals = docket.totals(self.rows)
        """How far the whole review is."""
        self._places = {row.article: place for place, row in enumerate(self.rows)}
        self.bench: Bench | None = None
        """The article in front, with its gold and annotators; None: there is nothing to review."""
        self.current: Question | None = None
        """The question in front; None where the article in front has none left."""
        start = next((row for row in self.rows if row.left or row.clear), None)
        if start is not None or self.rows:
            self._reach((start or self.rows[0]).article)
            if self.current is None:
                self._to_next_article()

    @property
    def lanes(self) -> list[str]:
        """Whose annotations are reviewed (uids), in order."""
        return [one.uid for one in self._annotators]

    @property
    def left(self) -> list[Question]:
        """What can be settled now in the article in front, in order."""
        left = self.bench.left if self.bench else []
        return [one for one in left if self.only is None or self.only.holds(one)]

    @property
    def asked(self) -> list[Question]:
        """The disputed questions of the article in front, settled ones too, in order.

        Where questions were picked, those, disputed or not.
        """
        if self.bench is None:
            return []
        if self.only is not None:
            return [one for one in self.bench.questions if self.only.holds(one)]
        left = self.left
        return [one for one in self.bench.questions if one.kind or one in left]

    def open_article(self, article: str) -> None:
        """Puts an article (a uid) in front, at its first question; reads it anew from the file.

        Raises NotFound.
        """
        self._reach(article)
        self.on_move()

    def show(self, question: Question) -> None:
        """Puts a question of the article in front before us, a settled one too."""
        self.current = question
        self.on_move()

    def next(self) -> None:
        """Leaves the question as it is; goes to the next, behind the last to the next article."""
        before, is_left = _before(self)
        self._to(before + is_left)
        self.on_move()

    def previous(self) -> None:
        """Goes to the question before that is left, if there is one in this article."""
        left = self.left
        self.current = left[max(0, _before(self)[0] - 1)] if left else None
        self.on_move()

    def step(self, by: int) -> bool:
        """Goes to the next question of the article in front, or the one before, settled or not.

        False where there is none. What is settled can be settled anew there.
        """
        asked = self.asked
        here = _place(self.current, asked)
        place = here + by if here >= 0 else 0 if by > 0 else len(asked) - 1
        if not 0 <= place < len(asked):
            return False
        self.show(asked[place])
        return True

    def next_article(self) -> None:
        """Goes to the next article where something is left."""
        self._to_next_article()
        self.on_move()

    def settle(self, question: Question, answer: Answer) -> Precedent:
        """Settles a question of the article in front and goes on; raises as ``Bench.settle``."""
        bench = self.bench
        if bench is None:
            raise ValueError("no article is in front")
        place, _ = _before(self)
        bench.settle([(question, answer)], self._author)
        self._count(bench)
        self._to(place)
        self.on_move()
        return Precedent(bench.article.text, question, answer.marks, bench.gold.annotation)

    def bench_of(self, article: str) -> Bench:
        """The bench of an article: that in front, if it is this one's."""
        if self.bench is not None and self.bench.article.uid == article:
            return self.bench
        return Bench(self._project, article, self.lanes)

    def changed(self, articles: Sequence[str]) -> None:
        """Looks again at articles that were settled past the question in front, maybe with it."""
        left, place = self.left, _place(self.current, self.left)
        before = {one.sources for one in left[: max(0, place)]}
        self._look_again(articles)
        here = _place(self.current, self.left)
        self._to(here if here >= 0 else sum(1 for one in self.left if one.sources in before))
        self.on_move()

    def done_again(self, articles: Sequence[str]) -> None:
        """Looks again at articles where decisions were made anew; they come to the front."""
        if self.bench is not None and self.bench.article.uid in articles:
            self.changed(articles)
            return
        self._look_again(articles)
        self.bench = self.bench_of(articles[0])
        self._to(0)
        self.on_move()

    def taken_back(self, articles: Sequence[str], undone: Sequence[Decision]) -> None:
        """Looks again at articles where decisions were undone; the first comes to the front."""
        self._look_again(articles)
        if articles:
            self.bench = self.bench_of(articles[0])
        about = undone[0].why.sources if undone else ()
        left = self.left
        there = (one for one in left if one.sources == about)
        self.current = next(there, left[0] if left else None)
        self.on_move()

    def _look_again(self, articles: Sequence[str]) -> None:
        for article in articles:
            bench = self.bench_of(article)
            bench.reload()
            self._count(bench)
            docket.keep(self._project, self._annotators, docket.counted(bench))

    def _to(self, place: int) -> None:
        left = self.left
        if left and place < len(left):
            self.current = left[max(0, place)]
        else:
            self._to_next_article()

    def _to_next_article(self) -> None:
        """The next one that has questions, from the start again at the end; else it stays here."""
        here = self.bench.article.uid if self.bench else ""
        place = next((n for n, row in enumerate(self.rows) if row.article == here), -1)
        for row in (*self.rows[place + 1 :], *self.rows[: place + 1]):
            if row.left or row.clear:
                self._reach(row.article)
                if self.current is not None:
                    return
        self.current = None

    def _reach(self, article: str) -> None:
        left_behind, self.bench = self.bench, Bench(self._project, article, self.lanes)
        if not self._project.read_only:
            self.bench.settle_clear(self._author)
            if left_behind is not None:
                docket.keep(self._project, self._annotators, docket.counted(left_behind))
        self._count(self.bench)
        wanted = self.left or (self.asked if self.only else [])
        self.current = wanted[0] if wanted else None

    def _count(self, bench: Bench) -> None:
        row, place = counted(bench, self.only), self._places.get(bench.article.uid)
        if place is not None and row != self.rows[place]:
            self.totals = docket.moved(self.totals, self.rows[place], row)
            self.rows = [*self.rows[:place], row, *self.rows[place + 1 :]]


def _place(question: Question | None, among: Sequence[Question]) -> int:
    """Where a question stands among others; -1 where it does not."""
    about = question.sources if question else None
    return next((n for n, one in enumerate(among) if one.sources == about), -1)


def _before(queue: ReviewQueue) -> tuple[int, bool]:
    """How many before the question in front are left, and whether it is left itself."""
    left = queue.left
    place = _place(queue.current, left)
    if place >= 0 or queue.current is None or queue.bench is None:
        return max(0, place), place >= 0
    here = _place(queue.current, queue.bench.questions)
    before = {one.sources for one in queue.bench.questions[: max(0, here)]}
    return sum(1 for one in left if one.sources in before), False


def _nobody() -> None:
    """Nobody looks on."""
