"""From nothing to an open window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.store.project import ENDING, Project
from annotator.ui import settings as names
from annotator.ui.appearance import speak
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.theme.fonts import load_fonts
from annotator.ui.theme.icons import program_icon


def run(path: Path | None, language: str) -> int:
    """See ``ui.run``; raises AnnotatorError if the project that was asked for cannot be opened."""
    application = made_application()
    settings = Settings()
    if language:
        settings.use_this_time(names.LANGUAGE, language)
    speak(application, settings)
    session = begin(application, settings, path)
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


def sample() -> Project:
    """The sample project, made if it is not there yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    path = Path(folder) / f"sample{ENDING}"
    if path.exists():
        return Project.open(path)
    from annotator.usecases.open_project import make_sample  # not needed at any later start

    path.parent.mkdir(parents=True, exist_ok=True)
    return make_sample(path)
