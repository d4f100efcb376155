import json

import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess
from annotator.formats.format import Failed, WriteOptions
from annotator.model.annotation import Status

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402

HUGGINGFACE = by_id("huggingface")


@pytest.fixture
def read(tmp_path):
    def of(columns, features=None):
        path = tmp_path / "a.parquet"
        table = pa.table(columns)
        if features:
            told = json.dumps({"info": {"features": features}})
            table = table.replace_schema_metadata({"huggingface": told})
        pq.write_table(table, path)
        assert guess(path) is HUGGINGFACE
        return list(HUGGINGFACE.read(path, reading()))

    return of


def words(record):
    entities = record.annotations[0].annotation.entities.values()
    return [(e.label, e.of(record.article.text)) for e in entities]


@pytest.mark.parametrize("kind", ["Sequence", "List", None])
def test_tokens_with_tags_are_a_text_with_entities(read, kind):
    names = {"names": ["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"], "_type": "ClassLabel"}
    feature = {"feature": names, "_type": kind} if kind else [names]
    found = read(
        {
            "id": ["7"],
            "tokens": [["شركة", "ميتا", "في", "مصر", "كلها", "قطر"]],
            "ner_tags": [[1, 2, 0, 3, 3, 4]],
        },
        {"ner_tags": feature},
    )
    (one,) = found
    assert one.article.text == "شركة ميتا في مصر كلها قطر"
    assert words(one) == [("ORG", "شركة ميتا"), ("GPE", "مصر"), ("GPE", "كلها قطر")]
    assert one.article.meta == {"id": "7"}


def test_tags_may_be_words_and_begin_without_a_beginning(read):
    (one,) = read({"tokens": [["ميتا", "مصر", "قطر"]], "ner_tags": [["I-ORG", "B-GPE", "I-ORG"]]})
    assert words(one) == [("ORG", "ميتا"), ("GPE", "مصر"), ("ORG", "قطر")]


def test_tags_are_laid_over_the_text_that_stands_beside_their_tokens(read):
    (one,) = read(
        {
            "text": ["قال:ميتا 😀"],
            "tokens": [["قال", "ميتا"]],
            "tags": [["O", "B-ORG"]],
            "entities": [None],
        }
    )
    assert (one.article.text, words(one)) == ("قال:ميتا 😀", [("ORG", "ميتا")])
    told, one = read({"text": ["قال"], "tokens": [["ميتا"]], "ner_tags": [["B-ORG"]]})
    assert isinstance(told, Failed)
    assert len(one.annotations[0].annotation) == 0


def test_a_text_with_entities_is_read(read):
    entities = [[{"start": 2, "end": 6, "label": 0}, {"start": 0, "end": 99, "label": 1}]]
    features = {
        "entities": {
            "feature": {"label": {"names": ["ORG", "GPE"], "_type": "ClassLabel"}},
            "_type": "List",
        }
    }
    found = read({"text": ["😀 ميتا"], "entities": entities, "title": ["عنوان"]}, features)
    (one,) = articles(found)
    assert (words(one), one.article.title) == ([("ORG", "ميتا")], "عنوان")
    assert [type(f) for f in found] == [Failed, type(one)]


def test_relations_by_place_are_read_and_bad_ones_told(read):
    found = read(
        {
            "text": ["ميتا مصر"],
            "entities": [[{"start": 0, "end": 4, "label": "ORG"}, {"start": 5, "end": 8, "label": "GPE"}]],
            "relations": [[{"head": 0, "tail": 1, "label": "in"}, {"head": 0, "tail": 9, "label": "x"}, {"head": None, "tail": 0, "label": "y"}]],
        }
    )  # fmt: skip
    (one,) = articles(found)
    assert [r.label for r in one.annotations[0].annotation.relations.values()] == ["in"]
    assert sum(isinstance(f, Failed) for f in found) == 2


def test_a_row_without_marks_has_no_annotation(read):
    (one,) = read({"text": ["ميتا"], "entities": [None]})
    assert one.annotations == ()


def test_a_row_without_a_text_says_what_there_is(read):
    with pytest.raises(BadInput, match="content"):
        read({"content": ["x"], "entities": [None]})


@pytest.mark.parametrize("told", ['{"a": "\\ud800"}', '{"a": NaN}', "[" * 9000, "[]"])
def test_attributes_that_no_file_could_hold_are_refused(read, told):
    entity = {"start": 0, "end": 1, "label": "A", "attributes": told}
    failed, one = read({"text": ["x"], "entities": [[entity]]})
    assert "attributes" in failed.why
    assert len(one.annotations[0].annotation) == 0


def test_ours_is_known_again_after_the_data_sets_library_wrote_it(hard, tmp_path):
    HUGGINGFACE.write(hard, tmp_path / "ours.parquet", WriteOptions())
    table = pq.read_table(tmp_path / "ours.parquet")
    kept = {b"huggingface": table.schema.metadata[b"huggingface"]}
    again = tmp_path / "again.parquet"
    pq.write_table(table.replace_schema_metadata(kept), again)
    before, after = (
        [
            (one.article.uid, [(a.annotator, a.status, len(a.annotation)) for a in one.annotations])
            for one in articles(HUGGINGFACE.read(path, reading()))
        ]
        for path in (tmp_path / "ours.parquet", again)
    )
    assert before == after
    assert ("layla", Status.DONE) in {told[:2] for _, several in after for told in several}
