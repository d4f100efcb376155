"""What is lost is named with its article; a sample looks as the export will."""

import json

import pytest

from annotator.errors import BadInput, Stopped
from annotator.formats import FORMATS
from annotator.model import edits
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Span
from annotator.usecases import foresee as foreseeing
from annotator.usecases import ids
from annotator.usecases.annotate import Annotating
from annotator.usecases.choosing import ExportOptions
from annotator.usecases.foresee import foresee, sample

WRITING = [one.id for one in FORMATS if one.write]


@pytest.fixture
def marked(project, layla):
    list(project.articles.add([(Article("a2", "آخر", "نص آخر"), None)], ids.now()))
    for uid in ("a1", "a2"):
        annotating = Annotating(project, uid, layla)
        annotating.do(edits.add(ArticleLabel("topic", "economy")))
        annotating.do(edits.add(ArticleLabel("topic", "sport")))
    Annotating(project, "a1", layla).add_entity([Span(5, 9)], "ORG")
    return project


def test_losses_are_told_by_kind_and_article(marked, monkeypatch):
    (lost,) = foresee(marked, ExportOptions("brat"))
    assert (lost.kind, lost.count, lost.n_articles) == ("article_label", 4, 2)
    told = [(one.article, one.title, one.mark, one.count) for one in lost.articles]
    assert told == [("a1", "خبر", "topic=economy", 2), ("a2", "آخر", "topic=economy", 2)]
    assert lost.articles[0].why
    assert foresee(marked, ExportOptions("native")) == ()
    monkeypatch.setattr(foreseeing, "MOST_ARTICLES", 1)
    (lost,) = foresee(marked, ExportOptions("brat"))
    assert (lost.count, lost.n_articles, len(lost.articles)) == (4, 2, 1)


def test_it_can_be_stopped(marked):
    def stop(*_):
        raise Stopped("stop")

    with pytest.raises(Stopped):
        foresee(marked, ExportOptions("brat"), stop)


@pytest.mark.parametrize("name", WRITING)
def test_every_format_shows_words_of_an_article_that_it_writes(marked, layla, name):
    annotating = Annotating(marked, "a1", layla)
    (meta,) = annotating.annotation.entities
    annotating.relate(meta, annotating.add_entity([Span(13, 20)], "GPE").uid, "near")
    files = sample(marked, ExportOptions(name))
    assert files
    assert "ميتا" in files[0].text or "\\u0645\\u064a\\u062a\\u0627" in files[0].text
    assert all("\0" not in file.text for file in files)


def test_a_sample_is_what_will_be_written(marked, tmp_path):
    from annotator.usecases.export import export

    (file,) = sample(marked, ExportOptions("native", strict=True))
    export(marked, ExportOptions("native"), tmp_path / "o")
    whole = (tmp_path / "o").read_text("utf-8")
    assert whole.startswith(file.text)
    assert json.loads(file.text.splitlines()[1])["uid"] == "a1"
    assert not file.is_prose


def test_the_files_that_people_look_at_come_first(marked):
    names = [file.name for file in sample(marked, ExportOptions("brat"))]
    assert names[0].endswith(".ann")
    prose = [file.is_prose for file in sample(marked, ExportOptions("brat"))]
    assert any(prose)


def test_a_format_of_relations_shows_an_article_that_has_one(marked, layla):
    annotating = Annotating(marked, "a2", layla)
    ends = [annotating.add_entity([span], "ORG").uid for span in (Span(0, 2), Span(3, 6))]
    annotating.relate(*ends, "near")
    assert "ميتا" in sample(marked, ExportOptions("spert"))[0].text
    assert "آخر" in sample(marked, ExportOptions("tacred"))[0].text


def test_nothing_to_show(project):
    assert sample(project, ExportOptions("native", annotator="layla")) == ()
    with pytest.raises(BadInput):
        sample(project, ExportOptions("text"))


def test_a_long_text_is_cut(marked, monkeypatch):
    monkeypatch.setattr(foreseeing, "_MOST_LETTERS", 10)
    (file,) = sample(marked, ExportOptions("native"))
    assert len(file.text) == 11
    monkeypatch.setattr(foreseeing, "_MOST_LETTERS", 20_000)
    monkeypatch.setattr(foreseeing, "_MOST_BEFORE", 5)
    (file,) = sample(marked, ExportOptions("native"))
    labels, article = file.text.split("\n")
    assert labels == '{"has…'
    assert json.loads(article)["uid"] == "a1"
