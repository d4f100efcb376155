import pytest

from annotator.model.article import Article
from annotator.store import search
from annotator.store.project import Project
from annotator.store.search import indexed


def uids(project, query, limit=30):
    return [hit.article for hit in project.search.find(query, limit)]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("القاهرة", ["a1"]),
        ("القاهره ", ["a1"]),
        ("قاهرة", ["a1"]),
        ("قاهر", ["a1"]),
        ("قاهر ", []),
        ("شركة", ["a1", "a2"]),
        ("شركة القاهرة", ["a1"]),
        ("أعلن", ["a1", "a2"]),
        ("SCALE", ["a2"]),
        ("١٤", ["a2"]),
        ('" ', []),
        ("", []),
        ('شركة" OR x', []),
        ("a_b", ["a3"]),
        ("ش", ["a1", "a2"]),
    ],
)
def test_words_are_found_however_they_are_spelled(make, query, articles):
    project = make("أعلنت الشَّرِكَةُ في القاهرةِ اليوم", "اعلن عن شركة Scale AI قيمتها 14 مليارا", "a_b")
    assert uids(project, query) == articles
    assert project.search.count(query) == len(articles)


def test_a_hit_is_a_place_in_the_text_with_the_letters_around_it(make):
    text = "كلمة " * 40 + "في\nالقَاهِرة ثم " + "كلمة " * 40
    (hit,) = make(text).search.find("القاهرة")
    assert text[hit.start : hit.end] == "القَاهِرة"
    assert hit.title == "Title 1"
    around = text[hit.context_start : hit.context_start + len(hit.context)]
    assert hit.context == around.replace("\n", " ")
    assert "في القَاهِرة ثم" in hit.context
    assert len(hit.context) < 140
    assert hit.context.split(" ")[0] in ("كلمة", "في")


def test_the_first_come_first_and_no_more_than_wanted(make):
    project = make(*(f"مدينة {n}" for n in range(40)))
    assert uids(project, "مدينة", 3) == ["a1", "a2", "a3"]
    assert len(uids(project, "مدينة")) == 30
    assert project.search.count("مدينة") == 40


def test_a_beginning_of_few_letters_is_found_by_reading_or_in_the_index(make, monkeypatch):
    monkeypatch.setattr(search, "_NEAR_PAGE", 2)
    monkeypatch.setattr(search, "_NEAR_ARTICLES", 4)
    project = make(*(f"قال {n} {'البيت' if n % 3 == 0 else ''}" for n in range(12)))
    assert uids(project, "بي", 2) == ["a1", "a4"]
    assert uids(project, "بي") == ["a1", "a4", "a7", "a10"]
    assert uids(project, "قال بي", 1) == ["a1"]
    assert uids(project, "قال بي") == ["a1", "a4", "a7", "a10"]
    assert uids(project, "زز") == []


def test_the_index_is_as_much_undone_as_the_article(make, path):
    project = make("نص")
    article = Article("b", "", "القاهرة")

    def broken():
        with project.writing():
            list(project.articles.add([(article, None)], ""))
            assert project.search.count("القاهرة") == 1
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert project.search.count("القاهرة") == 0
    project.close()
    with Project.open(path) as again:
        list(again.articles.add([(article, None)], ""))
        assert again.search.count("القاهرة") == 1


def test_words_are_indexed_with_their_stems(monkeypatch):
    text = Article("a", "", "والشركة، والشركة (شركة) a_b والشركة، a_b")
    words = ["والشركه", "الشركه", "شركه", "a", "b"]
    assert set(indexed(text).split()) == set(words)
    assert indexed(text).split().count("b") == 1
    monkeypatch.setattr(search._Forms, "_MOST", 1)
    assert set(indexed(text).split()) == set(words)
