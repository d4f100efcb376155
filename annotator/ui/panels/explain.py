"""What a part is for, said to the pointer and to screen readers alike."""

from PySide6.QtWidgets import QWidget

from annotator.ui.words import plain_tip


def explain(part: QWidget, text: str) -> None:
    """Gives a part a tool tip, never taken for HTML, and the same as its description."""
    part.setToolTip(plain_tip(text))
    part.setAccessibleDescription(text)
