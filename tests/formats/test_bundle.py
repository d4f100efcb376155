"""Parts of an export in one folder, for every format that writes."""

import json
from dataclasses import replace

import pytest
from records import articles, reading

from annotator.errors import LossRefused, NotSaved, Stopped
from annotator.formats import FORMATS, by_id, sources
from annotator.formats.archives import Archives
from annotator.formats.bundle import Part, write_bundle
from annotator.formats.format import LOSSES, WriteOptions
from annotator.formats.writing import MANIFEST

WRITING = [one for one in FORMATS if one.write]
BOTH = [one for one in WRITING if one.read]


def nothing(_written):
    return {}


def read_back(folder):
    return [
        record.article.uid
        for path, one in sources(folder, Archives())
        for record in articles(one.read(path, reading()))
    ]


@pytest.mark.parametrize("one", WRITING, ids=lambda one: one.id)
def test_each_part_has_its_place_and_the_manifest_names_it(one, hard, tmp_path):
    out = tmp_path / "out"
    parts = [Part("train", hard[:4]), Part("test", hard[4:])]
    seen = []

    def finish(written):
        seen.extend(written)
        return {"README.md": b"card"}

    report = write_bundle(one, parts, out, WriteOptions(), finish)
    told = json.loads((out / MANIFEST).read_bytes())
    assert set(told["parts"]) == {"train", "test"}
    for name, place in told["parts"].items():
        assert place == (name if one.is_folder else name + one.endings[0])
        assert (out / place).is_dir() is one.is_folder
    assert told["articles"] == report.articles == len(hard)
    files = sorted(p for p in out.rglob("*") if p.is_file())
    assert told["files"] == len(files)
    assert sorted(report.files) == files
    assert (out / "README.md").read_bytes() == b"card"
    assert sum(part.report.entities for part in seen) == report.entities
    losses = [path.read_bytes().count(b"\n") for path in out.rglob(LOSSES)]
    assert sum(losses) == sum(report.losses.values())
    write_bundle(one, parts, out, WriteOptions(), finish)
    assert sorted(p for p in out.rglob("*") if p.is_file()) == files


@pytest.mark.parametrize("name", ["native", "brat", "spacy"])
def test_the_parts_are_read_again_one_by_one(name, hard, tmp_path):
    parts = [Part("b", hard[:4]), Part("a", hard[4:])]
    write_bundle(by_id(name), parts, tmp_path / "out", WriteOptions(), nothing)
    there = read_back(tmp_path / "out")
    uids = [one.article.uid for one in hard]
    assert sorted(there[: len(hard) - 4]) == sorted(uids[4:])
    assert sorted(there[len(hard) - 4 :]) == sorted(uids[:4])


@pytest.mark.parametrize("one", WRITING, ids=lambda one: one.id)
def test_one_part_without_a_name_is_the_folder_itself(one, hard, tmp_path):
    out = tmp_path / "out"
    write_bundle(one, [Part("", hard)], out, WriteOptions(), lambda _: {"README.md": b""})
    assert (out / "README.md").is_file()
    told = json.loads((out / MANIFEST).read_bytes())
    if one.is_folder:
        assert "parts" not in told
    else:
        assert told["parts"] == {"articles": f"articles{one.endings[0]}"}
    write_bundle(one, [Part("", hard)], out, WriteOptions(), nothing)
    assert not (out / "README.md").exists()


def test_progress_goes_on_from_part_to_part(hard, tmp_path):
    told = []
    parts = [Part("a", hard[:2]), Part("b", hard[2:5])]
    options = WriteOptions(progress=told.append)
    write_bundle(by_id("native"), parts, tmp_path / "out", options, nothing)
    assert told == [1, 2, 3, 4, 5]


def old(tmp_path):
    out = tmp_path / "out"
    write_bundle(by_id("native"), [], out, WriteOptions(), lambda _: {"old": b"old"})
    return out


def assert_as_before(out):
    assert (out / "old").read_bytes() == b"old"
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_losses_of_all_parts_are_refused_together(hard, tmp_path):
    out = old(tmp_path)
    parts = [Part("a", hard), Part("b", hard)]
    once = sum(1 for _ in by_id("brat").losses(hard, WriteOptions()))
    assert once
    with pytest.raises(LossRefused) as refused:
        write_bundle(by_id("brat"), parts, out, WriteOptions(strict=True), nothing)
    assert sum(int(n) for n in str(refused.value).split() if n.isdigit()) == 2 * once
    assert_as_before(out)


def test_stopped_in_the_second_part_or_at_the_end_it_leaves_what_was_there(hard, tmp_path):
    out = old(tmp_path)

    def stop(*_):
        raise Stopped("stop")

    for options, finish in ((WriteOptions(progress=lambda n: n < 3 or stop()), nothing), (WriteOptions(), stop)):  # fmt: skip
        with pytest.raises(Stopped):
            write_bundle(by_id("native"), [Part("a", hard[:2]), Part("b", hard)], out, options, finish)  # fmt: skip
        assert_as_before(out)


def test_a_folder_of_the_users_own_stays(hard, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with pytest.raises(NotSaved, match="out"):
        write_bundle(by_id("native"), [Part("a", hard)], tmp_path / "out", WriteOptions(), nothing)
    assert (tmp_path / "out" / "mine").read_text() == "mine"


def test_what_lies_beside_a_file_is_kept_for_every_part(hard, tmp_path):
    def write(records, out, options):
        report = by_id("native").write(records, out, options)
        out.with_name("beside").write_text(out.name)
        return report

    one = replace(by_id("native"), write=write)
    write_bundle(one, [Part("a", hard), Part("b", hard)], tmp_path / "out", WriteOptions(), nothing)
    names = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert names.keys() == {"a.jsonl", "b.jsonl", "beside", "b-beside", MANIFEST}
    assert (names["beside"], names["b-beside"]) == (b"a.jsonl", b"b.jsonl")
