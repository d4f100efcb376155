"""Slow work for a screen: only the last errand's end counts."""

import time

import pytest

from annotator.errors import NotFound
from annotator.look import LIGHT
from annotator.ui.agreement.errand import Errands
from annotator.ui.panels.status_line import StatusLine
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def errands(qtbot, session):
    status = StatusLine(shades_of(LIGHT))
    qtbot.addWidget(status)
    status.show()
    made = Errands(session.project, status, status)
    made.status = status
    yield made
    made.end()


def forever(_project, progress):
    while True:
        progress(1, 2)
        time.sleep(0.002)


def test_the_result_comes_to_the_window(errands, qtbot):
    got = []
    errands.run("Working", lambda project, _progress: project.name, got.append)
    assert errands.status.stop.isVisible()
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["desk"]
    assert not errands.is_busy
    assert not errands.status.stop.isVisible()


def test_another_errand_takes_the_place_of_the_first(errands, qtbot):
    got = []
    errands.run("first", forever, got.append)
    errands.run("second", lambda _project, _progress: 2, got.append)
    qtbot.waitUntil(lambda: not errands.is_busy)
    assert got == [2]


def test_it_can_be_stopped(errands, qtbot):
    got = []
    errands.run("first", forever, got.append)
    with qtbot.waitSignal(errands.stopped):
        errands.status.stop.click()
    errands.end()
    assert not errands.is_busy
    assert got == []


def test_why_it_failed_is_told(errands, qtbot):
    def refuse(_project, _progress):
        raise NotFound("no gold")

    with qtbot.waitSignal(errands.failed) as told:
        errands.run("x", refuse, lambda _result: None)
    assert told.args == ["no gold"]
    assert not errands.is_busy
