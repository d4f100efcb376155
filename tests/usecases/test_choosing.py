"""Which articles and marks an export takes; most of it is tested through the export itself."""

from annotator.model.article import Article
from annotator.model.marks import Span
from annotator.usecases import ids
from annotator.usecases.annotate import Annotating
from annotator.usecases.choosing import Chosen, ExportOptions


def uids(project, wanted=None, **options):
    chosen = Chosen.of(project, ExportOptions("native", **options))
    return [record.article.uid for record in chosen.records(wanted)]


def test_negative_articles_are_kept_unless_they_are_not_wanted(project, layla):
    list(project.articles.add([(Article("a2", "", "نص آخر"), None)], ids.now()))
    Annotating(project, "a1", layla).add_entity([Span(5, 9)], "ORG")
    assert uids(project) == ["a1", "a2"]
    assert uids(project, keep_negative=False) == ["a1"]
    assert uids(project, keep_negative=False, labels=("GPE",)) == []
    assert uids(project, keep_negative=False, annotator="layla") == ["a1"]


def test_only_the_articles_that_are_asked_for(project):
    list(project.articles.add([(Article("a2", "", "نص آخر"), None)], ids.now()))
    assert uids(project, lambda uid: uid == "a2") == ["a2"]


def test_what_the_format_may_choose_goes_to_it(project):
    chosen = Chosen.of(project, ExportOptions("native", choices={"a": "b"}, keep_excluded=True))
    options = chosen.write_options(lambda *_: None)
    assert options.choices == {"a": "b"}
    assert options.keep_excluded
