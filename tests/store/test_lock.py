import errno
import os
import subprocess
import sys

import pytest

from annotator.store.lock import Holder, Lock

HOLD = """
import pathlib, sys, time
from annotator.store.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print(lock.take(), flush=True)
time.sleep(60)
"""


def test_one_has_it_and_the_second_can_read_who(path):
    first, second = Lock(path), Lock(path)
    assert first.take()
    assert not second.take()
    holder = second.holder()
    assert holder.pid == os.getpid()
    assert holder.host
    assert holder.since.endswith("Z")
    first.release()
    assert second.take()
    second.release()


def test_nothing_is_left_beside_the_file(path):
    lock = Lock(path)
    assert lock.take()
    lock.release()
    assert list(path.parent.iterdir()) == []


def test_it_falls_with_the_process_that_holds_it(path):
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"True\n"
        lock = Lock(path)
        assert not lock.take()
        assert lock.holder().pid == child.pid
        child.kill()
        child.wait()
        assert lock.take()
        assert lock.holder().pid == os.getpid()
        lock.release()


def test_a_card_that_cannot_be_read_names_nobody(path):
    lock = Lock(path)
    assert lock.holder() == Holder("", 0, "")
    path.with_name(path.name + "-holder").write_text("{", encoding="utf-8")
    assert lock.holder() == Holder("", 0, "")


@pytest.mark.parametrize(("number", "is_taken"), [(errno.ENOSPC, True), (errno.EROFS, False)])
def test_without_room_for_the_card_it_is_held_all_the_same(path, monkeypatch, number, is_taken):
    def write_text(*_, **__):
        raise OSError(number, "said by the disk")

    monkeypatch.setattr("pathlib.Path.write_text", write_text)
    lock = Lock(path)
    if is_taken:
        assert lock.take()
        assert not Lock(path).take()
        lock.release()
    else:
        with pytest.raises(OSError, match="said by the disk"):
            lock.take()
    assert list(path.parent.iterdir()) == []
