import gzip
import io
import tarfile

import pytest

from annotator.errors import BadInput, NotFound
from annotator.formats import archive_room, archive_tar
from annotator.formats.archive_room import Allowance, Room


def tarred(*members, form=tarfile.PAX_FORMAT, **files):
    """A tar of files (letters of a name to what they hold) and of members of other kinds."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as packed:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
        for member in members:
            packed.addfile(member, io.BytesIO(b"x" * member.size))
    return out.getvalue()


def member(name, kind=tarfile.REGTYPE, **facts):
    made = tarfile.TarInfo(name)
    made.type = kind
    for fact, value in facts.items():
        setattr(made, fact, value)
    return made


def unpacked(raw, tmp_path, files=100, size=10**6):
    """What lies in the folder afterwards; or the refusal, which names the tar."""
    path, folder = tmp_path / "p.tar", tmp_path / "p"
    path.write_bytes(raw)
    folder.mkdir(exist_ok=True)
    try:
        archive_tar.unpack(path, Room(folder, path, Allowance(files, size), lambda: None))
    except BadInput as error:
        where, _, why = str(error).partition(": ")
        return why if where == str(path) and "\n" not in why else ""
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


LONG = "/".join(["فصل" * 20] * 3) + "/خبر.txt"


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_files_are_there_with_their_folders(tmp_path, form, pack):
    files = {"a/b.txt": "نص".encode(), "c.txt": b"x" * 3_000_000, "d.txt": b"", LONG: b"long"}
    raw = tarred(member("a", tarfile.DIRTYPE), form=form, **files)
    assert unpacked(pack(raw), tmp_path, size=4_000_000) == files


def test_a_name_in_two_fields_is_put_together(tmp_path):
    name = "folder" * 20 + "/" + "name" * 20
    raw = tarred(form=tarfile.USTAR_FORMAT, **{name: b"x"})
    assert unpacked(raw, tmp_path) == {name: b"x"}


def test_links_are_passed_over_and_what_is_no_file_is_told(tmp_path):
    link = member("l", tarfile.SYMTYPE, linkname="/etc/passwd")
    assert unpacked(tarred(link, **{"a.txt": b"x"}), tmp_path) == {"a.txt": b"x"}
    for kind in (tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, b"S", b"M"):
        raw = tarred(member("one", kind, linkname="a.txt"))
        assert "“one” is a link or a device" in unpacked(raw, tmp_path)


def test_a_file_with_holes_is_told(tmp_path):
    sparse = member("one", pax_headers={"GNU.sparse.major": "1"})
    assert "“one” is a link or a device" in unpacked(tarred(sparse), tmp_path)


def test_what_is_said_of_all_files_changes_nothing(tmp_path):
    out = io.BytesIO()
    headers = {"comment": "x", "path": "../evil"}
    with tarfile.open(fileobj=out, mode="w", pax_headers=headers) as packed:
        packed.addfile(member("a.txt"))
    assert unpacked(out.getvalue(), tmp_path) == {"a.txt": b""}


def changed(raw, at, new):
    """A header with other bytes in it, and the sum that belongs to it."""
    header = bytearray(raw[:512])
    header[at : at + len(new)] = new
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + raw[512:]


WHOLE = tarred(**{"a.txt": b"x" * 90, "b.txt": b"y" * 700})
TOO_LONG_NOTE = tarred(member("a.txt", pax_headers={"comment": "x" * 70_000}))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"text",
        b"x" * 2000,
        b"\x1f\x8b",
        WHOLE[:100],
        WHOLE[:600],
        WHOLE[:1024],
        gzip.compress(WHOLE)[:-3],
        gzip.compress(WHOLE)[:90],
        WHOLE.replace(b"a.txt", b"c.txt", 1),
        changed(WHOLE, 124, b"99999999999\0"),
        changed(WHOLE, 124, b"-0000000001\0"),
        changed(WHOLE, 124, b"\xff" * 12),
        changed(WHOLE, 124, b"0_000000001\0"),
        TOO_LONG_NOTE,
        tarred(member("x", b"x", size=10)),
        tarred(member("a.txt", pax_headers={"size": "-5"})),
        tarred(member("a.txt", pax_headers={"size": "9" * 5000})),
    ],
    ids=[
        "empty", "text", "long text", "beginning", "cut in a header", "cut in a file", "no end", "cut gzip",
        "half a gzip", "wrong sum", "no size", "less than nothing", "far less", "odd size", "long note", "odd note", "odd noted size", "long noted size",
    ],
)  # fmt: skip
def test_what_is_no_whole_tar_is_told(tmp_path, raw):
    assert "cannot be unpacked" in unpacked(raw, tmp_path)


def test_a_size_that_lies_takes_the_next_file_for_rubbish(tmp_path):
    raw = changed(tarred(**{"a.txt": b"x" * 700}), 124, b"00000000001\0")
    assert "cannot be unpacked" in unpacked(raw, tmp_path)


def test_a_sum_at_the_end_is_looked_at(tmp_path):
    raw = bytearray(gzip.compress(WHOLE))
    raw[-6] ^= 1
    assert "cannot be unpacked" in unpacked(bytes(raw), tmp_path)


@pytest.mark.parametrize("size", [b"00007777777\0", b"\x80" + b"\0" * 5 + b"\xff" * 6])
def test_a_bomb_is_stopped_before_it_is_written(tmp_path, size):
    raw = changed(tarred(**{"a.txt": b""}), 124, size)
    assert "more than 0 MB" in unpacked(gzip.compress(raw), tmp_path, size=1000)
    assert list((tmp_path / "p").iterdir()) == []


def test_what_is_passed_over_counts_too(tmp_path):
    raw = tarred(**{"a.png": b"x" * 900, "__MACOSX/b.txt": b"x" * 900})
    assert unpacked(raw, tmp_path) == {}
    assert "more than 0 MB" in unpacked(raw, tmp_path, size=1500)


def test_what_follows_the_end_has_bounds(tmp_path, monkeypatch):
    raw = gzip.compress(WHOLE + b"\0" * 5000)
    assert unpacked(raw, tmp_path).keys() == {"a.txt", "b.txt"}
    monkeypatch.setattr(archive_tar, "_MOST_AFTER_END", 1000)
    monkeypatch.setattr(archive_tar, "CHUNK", 500)
    (tmp_path / "q").mkdir()
    assert "cannot be unpacked" in unpacked(raw, tmp_path / "q")


def test_many_files_are_too_many(tmp_path):
    assert "too many files" in unpacked(tarred(a=b"", b=b"", c=b""), tmp_path, files=2)
    links = [member(f"l{n}", tarfile.SYMTYPE, linkname="x") for n in range(3)]
    assert "too many files" in unpacked(tarred(*links), tmp_path, files=2)


def test_a_name_in_no_utf8_is_told(tmp_path):
    assert "no name in UTF-8" in unpacked(changed(WHOLE, 0, b"\xff\xfe"), tmp_path)


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "b/../../a.txt", "c:a.txt", "..\\a.txt"])
def test_no_path_leads_out(tmp_path, name):
    assert "leads out" in unpacked(tarred(**{name: b"x"}), tmp_path)
    assert not list(tmp_path.rglob("a.txt"))


def test_a_tar_that_is_not_there_is_not_found(tmp_path):
    path = tmp_path / "none.tar"
    room = Room(tmp_path, path, Allowance(archive_room.MOST_FILES, 1), lambda: None)
    with pytest.raises(NotFound, match=r"none\.tar"):
        archive_tar.unpack(path, room)
