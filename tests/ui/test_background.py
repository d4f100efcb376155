import threading

import pytest

from annotator.errors import Stopped
from annotator.store.project import Project
from annotator.ui.background import Work


@pytest.fixture
def project(project_path):
    with Project.open(project_path) as opened:
        yield opened


def test_work_runs_in_a_thread_of_its_own_on_its_own_connection(qtbot, project):
    seen = []

    def job(own, progress):
        seen.append((own is not project, threading.current_thread() is not threading.main_thread()))
        progress(3, 3)
        return own.articles.count()

    work = Work(project, job)
    told = []
    work.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(work.succeeded) as ended:
        work.start()
    work.wait()
    assert ended.args == [3]
    assert seen == [(True, True)]
    assert told == [(3, 3)]


def test_work_can_be_stopped(qtbot, project):
    begun = threading.Event()

    def job(_own, progress):
        begun.set()
        while True:
            progress(0, None)

    work = Work(project, job)
    with qtbot.waitSignal(work.failed) as ended:
        work.start()
        begun.wait()
        work.stop()
    work.wait()
    assert isinstance(ended.args[0], Stopped)


def test_an_error_comes_back_as_it_is(qtbot, project):
    error = ValueError("odd")

    def job(_own, _progress):
        raise error

    work = Work(project, job)
    with qtbot.waitSignal(work.failed) as ended:
        work.start()
    work.wait()
    assert ended.args[0] is error
