import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from records import articles, contents, reading, records

from annotator.formats import by_id, guess
from annotator.formats.format import WriteOptions

pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq

HUGGINGFACE = by_id("huggingface")


@given(data=records())
@settings(max_examples=25)
def test_nothing_of_a_mark_is_lost(data):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.parquet")
        report = HUGGINGFACE.write(data, out, WriteOptions())
        assert guess(out) is HUGGINGFACE
        back = articles(HUGGINGFACE.read(out, reading()))
    assert report.losses == {}
    for before, after in zip(data, back, strict=True):
        assert before.article == after.article
        assert contents(before.annotations[0].annotation) == contents(
            after.annotations[0].annotation
        )


def test_pyarrow_alone_reads_the_classes_and_the_tokens(hard, hard_labels, tmp_path):
    HUGGINGFACE.write(hard, tmp_path / "out.parquet", WriteOptions(hard_labels))
    table = pq.read_table(tmp_path / "out.parquet")
    features = json.loads(table.schema.metadata[b"huggingface"])["info"]["features"]
    assert list(features) == table.column_names
    names = features["entities"][0]["label"]["names"]
    kinds = features["relations"][0]["label"]["names"]
    assert names[:3] == [label.name for label in hard_labels.entities]
    for row in table.to_pylist():
        text, tokens, starts = row["text"], row["tokens"], row["token_starts"]
        assert all(text[at:].startswith(token) for at, token in zip(starts, tokens, strict=True))
        for entity in row["entities"]:
            words = " ".join(text[f["start"] : f["end"]] for f in entity["fragments"])
            assert words == entity["text"]
            assert 0 <= entity["label"] < len(names)
            first, end = entity["token_start"], entity["token_end"]
            assert starts[first] == entity["start"]
            assert starts[end - 1] + len(tokens[end - 1]) == entity["end"]
        for relation in row["relations"]:
            assert 0 <= relation["label"] < len(kinds)
            assert max(relation["head"], relation["tail"]) < len(row["entities"])


def test_an_entity_inside_a_token_has_none_where_tokens_are_kept(hard, tmp_path):
    report = HUGGINGFACE.write(hard, tmp_path / "out.parquet", WriteOptions(split_tokens=False))
    assert report.cuts == 0
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert any(e["token_start"] == e["token_end"] == -1 for row in rows for e in row["entities"])


def test_rows_lie_in_groups(hard, tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.formats.huggingface._ROWS", 4)
    HUGGINGFACE.write(hard, tmp_path / "out.parquet", WriteOptions())
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_row_groups == 3
    assert len(articles(HUGGINGFACE.read(tmp_path / "out.parquet", reading()))) == len(hard)


def test_no_articles_are_a_file_without_rows(tmp_path):
    HUGGINGFACE.write([], tmp_path / "out.parquet", WriteOptions())
    assert list(HUGGINGFACE.read(tmp_path / "out.parquet", reading())) == []


def test_excluded_parts_that_stay_are_marked(hard, tmp_path):
    one = next(r for r in hard if r.article.excluded)
    report = HUGGINGFACE.write([one], tmp_path / "out.parquet", WriteOptions(keep_excluded=True))
    assert report.losses == {}
    (back,) = HUGGINGFACE.read(tmp_path / "out.parquet", reading())
    assert back.article == one.article


def test_the_first_rows_can_be_shown(hard, tmp_path):
    HUGGINGFACE.write(hard, tmp_path / "out.parquet", WriteOptions())
    shown = HUGGINGFACE.show((tmp_path / "out.parquet").read_bytes())
    assert hard[0].article.title in shown
