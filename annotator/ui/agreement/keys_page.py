"""The keys of the agreement screen, on one page."""

from PySide6.QtWidgets import QWidget

from annotator.i18n import tr
from annotator.ui.key_dialogs import KeyList, said


class AgreementKeys(KeyList):
    """A table that is only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        numbers, case = tr("Numbers"), tr("Case")
        rows = [
            (numbers, tr("From chart to chart"), said(("Tab", "Shift+Tab"))),
            (numbers, tr("From number to number"), said(("Left", "Right", "Up", "Down"))),
            (numbers, tr("Open the cases behind a number"), said(("Enter",))),
            (case, tr("Next case"), said(("J", "Down"))),
            (case, tr("Previous case"), said(("K", "Up"))),
            (case, tr("Review the cases that are listed"), said(("R",))),
            (case, tr("Review this article"), said(("F11",))),
            (case, tr("Back to the numbers, then to annotating"), said(("Esc",))),
        ]
        super().__init__(tr("Keys of the agreement"), rows, parent)
