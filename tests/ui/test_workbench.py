import contextlib

from annotator.model.annotation import Status


def test_the_first_article_is_open_and_listed(verbs, parts):
    assert verbs.bench.annotating.article.uid == "a1"
    assert parts.view.text == verbs.bench.annotating.article.text
    assert parts.articles.list.currentIndex().data() == "ميتا في القاهرة"
    assert parts.articles.model.rowCount() == 3


def test_next_and_previous_stop_at_the_ends(verbs, parts):
    verbs.bench.step(1)
    assert verbs.bench.annotating.article.uid == "a2"
    verbs.bench.step(-1)
    verbs.bench.step(-1)
    assert verbs.bench.annotating.article.uid == "a1"
    assert parts.status.message.text() == "This is the first article."


def test_marking_opens_an_article_and_done_closes_it_and_goes_on(session, verbs, parts, place):
    uid = verbs.bench.annotator.uid
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    assert session.project.annotations.status("a1", uid) is Status.IN_PROGRESS
    verbs.bench.finish(Status.DONE)
    assert session.project.annotations.status("a1", uid) is Status.DONE
    assert verbs.bench.annotating.article.uid == "a2"
    assert parts.top.bar.value() == 1


def test_skipping_the_last_says_so(verbs, parts):
    for _ in range(3):
        verbs.bench.finish(Status.SKIPPED)
    assert "That was the last one." in parts.status.message.text()


def test_each_annotator_has_an_own_annotation(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.bench.switch_annotator("layla")
    assert len(verbs.bench.annotating.annotation.entities) == 0
    assert parts.top.annotators.text() == "layla"
    verbs.bench.add_annotator("omar")
    assert parts.top.annotators.text() == "omar"


def test_what_is_not_saved_is_not_left(verbs, parts, place, monkeypatch):
    from annotator.errors import DiskFull

    def full(entry):
        raise DiskFull("No room.")

    monkeypatch.setattr(verbs.bench.annotating._project.journal, "record", full)
    parts.view.select(place("ميتا"))
    with contextlib.suppress(DiskFull):
        verbs.marking.label("ORG")
    verbs.bench.step(1)
    assert verbs.bench.annotating.article.uid == "a1"
    assert verbs.bench.is_unsaved()


def test_the_source_line_names_where_and_when(verbs):
    line = verbs.bench._source_line(verbs.bench.annotating.article)
    assert "a.txt" in line
    assert "2026-03-01" in line
