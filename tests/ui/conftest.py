"""Every picture alike on every machine: the shipped fonts and no others, unhinted, one scale."""

import os
import tempfile
from pathlib import Path

import pytest

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_CONFIGURATION = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{_FONTS}</dir><cachedir prefix="xdg">fontconfig</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="rgba" mode="assign"><const>none</const></edit></match></fontconfig>"""
_HOME = tempfile.TemporaryDirectory(prefix="hashiya-fonts-")
_FILE = Path(_HOME.name) / "fonts.conf"
_FILE.write_text(_CONFIGURATION, encoding="utf-8")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["FONTCONFIG_FILE"] = str(_FILE)
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def qapp_args():
    return ["hashiya", "-style", "fusion"]


@pytest.fixture(autouse=True)
def fonts(qapp):
    from PySide6.QtCore import QEvent

    from annotator.ui.theme.fonts import INTERFACE, load_fonts

    load_fonts()
    font, palette, direction = qapp.font(), qapp.palette(), qapp.layoutDirection()
    font.setFamilies([INTERFACE])
    qapp.setFont(font)
    yield
    # No event loop runs between tests: what they let go would stay, be styled anew by each later
    # one, and make them slower and slower.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qapp.styleSheet():
        qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setLayoutDirection(direction)
    qapp.setFont(font)


TEXT = (
    "أعلنت ميتاوشركة Scale AI في القاهرة اتفاقًا جديدًا، وقالت ميتا إن قيمته 14.3 مليار دولار.\n\n"
    "وبالقاهرة التقى كريم الشاذلي وفد الشركة 😀 ثم سافر إلى بيروت."
)


@pytest.fixture
def settings(tmp_path):
    from PySide6.QtCore import QSettings

    from annotator.ui.settings import Settings

    kept = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    kept.put("language", "en")
    kept.put("theme", "light")
    return kept


@pytest.fixture
def project_path(tmp_path):
    """A project with three articles and two annotators."""
    from annotator.model.article import Article, Source
    from annotator.usecases import annotators, ids
    from annotator.usecases.open_project import new_project

    path = tmp_path / "desk.hashiya"
    with new_project(path) as project:
        articles = [
            (Article("a1", "ميتا في القاهرة", TEXT, {"date": "2026-03-01"}), Source("a.txt")),
            (Article("a2", "بيروت", "بيروت مدينة على البحر."), Source("b.txt")),
            (Article("a3", "مباراة القاهرة", "فاز الأهلي في القاهرة."), Source("c.txt")),
        ]
        list(project.articles.add(articles, ids.now()))
        annotators.add(project, "layla")
    return path


@pytest.fixture
def session(qtbot, qapp, settings, project_path, monkeypatch):
    """An open window on that project."""
    import sys

    from annotator.store.project import Project
    from annotator.ui.session import Session

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    opened = Session(qapp, settings, Project.open(project_path))
    opened.window.resize(1280, 720)
    opened.window.show()
    qtbot.waitExposed(opened.window)
    yield opened
    if opened.verbs.bench.annotating:
        opened.verbs.bench.annotating.give_up_unsaved()
    opened.window.close()
    opened.window.deleteLater()


@pytest.fixture
def verbs(session):
    return session.verbs


@pytest.fixture
def parts(session):
    return session.verbs.bench.parts


@pytest.fixture
def place():
    """The span of the nth occurrence of words in the first article."""
    from annotator.model.marks import Span

    def found(words, nth=0):
        at = -1
        for _ in range(nth + 1):
            at = TEXT.index(words, at + 1)
        return Span(at, at + len(words))

    return found
