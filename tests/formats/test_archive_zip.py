import io
import struct
import zipfile

import pytest

from annotator.errors import BadInput, NotFound
from annotator.formats import archive_room, archive_zip
from annotator.formats.archive_room import Allowance, Room


def zipped(files, way=zipfile.ZIP_DEFLATED):
    """A zip of names, or of what the zip says of them, with what they hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def info(name, mode=0o100644, system=3):
    made = zipfile.ZipInfo(name)
    made.external_attr, made.create_system = mode << 16, system
    return made


def unpacked(raw, tmp_path, files=100, size=10**6):
    """What lies in the folder afterwards; or the refusal, which names the zip."""
    path, folder = tmp_path / "p.zip", tmp_path / "p"
    path.write_bytes(raw)
    folder.mkdir()
    try:
        archive_zip.unpack(path, Room(folder, path, Allowance(files, size), lambda: None))
    except BadInput as error:
        where, _, why = str(error).partition(": ")
        return why if where == str(path) and "\n" not in why else ""
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_the_files_are_there_with_their_folders(tmp_path):
    raw = zipped({"a/": "", "a/b.txt": "نص", "c.txt": "x" * 3_000_000, "d.txt": ""})
    found = unpacked(raw, tmp_path, size=4_000_000)
    assert found == {"a/b.txt": "نص".encode(), "c.txt": b"x" * 3_000_000, "d.txt": b""}


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_the_usual_ways_of_packing_are_known(tmp_path, way):
    assert unpacked(zipped({"a.txt": "x"}, way), tmp_path) == {"a.txt": b"x"}


def test_an_unknown_way_of_packing_is_named(tmp_path):
    assert "unknown way (14)" in unpacked(zipped({"a.txt": "x"}, zipfile.ZIP_LZMA), tmp_path)
    raw = zipped({"a.txt": "x"})
    at = raw.index(b"PK\x01\x02")
    raw = raw[:at] + raw[at:].replace(struct.pack("<HH", 0, 8), struct.pack("<HH", 0, 9), 1)
    (tmp_path / "p").rmdir()
    assert "unknown way (9)" in unpacked(raw, tmp_path)


def test_links_are_passed_over(tmp_path):
    raw = zipped({info("link", 0o120777): "/etc/passwd", "a.txt": "x"})
    assert unpacked(raw, tmp_path) == {"a.txt": b"x"}


def test_a_locked_file_is_told(tmp_path):
    raw = bytearray(zipped({"a.txt": "x"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    raw[6] |= 1
    assert "“a.txt” is locked" in unpacked(bytes(raw), tmp_path)


def damaged(raw):
    return raw[:40] + bytes([raw[40] ^ 255]) + raw[41:]


WHOLE = zipped({"a.txt": "x" * 90, "b.txt": "y"})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        b"text",
        WHOLE[:80],
        WHOLE[:-9],
        damaged(WHOLE),
        WHOLE.replace(b"a.txt", b"\xff.txt", 1),
    ],
    ids=["empty", "beginning", "text", "cut", "cut at its end", "damaged", "two names"],
)
def test_what_is_no_whole_zip_is_told(tmp_path, raw):
    assert "cannot be unpacked" in unpacked(raw, tmp_path)


def test_files_that_share_their_bytes_are_refused(tmp_path):
    raw = bytearray(zipped({f"{n}.txt": "x" * 500 for n in range(3)}, zipfile.ZIP_STORED))
    at = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)
    raw[at + 42 : at + 46] = struct.pack("<I", 10)
    assert "overlap" in unpacked(bytes(raw), tmp_path)


def test_a_size_that_lies_writes_no_more_than_may_be_written(tmp_path):
    raw = bytearray(zipped({"a.txt": b"x" * 50_000}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 10)
    assert "cannot be unpacked" in unpacked(bytes(raw), tmp_path, size=1000)
    assert (tmp_path / "p" / "a.txt").stat().st_size <= 10


def test_bounds_hold_before_anything_is_written(tmp_path):
    raw = zipped({"a.txt": b"x" * 900, "b.txt": b"x" * 900})
    assert "more than 0 MB" in unpacked(raw, tmp_path, size=1500)
    assert list((tmp_path / "p").iterdir()) == []


def test_a_long_list_of_files_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_zip, "MOST_FILES", 2)
    monkeypatch.setattr(archive_zip, "CHUNK", 7)
    raw = zipped(dict.fromkeys("abc", "x"))
    monkeypatch.setattr(archive_zip.zipfile, "ZipFile", None)
    assert "too many files" in unpacked(raw, tmp_path)


def named(raw_name, flags=0):
    """A zip with a file of a name in these bytes."""
    raw = zipped({"a" * len(raw_name): "x"})
    at = raw.index(b"PK\x01\x02") + 8
    raw = raw[:at] + bytes([raw[at], raw[at + 1] | flags]) + raw[at + 2 :]
    raw = raw[:7] + bytes([raw[7] | flags]) + raw[8:]
    return raw.replace(b"a" * len(raw_name), raw_name)


@pytest.mark.parametrize(
    ("raw_name", "flags", "name"),
    [
        ("خبر.txt".encode(), 0, "خبر.txt"),
        ("خبر.txt".encode(), 8, "خبر.txt"),
        ("خبر.txt".encode("cp720"), 0, "خبر.txt"),
    ],
)
def test_names_are_read_in_letters(tmp_path, raw_name, flags, name):
    assert unpacked(named(raw_name, flags), tmp_path) == {name: b"x"}


def test_a_name_in_no_known_letters_is_told(tmp_path):
    assert "no name in UTF-8" in unpacked(named(b"\xff\xfe.txt"), tmp_path)


def test_a_name_that_says_it_is_utf8_and_is_not_is_told(tmp_path):
    assert "cannot be unpacked" in unpacked(named(b"\xff\xfe.txt", 8), tmp_path)


def test_a_name_with_a_nul_is_told(tmp_path):
    assert "no name of a file" in unpacked(named(b"a\0.txt"), tmp_path)


def test_a_zip_that_is_not_there_is_not_found(tmp_path):
    path = tmp_path / "none.zip"
    room = Room(tmp_path, path, Allowance(archive_room.MOST_FILES, 1), lambda: None)
    with pytest.raises(NotFound, match=r"none\.zip"):
        archive_zip.unpack(path, room)


def test_a_file_without_a_name_is_passed_over(tmp_path):
    raw = zipped({"a.txt": "x", "b": "y"})
    at = raw.rindex(b"PK\x01\x02")
    raw = raw[: at + 28] + b"\0\0\1\0" + raw[at + 32 :]  # its letter is an extra field now
    assert unpacked(raw, tmp_path) == {"a.txt": b"x"}
