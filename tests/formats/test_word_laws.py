"""Formats of words: the marks that are read back lie on the same letters, but for the losses."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from records import articles, reading, records

from annotator.formats import by_id
from annotator.formats.format import Failed, WriteOptions

WAYS = [
    {"choices": {"scheme": scheme, "nested": nested}, "split_tokens": split}
    for scheme in ("iob2", "bioes")
    for nested in ("outermost", "all")
    for split in (True, False)
]


def letters(text):
    return "".join(text.split())


def on_letters(annotation, text, without=()):
    """Labels, and where the letters of each entity stand among those that are no white space."""
    return Counter(
        (entity.label, *(len(letters(text[:at])) for at in (entity.start, entity.end)))
        for entity in annotation.entities.values()
        if entity.uid not in without
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way['choices']}{way['split_tokens']}")
@given(data=records())
@settings(max_examples=40)
def test_marks_come_back_but_for_the_losses(way, data):
    conll, options = by_id("conll"), WriteOptions(**way)
    lost = list(conll.losses(data, options))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.conll")
        report = conll.write(data, out, options)
        found = list(conll.read(out, reading()))
    assert not [one for one in found if isinstance(one, Failed)]
    assert Counter(loss.kind for loss in lost) == report.losses
    assert {loss.kind for loss in lost} <= set(conll.cannot_carry)
    back = articles(found)
    assert len(back) == len(data) == report.articles
    assert report.entities == sum(len(one.annotations[0].annotation.entities) for one in back)
    for before, after in zip(data, back, strict=True):
        mine = [loss for loss in lost if loss.article == before.article.uid]
        text = after.article.text
        assert letters(text) == letters(before.article.text)
        if not any(loss.kind == "spacing" for loss in mine):
            assert text == before.article.text
        if not any(loss.kind == "article" for loss in mine):
            assert after.article.title == before.article.title
        gone = {loss.mark for loss in mine if loss.mark}
        marks = on_letters(before.annotations[0].annotation, before.article.text, gone)
        assert marks <= on_letters(after.annotations[0].annotation, text)
        assert set(before.annotations[0].annotation.relations) <= gone
