from annotator.model.article import Article
from annotator.model.marks import Span
from annotator.usecases import ids
from annotator.usecases.find import InArticle, in_project


def test_words_are_found_in_an_article_however_they_are_written():
    article = InArticle("قالت الشَّركةُ إنّ الشركه باعت")
    assert article.find("الشركة") == [Span(5, 14), Span(19, 25)]
    assert article.find("") == []
    assert article.find("فيل") == []


def test_words_are_found_in_all_articles(project):
    texts = ["والشركة كبرت", "لا شيء هنا", "الشَّركة"]
    list(
        project.articles.add(
            [(Article(f"b{n}", "", t), None) for n, t in enumerate(texts)], ids.now()
        )
    )
    found = in_project(project, "شركه", 2)
    assert found.count == 3
    assert [hit.article for hit in found.hits] == ["a1", "b0"]
