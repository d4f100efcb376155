import re
import shutil
import tarfile
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from specimens import READING, specimens
from test_archive_tar import tarred
from test_archive_zip import zipped

from annotator.errors import AnnotatorError, BadInput, Stopped
from annotator.formats import archive_room
from annotator.formats.archives import Archives, is_archive
from annotator.formats.format import Loss, Remark
from annotator.model.labels import LabelSet
from annotator.usecases.gathering import Gathering, ImportOptions, ImportReport

DATA = Path(__file__).parents[3] / "shared" / "data"
ENDINGS = [".zip", ".tar.gz", ".tgz", ".tar"]


def packed(folder, archive):
    """A folder as an archive, with its files at the top."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
            for one in files:
                out.write(one, one.relative_to(folder).as_posix())
    else:
        with tarfile.open(archive, "w" if archive.suffix == ".tar" else "w:gz") as out:
            for one in files:
                out.add(one, one.relative_to(folder).as_posix())
    return archive


def gathered(path, **options):
    """All that comes of a path, with names in place of identities; or its refusal."""
    report = ImportReport()
    gathering = Gathering(LabelSet("l"), ImportOptions(**options), report)
    try:
        records = list(gathering.records([path]))
    except AnnotatorError as error:
        return str(error).replace(str(path), "PATH")
    told = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", str(records))
    return told, str((gathering.labels, report)).replace(str(path), "PATH")


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder of temporary files, to see what is left in it."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize("one", READING, ids=lambda one: one.id)
def test_an_archive_is_read_as_its_folder_is(one, tmp_path, temporary):
    for number, (folder, name) in enumerate(specimens(one.id)):
        here = tmp_path / str(number) / "x"
        shutil.copytree(folder, here)
        ending = ENDINGS[number % len(ENDINGS)]
        archive = packed(here, tmp_path / str(number) / f"x{ending}")
        for options in ({}, {"keep_going": True}, {"format": one.id, "keep_going": True}):
            assert gathered(archive, **options) == gathered(here, **options), name
        assert list(temporary.iterdir()) == []


NATIVE = '{"hashiya": 1, "text": "نص", "annotations": [{"annotator": "a", "entities": [{"start": 0, "end": 9, "label": "A"}]}]}\n'


def test_messages_name_the_archive_and_the_place_in_it(tmp_path, temporary):
    inner = zipped({"in/ b  c.jsonl": NATIVE, "in/d.jsonl": "{"})
    path = tmp_path / "x  y.zip"
    path.write_bytes(zipped({"top/inner.zip": inner}))
    report = ImportReport()
    options = ImportOptions(keep_going=True)
    list(Gathering(LabelSet("l"), options, report).records([path]))
    places = {one.where.partition(":")[0] for one in report.failed}
    assert places == {f"{path}/top/inner.zip/in/{name}" for name in (" b  c.jsonl", "d.jsonl")}
    assert not re.search("hashiya-", str(report))
    with pytest.raises(BadInput, match=re.escape(f"{path}/top/inner.zip/in/")):
        list(Gathering(LabelSet("l"), ImportOptions(), report).records([path]))
    assert list(temporary.iterdir()) == []


def test_a_loss_and_a_remark_are_told_with_their_place(tmp_path, temporary):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": "x"}))
    with Archives() as opened:
        folder = str(opened.unpack(path))
        loss = Loss("note", f"{folder}/a.txt:3", "m", "why")
        assert opened.retold(loss) == replace(loss, article=f"{path}/a.txt:3")
        told = opened.retold(Remark(f"{folder}/a.txt", f"see {folder}/b"))
        assert told == Remark(f"{path}/a.txt", f"see {path}/b")
        assert opened.told("/elsewhere") == "/elsewhere"
        labels = LabelSet("l")
        assert opened.retold(labels) is labels
    assert list(temporary.iterdir()) == []


def test_names_of_folders_say_whose_marks_they_are_as_they_do_by_hand(tmp_path):
    ann = "T1\tA 0 2\tنص\n"
    folder = tmp_path / "people"
    for who in ("layla", "omar"):
        (folder / who).mkdir(parents=True)
        (folder / who / "a.txt").write_text("نص")
        (folder / who / "a.ann").write_text(ann)
    for ending in ENDINGS:
        report = ImportReport()
        path = packed(folder, tmp_path / f"people{ending}")
        records = list(Gathering(LabelSet("l"), ImportOptions(), report).records([path]))
        assert [one.annotations[0].annotator for one in records] == ["layla", "omar"]


def test_a_file_for_each_user_of_doccano_is_that_users(tmp_path):
    line = '{"id": 1, "text": "نص", "label": [[0, 2, "A"]]}\n'
    path = tmp_path / "doccano.zip"
    path.write_bytes(zipped({"layla.jsonl": line, "omar.jsonl": line, "unknown.jsonl": line}))
    report = ImportReport()
    records = list(Gathering(LabelSet("l"), ImportOptions(), report).records([path]))
    assert [one.annotations[0].annotator for one in records] == ["layla", "omar", ""]


@pytest.mark.parametrize(
    "name", ["brat", "cas", "doccano", "prodigy", "webanno_tsv3", "../wojood_sample"]
)
def test_what_other_tools_wrote_is_read_alike(tmp_path, name):
    folder = DATA / "peers" / name
    if not folder.is_dir():
        pytest.skip("the files of other tools are not here")
    here = tmp_path / "x"
    shutil.copytree(folder, here)
    path = packed(here, tmp_path / "x.tgz")
    assert gathered(path, keep_going=True) == gathered(here, keep_going=True)


def test_a_folder_is_searched_for_archives_too(tmp_path, temporary):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.zip").write_bytes(zipped({"b.txt": "نص ثان", "a.png": "x"}))
    (tmp_path / "in" / "a.txt").write_text("نص")
    (tmp_path / "in" / "c.zip").write_bytes(zipped({"a.png": "x"}))
    for options in ({}, {"format": "text"}):
        told, said = gathered(tmp_path / "in", **options)
        assert "نص ثان" in told
        assert said.count("Failed") == 0
    assert list(temporary.iterdir()) == []


def test_a_format_may_be_named_for_what_lies_in_an_archive(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": "نص", "b.csv": "x\n"}))
    told, _ = gathered(path, format="text")
    assert told.count("Article(") == 1
    assert "nothing at PATH that can be read" in gathered(path, format="brat")


@pytest.mark.parametrize("raw", [zipped({}), zipped({"a.png": "x", "__MACOSX/._a.txt": "x"})])
def test_an_archive_with_nothing_to_read_is_told(tmp_path, raw, temporary):
    path = tmp_path / "x.zip"
    path.write_bytes(raw)
    assert gathered(path) == "There is nothing at PATH that can be read."
    assert list(temporary.iterdir()) == []


def test_archives_have_their_bounds_together(tmp_path, temporary, monkeypatch):
    inner = zipped({"a.txt": "x" * 600})
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.zip": inner, "b.zip": inner.replace(b"x", b"y")}))
    size = sum(len(inner) for _ in range(2))
    monkeypatch.setattr(archive_room, "MOST_SWOLLEN", 0)
    monkeypatch.setattr(archive_room, "ALWAYS_BYTES", size + 700)
    assert "PATH/b.zip: more than 0 MB" in gathered(path)
    monkeypatch.setattr(archive_room, "ALWAYS_BYTES", 10**6)
    monkeypatch.setattr(archive_room, "MOST_FILES", 3)
    assert "PATH/b.zip: too many files" in gathered(path)
    assert list(temporary.iterdir()) == []


def test_archives_in_archives_have_an_end(tmp_path, temporary):
    raw = "نص".encode()
    for name in ("a.txt", "b.zip", "c.zip", "d.zip"):
        raw = zipped({name: raw})
    path = tmp_path / "e.zip"
    path.write_bytes(raw)
    said = gathered(path)
    assert said.startswith("PATH/d.zip/c.zip/b.zip: archives lie too deep")
    assert list(temporary.iterdir()) == []


def test_what_was_unpacked_is_gone_when_the_reader_goes_on_or_stops(tmp_path, temporary):
    for name in ("a", "b"):
        (tmp_path / f"{name}.zip").write_bytes(zipped({"a.txt": name}))
    report = ImportReport()
    gathering = Gathering(LabelSet("l"), ImportOptions(), report)
    records = gathering.records([tmp_path / "a.zip", tmp_path / "b.zip"])
    for _ in range(2):
        next(records)
        assert len(list(temporary.rglob("a.txt"))) == 1
    records.close()
    assert list(temporary.iterdir()) == []


def test_what_is_refused_in_its_midst_leaves_nothing_while_others_are_read(tmp_path, temporary):
    path = tmp_path / "p.tar"
    path.write_bytes(tarred(**{"a.txt": b"x", "../b.txt": b"x"}))
    with Archives() as archives:
        with pytest.raises(BadInput, match="leads out"):
            archives.unpack(path)
        assert not [one for one in temporary.rglob("*") if one.is_file()]


def test_unpacking_can_be_stopped(tmp_path, temporary):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": "x"}))

    def stop():
        raise Stopped("stop")

    records = Gathering(LabelSet("l"), ImportOptions(), ImportReport()).records([path], stop)
    with pytest.raises(Stopped):
        list(records)
    assert list(temporary.iterdir()) == []


def test_where_no_temporary_file_can_be_made_that_is_said(tmp_path, monkeypatch):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": "x"}))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    for keep_going in (False, True):
        said = gathered(path, keep_going=keep_going)
        assert said.startswith("Temporary files cannot be written")


def test_an_archive_is_known_by_its_name(tmp_path):
    names = {"a.zip": True, "a.TAR.GZ": True, "a.tgz": True, "a.gz": False, "zip": False}
    for name, known in names.items():
        (tmp_path / name).write_bytes(b"")
        assert is_archive(tmp_path / name) is known
    (tmp_path / "d.zip").mkdir()
    assert not is_archive(tmp_path / "d.zip")


SOUND = {
    ".zip": zipped({"a.txt": "x" * 90, "خبر/b.txt": "y", "c.txt": "z" * 500}),
    ".tar": tarred(**{"a/b.txt": b"x" * 90, "فصل" * 40: b"y"}),
}
CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=4)


@pytest.mark.parametrize("ending", SOUND)
@given(CHANGES, st.floats(0, 1))
def test_a_damaged_archive_is_unpacked_or_refused(ending, changes, kept):
    raw = bytearray(SOUND[ending])
    for place, byte in changes:
        raw[int(place * len(raw))] = byte
    if kept > 0.5:
        raw = raw[: int(kept * len(raw))]
    with tempfile.TemporaryDirectory() as folder, Archives() as opened:
        path = Path(folder, f"a{ending}")
        path.write_bytes(raw)
        try:
            opened.unpack(path)
        except BadInput as refusal:
            event(str(refusal).partition(": ")[2][:30])
        assert [one.name for one in Path(folder).iterdir()] == [path.name]
