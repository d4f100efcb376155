"""Files that mean harm, and files that are broken: one clear line each, nothing kept, nothing run.

Every case is tried on every format that reads, under each of its endings, so a new format enters
by being in the list of formats.
"""

import gzip
import io
import json
import pickle
import shutil
import struct
import tarfile
import tempfile
import zipfile
import zlib

import pytest
import srsly
from memory import peak
from specimens import READING, files_of, specimens

from annotator.errors import AnnotatorError
from annotator.formats import by_id
from annotator.model.labels import LabelSet
from annotator.store.project import Project
from annotator.usecases import ids
from annotator.usecases.import_articles import ImportOptions, import_paths

SECRET = "this-stands-in-another-file"  # noqa: S105 - words to look for
ENDINGS = sorted({(one.id, ending) for one in READING for ending in one.endings})
MB = 2**20
EACH = pytest.mark.parametrize("one", READING, ids=lambda one: one.id)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "p.hashiya"
    facts = {"name": "p", "labels": LabelSet("x"), "policy": "free", "uid": "p", "now": ids.now()}
    with Project.create(path, **facts) as made:
        yield made


def taken_in(project, path, name, **options):
    """The texts that came in; or the refusal, in one line, and then nothing came in."""
    before = project.articles.count()
    try:
        report = import_paths(project, [path], ImportOptions(format=name, **options))
    except AnnotatorError as error:
        said = str(error)
        assert str(path.parent) in said, f"where is not said: {said}"
        assert "\n" not in said
        assert project.articles.count() == before
        return None, said
    for failed in report.failed:
        assert "\n" not in failed.why
    texts = [article.text for article in project.articles.iterate()][before:]
    return texts, "; ".join(failed.why for failed in report.failed)


def laughs(depth=9):
    entities = "".join(f'<!ENTITY l{n + 1} "{"".join([f"&l{n};"] * 10)}">' for n in range(depth))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l{depth};</x>'


