import itertools
import os
from operator import neg

import pytest

from annotator.errors import BadInput, HelperLost
from annotator.formats import intake, side_by_side
from annotator.formats.processes import Helper, Step
from annotator.formats.side_by_side import Work


def work(step=neg, **more):
    """Work of which a thing of weight 1 is done here before there are helpers."""
    return Work(step, Step(step), weigh=lambda _: 1, pays_after=1, **more)


@pytest.fixture(autouse=True)
def started(monkeypatch):
    """All helpers that were started, each waited for."""
    helpers = []

    def start(step):
        helpers.append(Helper(step))
        helpers[-1]._greeting.join()
        return helpers[-1]

    monkeypatch.setattr(side_by_side, "Helper", start)
    yield helpers
    assert all(one._process.poll() is not None for one in helpers)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_things_come_in_their_order(count, started):
    things = list(range(700))
    assert list(side_by_side.done(work(), things, count)) == [(n, -n) for n in things]
    assert len(started) == (count if count > 1 else 0)


def test_few_things_are_done_here(started):
    heavy = Work(neg, Step(neg), weigh=lambda _: 1, pays_after=10)
    assert len(list(side_by_side.done(heavy, range(9), 2))) == 9
    assert started == []


def test_things_that_stay_are_done_in_their_turn():
    there = []

    def here(number):
        there.append(number)
        return -number

    mixed = Work(here, Step(neg), lambda _: 1, 1, goes=lambda n: n % 7 != 0)
    seen = []
    for number, result in side_by_side.done(mixed, range(300), 2):
        seen.append(number)
        assert result == -number
        assert there[-1] == max(n for n in seen if n % 7 == 0)  # none before its turn
    assert seen == list(range(300))


def test_a_thing_that_holds_is_done_before_the_next_is_asked_for():
    asked, seen = [], []

    def things():
        for number in range(300):
            assert not (number and number % 90 == 1) or seen[-1] == number - 1
            asked.append(number)
            yield number

    holding = work(holds=lambda n: n % 90 == 0)
    for number, _ in side_by_side.done(holding, things(), 2):
        seen.append(number)
    assert seen == asked == list(range(300))


@pytest.mark.parametrize("count", [1, 2])
def test_an_error_comes_where_it_would_alone(count):
    things = ["a"] * 130 + [" "] + ["b"] * 200
    seen = []
    doing = side_by_side.done(work(intake.require_text), things, count)
    with pytest.raises(BadInput, match="there is no text in it"):
        seen.extend(one for one, _ in doing)
    assert seen == ["a"] * 130


@pytest.mark.parametrize("count", [1, 2])
def test_an_error_of_their_source_comes_after_what_was_before_it(count):
    def things():
        yield from range(170)
        raise BadInput("so far")

    seen = []
    doing = side_by_side.done(work(), things(), count)
    with pytest.raises(BadInput, match="so far"):
        seen.extend(one for one, _ in doing)
    assert seen == list(range(170))


def test_who_leaves_ends_the_helpers(started):
    doing = side_by_side.done(work(), itertools.count(), 2)
    assert next(n for n, _ in doing if n == 400)
    assert [one._process.poll() for one in started] == [None, None]
    doing.close()
    assert None not in [one._process.poll() for one in started]


def test_no_more_is_asked_for_than_is_under_way():
    asked = itertools.count()
    doing = side_by_side.done(work(), asked, 2)
    for number, _ in doing:
        if number == 1000:
            break
    doing.close()
    assert next(asked) - 1000 <= 4 * side_by_side._MOST_IN_A_BATCH


def test_a_lost_helper_is_told(started):
    doing = side_by_side.done(work(), itertools.count(), 2)
    assert next(n for n, _ in doing if n == 300)
    started[1]._process.kill()
    started[1]._process.wait()
    with pytest.raises(HelperLost):
        sum(1 for _ in doing)


def test_where_no_process_may_be_started_one_does_it_all(monkeypatch):
    def refuse(step):
        raise OSError(11, "no more")

    monkeypatch.setattr(side_by_side, "Helper", refuse)
    assert len(list(side_by_side.done(work(), range(300), 2))) == 300


def test_as_many_as_there_are_cores_or_as_is_set(monkeypatch):
    monkeypatch.delenv("HASHIYA_WORKERS", raising=False)
    assert 1 <= side_by_side.workers() <= side_by_side.MOST
    for said, expected in (("3", 3), ("1", 1), ("99", side_by_side.MOST)):
        monkeypatch.setenv("HASHIYA_WORKERS", said)
        assert side_by_side.workers() == expected
    monkeypatch.setenv("HASHIYA_WORKERS", "many")
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert side_by_side.workers() == 5
