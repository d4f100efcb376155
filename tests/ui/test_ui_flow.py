import json

from PySide6.QtWidgets import QInputDialog

from annotator.model.annotation import Status
from annotator.ui.session import Session
from annotator.usecases.day import Today


def test_skipping_asks_why_and_the_answer_is_told_when_one_comes_back(session, verbs, parts):
    verbs.flow.skip()
    dialog = session.window.findChild(QInputDialog)
    dialog.setTextValue(" no  Arabic ")
    dialog.accept()
    assert verbs.bench.uid() == "a2"
    uid, project = verbs.bench.annotator.uid, verbs.bench.project
    assert project.annotations.status("a1", uid) is Status.SKIPPED
    assert project.annotations.reason("a1", uid) == "no Arabic"
    verbs.bench.open_article("a1")
    assert "It was skipped: \u2068no Arabic" in parts.status.message.text()


def test_what_is_done_today_is_counted(verbs, parts, place):
    verbs.flow.count()
    assert parts.top.done.toolTip().count("0") == 2
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.going.finish(Status.DONE)
    verbs.flow.count()
    assert verbs.flow._day[1].count() == Today(1, 1)
    assert "1 entity, 1 article finished" in parts.top.done.toolTip()


def test_every_article_opens_where_one_was(verbs, parts, place):
    parts.view.select(place("بيروت"))
    verbs.bench.open_article("a2")
    assert parts.view.selection() == ()
    verbs.bench.open_article("a1")
    assert parts.view.selection() == (place("بيروت"),)


def test_and_after_a_restart(session, verbs, parts, place, qapp, settings):
    from annotator.store.project import Project

    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    uid, path = parts.view.chosen, verbs.bench.project.path
    session.window.close()
    again = Session(qapp, settings, Project.open(path))
    assert again.verbs.view.chosen == uid
    again.window.close()
    again.window.deleteLater()


def test_what_is_no_memory_of_places_is_let_be(verbs):
    odd = (
        '{"a1": 3}',
        json.dumps({"a1": [1, [["x", 2]], ""]}),
        '{"a1": [1e999, [], ""]}',
        "[" * 10**5,
    )
    for broken in ("", "{", "[]", *odd):
        verbs.flow.take_up(broken)
        assert verbs.flow._was == {}
    for far in (2**70, -(2**70)):
        verbs.flow.take_up(json.dumps({verbs.bench.uid(): [far, [], "nobody"]}))
        verbs.flow.back()
