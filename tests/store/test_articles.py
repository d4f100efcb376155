import pytest

from annotator.errors import DamagedFile, NotFound
from annotator.model.annotation import Annotator, Status
from annotator.model.article import Article, Source
from annotator.model.marks import Span
from annotator.store import adding, articles
from annotator.store.articles import Chosen, ListedArticle, article_id
from annotator.store.project import Project

NOW = "2026-11-22T10:00:00.000Z"
LAYLA = Annotator("n-layla", "layla")
OMAR = Annotator("n-omar", "omar")


HARD = "\ufeffكَتَبَ ﷺ 🚀\u202b e\u0301 «ـ» \u00a0نصّ\nسطر"


def test_an_article_comes_back_letter_for_letter(make, path):
    project = make()
    whole = Article("a", "عنوان", HARD, {"date": "2026", "n": [1, None]}, (Span(0, 2), Span(4, 6)))
    source = Source("x.txt", "windows-1256", "00ff", b"\x00\xff")
    list(project.articles.add([(whole, source)], NOW))
    project.close()
    with Project.open(path) as again:
        assert again.articles.get("a") == whole
        assert again.articles.text("a") == HARD
        assert again.articles.source("a") == source
        assert again.articles.by_text(HARD) == "a"
        assert again.articles.by_text(HARD[1:]) is None
        assert list(again.articles.iterate()) == [whole]


def test_a_text_of_another_length_is_damage(project):
    project._connection.raw.execute("UPDATE article_text SET text = substr(text, 2)")
    with pytest.raises(DamagedFile):
        project.articles.get("a1")
    with pytest.raises(DamagedFile):
        list(project.articles.iterate())


def test_what_is_not_there_is_named(project):
    for look in (project.articles.get, project.articles.text, project.articles.source):
        with pytest.raises(NotFound, match="a9"):
            look("a9")
    assert not project.articles.has("a9")
    assert project.articles.has("a1")
    assert article_id(project._connection, "a1") == 1


def test_an_article_need_not_have_a_source(make):
    project = make()
    list(project.articles.add([(Article("a", "", "x"), None)], NOW))
    assert project.articles.source("a") is None


def test_adding_can_stop_between_chunks_and_keeps_what_was_done(make, monkeypatch):
    monkeypatch.setattr(adding, "CHUNK_ARTICLES", 2)
    project = make()
    added = project.articles.add(((Article(str(n), "", str(n)), None) for n in range(9)), NOW)
    assert next(added).added == ("0", "1")
    assert project.articles.count() == 2
    assert next(added).added == ("2", "3")
    added.close()
    assert project.articles.count() == 4


def test_the_list_says_how_far_each_annotator_is(make):
    project = make("x", "yy")
    project.annotations.set_status("a2", LAYLA.uid, Status.DONE, NOW)
    assert project.articles.listed() == [
        ListedArticle(1, "a1", "Title 1", 1),
        ListedArticle(2, "a2", "Title 2", 2),
    ]
    assert project.articles.listed(LAYLA.uid)[1].status is Status.DONE
    assert project.articles.listed(OMAR.uid)[1].status is Status.NEW


def test_articles_are_iterated_by_pages_in_order(make, monkeypatch):
    monkeypatch.setattr(articles, "_PAGE", 3)
    project = make(*map(str, range(10)))
    assert [a.text for a in project.articles.iterate()] == list(map(str, range(10)))


def test_articles_are_chosen_by_status(make):
    project = make(*"uvwxyz")
    project.annotations.set_status("a2", LAYLA.uid, Status.DONE, NOW)
    project.annotations.set_status("a4", LAYLA.uid, Status.NEW, NOW)
    project.annotations.set_status("a5", OMAR.uid, Status.DONE, NOW)
    project.annotations.set_status("a6", LAYLA.uid, Status.SKIPPED, NOW)

    def chosen(*statuses, annotator=LAYLA):
        return [a.uid for a in project.articles.iterate(Chosen(annotator.uid, frozenset(statuses)))]

    assert chosen(Status.DONE) == ["a2"]
    assert chosen(Status.DONE, annotator=OMAR) == ["a5"]
    assert chosen(Status.NEW) == ["a1", "a3", "a4", "a5"]
    assert chosen(Status.NEW, Status.SKIPPED) == ["a1", "a3", "a4", "a5", "a6"]
    assert chosen() == []


def test_excluded_parts_take_the_place_of_those_before(project):
    project.articles.set_excluded("a1", [Span(5, 9), Span(1, 3), Span(8, 12)])
    assert project.articles.get("a1").excluded == (Span(1, 3), Span(5, 12))
    project.articles.set_excluded("a1", [])
    assert project.articles.get("a1").excluded == ()
