"""What holds for every format of words and relations that is only written."""

import json

import pytest
from hypothesis import given, settings
from records import records

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article

each = pytest.mark.parametrize("name", ["docred", "spert", "tacred"])


def array(one, given_records, folder, **options):
    """The elements that were written, and the report."""
    report = one.write(given_records, folder / "out", WriteOptions(**options))
    place = folder / "out" / "articles.json" if one.is_folder else folder / "out"
    return json.loads(place.read_bytes()), report


@each
@given(data=records())
@settings(max_examples=30)
def test_the_losses_are_foreseen_and_all_else_is_written(name, data, tmp_path_factory):
    one = by_id(name)
    folder = tmp_path_factory.mktemp(name)
    lost = list(one.losses(data, WriteOptions()))
    elements, report = array(one, data, folder)
    assert sum(report.losses.values()) == len(lost)
    assert {loss.kind for loss in lost} <= set(one.cannot_carry)
    gone = {(loss.article, loss.mark) for loss in lost}
    for record in data:
        mine = (m.uid for m in record.annotations[0].annotation.entities.values())
        kept = [uid for uid in mine if (record.article.uid, uid) not in gone]
        assert not kept or elements


@each
def test_no_articles_are_an_empty_array(name, tmp_path):
    elements, report = array(by_id(name), [], tmp_path)
    assert (elements, report.articles) == ([], 0)


@each
def test_every_element_is_a_line(name, hard, tmp_path):
    one = by_id(name)
    elements, _ = array(one, hard, tmp_path)
    place = tmp_path / "out" / "articles.json" if one.is_folder else tmp_path / "out"
    assert len(place.read_text().splitlines()) == len(elements) + 2


@each
def test_several_annotators_are_told_apart_by_nothing(name, tmp_path):
    marks = tuple(AnnotatorMarks(who, Annotation()) for who in ("layla", "omar"))
    record = ArticleRecord(Article("a", "أ", "أ"), marks)
    _, report = array(by_id(name), [record], tmp_path)
    assert report.losses["annotator"] == 1
