import json

import pytest

from annotator.model import edits
from annotator.model.marks import ArticleLabel


@pytest.fixture
def lossy(verbs, parts, place):
    """An article whose label brat cannot keep, and an entity."""
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.bench.annotating.do(edits.add(ArticleLabel("topic", "economy")))
    return verbs


def test_the_dialog_foresees_opens_articles_and_writes(qtbot, lossy, parts, tmp_path):
    exporting = lossy.files.exporting
    lossy.files.export()
    dialog = exporting.dialog
    foresight = dialog.foresight
    qtbot.waitUntil(lambda: foresight.told.text() == "Nothing is lost.")
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData("brat"))
    qtbot.waitUntil(lambda: foresight.tree.topLevelItemCount() == 1)
    qtbot.waitUntil(lambda: "ميتا" in foresight.text.toPlainText())
    lossy.bench.open_article("a2")
    foresight.tree.itemClicked.emit(foresight.tree.topLevelItem(0).child(0), 0)
    assert lossy.bench.uid() == "a1"
    assert exporting.dialog is dialog
    lossy.files.export()
    assert exporting.dialog is dialog
    dialog.out.setText(str(tmp_path / "brat"))
    dialog.accept()
    assert exporting.dialog is None
    qtbot.waitUntil(lambda: not lossy.files.is_busy)
    assert json.loads((tmp_path / "brat" / "losses.jsonl").read_text())["article"] == "a1"


def test_a_loss_of_an_entity_is_chosen_in_its_article(lossy, parts):
    (uid,) = lossy.bench.annotating.annotation.entities
    lossy.bench.open_article("a2")
    lossy.files.exporting.open_loss("a1", uid)
    assert lossy.bench.uid() == "a1"
    assert parts.view.chosen == uid


def test_stopped_it_says_so_and_shows_nothing_more(qtbot, lossy):
    exporting = lossy.files.exporting
    lossy.files.export()
    dialog = exporting.dialog
    exporting.foresee(dialog.options())
    dialog.foresight.stop.click()
    assert "Stopped" in dialog.foresight.told.text()
    exporting.wait()
    dialog.reject()


def test_another_choice_while_it_counts_does_not_say_that_it_stopped(lossy):
    exporting = lossy.files.exporting
    lossy.files.export()
    foresight = exporting.dialog.foresight
    exporting.foresee(exporting.dialog.options())
    foresight.show_lost(())
    exporting.foresee(exporting.dialog.options())
    assert foresight.told.text() == "Counting what would be lost …"
    exporting.end()


def test_another_project_closes_it(qtbot, session, lossy):
    exporting = lossy.files.exporting
    lossy.files.export()
    session.rebuild()
    assert exporting.dialog is None
