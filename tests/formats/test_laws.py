"""For every format that writes: the marks that are read back are those written, but for the losses."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from records import articles, contents, reading, records

from annotator.formats import FORMATS, by_id
from annotator.formats.format import Failed, Remark, WriteOptions

WRITING = [one for one in FORMATS if one.write]
LOSSLESS_IDS = ("native", "spacy")


def written(one, given_records, out, **options):
    """What was read back, the losses told, and the report."""
    options = WriteOptions(**options)
    lost = list(one.losses(given_records, options))
    report = one.write(given_records, out, options)
    return list(one.read(out, reading())), lost, report


def assert_only_losses_differ(one, given_records, **options):
    with tempfile.TemporaryDirectory() as folder:
        found, lost, report = written(one, given_records, Path(folder, "out"), **options)
    assert not [f for f in found if isinstance(f, Failed | Remark)]
    assert Counter(loss.kind for loss in lost) == report.losses
    assert {loss.kind for loss in lost} <= set(one.cannot_carry)
    back = {record.article.uid: record for record in articles(found)}
    assert list(back) == [record.article.uid for record in given_records]
    for before in given_records:
        after = back[before.article.uid]
        assert after.article == before.article
        gone = {loss.mark for loss in lost if loss.article == before.article.uid}
        marks = before.annotations[0].annotation
        there = after.annotations[0].annotation
        assert contents(marks, gone) <= contents(there)
        assert after.annotations[0].annotator == "layla"
        assert after.annotations[0].status is before.annotations[0].status
        if one.id in LOSSLESS_IDS:
            assert contents(marks, gone) == contents(there)
    counted = [one.annotation for r in back.values() for one in r.annotations]
    assert report.articles == len(back)
    assert report.entities == sum(len(c.entities) for c in counted)
    assert report.relations == sum(len(c.relations) for c in counted)


OF_WORDS = ("conll",)
"""They keep words alone, and have laws of their own."""

QUICK = [one for one in WRITING if one.read and one.id not in ("spacy", *OF_WORDS)]


@pytest.mark.parametrize("one", QUICK, ids=lambda one: one.id)
@given(data=records())
@settings(max_examples=60)
def test_marks_come_back_but_for_the_losses(one, data):
    assert_only_losses_differ(one, data)


@given(data=records(most=8))
@settings(max_examples=12)
def test_marks_come_back_from_spacy_but_for_the_losses(data):
    assert_only_losses_differ(by_id("spacy"), data)


@given(data=records(most=8))
@settings(max_examples=8)
def test_spacy_with_its_own_tokens_loses_what_it_says(data):
    assert_only_losses_differ(by_id("spacy"), data, split_tokens=False)


@pytest.mark.parametrize("one", WRITING, ids=lambda one: one.id)
def test_the_same_records_give_the_same_bytes(one, hard, hard_labels, tmp_path):
    contents = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        one.write(hard, tmp_path / name / "out", WriteOptions(hard_labels))
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        contents.append({p.relative_to(tmp_path / name): p.read_bytes() for p in files})
    assert contents[0] == contents[1]


@given(data=records())
@settings(max_examples=60)
def test_what_we_wrote_is_written_again_byte_for_byte(data):
    native = by_id("native")
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        native.write(data, first, WriteOptions())
        native.write(articles(native.read(first, reading())), second, WriteOptions())
        assert first.read_bytes() == second.read_bytes()
