"""Asks where marks may begin in a word."""

from PySide6.QtWidgets import QWidget

from annotator.i18n import tr
from annotator.text.clitics import Policy
from annotator.ui.dialogs.form import Form, chooser, quiet_line


class PolicyDialog(Form):
    """The policy of the open project."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where marks begin"), tr("Use it"), parent)
        self.policy = chooser(
            "Policy",
            [
                (tr("The stem: conjunction and preposition stay outside"), Policy.STEM.value),
                (tr("The whole word"), Policy.TOKEN.value),
                (tr("What was drawn"), Policy.FREE.value),
            ],
            policy.value,
        )
        self.rows.addRow(tr("A double click marks"), self.policy)
        self.policy.setFocus()  # else the arrows would go from button to button
        self.rows.addRow("", quiet_line(tr("In وبالقاهرة the stem is القاهرة.")))
        told = tr("Marks that are there stay as they are; those against it are shown as doubts.")
        self.rows.addRow("", quiet_line(told))

    def chosen(self) -> Policy:
        """The policy that was chosen."""
        return Policy(self.policy.currentData())