class Runs:
    """What a pickle would run: it would leave a file where it is unpickled."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return (open, (str(self.mark), "w"))


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "../").replace("_dot_", "."), data)
    return out.getvalue()


def cases(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    external = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><x>نص &e;</x>'
    zeros = b"\0" * (300 * MB)
    return {
        "empty": b"",
        "only a BOM": b"\xef\xbb\xbf",
        "NUL": b"a\0b\n",
        "NUL in JSON": b'{"text": "a\0b"}\n',
        "half a surrogate": b'{"hashiya": 1, "text": "\\ud800", "annotations": []}\n',
        "half a surrogate in a list": b'[{"data": {"text": "\\udfff"}, "annotations": []}]',
        "no UTF-8": b"\xff\xfe\xfa\x00\x81",
        "a billion laughs": laughs().encode(),
        "another file in XML": external.encode(),
        "another file in HTML": f'<html><body><p>نص<object data="{secret.as_uri()}"></object>'.encode(),
        "a zip bomb": zipped(a_dot_txt=zeros, a_dot_tsv=zeros, a_dot_xmi=zeros),
        "a zip that leaves its folder": zipped(__evil_dot_txt="x", __evil_dot_xmi="<x/>"),
        "a packed bomb": zlib.compress(zeros, 9),
        "a pickle": pickle.dumps(Runs(tmp_path / "ran")),
        "a deep list": b"[" * 100_000,
        "deep objects": b'{"text": ' * 5_000 + b"1" + b"}" * 5_000,
        "deep elements": b"<a>" * 20_000,
        "a huge number": b'{"text": "x", "n": ' + b"9" * 5_000 + b"}",
        "NaN": b'{"text": "x", "n": NaN}',
        "half a quotation": b'title,text\na,"b',
        "a thousand columns": b",".join([b"text"] * 1000) + b"\nx",
        "a path as a name": b'{"hashiya": 1, "uid": "../../x", "title": "../x", "text": "x"}',
    }  # fmt: skip


NAMES = [
    "empty", "only a BOM", "NUL", "NUL in JSON", "half a surrogate", "half a surrogate in a list", "no UTF-8",
    "a billion laughs", "another file in XML", "another file in HTML", "a zip bomb", "a zip that leaves its folder",
    "a packed bomb", "a pickle", "a deep list", "deep objects", "deep elements", "a huge number", "NaN",
    "half a quotation", "a thousand columns", "a path as a name",
]  # fmt: skip


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    found = cases(folder)
    assert sorted(found) == sorted(NAMES)
    return folder, found


@pytest.mark.parametrize("case", NAMES)
@pytest.mark.parametrize(("name", "ending"), ENDINGS, ids=lambda value: value)
def test_a_bad_file_is_refused_in_a_line_or_harmless(project, bad, tmp_path, case, name, ending):
    folder, found = bad
    path = tmp_path / f"file{ending}"
    path.write_bytes(found[case])
    before = peak()
    texts, _ = taken_in(project, path, name)
    grown = peak() - before
    assert grown < 250 * 1024, "kilobytes more at the peak"
    assert not (folder / "ran").exists()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert SECRET not in "".join(texts or [])
    assert sum(map(len, texts or [])) < MB


@pytest.mark.parametrize("case", ["half a surrogate", "a deep list", "a huge number"])
@pytest.mark.parametrize("name", ["native", "jsonl"])
def test_json_that_is_none_is_refused(project, bad, tmp_path, case, name):
    path = tmp_path / "a.jsonl"
    path.write_bytes(bad[1][case])
    texts, said = taken_in(project, path, name)
    assert texts is None
    assert "a.jsonl:1" in said


@EACH
def test_a_file_cut_short_is_told_in_a_line(project, one, tmp_path):
    for number, (folder, name) in enumerate(specimens(one.id)):
        for place, file in enumerate(files_of(folder, name)[:4]):
            size = file.stat().st_size
            for keep in {1, size // 3, size // 2, size - 2} - {0}:
                copied = tmp_path / f"{number}-{place}-{keep}"
                shutil.copytree(folder, copied)
                cut = copied / file.relative_to(folder)
                cut.write_bytes(file.read_bytes()[: max(0, keep)])
                taken_in(project, copied / name, one.id)
                taken_in(project, copied / name, one.id, keep_going=True)


@EACH
def test_a_line_of_two_gigabytes_is_refused_before_it_is_read(project, one, tmp_path):
    folder, name = specimens(one.id)[0]
    file = next(p for p in files_of(folder, name) if p.suffix in (*one.endings, ".txt", ""))
    shutil.copytree(folder, tmp_path / "copy")
    long = tmp_path / "copy" / file.relative_to(folder)
    begin = file.read_bytes().split(b"\n")[0][:200]
    with long.open("wb") as out:
        out.write(begin)
        out.truncate(2 * 1024 * MB + 1)
    if getattr(long.stat(), "st_blocks", MB) * 512 > 100 * MB:
        pytest.skip("files with holes are not known here")
    before = peak()
    texts, said = taken_in(project, tmp_path / "copy" / name, one.id)
    assert peak() - before < 400 * 1024
    assert texts is None, "it was taken in"
    assert said


def test_a_pickle_in_the_user_data_of_a_docbin_is_never_run(project, tmp_path):
    folder, name = specimens("spacy")[0]
    (file,) = (folder / name).glob("*.spacy")
    content = srsly.msgpack_loads(zlib.decompress(file.read_bytes()))
    mark = tmp_path / "ran"
    evil = pickle.dumps(Runs(mark))
    content["user_data"] = [evil for _ in content["user_data"]]
    path = tmp_path / "evil.spacy"
    path.write_bytes(zlib.compress(srsly.msgpack_dumps(content)))
    taken_in(project, path, "spacy")
    assert not mark.exists()


def tarred(*members):
    """A packed tar of members, each with what it holds."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        for member, data in members:
            packed.addfile(member, io.BytesIO(data))
    return out.getvalue()


def member(name, data=b"", **facts):
    made = tarfile.TarInfo(name)
    made.size = len(data)
    for fact, value in facts.items():
        setattr(made, fact, value)
    return made, data


def zipped_link(name, target):
    out = io.BytesIO()
    link = zipfile.ZipInfo(name)
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(link, target)
    return out.getvalue()


def shared(kernel, copies):
    """A zip whose list names one piece of data many times."""
    raw = zipped(k_dot_txt=kernel)
    at, end = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    entry = raw[at:end]
    entries = b"".join(entry.replace(b"k.txt", b"%05d" % n) for n in range(copies))
    numbers = struct.pack("<HHII", copies, copies, len(entries), at)
    return raw[:at] + entries + raw[end : end + 8] + numbers + raw[end + 20 :]


