"""An export that is killed leaves nothing for ever, and nobody takes a living one's folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from annotator.formats import staging

KILLED = """
import sys, time
from pathlib import Path
from annotator.formats import staging
with staging.folder_beside(Path(sys.argv[1])) as stage:
    (stage / "new").mkdir()
    (stage / "new" / "part").write_text("half")
    print(stage, flush=True)
    time.sleep(60)
"""


def begun(out):
    """A process in the midst of an export to ``out``, and its folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(out)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    return process, Path(process.stdout.readline().strip())


def killed(process):
    process.kill()
    process.wait()
    process.stdout.close()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_gone_afterwards_with_all_that_is_in_it(tmp_path):
    with staging.folder_beside(tmp_path / "out") as stage:
        assert stage.parent == tmp_path
        (stage / "new").mkdir()
        (stage / "new" / "file").write_text("x")
        (stage / "loose").write_text("x")
    assert names(tmp_path) == []


def test_what_a_killed_process_left_goes_and_what_a_living_one_uses_stays(tmp_path):
    dead, left = begun(tmp_path / "out")
    alive, used = begun(tmp_path / "out")
    try:
        assert sorted([left.name, used.name]) == names(tmp_path)
        killed(dead)
        with staging.folder_beside(tmp_path / "another") as stage:
            assert names(tmp_path) == sorted([used.name, stage.name])
        assert (used / "new" / "part").read_text() == "half"
    finally:
        killed(alive)
    staging.clear(tmp_path)
    assert names(tmp_path) == []


def test_an_export_of_this_very_process_is_not_taken_for_left(tmp_path):
    with staging.folder_beside(tmp_path / "one") as one:
        with staging.folder_beside(tmp_path / "two") as two:
            assert names(tmp_path) == sorted([one.name, two.name])
        assert names(tmp_path) == [one.name]


def test_only_folders_of_exports_are_cleared(tmp_path):
    (tmp_path / ".out-abcdefgh").mkdir()
    (tmp_path / ".out-abcdefgh" / "mine").write_text("no lock, so not ours")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "held").write_text("")
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "held").write_text("")
    (tmp_path / ".out-12345678").symlink_to(tmp_path / "target")
    before = names(tmp_path)
    staging.clear(tmp_path)
    assert names(tmp_path) == before
    assert (tmp_path / "target" / "held").exists()


def test_what_was_set_aside_goes_back_where_nothing_took_its_place(tmp_path):
    stage = tmp_path / ".out-abcdefgh"
    for name in ("out", "other"):
        (stage / "old" / name).mkdir(parents=True)
        (stage / "old" / name / "file").write_text("before")
    (stage / "held").write_text("")
    (tmp_path / "other").write_text("after")
    staging.clear(tmp_path)
    assert names(tmp_path) == ["other", "out"]
    assert (tmp_path / "out" / "file").read_text() == "before"
    assert (tmp_path / "other").read_text() == "after"


def test_a_swap_puts_the_new_in_the_place_of_the_old(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old").write_text("")
    with staging.folder_beside(tmp_path / "out") as stage:
        (stage / "new").mkdir()
        staging.swap(stage / "new", tmp_path / "out", stage)
        assert names(tmp_path / "out") == []
        with pytest.raises(OSError, match="nothing"):
            staging.swap(stage / "nothing", tmp_path / "out2", stage)
    assert names(tmp_path) == ["out"]


def test_a_swap_that_fails_leaves_what_was_there(tmp_path):
    (tmp_path / "out").mkdir()
    with staging.folder_beside(tmp_path / "out") as stage:
        with pytest.raises(OSError, match="nothing"):
            staging.swap(stage / "nothing", tmp_path / "out", stage)
        assert (tmp_path / "out").is_dir()


def test_a_disk_without_locks_is_written_to_all_the_same(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise NotImplementedError("no locks here")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with staging.folder_beside(tmp_path / "out") as stage:
        assert names(stage) == []
        staging.clear(tmp_path)
        assert stage.is_dir()
    assert names(tmp_path) == []


def test_a_folder_that_somebody_clears_as_it_is_made_is_made_again(tmp_path, monkeypatch):
    made = []
    real = staging.tempfile.mkdtemp

    def meddled(**where):
        made.append(Path(real(**where)))
        if len(made) == 1:  # another process looks at it before its maker has the lock
            made[0].joinpath("held").touch()
            lock = FileLock(made[0] / "held")
            lock.acquire()
            monkeypatch.setattr(staging, "_end", unlock_first(lock))
        return str(made[-1])

    def unlock_first(lock):
        end = staging._end

        def ending(stage, own):
            end(stage, own)
            lock.release()

        return ending

    monkeypatch.setattr(staging.tempfile, "mkdtemp", meddled)
    with staging.folder_beside(tmp_path / "out") as stage:
        assert stage == made[1]


def test_a_folder_that_cannot_be_looked_into_is_left_to_whoever_writes(tmp_path):
    staging.clear(tmp_path / "nowhere")
