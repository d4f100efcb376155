"""Counts of agreement are there before its screen asks for them."""

import pytest

from annotator.model.annotation import Status
from annotator.ui import recounting
from annotator.usecases import agreement, agreement_pairs, annotators, gold, statuses


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(recounting, "PAUSE_MS", 1)


@pytest.fixture
def other(session):
    """Somebody else has done the first two articles."""
    who = annotators.require(session.project, "layla")
    for article in ("a1", "a2"):
        statuses.set_status(session.project, article, who.uid, Status.DONE)
    return who


def kept(session, other):
    mine = session.verbs.bench.annotator
    both = [one for one in session.project.annotators.all() if one in (mine, other)]
    return list(session.project.kept_counts.of(agreement_pairs.kept_as(*both)))


def test_what_is_done_is_counted_soon_and_off_the_windows_thread(session, other, verbs, qtbot):
    verbs.going.finish(Status.DONE)
    assert kept(session, other) == []
    qtbot.waitUntil(lambda: kept(session, other) == ["a1"])
    verbs.going.finish(Status.DONE)
    qtbot.waitUntil(lambda: kept(session, other) == ["a1", "a2"])


def test_an_edit_of_what_is_done_is_counted_anew(session, other, verbs, parts, place, qtbot):
    verbs.going.finish(Status.DONE)
    qtbot.waitUntil(lambda: kept(session, other) == ["a1"])

    def stamp():
        return session.project.kept_counts.of(
            agreement_pairs.kept_as(*agreement.compared(session.project))
        )["a1"].stamp

    before = stamp()
    verbs.going.step(-1)
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    qtbot.waitUntil(lambda: stamp() != before)


def test_who_goes_on_at_once_is_left_alone(session, other, verbs, qtbot, monkeypatch):
    monkeypatch.setattr(recounting, "PAUSE_MS", 60_000)
    verbs.going.finish(Status.DONE)
    qtbot.wait(50)
    assert kept(session, other) == []


def test_what_goes_wrong_there_is_not_told(session, other, verbs, parts, qtbot, monkeypatch):
    from annotator.errors import NotSaved
    from annotator.store.kept_counts import KeptCounts

    asked = []

    def refuse(*_):
        asked.append(1)
        raise NotSaved("no room")

    monkeypatch.setattr(KeptCounts, "keep", refuse)
    verbs.going.finish(Status.DONE)
    said = parts.status.message.text()
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(30)
    assert parts.status.message.text() == said


def test_one_article_is_counted_at_a_time(session, verbs, monkeypatch):
    started = []
    monkeypatch.setattr(verbs.quiet, "run", lambda _job, done: started.append(done))
    made = recounting.Recounting(verbs.bench, verbs.quiet)
    made._go_on()
    made._go_on()  # something was changed meanwhile
    assert len(started) == 1
    started[0](made._backlog)
    assert made._pause.isActive()
    made._go_on()
    assert len(started) == 2


def test_where_nothing_can_be_written_nothing_is_counted(session, verbs):
    bench = verbs.bench
    bench.project.read_only = True
    (made,) = bench.findChildren(recounting.Recounting)
    quiet = recounting.Recounting(bench, verbs.quiet)
    bench.status_changed.emit()
    assert made._pause.isActive()
    assert not quiet._pause.isActive()


def test_the_window_ends_whatever_waits(session, other, verbs):
    verbs.going.finish(Status.DONE)
    verbs.quiet.end()
    (made,) = verbs.bench.findChildren(recounting.Recounting)
    assert not made._pause.isActive()


def test_what_a_review_settled_is_counted_when_it_is_left(session, other, verbs, qtbot):
    verbs.going.finish(Status.DONE)
    verbs.screens.review()
    qtbot.waitUntil(lambda: gold.annotator(session.project) is not None)
    verbs.screens.leave()
    pairs = [
        (one, gold.annotator(session.project)) for one in annotators.finishers(session.project)
    ]

    def counted():
        named = [agreement_pairs.kept_as(*pair) for pair in pairs]
        return ["a1" in session.project.kept_counts.of(one) for one in named]

    qtbot.waitUntil(lambda: counted() == [True, True])


def test_what_is_done_and_stays_open_is_counted_too(session, other, verbs, qtbot):
    bench = verbs.bench
    bench.changed.disconnect(bench.findChildren(recounting.Recounting)[0].wait)
    verbs.going.set_status(Status.DONE)
    qtbot.waitUntil(lambda: kept(session, other) == ["a1"])
