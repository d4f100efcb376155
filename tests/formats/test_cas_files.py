import io
import zipfile

import pytest

from annotator.errors import BadInput
from annotator.formats import cas_files, intake

XMI = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>'
TYPES = "<types/>"


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def damaged(raw):
    return raw[:40] + bytes([raw[40] ^ 255]) + raw[41:]


def found(path):
    return [
        (one.path.as_posix().partition(path.parent.as_posix() + "/")[2], one.types.decode())
        for one in cas_files.sources(path)
    ]


@pytest.mark.parametrize(
    "name", ["TypeSystem.xml", "typesystem.xml", "a-typesystem.xml", "a_type_system.xml"]
)
def test_a_type_system_is_found_beside_its_file(write, name):
    path = write("a.xmi", XMI)
    write(name, TYPES)
    assert found(path) == [("a.xmi", TYPES)]


def test_of_several_type_systems_the_file_has_its_own(write):
    path = write("in/a.xmi", XMI)
    write("TypeSystem.xml", "far")
    assert found(path) == [("a.xmi", "far")]
    write("in/TypeSystem.xml", "near")
    write("in/b-typesystem.xml", "other")
    assert found(path) == [("a.xmi", "near")]
    write("in/a-typesystem.xml", "own")
    assert found(path) == [("a.xmi", "own")]


def test_a_zip_is_read_and_zips_in_it(write):
    inner = zipped({"layla.xmi": XMI, "TypeSystem.xml": TYPES, "notes.txt": "x"})
    path = write(
        "p.zip",
        zipped(
            {
                "annotation/a.txt/layla.zip": inner,
                "annotation/a.txt/b.json": "{}",
                "source/a.txt": "x",
            }
        ),
    )
    assert found(path) == [("p.zip/annotation/a.txt/layla.zip/layla.xmi", TYPES)]


def refusal(path):
    found = [one for one in cas_files.sources(path) if isinstance(one, Exception)]
    assert [type(one) for one in found] == [BadInput]
    return str(found[0])


@pytest.mark.parametrize("name", ["../a.xmi", "/a.xmi", "b/../../a.xmi", "c:a.xmi", "..\\a.xmi"])
def test_no_path_leads_out_of_a_zip(write, name, tmp_path):
    path = write("p.zip", zipped({name: XMI}))
    assert "p.zip" in refusal(path)
    assert [one.name for one in tmp_path.iterdir()] == ["p.zip"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        zipped({"a.txt": "x"}),
        zipped({"a.xmi": XMI * 9})[:80],
        damaged(zipped({"a.xmi": XMI})),
    ],
    ids=["empty", "beginning", "other", "cut", "damaged"],
)
def test_what_is_no_zip_of_a_cas_is_refused(write, raw):
    assert "p.zip" in refusal(write("p.zip", raw))


def test_a_bomb_is_stopped_before_it_is_unpacked(write, monkeypatch):
    monkeypatch.setattr(intake, "LARGEST_FILE", 1000)
    assert "a.xmi" in refusal(write("p.zip", zipped({"a.xmi": b"x" * 1001})))
    monkeypatch.setattr(cas_files, "MOST_BYTES", 1500)
    assert "b.xmi" in refusal(write("p.zip", zipped({"a.xmi": b"x" * 900, "b.xmi": b"x" * 900})))
    monkeypatch.setattr(cas_files, "MOST_FILES", 1)
    assert "p.zip" in refusal(write("p.zip", zipped({"a.xmi": XMI, "b.xmi": XMI})))


def test_zips_in_zips_in_zips_are_left(write):
    raw = XMI.encode()
    for name in ("a.xmi", "b.zip", "c.zip", "d.zip"):
        raw = zipped({name: raw})
    assert "d.zip" in refusal(write("d.zip", raw))


def test_a_locked_zip_is_refused(write):
    raw = bytearray(zipped({"a.xmi": XMI}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    raw[6] |= 1
    assert "p.zip" in refusal(write("p.zip", bytes(raw)))


def test_a_type_system_is_known_by_its_name():
    names = (
        "TypeSystem.xml",
        "debug-typesystem.xml",
        "type-system.XML",
        "news.xml",
        "typesystem.xmi",
    )
    assert [cas_files.is_type_system(name) for name in names] == [True, True, True, False, False]


def test_a_zip_of_another_tool_is_to_be_unpacked(write):
    path = write("doccano.zip", zipped({"layla.jsonl": '{"text": "x"}'}))
    assert "unpack it" in refusal(path)
