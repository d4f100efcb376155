"""Whatever happens to an export, what stood in its place is whole."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from records import reading

from annotator.errors import DiskFull, LossRefused, NotFound, NotSaved, Stopped
from annotator.formats import FORMATS, by_id, writing
from annotator.formats.format import LOSSES, WriteOptions

WRITING = [one for one in FORMATS if one.write]
each = pytest.mark.parametrize("one", WRITING, ids=lambda one: one.id)


def snapshot(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def stop_at(number):
    def progress(done):
        if done == number:
            raise Stopped("stopped")

    return progress


@each
def test_an_export_takes_the_place_of_the_one_before(one, hard, tmp_path):
    one.write(hard, tmp_path / "out", WriteOptions())
    before = snapshot(tmp_path)
    report = one.write(hard[:2], tmp_path / "out", WriteOptions())
    after = snapshot(tmp_path)
    assert after != before
    written = {path.relative_to(tmp_path) for path in report.files}
    assert written == set(after) if one.is_folder else Path("out") in written <= set(after)
    assert report.articles == 2


@each
@pytest.mark.parametrize("there", [False, True])
def test_a_stop_leaves_what_was_there(one, there, hard, tmp_path):
    if there:
        one.write(hard[:1], tmp_path / "out", WriteOptions())
    before = snapshot(tmp_path)
    with pytest.raises(Stopped):
        one.write(hard, tmp_path / "out", WriteOptions(progress=stop_at(3)))
    assert snapshot(tmp_path) == before
    assert {p.name for p in tmp_path.iterdir()} == {path.parts[0] for path in before}


@each
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_leaves_what_was_there(one, code, hard, tmp_path, monkeypatch):
    one.write(hard[:1], tmp_path / "out", WriteOptions())
    before = snapshot(tmp_path)
    add = writing._Disk.add

    def failing(self, name, data):
        if len(self.names) >= (2 if one.is_folder else 0) and len(data) > 100:
            raise OSError(code, "refused")
        add(self, name, data)

    monkeypatch.setattr(writing._Disk, "add", failing)
    with pytest.raises(DiskFull if code == errno.ENOSPC else NotSaved, match="out"):
        one.write(hard, tmp_path / "out", WriteOptions())
    assert snapshot(tmp_path) == before
    assert {p.name for p in tmp_path.iterdir()} == {path.parts[0] for path in before}


@pytest.mark.parametrize("step", ["new", "out"])
def test_a_folder_that_cannot_be_moved_leaves_the_old_one(step, hard, tmp_path, monkeypatch):
    brat = by_id("brat")
    brat.write(hard[:1], tmp_path / "out", WriteOptions())
    before = snapshot(tmp_path)
    path_type = type(tmp_path)
    rename = path_type.rename

    def failing(self, target):
        if self.name == step:
            monkeypatch.setattr(path_type, "rename", rename)
            raise OSError(errno.EACCES, "refused")
        return rename(self, target)

    monkeypatch.setattr(path_type, "rename", failing)
    with pytest.raises(NotSaved):
        brat.write(hard, tmp_path / "out", WriteOptions())
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("one", [f for f in WRITING if f.is_folder], ids=lambda one: one.id)
def test_a_folder_of_somebody_else_is_never_replaced(one, hard, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "thesis.txt").write_text("x")
    with pytest.raises(NotSaved, match="own"):
        one.write(hard, tmp_path / "own", WriteOptions())
    one.write(hard, tmp_path / "out", WriteOptions())
    (tmp_path / "out" / "added.txt").write_text("x")
    with pytest.raises(NotSaved):
        one.write(hard, tmp_path / "out", WriteOptions())
    assert (tmp_path / "out" / "added.txt").exists()
    assert (tmp_path / "own" / "thesis.txt").exists()


@each
def test_a_place_of_the_wrong_kind_is_refused(one, hard, tmp_path):
    place = tmp_path / "place"
    if one.is_folder:
        place.write_text("x")
    else:
        place.mkdir()
    with pytest.raises(NotSaved, match="place"):
        one.write(hard, place, WriteOptions())
    with pytest.raises(NotFound, match="none"):
        one.write(hard, tmp_path / "none" / "out", WriteOptions())


@pytest.mark.parametrize("name", ["brat", "spacy"])
def test_strict_writes_nothing_if_anything_would_be_lost(name, hard, tmp_path):
    with pytest.raises(LossRefused, match="excluded"):
        by_id(name).write(hard, tmp_path / "out", WriteOptions(strict=True))
    assert list(tmp_path.iterdir()) == []
    whole = [one for one in hard if one.article.uid == "bidi"]
    by_id(name).write(whole, tmp_path / "out", WriteOptions(strict=True))


@pytest.mark.parametrize("name", ["brat", "spacy"])
def test_each_loss_stands_beside_the_export(name, hard, tmp_path):
    one = by_id(name)
    report = one.write(hard, tmp_path / "out", WriteOptions())
    lines = (tmp_path / "out" / LOSSES).read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert sum(report.losses.values()) == len(told) > 0
    assert [loss["mark"] for loss in told] == [
        loss.mark for loss in one.losses(hard, WriteOptions())
    ]
    assert {loss["kind"] for loss in told} == set(report.losses)


def test_each_file_of_a_folder_has_a_list_of_losses_of_its_own(hard, tmp_path):
    one = by_id("prodigy")
    (tmp_path / "losses.jsonl").write_text("mine")
    reports = [one.write(hard, tmp_path / name, WriteOptions()) for name in ("a.jsonl", "b.jsonl")]
    for name, report in zip(("a.jsonl", "b.jsonl"), reports, strict=True):
        (listed,) = report.losses_files
        assert listed == tmp_path / f"{name}.losses.jsonl"
        assert listed.read_bytes().count(b"\n") == sum(report.losses.values()) > 0
    whole = [record for record in hard if record.article.uid == "bidi"]
    assert one.write(whole, tmp_path / "a.jsonl", WriteOptions()).losses_files == ()
    left = ["a.jsonl", "b.jsonl", "b.jsonl.losses.jsonl", "losses.jsonl"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert (tmp_path / "losses.jsonl").read_text() == "mine"


def test_many_files_are_written_with_few_open(hard, tmp_path):
    many = [replace(hard[0], article=replace(hard[0].article, uid=f"u{n}")) for n in range(60)]
    by_id("brat").write(many, tmp_path / "out", WriteOptions())
    assert len(list((tmp_path / "out").glob("*.ann"))) == 60
    assert len(list(by_id("brat").read(tmp_path / "out", reading()))) == 61


def test_progress_counts_the_articles(hard, tmp_path):
    seen = []
    by_id("native").write(hard, tmp_path / "out", WriteOptions(progress=seen.append))
    assert seen == list(range(1, len(hard) + 1))
    seen.clear()
    list(by_id("native").losses(hard, WriteOptions(progress=seen.append)))
    assert seen == list(range(1, len(hard) + 1))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are only ordinary files here")
def test_what_is_no_ordinary_file_is_left_as_it_is(hard, tmp_path):
    out = tmp_path / "pipe"
    os.mkfifo(out)
    with pytest.raises(NotSaved, match="no ordinary file"):
        by_id("native").write(hard, out, WriteOptions())
    assert out.is_fifo()
