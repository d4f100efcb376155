"""What went wrong, told to the user: a refusal in one line, a bug as a report that can be sent."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.ui.dialogs.form import Standard, button_row
from annotator.ui.dialogs.reading_order import ReadDialog


class ErrorReport:
    """A door for everything that the user does: ``with report: ...``.

    An AnnotatorError is told in one line and ends there; any other exception goes on to ``hook``.
    """

    def __init__(self, tell: Callable[[AnnotatorError], None]) -> None:
        self.tell = tell
        self.parent: QWidget | None = None
        self.is_open = False

    def __enter__(self) -> None:
        """Nothing to do before."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> bool:
        if isinstance(error, AnnotatorError):
            self.tell(error)
            return True
        return False

    def install(self) -> None:
        """From now on exceptions that nobody caught come here."""
        sys.excepthook = self.hook

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What Python calls for an exception that nobody caught."""
        if isinstance(error, AnnotatorError):
            self.tell(error)
        elif not isinstance(error, Exception) or self.is_open:
            sys.__excepthook__(kind, error, trace)
        else:
            sys.__excepthook__(kind, error, trace)
            self.is_open = True
            BugReport(described(error), self.parent).exec()
            self.is_open = False


def described(error: BaseException) -> str:
    """What a person who mends it needs to know: no text of an article, no names of files."""
    where = "".join(traceback.format_exception(error))
    return (
        f"hashiya {__version__}, Python {platform.python_version()}, Qt {qt_version}, "
        f"{platform.system()} {platform.machine()}\n\n{where}"
    )


class BugReport(ReadDialog):
    """Says that something unforeseen happened, and lets its traces be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("An error in Hashiya"))
        self.resize(640, 400)
        told = QLabel(
            tr(
                "Something happened that Hashiya did not foresee. Your marks are saved. "
                "Copy this report and send it to those who look after the program."
            )
        )
        told.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName("Report")
        buttons = button_row(Standard.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        for part in (told, text, buttons):
            box.addWidget(part)
