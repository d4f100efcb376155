"""The keys of a review, on one page."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.ui.dialogs.form import Standard, button_row, take_room
from annotator.ui.key_dialogs import key_table, said
from annotator.ui.keys import shown
from annotator.ui.review.commands import review_commands
from annotator.ui.theme.palette import SPACE


class ReviewKeys(QDialog):
    """A table that is only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        take_room(self, 640, 600)
        heading = QLabel(tr("Keys of the review"))
        heading.setProperty("large", True)
        where = tr("Review")
        rows = [(where, tr("Take what annotator 1 to 9 says"), "1 … 9")]
        everywhere = tr("Take it here and wherever all is alike …")
        rows.append(
            (where, everywhere, f"{shown('Shift+1')} … {shown('Shift+9')}  {shown('Shift+0')}")
        )
        rows += [(where, one.title, said(one.keys)) for one in review_commands()]
        rows.append((where, tr("Drop your version, else back to annotating"), said(("Esc",))))
        self.table = key_table(rows, (tr("Where"), tr("What"), tr("Keys")))
        buttons = button_row(Standard.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        box.setSpacing(3 * SPACE)
        for part in (heading, self.table, buttons):
            box.addWidget(part)
