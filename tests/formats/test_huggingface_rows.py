import json

import pytest

from annotator.formats.format import AnnotatorMarks
from annotator.formats.huggingface_rows import Names, features, info, row, schema
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Span

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")


def test_labels_have_the_numbers_of_the_label_set_and_others_follow():
    names = Names.starting_with(LabelSet("x", (Label("A"), Label("B")), (RelationLabel("r"),)))
    assert [names.entity(one) for one in ("B", "C", "A", "C")] == [1, 2, 0, 2]
    assert [names.relation(one) for one in ("s", "r")] == [1, 0]
    told = json.loads(info(names))["info"]["features"]
    assert told["entities"][0]["label"] == {"names": ["A", "B", "C"], "_type": "ClassLabel"}


def test_columns_and_features_are_the_same():
    assert schema(pa).names == list(features(Names()))


def test_a_row_fits_the_columns():
    marks = Annotation.of([Entity("e", (Span(0, 2), Span(3, 5)), "A")])
    tokens = Tokens.of(["ab", "cd"], [True, False])
    made = row(Article("u", "t", "ab cd"), AnnotatorMarks("a", marks), tokens, Names())
    (entity,) = made["entities"]
    assert (entity["token_start"], entity["token_end"], entity["text"]) == (0, 2, "ab cd")
    assert pa.Table.from_pylist([made], schema=schema(pa)).to_pylist() == [made]
    nobody = row(Article("u", "t", "ab cd"), None, tokens, Names())
    assert nobody["annotator"] is None
