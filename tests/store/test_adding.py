import itertools

import pytest

from annotator.errors import BadInput
from annotator.model.article import Article
from annotator.store import adding
from annotator.store.adding import Duplicate, add, add_all, chunks, text_digest, with_digest

NOW = "2026-11-22T10:00:00.000Z"


def article(uid, text="نص"):
    return Article(uid, uid, text), None


def test_a_text_that_is_there_or_comes_twice_is_named_and_not_added(make):
    connection = make("نص")._connection
    done = add(connection, [article("b"), article("c", "آخر"), article("d", "آخر")], NOW)
    assert done.added == ("c",)
    assert done.duplicates == (Duplicate("b", "b", "a1"), Duplicate("d", "d", "c"))


def test_duplicates_can_be_kept(make):
    project = make("نص")
    assert add_all(project._connection, [article("b"), article("c")], NOW).added == ("b", "c")
    assert project.articles.count() == 3
    assert with_digest(project._connection, text_digest("نص")) == "a1"


@pytest.mark.parametrize("into", [add, add_all])
def test_a_uid_for_two_texts_is_refused_and_nothing_added(make, into):
    project = make("نص")
    with pytest.raises(BadInput, match="a1"):
        into(project._connection, [article("b", "و"), article("a1", "غيره")], NOW)
    with pytest.raises(BadInput, match="uid c"):
        into(project._connection, [article("c", "و"), article("c", "ز")], NOW)
    assert project.articles.count() == 1


def test_chunks_hold_no_more_than_they_may(monkeypatch):
    monkeypatch.setattr(adding, "CHUNK_ARTICLES", 3)
    monkeypatch.setattr(adding, "_CHUNK_LETTERS", 10)
    sizes = [len(c) for c in chunks(article(str(n), "x" * n) for n in (1, 1, 1, 9, 9, 30, 1))]
    assert sizes == [3, 2, 1, 1]


def test_chunks_are_taken_as_they_are_asked_for(monkeypatch):
    monkeypatch.setattr(adding, "CHUNK_ARTICLES", 2)
    endless = (article(str(n)) for n in itertools.count())
    assert [a.uid for a, _ in next(chunks(endless))] == ["0", "1"]
    assert next(endless)[0].uid == "2"
