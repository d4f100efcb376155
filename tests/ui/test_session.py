from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from annotator import i18n
from annotator.store.project import Project


def test_the_main_parts_are_found_by_their_english_names_in_every_language(session, qapp):
    for language in ("ar", "en"):
        session.settings.put("language", language)
        session.rebuild()
        parts = session.verbs.bench.parts
        names = [
            session.window.accessibleName(),
            parts.view.accessibleName(),
            parts.articles.list.accessibleName(),
            parts.entities.list.accessibleName(),
            parts.labels.accessibleName(),
            parts.top.search.accessibleName(),
            parts.top.annotators.accessibleName(),
            parts.status.message.accessibleName(),
        ]
        assert names == [
            "Hashiya", "Article text", "Articles", "Entities", "Labels", "Search", "Annotator",
            "Status",
        ]  # fmt: skip
        assert {b.accessibleName() for b in parts.labels.buttons.values()} >= {"PERS", "ORG"}
    assert qapp.applicationName() in {"hashiya", "pytest-qt-qapp"}
    assert "Hashiya" in session.window.windowTitle()


def test_another_language_keeps_article_selection_and_size(session, verbs, parts, place):
    verbs.going.step(1)
    verbs.going.step(-1)
    parts.view.select(place("Scale AI"))
    session.window.resize(1100, 700)
    verbs.appearance.switch_language()
    again = session.verbs.bench.parts
    assert i18n.language() == "ar"
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert again.view.selection() == (place("Scale AI"),)
    assert again.articles.words.placeholderText() == "تصفية العناوين"
    assert session.window.width() == 1100
    session.verbs.appearance.switch_language()


def test_another_theme_and_language_keep_the_chosen_relation(session, verbs, parts, place):
    ends = []
    for words, label in (("ميتا", "ORG"), ("القاهرة", "GPE")):
        parts.view.select(place(words))
        verbs.marking.label(label)
        ends.append(parts.view.chosen)
    relation = verbs.bench.annotating.relate(*ends, "located_in")
    verbs.related.choose(relation.uid)
    for switch in ("switch_theme", "switch_language", "switch_language"):
        getattr(session.verbs.appearance, switch)()
        again = session.verbs.bench.parts
        assert again.view.chosen_relation == relation.uid
        assert again.relations.list.currentIndex().row() == 0
        assert not again.relation_labels.isHidden()
        assert again.labels.isHidden()


def test_article_and_annotator_are_remembered(qtbot, qapp, session, settings, project_path):
    from annotator.ui.session import Session

    session.verbs.going.switch_annotator("layla")
    session.verbs.going.step(1)
    session.window.close()
    again = Session(qapp, settings, Project.open(project_path))
    assert again.verbs.bench.annotating.article.uid == "a2"
    assert again.verbs.bench.annotator.name == "layla"
    again.window.close()


def test_a_second_window_reads_only_and_says_who_writes(qapp, session, settings, project_path):
    from annotator.ui.session import Session

    second = Session(qapp, settings, Project.open(project_path))
    banner = second.verbs.bench.parts.banner
    assert not banner.isHidden()
    assert "can only be read here" in banner.text.text()
    view = second.verbs.view
    view.select_word()
    with second.report:
        second.verbs.marking.label("ORG")
    assert len(second.verbs.bench.annotating.annotation.entities) == 0
    second.window.close()


def test_another_project_takes_the_place(session, tmp_path):
    from annotator.usecases.open_project import new_project

    session.switch(new_project(tmp_path / "other.hashiya"))
    assert session.project.name == "other"
    assert session.verbs.bench.annotating is None
    assert session.verbs.bench.parts.view.message[0] == "No articles yet"


def test_what_is_not_saved_keeps_the_window_open(session, verbs, parts, place, monkeypatch):
    from annotator.errors import DiskFull

    def full(entry):
        raise DiskFull("No room.")

    monkeypatch.setattr(verbs.bench.annotating._project.journal, "record", full)
    parts.view.select(place("ميتا"))
    with session.report:
        verbs.marking.label("ORG")
    assert not session.window.close()
    assert session.window.isVisible()
    session.rebuild()
    assert session.verbs is verbs


def test_a_project_that_is_dropped_is_opened(session, tmp_path):
    from annotator.usecases.open_project import new_project

    other = tmp_path / "other.hashiya"
    new_project(other).close()
    session.window.dropped.emit([other])
    assert session.project.path == other


def test_the_caret_stays_where_it_was_in_another_theme(session):
    session.verbs.view.set_caret(7)
    session.rebuild()
    assert session.verbs.view.caret == 7


def test_a_window_built_anew_leaves_nothing_of_the_old_one(session, qapp):
    def widgets():
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return sorted(type(one).__name__ for one in qapp.allWidgets())

    session.rebuild()
    before = widgets()
    for _ in range(3):
        session.rebuild()
    assert widgets() == before
