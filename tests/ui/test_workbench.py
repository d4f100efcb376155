import contextlib

from annotator.store.project import Project


def test_the_first_article_is_open_and_listed(verbs, parts):
    assert verbs.bench.annotating.article.uid == "a1"
    assert parts.view.text == verbs.bench.annotating.article.text
    assert parts.articles.list.currentIndex().data() == "ميتا في القاهرة"
    assert parts.articles.model.rowCount() == 3


def test_what_is_not_saved_is_not_left(verbs, parts, place, monkeypatch):
    from annotator.errors import DiskFull

    def full(entry):
        raise DiskFull("No room.")

    monkeypatch.setattr(verbs.bench.annotating._project.journal, "record", full)
    parts.view.select(place("ميتا"))
    with contextlib.suppress(DiskFull):
        verbs.marking.label("ORG")
    verbs.going.step(1)
    assert verbs.bench.annotating.article.uid == "a1"
    assert verbs.bench.is_unsaved()


def test_it_says_that_others_have_marked_where_nothing_is_marked(verbs, parts, place):
    more = parts.entities.empty.more
    assert more.isHidden()
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.going.switch_annotator("layla")
    assert "1 other person has marked this article" in more.text()
    assert not more.isHidden()
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    assert more.isHidden()


def test_the_source_line_names_where_and_when(verbs):
    line = verbs.bench.source_line(verbs.bench.annotating.article)
    assert "a.txt" in line
    assert "1 March 2026" in line


def test_labels_of_a_project_that_can_only_be_read_cannot_be_pressed(session, project_path):
    button = session.verbs.bench.parts.labels.buttons["ORG"]
    assert button.isEnabled()
    usual = button.grab().toImage()
    session.switch(Project.open(project_path, read_only=True))
    parts = session.verbs.bench.parts
    assert not any(button.isEnabled() for button in parts.labels.buttons.values())
    assert "only be read" in parts.status.message.text()
    assert parts.labels.buttons["ORG"].grab().toImage() != usual
