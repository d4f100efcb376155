import shutil

import pytest

from annotator.errors import BadInput, DamagedFile, DiskFull, ForeignFile, NotFound
from annotator.store import backup
from annotator.store.project import Project


def test_a_backup_is_one_sound_file_with_all_that_was_acknowledged(project, tmp_path):
    project.set_name("Named since")
    to = tmp_path / "elsewhere" / "copy.hashiya"
    assert project.backup(to) == to
    assert [p.name for p in to.parent.iterdir()] == ["copy.hashiya"]
    with Project.open(to) as copy:
        assert copy.name == "Named since"
        assert list(copy.problems()) == []


def test_no_file_is_overwritten(project, tmp_path):
    to = tmp_path / "there"
    to.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="there"):
        project.backup(to)
    assert to.read_text(encoding="utf-8") == "mine"


def test_the_last_ten_are_kept(project, path, monkeypatch):
    monkeypatch.setattr(backup, "KEPT", 3)
    made = [project.keep_backup() for _ in range(5)]
    assert backup.kept(path) == made[:1:-1]
    assert sorted(backup.folder_of(path).iterdir()) == made[2:]


def test_without_room_none_is_begun(project, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("U", (), {"free": 1000}))
    with pytest.raises(DiskFull):
        project.backup(tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


def test_a_damaged_project_gives_no_backup(make, path, tmp_path):
    project = make("x" * 50_000)
    raw = project._connection.raw
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("rb+") as file:
        file.seek(4096 * 2)
        file.write(b"\xa5" * 4096 * 8)
    with project.another() as reader, pytest.raises(DamagedFile):
        reader.backup(tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


def test_a_damaged_file_is_set_aside_when_a_backup_takes_its_place(make, path):
    project = make("x")
    kept = project.keep_backup()
    project.close()
    path.write_bytes(b"damaged")
    aside = backup.restore(path, kept)
    assert aside.read_bytes() == b"damaged"
    path.write_bytes(b"again")
    assert backup.restore(path, kept) != aside
    with Project.open(path) as again:
        assert again.articles.text("a1") == "x"
    assert kept.exists()


def test_only_a_sound_project_is_put_back(project, path, tmp_path):
    with pytest.raises(NotFound):
        backup.restore(path, tmp_path / "none")
    (tmp_path / "foreign").write_text("x", encoding="utf-8")
    with pytest.raises(ForeignFile):
        backup.restore(path, tmp_path / "foreign")
    assert project.articles.count() == 1
