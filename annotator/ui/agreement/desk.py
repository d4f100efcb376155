"""What the screen of agreement does: counts, opens the doors of numbers, shows cases."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator.i18n import tr
from annotator.store.project import Project
from annotator.ui.agreement.case_walk import CaseWalk
from annotator.ui.agreement.errand import Errands
from annotator.ui.agreement.keys_page import AgreementKeys
from annotator.ui.agreement.screen import AgreementScreen
from annotator.ui.error_report import ErrorReport
from annotator.ui.words import isolated
from annotator.usecases import agreement_doors as doors
from annotator.usecases.agreement_doors import Choice, Seen
from annotator.usecases.progress import Progress

_STEPS = {"J": 1, "Down": 1, "K": -1, "Up": -1}


class AgreementDesk(QObject):
    """Ties the numbers of a project to their screen."""

    def __init__(self, project: Project, screen: AgreementScreen, report: ErrorReport) -> None:
        super().__init__(screen)
        self._project, self._screen, self._report = project, screen, report
        self.errands = Errands(project, screen.status, self)
        self._choices: list[Choice] = []
        self.choice = Choice()
        self.numbers: Mapping[str, Any] = {}
        """The numbers that are shown."""
        self.walk = CaseWalk(project, screen, self)
        self._is_true = True
        """Whether nothing changed since these numbers were counted."""
        self._titles: dict[str, str] = {}
        self._connect()

    def begin(self) -> None:
        """Shows the first choice there is, or what is missing."""
        self._choices = doors.choices(self._project)
        listed = self._project.articles.listed(None)
        self._titles = {one.uid: one.title for one in listed}
        if not self._choices:
            self._screen.show_choices([], -1)
            self._screen.show_message(
                tr("Nothing to compare yet"),
                tr(
                    "Agreement needs two people or more who have done the same article. "
                    "Choose another annotator at the top, mark an article, and mark it done."
                ),
            )
            return
        self.choose(self._choices[0])

    def choose(self, choice: Choice) -> None:
        """Counts what was not counted yet, and shows the numbers."""
        self.choice, screen = choice, self._screen
        names = [name_of(one) for one in self._choices]
        screen.show_choices(names, self._choices.index(choice))
        screen.told.setText("")
        screen.show_message(
            tr("Comparing the annotations …"),
            tr("What was compared once is kept: the next time it opens at once."),
        )

        def job(project: Project, progress: Progress) -> object:
            from annotator.ui.agreement import contents  # numpy loads here, off the window

            known = doors.last_report_of(project, choice)
            return contents, known or (doors.report_of(project, choice, progress), True)

        self.errands.run(tr("Comparing"), job, lambda found: self._begin_with(found[1]))

    def open(self, door: str, says: str) -> None:
        """Lists the cases behind a number; or shows the numbers of a pair or a person."""
        kind, _, name = door.partition(":")
        other = self._choice_behind(kind, name)
        if other is not None:
            self.choose(other)
            return
        choice = self.choice

        def job(project: Project, progress: Progress) -> object:
            return doors.cases_behind(project, choice, door, progress)

        def done(seen: list[Seen]) -> None:
            self.walk.show_list(seen, says)
            if kind == "article" and seen:
                self.walk.show(0)
            self._renew()

        self.errands.run(tr("Looking for the cases"), job, done)

    def press(self, key: str) -> None:
        """Does what a key stands for here."""
        if key == "Esc":
            self._go_back()
        elif key == "F1":
            AgreementKeys(self._screen).open()
        elif key == "R" and (self._screen.lists_cases or self._screen.shows_case):
            self._screen.review_wanted.emit()
        elif self._screen.shows_case and key in _STEPS:
            with self._report:
                self.walk.step(_STEPS[key])

    def show_articles(self) -> None:
        """Lists the articles again, and gives the keys to the number that was opened."""
        self._screen.show_list(of_cases=False)
        self._screen.show_board()
        self._screen.board.focus_again()

    def ask_report(self) -> None:
        """Asks where the report is to be saved, and saves it there."""
        path = self._project.path
        ending = tr("agreement")
        usual = path.with_name(f"{path.stem}-{ending}.html")
        chosen, _ = QFileDialog.getSaveFileName(
            self._screen, tr("Save report"), str(usual), "HTML (*.html)"
        )
        if chosen:
            self.save_report(Path(chosen))

    def save_report(self, path: Path) -> None:
        """Saves what is chosen as a page for browsers."""
        choice = self.choice
        out = path if path.suffix else path.with_name(f"{path.name}.html")

        def job(project: Project, progress: Progress) -> object:
            from annotator.usecases.agreement_report import write_report

            names, with_gold = choice.names, choice.with_gold
            return write_report(project, out, names, against_gold=with_gold, progress=progress)

        def done(_result: object) -> None:
            self._screen.status.say(tr("The report lies at {path}.", path=isolated(str(out))))

        self.errands.run(tr("Writing the report"), job, done)

    def end(self) -> None:
        """Stops what is under way, and waits for that."""
        self.errands.end()

    def _connect(self) -> None:
        screen = self._screen
        screen.pressed.connect(self.press)
        screen.chosen.connect(lambda at: self.choose(self._choices[at]))
        screen.board.opened.connect(self._guarded(self.open))
        screen.cases.chosen.connect(self._guarded(lambda key: self.walk.show(int(key))))
        screen.articles.chosen.connect(self._guarded(self._open_article))
        screen.articles_wanted.connect(self.show_articles)
        screen.save.clicked.connect(self._guarded(lambda _=False: self.ask_report()))
        screen.case.stepped.connect(self._guarded(self.walk.step))
        self.errands.failed.connect(self._failed)
        self.errands.stopped.connect(self._stopped)

    def _begin_with(self, found: tuple[Mapping[str, Any], bool]) -> None:
        """Shows what was kept; where it is not true any more, counts what changed."""
        numbers, self._is_true = found
        self._show(numbers)
        self._renew()

    def _renew(self) -> None:
        if self._is_true or not self.numbers:
            return
        choice, screen = self.choice, self._screen
        screen.told.setText(tr("As it was counted last; what changed is being counted …"))

        def job(project: Project, progress: Progress) -> object:
            return doors.report_of(project, choice, progress)

        def done(numbers: Mapping[str, Any]) -> None:
            self._is_true = True
            if self.walk.seen or not numbers["all"]["articles"]:
                self._fill(numbers)
            else:
                self._show(numbers)

        self.errands.run(tr("Comparing"), job, done)

    def _fill(self, report: Mapping[str, Any]) -> None:
        """Puts numbers in their places; whoever reads a case goes on reading."""
        from annotator.ui.agreement import contents

        self.numbers = report
        screen, labels = self._screen, self._project.labels.current()
        screen.told.setText(contents.summary(report))
        with_gold = self.choice.with_gold
        screen.board.show_charts(contents.charts_of(report, labels, with_gold=with_gold))
        screen.articles.show_items(contents.articles_of(report, self._titles), "")

    def _show(self, report: Mapping[str, Any]) -> None:
        from annotator.ui.agreement import contents

        self.numbers = report
        self.walk.clear()
        if not report["all"]["articles"]:
            self._screen.show_message(
                tr("No article that both have done"),
                tr("Only articles that both marked as done are compared."),
            )
            return
        screen = self._screen
        self._fill(report)
        screen.show_list(of_cases=False)
        screen.show_board()
        screen.board.focus_first()
        if contents.has_no_differences(report):
            screen.status.say(
                tr("They agree in everything. A review puts what all say into the gold.")
            )
        else:
            screen.status.say(
                tr("Arrows go from number to number, Enter opens its cases, Esc leads back.")
            )

    def _open_article(self, uid: str) -> None:
        self.open(f"article:{uid}", self._titles.get(uid, ""))

    def _choice_behind(self, kind: str, name: str) -> Choice | None:
        for one in self._choices:
            if kind == "pair" and not one.with_gold and name == ":".join(one.names):
                return one
            if kind == "person" and one == Choice((name,), with_gold=True):
                return one
        return None

    def _go_back(self) -> None:
        screen = self._screen
        if self.errands.is_busy and self.numbers:
            self.errands.stop()
        elif screen.shows_case:
            screen.show_board()
            screen.cases.list.setFocus()
        elif screen.lists_cases:
            self.show_articles()
        else:
            screen.left.emit()

    def _failed(self, why: str) -> None:
        if self._screen.message:
            self._screen.show_message(tr("This cannot be compared"), why)
        else:
            self._screen.status.say(why, is_refusal=True)

    def _stopped(self) -> None:
        if self._screen.message:
            self._screen.show_message(
                tr("Stopped"), tr("What was compared so far is kept. Choose again to go on.")
            )
        elif not self._is_true:
            self._screen.told.setText(tr("As it was counted last"))

    def _guarded(self, call: Callable[..., object]) -> Callable[..., None]:
        def guarded(*values: object) -> None:
            with self._report:
                call(*values)

        return guarded


def name_of(choice: Choice) -> str:
    """What one may choose, in words."""
    match choice:
        case Choice(names=(), with_gold=False):
            return tr("All pairs (mean)")
        case Choice(names=(), with_gold=True):
            return tr("Everyone and the gold (mean)")
        case Choice(names=(one,)):
            return tr("{name} and the gold", name=isolated(one))
    one, other = choice.names
    return tr("{a} and {b}", a=isolated(one), b=isolated(other))
