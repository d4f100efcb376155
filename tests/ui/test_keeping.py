import pytest

from annotator.store.backup import kept
from annotator.ui.keeping import Keeping


@pytest.fixture
def keeping(session, verbs):
    made = Keeping(session.project, session.report)
    made.follow(verbs.bench)
    return made


def mark(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")


def test_nothing_is_kept_where_nothing_changed(session, keeping):
    keeping.keep_now()
    assert kept(session.project.path) == []


def test_what_changed_is_kept_once(session, keeping, verbs, parts, place):
    mark(verbs, parts, place)
    keeping.keep_now()
    keeping.keep_now()
    assert len(kept(session.project.path)) == 1


def test_a_backup_is_made_while_the_work_goes_on(qtbot, session, keeping, verbs, parts, place):
    mark(verbs, parts, place)
    keeping.keep_soon()
    verbs.marking.undo()
    qtbot.waitUntil(lambda: len(kept(session.project.path)) == 1)
    qtbot.waitUntil(lambda: keeping._work is None)


def test_leaving_the_window_keeps_what_was_done(session, verbs, parts, place):
    mark(verbs, parts, place)
    path = session.project.path
    session.window.close()
    assert len(kept(path)) == 1


def test_another_language_forgets_no_change(session, verbs, parts, place):
    mark(verbs, parts, place)
    verbs.appearance.switch_theme()
    session.window.close()
    assert len(kept(session.project.path)) == 1
