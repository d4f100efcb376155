"""Sound files of every format, damaged at random: a reader yields or refuses in words.

A few of each by default; ``HASHIYA_FUZZ_SECONDS=60`` gives each reader a minute (``fuzzing.py``).
"""

import contextlib
import random
import shutil
import tempfile
import zlib
from functools import partial
from pathlib import Path

import pytest
from damaging import change_json, damaged, rearranged
from fuzzing import for_long, fuzz
from hypothesis import given, settings
from hypothesis import strategies as st
from records import articles, reading
from specimens import READING, files_of, specimens

from annotator.errors import AnnotatorError
from annotator.formats.format import ArticleRecord, Failed


def other(raw, chance):
    """The bytes damaged in one way or another."""
    way = chance.random()
    if way < 0.3:
        with contextlib.suppress(ValueError, RecursionError):
            return change_json(raw, chance)
    return rearranged(raw, chance) if way < 0.5 else damaged(raw, chance)


def damage(file, chance):
    raw = file.read_bytes()
    if file.suffix == ".spacy" and chance.random() < 0.8:
        raw = zlib.compress(damaged(zlib.decompress(raw), chance), 1)
    else:
        raw = other(raw, chance)
    file.write_bytes(raw)


def read_damaged(one, seed):
    chance = random.Random(seed)  # noqa: S311 - to be made again
    folder, name = chance.choice(specimens(one.id))
    with tempfile.TemporaryDirectory() as home:
        copied = Path(home, "c")
        shutil.copytree(folder, copied)
        damage(chance.choice(files_of(copied, name)), chance)
        for keep_going in (False, True):
            check(one, copied / name, keep_going)


def check(one, path, keep_going):
    found, said = [], "nothing"
    try:
        found.extend(one.read(path, reading(keep_going=keep_going)))
    except AnnotatorError as refusal:
        said = str(refusal)
    assert said.strip()
    assert "\n" not in said
    assert all("\n" not in f.why for f in found if isinstance(f, Failed))
    for record in articles(found):
        assert isinstance(record, ArticleRecord)
        record.article.text.encode()
        for made in record.annotations:
            marks = made.annotation
            for entity in marks.entities.values():
                assert entity.end <= len(record.article.text)
            for relation in marks.relations.values():
                assert {relation.head, relation.tail} <= set(marks.entities)


@pytest.mark.parametrize("one", READING, ids=lambda one: one.id)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=25)
def test_a_damaged_file_is_read_or_refused(one, seed):
    read_damaged(one, seed)


@fuzz
@pytest.mark.parametrize("one", READING, ids=lambda one: one.id)
def test_a_damaged_file_is_read_or_refused_for_long(one):
    for_long(partial(read_damaged, one), f"read_damaged(by_id({one.id!r}), {{seed}})")
