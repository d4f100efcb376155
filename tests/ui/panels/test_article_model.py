import pytest
from PySide6.QtCore import Qt

from annotator.model.annotation import Status
from annotator.store.articles import ListedArticle
from annotator.ui.panels.article_model import ArticleModel

ARTICLES = [
    ListedArticle(1, "a", "القاهرة اليوم", 10, Status.DONE, 3),
    ListedArticle(2, "b", "بيروت", 10, Status.NEW, 0),
    ListedArticle(3, "c", "أخبار القاهره", 10, Status.IN_PROGRESS, 1),
]


@pytest.fixture
def model(qapp):
    made = ArticleModel()
    made.show_articles(ARTICLES)
    return made


def shown(model):
    return [model.article(row).uid for row in range(model.rowCount())]


def test_titles_are_found_however_they_are_written(model):
    model.filter("قاهرة", None)
    assert shown(model) == ["a", "c"]
    model.filter("القاهرة أخبار", None)
    assert shown(model) == ["c"]
    model.filter("", Status.NEW)
    assert shown(model) == ["b"]
    model.filter("", None)
    assert shown(model) == ["a", "b", "c"]


def test_a_status_that_changes_is_shown_at_once(model, qtbot):
    with qtbot.waitSignal(model.dataChanged):
        model.change("b", status=Status.DONE, entities=4)
    assert model.article(1).status is Status.DONE
    assert model.article(1).entities == 4
    assert model.finished() == 2
    model.change("gone", entities=1)


def test_an_article_that_is_filtered_out_stands_nowhere(model):
    model.filter("بيروت", None)
    assert not model.index_of("a").isValid()
    assert model.index_of("b").row() == 0


def test_a_screen_reader_hears_title_status_and_count(model):
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "القاهرة اليوم, Done, 3 entities"


def test_past_the_ends_there_is_nothing(model):
    assert model.article(-1) is None
    assert model.article(3) is None
