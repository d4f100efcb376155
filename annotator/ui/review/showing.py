"""Shows where a review stands: its articles, the questions of one, and the question in front."""

from annotator.i18n import tr
from annotator.model.marks import Entity
from annotator.store.project import Project
from annotator.ui.review import contents
from annotator.ui.review.lanes import voices_of
from annotator.ui.review.screen import ReviewScreen
from annotator.usecases.bench import Bench
from annotator.usecases.docket import Row
from annotator.usecases.flags import Notes
from annotator.usecases.questions import Question, State
from annotator.usecases.review import Reviewing


class Showing:
    """Brings a review to its screen; what did not change is not drawn again."""

    def __init__(self, project: Project, reviewing: Reviewing, screen: ReviewScreen) -> None:
        self._project, self._reviewing, self._screen = project, reviewing, screen
        self._titles = contents.titles_of(project)
        self._rows: list[Row] = []
        self._asked: list[Question] = []
        self._article = ""
        self._gold: object = None
        self.is_busy = False
        """Whether the screen is changing by itself just now."""

    def show(self) -> None:
        """Shows the question in front, and how far everything is."""
        self.is_busy = True
        reviewing, screen = self._reviewing, self._screen
        totals = reviewing.queue.totals
        done = totals.disputed - totals.left
        screen.show_progress(contents.progress_words(totals), done, totals.disputed)
        self._show_articles()
        bench = reviewing.queue.bench
        if bench is None and reviewing.queue.only is not None:
            screen.show_message(
                tr("None of these is a question of the review"),
                tr("A review asks about articles that two people or more have done."),
            )
        elif bench is None:
            screen.show_message(
                tr("Nothing to review yet"),
                tr("When two people have done the same article, it comes here."),
            )
        else:
            self._show_bench(bench)
        self.is_busy = False

    def question(self, key: str) -> Question:
        """The question under a key of the list."""
        return self._asked[int(key)]

    def _show_articles(self) -> None:
        rows, queue = self._reviewing.queue.rows, self._reviewing.queue
        here = queue.bench.article.uid if queue.bench else ""
        place = next((n for n, row in enumerate(rows) if row.article == here), -1)
        articles = self._screen.articles
        if len(rows) != len(self._rows):
            articles.show_items([contents.article_item(row, self._titles) for row in rows], here)
        else:
            pairs = enumerate(zip(self._rows, rows, strict=True))
            changed = {
                n: contents.article_item(new, self._titles)
                for n, (old, new) in pairs
                if old is not new
            }
            articles.change_items(changed, place)
        self._rows = rows

    def _show_bench(self, bench: Bench) -> None:
        screen, question = self._screen, self._reviewing.current
        view = screen.view
        if self._article != bench.article.uid:
            article = bench.article
            view.show_article(article.text, article.excluded, article.title)
            self._article, self._gold = article.uid, None
        if self._gold is not bench.gold.annotation:
            view.show_annotation(bench.gold.annotation, bench.labels)
            self._gold = bench.gold.annotation
        notes = Notes(self._project, bench.article.uid)
        self._show_questions(bench, notes)
        view.set_voices(voices_of(bench, question))
        screen.card.setVisible(question is not None)
        view.select()
        if question is None:
            view.clear_preview()
            return
        card = contents.card_of(self._reviewing, bench, question, notes.of(question))
        screen.card.show_question(card)
        self._show_proposal(question)
        if question.place is not None:
            view.scroll_to(question.place)

    def _show_questions(self, bench: Bench, notes: Notes) -> None:
        question = self._reviewing.current
        asked = self._asked = self._reviewing.queue.asked
        items = contents.questions_of(bench, asked, notes)
        about = question.sources if question else None
        places = (n for n, one in enumerate(asked) if one.sources == about)
        self._screen.questions.show_items(items, str(next(places, "")))

    def _show_proposal(self, question: Question) -> None:
        marks = self._reviewing.draft
        if marks is None and question.state is not State.SETTLED:
            marks = question.proposal.marks if question.proposal else ()
        entities = [mark for mark in marks or () if isinstance(mark, Entity)]
        if entities:
            groups = [entity.spans for entity in entities]
            self._screen.view.set_preview(groups, entities[0].label, 0)
        else:
            self._screen.view.clear_preview()
