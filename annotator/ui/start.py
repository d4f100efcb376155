"""From nothing to an open window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.store.project import ENDING, Project
from annotator.ui import settings as names
from annotator.ui.appearance import dress, look_of, speak
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.theme.fonts import load_fonts
from annotator.ui.theme.icons import program_icon
from annotator.ui.theme.palette import shades_of


def run(path: Path | None, language: str) -> int:
    """See ``ui.run``; raises AnnotatorError if the project that was asked for cannot be opened."""
    application = made_application()
    settings = Settings()
    if language:
        settings.use_this_time(names.LANGUAGE, language)
    speak(application, settings)
    try:
        session = begin(application, settings, path)
    except AnnotatorError as refusal:
        if shows_windows():
            # Who clicked on a file sees no terminal, and nothing else would come of the click.
            dress(application, shades_of(look_of(settings)))
            refusal_box(refusal).exec()
        raise
    application.aboutToQuit.connect(session.quieten)  # a thread that still runs would abort it
    session.window.show()
    # What was loaded stays; looking through it again and again would cost frames.
    gc.collect()
    gc.freeze()
    return application.exec()


def made_application() -> QApplication:
    """The application with its name, its style and the shipped fonts."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("hashiya")
    application.setApplicationDisplayName("Hashiya")
    application.setOrganizationName("hashiya")
    application.setDesktopFileName("hashiya")
    application.setStyle("Fusion")
    application.setWindowIcon(program_icon())
    load_fonts()
    return application


def begin(application: QApplication, settings: Settings, path: Path | None) -> Session:
    """A session on the project that was asked for, the last one, or the sample."""
    if path is not None:
        return Session(application, settings, Project.open(path))
    last = settings.get(names.LAST_PROJECT, "")
    refusal = ""
    if last:
        try:
            return Session(application, settings, Project.open(Path(last)))
        except AnnotatorError as error:
            refusal = tr("The last project could not be opened: {why}", why=str(error))
    session = Session(application, settings, sample())
    if session.verbs is not None and refusal:
        session.verbs.bench.parts.status.say(refusal, is_refusal=True)
    return session


def shows_windows() -> bool:
    """Whether somebody sees the windows, and can close them."""
    return QApplication.platformName() not in {"offscreen", "minimal"}


def refusal_box(refusal: AnnotatorError) -> QMessageBox:
    """Says why the project could not be opened."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Hashiya"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("The project could not be opened."))
    box.setInformativeText(str(refusal))
    box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    return box


def sample() -> Project:
    """The sample project, made if it is not there yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    path = Path(folder) / f"sample{ENDING}"
    if path.exists():
        return Project.open(path)
    from annotator.usecases.open_project import make_sample  # not needed at any later start

    path.parent.mkdir(parents=True, exist_ok=True)
    return make_sample(path)
