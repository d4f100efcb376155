"""What the whole window looks like; the pictures beside this file were looked at, one by one."""

import sys

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QColor, QImage, QPainter

from annotator import i18n
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.usecases.open_project import make_sample

SIZE = (1280, 800)
_SETTLED_MS = 900


@pytest.fixture
def window(qtbot, qapp, tmp_path, monkeypatch):
    """A window on the sample, with an entity chosen, when all that works beside it is done."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    opened = []

    def open_(**said):
        settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
        for name, value in {"language": "en", "theme": "light", **said}.items():
            settings.put(name, value)
        session = Session(qapp, settings, make_sample(tmp_path / "sample.hashiya"))
        opened.append(session)
        session.window.resize(*SIZE)
        session.window.show()
        qtbot.waitExposed(session.window)
        bench = session.verbs.bench
        bench.take_annotator("gold")
        bench.open_article(bench.annotating.article.uid)
        entity = next(e for e in bench.annotating.annotation.in_reading_order() if e.label == "ORG")
        bench.parts.view.choose(entity.uid)
        qtbot.wait(_SETTLED_MS)
        bench.say("")
        bench.parts.view.setFocus()
        return session.window

    yield open_
    for session in opened:
        session.window.close()
        session.window.deleteLater()
    i18n.use("en", "nowhere")


def picture(window, scale=1.0):
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("white"))
    with QPainter(image) as brush:
        window.render(brush, QPoint())
    return image


def test_in_arabic(window, looks_as_kept):
    looks_as_kept(picture(window(language="ar")), "window-arabic")


def test_in_english(window, looks_as_kept):
    looks_as_kept(picture(window()), "window-english")


def test_in_the_dark(window, looks_as_kept):
    looks_as_kept(picture(window(language="ar", theme="dark")), "window-dark")


def test_at_twice_the_size(window, looks_as_kept):
    looks_as_kept(picture(window(), 2.0), "window-twice")
