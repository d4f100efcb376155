import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import ui
from annotator.errors import ForeignFile, NotFound
from annotator.ui import start

_HEAVY = ("spacy", "numpy", "pandas", "sqlite_utils", "pyarrow", "trafilatura", "tqdm")
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from annotator.ui import start
from annotator.ui.settings import Settings
application = start.made_application()
settings = Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
session = start.begin(application, settings, Path(sys.argv[1]))
session.window.show()
application.processEvents()
session.window.grab()
print(",".join(name for name in {heavy} if name in sys.modules))
session.window.close()
"""


def test_only_qt_and_sqlite_are_loaded_before_the_first_paint(project_path, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.replace("{heavy}", repr(_HEAVY)), str(project_path),
         str(tmp_path / "settings.ini")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == ""


def test_the_window_speaks_the_language_asked_for(project_path, tmp_path):
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator import i18n, ui
def look():
    print(i18n.language(), QApplication.isRightToLeft())
    QApplication.instance().exit(5)
QTimer.singleShot(0, look)
sys.exit(ui.run(Path(sys.argv[1]), "ar"))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(project_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        check=False,
    )
    assert (done.stdout.split(), done.returncode) == (["ar", "True"], 5), done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_the_window_is_refused(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NotFound, match="display"):
        ui.run()


def test_the_application_bears_its_name(qapp):
    assert start.made_application() is qapp
    assert qapp.applicationName() == "hashiya"


def test_the_last_project_is_opened_again(qapp, settings, project_path):
    settings.put("last_project", str(project_path))
    session = start.begin(qapp, settings, None)
    assert session.project.path == project_path
    session.window.close()


def test_a_project_that_is_gone_gives_way_to_the_sample(
    qapp, settings, project_path, tmp_path, monkeypatch
):
    from annotator.store.project import Project

    settings.put("last_project", str(tmp_path / "gone.hashiya"))
    monkeypatch.setattr(start, "sample", lambda: Project.open(project_path))
    session = start.begin(qapp, settings, None)
    assert "could not be opened" in session.verbs.bench.parts.status.message.text()
    session.window.close()


def test_a_file_that_was_asked_for_and_is_none_is_refused(qapp, settings, tmp_path):
    path = tmp_path / "foreign.hashiya"
    path.write_bytes(b"nothing of ours" * 100)
    with pytest.raises(ForeignFile):
        start.begin(qapp, settings, path)


def test_the_sample_is_made_once(qapp, monkeypatch, tmp_path, project_path):
    from PySide6.QtCore import QStandardPaths

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "data"))
    made = []

    def make(path):
        from annotator.usecases.open_project import new_project

        made.append(path)
        return new_project(path)

    monkeypatch.setattr("annotator.usecases.open_project.make_sample", make)
    start.sample().close()
    start.sample().close()
    assert made == [tmp_path / "data" / "sample.hashiya"]


@pytest.mark.parametrize(("platform", "told"), [("xcb", 1), ("offscreen", 0)])
def test_who_sees_windows_is_told_in_one_why_a_file_is_refused(
    qapp, settings, tmp_path, monkeypatch, platform, told
):
    path = tmp_path / "<b>foreign.hashiya"
    path.write_bytes(b"nothing of ours" * 100)
    boxes = []

    def shown(box):
        boxes.append(box)

    monkeypatch.setattr(start, "Settings", lambda: settings)
    monkeypatch.setattr(start.QApplication, "platformName", lambda: platform)
    monkeypatch.setattr(start.QMessageBox, "exec", shown)
    with pytest.raises(ForeignFile, match="foreign"):
        start.run(path, "")
    assert len(boxes) == told
    for box in boxes:
        assert box.text() == "The project could not be opened."
        assert "<b>foreign.hashiya" in box.informativeText()
        assert [button.text() for button in box.buttons()] == ["Close"]
