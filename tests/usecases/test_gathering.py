import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from helping import NearHelper

from annotator import formats
from annotator.errors import BadInput, NotFound
from annotator.formats import parsing, side_by_side
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Loss
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Source
from annotator.model.labels import Label, LabelSet
from annotator.usecases.gathering import Gathering, ImportOptions, ImportReport

NATIVE = '{"hashiya": 1, "text": "نص", "annotations": [{"annotator": "a", "entities": [{"start": 0, "end": 2, "label": "SHIP"}]}]}\n'


def gathered(path, **options):
    report = ImportReport()
    gathering = Gathering(LabelSet("l", (Label("ORG"),)), ImportOptions(**options), report)
    return list(gathering.records([path])), gathering.labels, report


def test_labels_grow_by_those_that_are_read(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(NATIVE * 2)
    records, labels, report = gathered(file)
    assert len(records) == 2
    assert [label.name for label in labels.entities] == ["ORG", "SHIP"]
    assert report.labels_added == ["SHIP"]


def test_a_file_that_cannot_be_read_is_passed_over_only_if_wanted(tmp_path):
    (tmp_path / "a.csv").write_text("no,columns\n1,2\n")
    (tmp_path / "b.txt").write_text("نص", "utf-8")
    with pytest.raises(BadInput, match=r"a\.csv"):
        gathered(tmp_path)
    records, _, report = gathered(tmp_path, keep_going=True)
    assert len(records) == 1
    assert "a.csv" in report.failed[0].where


def test_a_file_whose_name_is_no_text_is_read_all_the_same(tmp_path, monkeypatch):
    odd = "bad\udcff.txt"
    text = ArticleRecord(Article("a", odd, "نص"), source=Source(odd))
    text = replace(text, annotations=(AnnotatorMarks(odd, Annotation()),))
    monkeypatch.setattr(
        "annotator.formats.sources",
        lambda path, *_: [(path, replace(formats.by_id("text"), read=lambda *_: [text]))],
    )
    (record,), _, _ = gathered(tmp_path)
    named = (record.article.title, record.source.name, record.annotations[0].annotator)
    assert named == ("bad\ufffd.txt",) * 3


def test_a_folder_that_may_not_be_read_is_refused_or_passed_over(tmp_path, monkeypatch):
    (tmp_path / "b.txt").write_text("نص", "utf-8")
    closed = tmp_path / "a"
    closed.mkdir()
    there = Path.iterdir

    def iterdir(path):
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return there(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(NotFound, match="a cannot be read: Permission denied"):
        gathered(tmp_path)
    records, _, report = gathered(tmp_path, keep_going=True)
    assert len(records) == 1
    assert [one.where for one in report.failed] == [str(closed)]


def test_a_reader_that_meets_a_closed_folder_refuses(tmp_path, monkeypatch):
    def read(_path, _options):
        raise PermissionError(13, "Permission denied")
        yield

    monkeypatch.setattr(
        "annotator.formats.sources",
        lambda path, *_: [(path, replace(formats.by_id("brat"), read=read))],
    )
    with pytest.raises(NotFound, match="Permission denied"):
        gathered(tmp_path)


def test_what_a_reader_has_no_place_for_is_counted_and_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    losses = [Loss("note", f"a.txt:{n}", "", "why") for n in range(1200)]
    losses.append(Loss("event", "a.txt:7", "", "it is an event"))
    monkeypatch.setattr(
        "annotator.formats.sources",
        lambda path, *_: [(path, replace(formats.by_id("text"), read=lambda *_: losses))],
    )
    records, _, report = gathered(tmp_path)
    assert records == report.failed == []
    assert report.losses == {"note": 1200, "event": 1}
    assert len(report.named_losses) == 1001
    assert report.named_losses[-1] is losses[-1]


def test_what_can_only_be_written_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    deaf = replace(formats.by_id("text"), read=None)
    monkeypatch.setattr("annotator.formats.sources", lambda path, *_: [(path, deaf)])
    with pytest.raises(BadInput, match="text can only be written"):
        gathered(tmp_path)


def test_what_lies_in_archives_and_beside_them_is_read_by_several_alike(tmp_path, monkeypatch):
    """What was unpacked is gone when the next source is asked for."""
    lines = [f'{{"text": "نص {n}", "spans": [], "answer": "accept"}}\n' for n in range(40)]
    for n, line in enumerate(lines):
        (tmp_path / f"{n:02}.jsonl").write_text(line, "utf-8")
    for name in ("10a", "20a"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as packed:
            for n in range(9):
                packed.writestr(f"{n}.jsonl", lines[n].replace("نص", name))
    asked = []
    ask = NearHelper.ask
    monkeypatch.setattr(NearHelper, "ask", lambda self, some: (asked.extend(some), ask(self, some)))
    monkeypatch.setattr(parsing, "_PAYS_AFTER", 1)
    monkeypatch.setattr(side_by_side, "Helper", NearHelper)
    texts = []
    for count in ("1", "2"):
        monkeypatch.setenv("HASHIYA_WORKERS", count)
        records, _, _ = gathered(tmp_path, format="prodigy")
        texts.append([record.article.text for record in records])
    assert texts[0] == texts[1]
    assert len(texts[0]) == 58
    assert len(asked) == 39
