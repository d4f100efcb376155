import pytest

from annotator.errors import BadInput
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
