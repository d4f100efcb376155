"""The keys of a review, on one page."""

from PySide6.QtWidgets import QWidget

from annotator.i18n import tr
from annotator.ui.key_dialogs import KeyList, said
from annotator.ui.keys import shown
from annotator.ui.review.commands import review_commands


class ReviewKeys(KeyList):
    """A table that is only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        where = tr("Review")
        rows = [(where, tr("Take what annotator 1 to 9 says"), "1 … 9")]
        everywhere = tr("Take it here and wherever all is alike …")
        rows.append(
            (where, everywhere, f"{shown('Shift+1')} … {shown('Shift+9')}  {shown('Shift+0')}")
        )
        rows += [(where, one.title, said(one.keys)) for one in review_commands()]
        rows.append((where, tr("Drop your version, else back to annotating"), said(("Esc",))))
        super().__init__(tr("Keys of the review"), rows, parent)
