import errno
from pathlib import PurePosixPath

import pytest

from annotator.errors import BadInput, DiskFull, Stopped
from annotator.formats import archive_room
from annotator.formats.archive_room import Allowance, Room


@pytest.fixture
def room(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return Room(folder, tmp_path / "a.zip", Allowance(50, 100), lambda: None)


@pytest.mark.parametrize(
    "name",
    [
        "../a", "/a", "//a", "b/../../a", "..", "c:a", "d/c:a", "c:/a", "..\\a", "\\a", "b\\a", "\\\\host\\a",
        "?:x",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(room, name):
    for take in (room.place, room.enter):
        with pytest.raises(BadInput, match=r"a\.zip: “.*” leads out"):
            take(name)


@pytest.mark.parametrize("name", ["a\0", "a\nb", "x" * 1001, "/".join("x" * 31), "a\x1b[2J"])
def test_a_name_that_is_none_is_refused(room, name):
    with pytest.raises(BadInput, match=r"no name of a file\.$") as refusal:
        room.place(name)
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize(
    "name",
    ["__MACOSX/a.txt", "b/__MACOSX/._a.txt", ".DS_Store", "b/.git/config.txt", "._a", "images/a.PNG", "./"],
)  # fmt: skip
def test_what_folders_are_read_without_is_passed_over(room, name):
    assert room.place(name) is None


def test_usual_names_have_their_places(room):
    names = ["a.txt", "./b.txt", "c//d.txt", "خبر: كذا.txt", "ab:b/c", "e..f/g", "~/x"]
    assert [str(room.place(name)) for name in names] == [
        "a.txt", "b.txt", "c/d.txt", "خبر: كذا.txt", "ab:b/c", "e..f/g", "~/x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("a.txt", "a.txt", "“a.txt” is in it twice"),
        ("a.txt", "./a.txt", "“a.txt” is in it twice"),
        ("a.txt", "A.TXT", "“a.txt” and “A.TXT” are one name"),
        ("\u00e9.txt", "e\u0301.txt", "are one name"),
        ("\u0622.txt", "\u0627\u0653.txt", "are one name"),
        ("b/a.txt", "B/c.txt", "“b” and “B” are one name"),
        ("b", "b/a.txt", "“b” is in it twice"),
        ("b/a.txt", "b", "“b” is in it twice"),
    ],
)
def test_two_files_of_one_name_are_refused(room, first, second, said):
    room.place(first)
    with pytest.raises(BadInput, match=said):
        room.place(second)


def test_a_folder_may_be_named_often(room):
    for name in ("b/", "b/c/", "b/"):
        room.enter(name)
    assert room.place("b/a.txt")
    room.enter("b/c")
    with pytest.raises(BadInput, match="twice"):
        room.enter("b/a.txt/")
    with pytest.raises(BadInput, match="twice"):
        room.place("b/c")


def test_no_more_is_written_than_allowed(room, tmp_path):
    room.put(PurePosixPath("d/a"), [b"x" * 60])
    with pytest.raises(BadInput, match="more than 0 MB"):
        room.put(PurePosixPath("b"), [b"x" * 30, b"x" * 30])
    assert (tmp_path / "in" / "b").stat().st_size == 30
    with pytest.raises(BadInput, match="more than 0 MB"):
        room.put(None, [b"x" * 30])


def test_what_stands_there_is_not_written_over(room, tmp_path):
    (tmp_path / "in" / "a").symlink_to(tmp_path / "victim")
    with pytest.raises(BadInput, match="“a” cannot be unpacked"):
        room.put(PurePosixPath("a"), [b"x"])
    assert not (tmp_path / "victim").exists()


def test_a_name_too_long_for_the_disk_is_told(room):
    with pytest.raises(BadInput, match="cannot be unpacked"):
        room.put(PurePosixPath("x" * 900), [b"x"])


def test_a_full_disk_is_told(room, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.open", full)
    with pytest.raises(DiskFull, match=r"no room .*a\.zip"):
        room.put(PurePosixPath("a"), [b"x"])


def test_a_disk_that_fills_up_is_told(room):
    with pytest.raises(DiskFull):
        raise room._unwritten(PurePosixPath("a"), OSError(errno.EDQUOT, "quota"))


def test_it_can_be_stopped_between_two_pieces(tmp_path):
    def stop():
        raise Stopped("stop")

    room = Room(tmp_path, tmp_path / "a.zip", Allowance(9, 9), stop)
    with pytest.raises(Stopped):
        room.put(PurePosixPath("a"), [b"x"])


def test_many_files_are_too_many(tmp_path):
    room = Room(tmp_path, tmp_path / "a.zip", Allowance(2, 9), lambda: None)
    room.place("a")
    room.enter("b")
    with pytest.raises(BadInput, match="too many files"):
        room.place("c")


def test_a_large_archive_may_hold_more(tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    path.write_bytes(b"x" * 10)
    assert Allowance.of(path).size == archive_room.ALWAYS_BYTES
    monkeypatch.setattr(archive_room, "ALWAYS_BYTES", 100)
    assert Allowance.of(path).size == 10 * archive_room.MOST_SWOLLEN