def nested(levels, width, data):
    for _ in range(levels):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for n in range(width):
                packed.writestr(f"{n}.zip", data)
        data = out.getvalue()
    return data


def hostile_archives(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    zeros = b"\0" * (300 * MB)
    whole = zipped(a_dot_txt="x" * 5000)
    gone = str(tmp_path / "gone.txt")
    bomb = zipped(a_dot_txt=zeros)
    return {
        "empty": b"",
        "no archive": b"text",
        "cut": whole[: len(whole) // 2],
        "a bomb": bomb,
        "a bomb of one piece": shared(zeros[: 30 * MB], 5000),
        "bombs in bombs": nested(2, 16, bomb),
        "far too deep": nested(30, 1, whole),
        "out of its folder": zipped(__evil_dot_txt="x"),
        "a link": zipped_link("a.txt", str(secret)),
        "a link for a folder": zipped_link("b", str(tmp_path)),
        "a bomb of a tar": tarred(member("a.txt", zeros)),
        "a tar out of its folder": tarred(member("../evil.txt", b"x")),
        "a tar with an absolute path": tarred(member(gone, b"x")),
        "a tar with a link": tarred(member("a.txt", type=b"2", linkname=str(secret))),
        "a tar with a link to be written through": tarred(
            member("b", type=b"2", linkname=str(tmp_path)), member("b/gone.txt", b"x")
        ),
        "a tar with a hard link": tarred(member("a.txt", type=b"1", linkname=str(secret))),
        "a tar with a device": tarred(member("a.txt", type=b"3", devmajor=1, devminor=5)),
        "a tar with a pipe": tarred(member("a.txt", type=b"6")),
        "a tar with a long name": tarred(member("a/" * 40_000 + "b.txt", b"x")),
        "a tar with a lie": gzip.compress(gzip.decompress(tarred(member("a.txt", b"x")))[:700]),
    }


HOSTILE_ARCHIVES = [
    "empty", "no archive", "cut", "a bomb", "a bomb of one piece", "bombs in bombs", "far too deep", "out of its folder",
    "a link", "a link for a folder", "a bomb of a tar", "a tar out of its folder", "a tar with an absolute path",
    "a tar with a link", "a tar with a link to be written through", "a tar with a hard link", "a tar with a device",
    "a tar with a pipe", "a tar with a long name", "a tar with a lie",
]  # fmt: skip


@pytest.fixture(scope="module")
def archived(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archives")
    found = hostile_archives(folder)
    assert sorted(found) == sorted(HOSTILE_ARCHIVES)
    return folder, found


@pytest.mark.parametrize("case", HOSTILE_ARCHIVES)
@pytest.mark.parametrize("ending", [".zip", ".tar", ".tgz"])
def test_a_bad_archive_leaves_nothing(project, archived, tmp_path, monkeypatch, case, ending):
    folder, found = archived
    path, temporary = tmp_path / f"file{ending}", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path.write_bytes(found[case])
    before = peak()
    texts, said = taken_in(project, path, None, keep_duplicates=True)
    assert peak() - before < 100 * 1024
    if case == "a tar with a link to be written through" and ending != ".zip":
        assert texts == ["x"], "the link is passed over, and its name a folder"
    else:
        assert texts is None
        assert said.startswith(f"{path}") or f" {path}" in said
    assert str(temporary) not in said
    assert [one.name for one in folder.iterdir()] == ["secret.txt"]
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name, "temporary"]
    assert list(temporary.iterdir()) == []


def test_a_cell_that_begins_like_a_formula_stays_text(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('title,text\n=1+1,"=HYPERLINK(""x"") ثم نص"\n', "utf-8")
    texts, _ = taken_in(project, path, "csv")
    assert texts == ['=HYPERLINK("x") ثم نص']


def test_every_manifest_may_lie(project, tmp_path):
    for one in READING:
        for folder, name in specimens(one.id)[:1]:
            if not (folder / name / "hashiya.json").exists():
                continue
            copied = tmp_path / one.id
            shutil.copytree(folder, copied)
            for lie in ({"format": "x"}, [], {"hashiya": 1, "format": "../x", "files": -1}):
                (copied / name / "hashiya.json").write_text(json.dumps(lie))
                taken_in(project, copied / name, one.id)
            assert by_id(one.id) is one
