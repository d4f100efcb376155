import json

from PySide6.QtCore import QStandardPaths

from annotator.ui.files import _documents
from annotator.usecases.export import ExportOptions
from annotator.usecases.import_articles import ImportOptions


def ended(verbs):
    return lambda: not verbs.files.is_busy


def test_articles_come_in_while_the_window_lives(qtbot, verbs, parts, tmp_path):
    (tmp_path / "new.txt").write_text("خبر جديد\n\nنص الخبر.", encoding="utf-8")
    verbs.files.import_now([tmp_path / "new.txt"], ImportOptions())
    assert verbs.files.is_busy
    qtbot.waitUntil(ended(verbs))
    assert parts.articles.model.count_all() == 4
    assert parts.status.message.text() == "1 article is in."
    assert parts.status.stop.isHidden()
    assert verbs.bench.annotating.article.title == "خبر جديد"


def test_many_articles_that_come_in_lead_nobody_away(qtbot, verbs, parts, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"خبر {name}", encoding="utf-8")
    verbs.files.import_now([tmp_path], ImportOptions())
    qtbot.waitUntil(ended(verbs))
    assert parts.status.message.text() == "2 articles are in."
    assert verbs.bench.uid() == "a1"


def test_nothing_is_asked_that_a_read_only_project_would_refuse(verbs, parts, monkeypatch):
    monkeypatch.setattr(verbs.bench.project, "read_only", True)
    verbs.files.take_in()
    assert parts.status.message.text() == "This project can only be read."


def test_a_new_project_is_offered_a_folder_that_exists(monkeypatch, tmp_path):
    monkeypatch.setattr(
        QStandardPaths,
        "writableLocation",
        lambda place: str(
            tmp_path if place == QStandardPaths.StandardLocation.HomeLocation else tmp_path / "no"
        ),
    )
    assert _documents() == tmp_path
    (tmp_path / "no").mkdir()
    assert _documents() == tmp_path / "no"


def test_what_cannot_be_read_is_told_and_changes_nothing(qtbot, verbs, parts, tmp_path):
    verbs.files.import_now([tmp_path / "gone.txt"], ImportOptions())
    qtbot.waitUntil(ended(verbs))
    assert "gone.txt" in parts.status.message.text()
    assert parts.articles.model.count_all() == 3


def test_a_second_work_waits_for_the_first(qtbot, verbs, parts, tmp_path):
    (tmp_path / "new.txt").write_text("نص", encoding="utf-8")
    verbs.files.import_now([tmp_path / "new.txt"], ImportOptions())
    verbs.files.import_now([tmp_path / "new.txt"], ImportOptions())
    assert parts.status.message.text().startswith("One thing at a time")
    qtbot.waitUntil(ended(verbs))


def test_marks_go_out(qtbot, verbs, parts, place, tmp_path):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    out = tmp_path / "out.jsonl"
    verbs.files.export_now(ExportOptions("native"), out)
    qtbot.waitUntil(ended(verbs))
    assert out.exists()
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert any(line.get("uid") == "a1" for line in lines)
    assert "out.jsonl" in parts.status.message.text()
