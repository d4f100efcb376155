import contextlib


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


def test_the_source_line_names_where_and_when(verbs):
    line = verbs.bench._source_line(verbs.bench.annotating.article)
    assert "a.txt" in line
    assert "2026-03-01" in line
