"""The cases behind a number: their list, and one after the other on the page."""

from PySide6.QtCore import QObject

from annotator.i18n import tr
from annotator.store.project import Project
from annotator.ui.agreement.lanes import place_of, voices_of
from annotator.ui.agreement.screen import AgreementScreen
from annotator.ui.review.queue_lists import Item
from annotator.usecases import agreement_doors as doors
from annotator.usecases.agreement_doors import MOST, Laid, Seen
from annotator.usecases.review_picked import Picked


class CaseWalk(QObject):
    """Lists cases and shows them, both versions under the words."""

    def __init__(self, project: Project, screen: AgreementScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._screen = project, screen
        self.seen: list[Seen] = []
        """The cases behind the number that was opened last."""
        self._at = -1
        self._laid: Laid | None = None
        self._laid_of: object = None

    def clear(self) -> None:
        """Forgets them: other numbers are shown."""
        self.seen, self._at, self._laid = [], -1, None

    def show_list(self, seen: list[Seen], says: str) -> None:
        """Lists the cases of a number that ``says`` something."""
        from annotator.ui.agreement import contents

        screen, self.seen, self._at = self._screen, seen, -1
        if not seen:
            screen.status.say(tr("There is no case of that: nobody differs there."))
            return
        screen.cases.heading.setText(contents.cases_heading(says, seen))
        screen.cases.show_items(self._items(), "")
        screen.show_list(of_cases=True)
        screen.show_board()
        screen.cases.list.setFocus()
        screen.cases.list.setCurrentIndex(screen.cases.model.index(0, 0))

    def show(self, at: int) -> None:
        """Shows a case (its place in ``seen``), both versions under the words."""
        from annotator.ui.agreement import contents

        if not 0 <= at < len(self.seen[:MOST]):
            return
        one, screen, view = self.seen[at], self._screen, self._screen.case.view
        key = (one.a.uid, one.b.uid, one.case.article)
        if self._laid is None or self._laid_of != key:
            laid = self._laid = doors.laid_out(self._project, (one.a, one.b), one.case.article)
            view.show_article(laid.article.text, laid.article.excluded, laid.article.title)
            view.show_annotation(laid.alike, laid.labels)
            self._laid_of = key
        self._at, laid = at, self._laid
        decision = doors.decision_on(self._project, one.case)
        content = contents.case_content(one, at, len(self.seen), laid.labels, decision)
        screen.case.show_case(content)
        screen.cases.show_items(self._items(), str(at))
        screen.show_list(of_cases=True)
        screen.show_case()
        view.set_voices(voices_of(laid, one.case))
        place = place_of(laid, one.case)
        if place is not None:
            view.scroll_to(place)

    def step(self, by: int) -> None:
        """Goes to the next case, or the one before."""
        if 0 <= self._at + by < len(self.seen[:MOST]):
            self.show(self._at + by)
        else:
            self._screen.status.say(
                tr("This is the last case.") if by > 0 else tr("This is the first case.")
            )

    def picked(self) -> Picked:
        """The questions of a review about the cases that are listed."""
        return Picked.of(self._screen.cases.heading.text(), (one.case for one in self.seen[:MOST]))

    def article(self) -> str:
        """The article (its uid) of the case in front; empty while none is."""
        return self.seen[self._at].case.article if self._screen.shows_case else ""

    def _items(self) -> list[Item]:
        from annotator.ui.agreement import contents

        return contents.cases_of(self.seen[:MOST], self._project.labels.current())
